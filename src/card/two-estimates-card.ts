import type { Estimate } from '#src/estimate/estimate.ts'
import { besideTable } from './beside-table.ts'
import type { Block, Card } from './card.ts'
import { totals } from './estimate-card.ts'
import { formatRange, formatValue } from './format.ts'

export interface EstimateSide {
  /** "as saved", "changed", "e1". */
  readonly name: string
  readonly estimate: Estimate
}

/** Two estimates side by side: what was assumed differently, and every figure that differs. */
export function twoEstimatesCard(before: EstimateSide, after: EstimateSide, title: string): Card {
  return {
    title,
    blocks: [
      {
        type: 'text',
        markdown: `- ${before.name}: ${before.estimate.subject}\n- ${after.name}: ${after.estimate.subject}`,
      },
      table('Assumed', before, after, ({ assumptions }) =>
        assumptions.map(({ name, value }) => [name, formatValue(value)]),
      ),
      table('Result', before, after, (estimate) =>
        totals(estimate).map(({ label, value }) => [label, value]),
      ),
      table('Part', before, after, ({ lines }) =>
        lines.map((line) => [line.label, formatRange(line, line.unit)]),
      ),
      ...newWarnings(before, after),
    ],
  }
}

function table(
  heading: string,
  before: EstimateSide,
  after: EstimateSide,
  rowsOf: (estimate: Estimate) => readonly (readonly string[])[],
): Block {
  return besideTable(
    heading,
    [before, after].map(({ name, estimate }) => ({ name, rows: rowsOf(estimate) })),
  )
}

function newWarnings(before: EstimateSide, after: EstimateSide): Block[] {
  const fresh = after.estimate.warnings.filter((each) => !before.estimate.warnings.includes(each))
  if (fresh.length === 0) return []
  return [{ type: 'text', markdown: fresh.map((each) => `- ${each}`).join('\n') }]
}
