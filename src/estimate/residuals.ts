import type { Source } from '#src/catalog/source.ts'

/** Measured over predicted: how published figures scatter around the bare formulas. */
export interface Residuals {
  readonly p5: number
  readonly p50: number
  readonly p95: number
  /** How many published figures, of how many publishers, it was fitted to. */
  readonly rows: number
  readonly publishers: number
}

/** Made by `npm run accuracy -- FOLDER`. Never edit by hand. */
export const residuals = {
  finetuneMemory: { p5: 0.8165, p50: 1.004, p95: 1.661, rows: 115, publishers: 4 },
  pretrainMemory: { p5: 0.7226, p50: 1.006, p95: 1.446, rows: 75, publishers: 1 },
  servingMemory: { p5: 0.8283, p50: 1.01, p95: 1.232, rows: 141, publishers: 5 },
  pretrainSpeed: { p5: 0.7357, p50: 1.006, p95: 1.21, rows: 421, publishers: 9 },
  finetuneSpeed: { p5: 0.8073, p50: 0.9994, p95: 1.368, rows: 127, publishers: 4 },
  wholeRunHours: { p5: 0.6807, p50: 1.007, p95: 1.877, rows: 25, publishers: 14 },
  decodeSpeed: { p5: 0.7822, p50: 1.03, p95: 1.284, rows: 120, publishers: 3 },
  batchOneSpeed: { p5: 0.7166, p50: 0.9977, p95: 1.389, rows: 132, publishers: 1 },
  prefillSpeed: { p5: 0.634, p50: 0.9992, p95: 1.339, rows: 96, publishers: 2 },
  timeToFirstToken: { p5: 0.7465, p50: 1.015, p95: 1.596, rows: 36, publishers: 2 },
  serverThroughput: { p5: 0.7207, p50: 0.9925, p95: 1.223, rows: 160, publishers: 4 },
} as const satisfies Record<string, Residuals>

export const residualsSource: Source = {
  basis: 'measurement',
  title: 'Quantiles of 1,609 published figures over our formulas (docs/accuracy.md)',
  url: '',
  checkedOn: '2026-11-23',
}
