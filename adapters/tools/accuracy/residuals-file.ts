import { type BandName, bandNames } from '#src/estimate/bands.ts'
import type { FittedResiduals } from './fit-bands.ts'

/** src/estimate/residuals.ts, as it should read. */
export function residualsFile(
  residuals: Record<BandName, FittedResiduals>,
  rows: number,
  readOn: string,
): string {
  const entries = bandNames.map((name) => {
    const { p5, p50, p95, publishers, rows: fittedTo } = residuals[name]
    return `  ${name}: { p5: ${p5}, p50: ${p50}, p95: ${p95}, rows: ${fittedTo}, publishers: ${publishers} },`
  })
  return `import type { Source } from '#src/catalog/source.ts'

/** Measured over predicted: how published figures scatter around the bare formulas. */
export interface Residuals {
  readonly p5: number
  readonly p50: number
  readonly p95: number
  /** How many published figures, of how many publishers, it was fitted to. */
  readonly rows: number
  readonly publishers: number
}

/** Made by \`npm run accuracy -- FOLDER\`. Never edit by hand. */
export const residuals = {
${entries.join('\n')}
} as const satisfies Record<string, Residuals>

export const residualsSource: Source = {
  basis: 'measurement',
  title: 'Quantiles of ${rows.toLocaleString('en')} published figures over our formulas (docs/accuracy.md)',
  url: '',
  checkedOn: '${readOn}',
}
`
}
