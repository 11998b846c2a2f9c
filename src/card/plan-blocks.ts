import type { Estimate, Plan, PlanRole, QuantityName } from '#src/estimate/estimate.ts'
import type { Block } from './card.ts'
import { formatIn, formatRange, listOf } from './format.ts'

const roleNames: Readonly<Record<PlanRole, string>> = {
  cheapest: 'Cheapest',
  fastest: 'Fastest',
  best: 'Best',
  tight: 'If it fits',
}

/** What a plan takes, in the order of the table's columns. */
const columns: readonly (readonly [header: string, QuantityName, unit: string])[] = [
  ['Memory', 'memoryGiBPerGpu', 'GiB'],
  ['Output', 'outputTokensPerSecond', 'tokens/s'],
  ['Time', 'wallClockHours', 'h'],
  ['Cost', 'usd', 'usd'],
  ['Cost', 'usdPerMonth', 'usdPerMonth'],
]

/** The planner's picks as a table, one row for each different plan, and why each won. */
export function planBlocks({ plans = [], planning }: Estimate): Block[] {
  if (plans.length === 0) return []
  const rows = [...Map.groupBy(plans, keyOf).values()]
  const used = columns.filter(([, name]) => plans.some(({ quantities }) => name in quantities))
  return [
    {
      type: 'table',
      caption: 'Plans, with all that you left open chosen anew',
      headers: ['Plan', 'GPUs', 'How', ...used.map(([header]) => header)],
      rows: rows.map((same) => {
        const [plan] = same as [Plan]
        return [
          listOf(same.map(({ role }, index) => named(role, index))) +
            (plan.isTight ? ' (tight)' : ''),
          `${plan.gpuCount} × ${plan.gpu}`,
          plan.layout,
          ...used.map(([, name, unit]) => {
            const range = plan.quantities[name]
            if (range === undefined) return ''
            return name.startsWith('usd') ? formatRange(range, unit) : formatIn(range.likely, unit)
          }),
        ]
      }),
    },
    {
      type: 'text',
      markdown: [
        ...plans.map(({ role, because }) => `- ${roleNames[role]}: ${because}`),
        ...ruledOut(planning),
      ].join('\n'),
    },
  ]
}

function keyOf({ gpu, gpuCount, layout }: Plan): string {
  return `${gpuCount} ${gpu} ${layout}`
}

function named(role: PlanRole, index: number): string {
  const name = roleNames[role]
  return index === 0 ? name : name.toLowerCase()
}

const mostNamed = 4

/** Cards that were ruled out for what the person asked, grouped by the reason. */
function ruledOut(planning: Estimate['planning']): string[] {
  const reasons = ['memory', 'deadline', 'budget', 'latency'] as const
  const out = reasons.flatMap((reason) => {
    const cards = (planning?.ruledOut ?? []).filter(({ because }) => because.startsWith(reason))
    if (cards.length === 0) return []
    const shown = cards.slice(0, mostNamed).map(({ gpu }) => gpu)
    const more = cards.length - shown.length
    return [`${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''} by ${reason}`]
  })
  return out.length === 0 ? [] : [`- Ruled out: ${out.join('; ')}.`]
}
