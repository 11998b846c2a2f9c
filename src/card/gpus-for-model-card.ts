import type { Estimate } from '#src/estimate/estimate.ts'
import { besideTable } from './beside-table.ts'
import type { Block, Card } from './card.ts'
import { totals } from './estimate-card.ts'
import { formatRange, formatValue, listOf } from './format.ts'

/** The same estimate on some cards, under the id it was kept with. */
export interface OnCards {
  /** "2 × RTX3090". */
  readonly name: string
  readonly id: string
  readonly estimate: Estimate
}

/** The same work on several kinds of cards side by side, and on which of them it fits. */
export function gpusForModelCard(
  sides: readonly OnCards[],
  model: string,
  remarks: readonly string[],
): Card {
  const column = (rowsOf: (estimate: Estimate) => readonly (readonly string[])[]) =>
    sides.map(({ name, estimate }) => ({ name, rows: rowsOf(estimate) }))
  const ids = sides.map(({ id }) => id)
  const assumed = sides[0]?.estimate.assumptions.filter(
    ({ name, origin }) => origin === 'default' && !perCard.has(name),
  )
  return {
    title: `${listOf(
      sides.map(({ name }) => name),
      'or',
    )} for ${model}?`,
    blocks: [
      {
        type: 'text',
        markdown: [...remarks, ...sides.map((side) => `- ${verdictOn(side)}`), best(sides)]
          .filter((line) => line !== '')
          .join('\n'),
      },
      besideTable(
        'Result',
        column((estimate) => totals(estimate).map(({ label, value }) => [label, value])),
      ),
      besideTable(
        'Part',
        column(({ lines }) => lines.map((line) => [line.label, formatRange(line, line.unit)])),
      ),
      ...others(sides),
      ...(assumed === undefined || assumed.length === 0
        ? []
        : [
            {
              type: 'text' as const,
              markdown: `Nobody said these, so they are our defaults: ${listOf(assumed.map(({ name, value }) => `${name} ${formatValue(value)}`))}.`,
            },
          ]),
    ],
    nextStep: `why ${ids[0]}`,
  }
}

/** What a plan chooses for each card is no assumption about the work. */
const perCard = new Set(['gpu', 'gpus', 'cardsPerCopy', 'sharding', 'sequencesPerStep'])

const fits = ({ estimate }: OnCards) => (estimate.quantities.fitsProbability?.likely ?? 0) >= 0.5

const isOfFit = (warning: string) => /does not fit|may not fit/.test(warning)

function verdictOn(side: OnCards): string {
  const { name, id, estimate } = side
  const of = (labels: readonly string[]) =>
    totals(estimate)
      .filter(({ label }) => labels.includes(label))
      .map(({ label, value }) => `${label.toLowerCase()} ${value}`)
  if (fits(side)) {
    const figures = of(['Duration', 'Cost', 'Output', 'First token after'])
    const tight = (estimate.quantities.fitsProbability?.likely ?? 0) < 0.9 ? ', if tightly' : ''
    return `**${name}** fits${tight} (${id}): ${listOf(figures)}.${shortContext(estimate)}`
  }
  const why = estimate.warnings.find(isOfFit)
  return `**${name}** does not fit (${id}). ${why ?? ''}`.trim()
}

/** The weights fit, and one request beside them does not. */
function shortContext({ kind, quantities, lines }: Estimate): string {
  const longest = lines.find(({ label }) => label === 'Longest context that fits')
  if (kind !== 'serve' || quantities.outputTokensPerSecond !== undefined) return ''
  const room =
    longest === undefined ? '' : ` Room is left for ${formatRange(longest, longest.unit)} at most.`
  return ` But no request as long as assumed fits beside the weights.${room}`
}

/** The cheapest and the fastest of those that fit. */
function best(sides: readonly OnCards[]): string {
  const fitting = sides.filter(fits)
  if (fitting.length < 2) {
    const [only] = fitting
    return only === undefined || sides.length === 1
      ? ''
      : `So **${only.name}**: ${sides.length === 2 ? 'the other does' : 'the others do'} not hold it.`
  }
  const by = (measure: (estimate: Estimate) => number | undefined) =>
    fitting
      .flatMap((side) => {
        const value = measure(side.estimate)
        return value === undefined ? [] : [{ side, value }]
      })
      .toSorted((a, b) => a.value - b.value)
  const [cheapest, dearer] = by(
    ({ quantities: { usd, usdPerMonth } }) => (usd ?? usdPerMonth)?.likely,
  )
  const [fastest, slower] = by(({ quantities: { wallClockHours, outputTokensPerSecond } }) =>
    wallClockHours === undefined
      ? outputTokensPerSecond && -outputTokensPerSecond.likely
      : wallClockHours.likely,
  )
  const cheap = cheapest !== undefined && dearer !== undefined && cheapest.value < dearer.value
  const quick = fastest !== undefined && slower !== undefined && fastest.value < slower.value
  const words = [
    ...(cheap ? [`**${cheapest.side.name}** costs less`] : []),
    ...(quick && cheap && fastest.side === cheapest.side ? ['is faster'] : []),
    ...(quick && (!cheap || fastest.side !== cheapest.side)
      ? [`**${fastest.side.name}** is faster`]
      : []),
  ]
  return words.length === 0 ? 'Neither is better by cost or speed.' : `${listOf(words)}.`
}

/** What else is to be minded, once. */
function others(sides: readonly OnCards[]): Block[] {
  const warnings = [...new Set(sides.flatMap(({ estimate }) => estimate.warnings))].filter(
    (warning) => !isOfFit(warning),
  )
  if (warnings.length === 0) return []
  return [{ type: 'text', markdown: warnings.map((each) => `- ${each}`).join('\n') }]
}
