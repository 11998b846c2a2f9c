import type { Estimate, QuantityName } from '#src/estimate/estimate.ts'
import type { Block, Card } from './card.ts'
import { fleetBlocks } from './fleet-blocks.ts'
import { formatNumber, formatRange, formatValue } from './format.ts'
import { planBlocks } from './plan-blocks.ts'
import { planningBlocks } from './planning-blocks.ts'

const quantityLabels: Readonly<Record<QuantityName, { label: string; unit: string }>> = {
  memoryGiBPerGpu: { label: 'Memory per GPU', unit: 'GiB' },
  fitsProbability: { label: 'Fits', unit: 'probability' },
  gpuHours: { label: 'GPU time', unit: 'GPU-hours' },
  wallClockHours: { label: 'Duration', unit: 'h' },
  usd: { label: 'Cost', unit: 'usd' },
  usdPerMonth: { label: 'Cost', unit: 'usdPerMonth' },
  outputTokensPerSecond: { label: 'Output', unit: 'tokens/s' },
  ttftMs: { label: 'First token after', unit: 'ms' },
}

/** The totals, what to mind, how sure we are and what was assumed; the working is in {@link workingCard}. */
export function estimateCard(estimate: Estimate, id: string): Card {
  return {
    title: `${estimate.subject} · ${id}`,
    blocks: [
      { type: 'fields', fields: totals(estimate) },
      ...warningsOf(estimate),
      ...planBlocks(estimate),
      ...(estimate.fleet === undefined ? [partsOf(estimate)] : fleetBlocks(estimate)),
      assumedIn(estimate),
      confidenceOf(estimate),
      {
        type: 'actions',
        actions: [
          { id: 'why', label: 'See the working and the sources', value: id, command: `why ${id}` },
        ],
      },
    ],
  }
}

/** What it was computed with, and who said so. */
export function assumedIn({ assumptions }: Pick<Estimate, 'assumptions'>): Block {
  return {
    type: 'table',
    headers: ['Assumed', 'Value', 'From'],
    rows: assumptions.map(({ name, value, origin }) => [
      name,
      formatValue(value),
      originWords[origin],
    ]),
  }
}

function partsOf({ lines }: Estimate): Block {
  return {
    type: 'table',
    headers: ['Part', 'Likely (low to high)'],
    rows: lines.map((line) => [line.label, formatRange(line, line.unit)]),
  }
}

/** Every line's formula with this case's numbers, and where each comes from. */
export function workingCard(estimate: Estimate, id: string): Card {
  return {
    title: `How ${id} was computed: ${estimate.subject}`,
    blocks: [
      { type: 'fields', fields: totals(estimate) },
      ...estimate.lines.map((line): Block => {
        const source = line.source.url === '' ? 'our judgement' : line.source.title
        return {
          type: 'text',
          markdown: `**${line.label}**: ${formatRange(line, line.unit)}\n- ${line.working}\n- Source: ${source}`,
        }
      }),
      ...planningBlocks(estimate),
      confidenceOf(estimate),
      { type: 'sources', sources: estimate.lines.map((line) => line.source) },
    ],
  }
}

const originWords = {
  user: 'you',
  profile: 'your profile',
  catalog: 'the catalog',
  default: 'our default',
} as const

/** What is shown of an estimate at a glance. */
export function totals({ quantities, gpu, gpuCount }: Estimate) {
  const entries = Object.entries(quantities) as [
    QuantityName,
    Estimate['quantities'][QuantityName],
  ][]
  const fields = entries.flatMap(([name, range]) => {
    if (range === undefined) return []
    const { label, unit } = quantityLabels[name]
    const value = name === 'fitsProbability' ? fitWords(range.likely) : formatRange(range, unit)
    // A cost of the horizon and one of a month are told apart.
    const isSecondCost = name === 'usdPerMonth' && quantities.usd !== undefined
    return [{ label: isSecondCost ? 'At that rate' : label, value }]
  })
  const gpus = gpu === undefined ? [] : [{ label: 'GPUs', value: `${gpuCount ?? 1} × ${gpu}` }]
  return [...gpus, ...fields]
}

/** The probability as a word first; nobody should have to interpret it. */
function fitWords(probability: number): string {
  const percent =
    probability > 0.99
      ? 'over 99 %'
      : probability < 0.01
        ? 'under 1 %'
        : `${formatNumber(Math.round(probability * 100))} %`
  const word = probability >= 0.9 ? 'yes' : probability >= 0.5 ? 'tight' : 'no'
  return `${word} (probability ${percent})`
}

function warningsOf(estimate: Estimate): Block[] {
  if (estimate.warnings.length === 0) return []
  return [{ type: 'text', markdown: estimate.warnings.map((each) => `- ${each}`).join('\n') }]
}

function confidenceOf(estimate: Estimate): Block {
  return {
    type: 'text',
    markdown: `**Confidence: ${estimate.confidence}.** ${estimate.confidenceReasons.join(' ')}`,
  }
}
