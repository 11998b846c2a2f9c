import type { Estimate, Range } from '#src/estimate/estimate.ts'
import type { Profile } from '#src/profile/schema.ts'
import type { Approach } from './approach.ts'
import { efforts } from './effort.ts'
import { type OneOffCost, oneOffCost } from './one-off-cost.ts'
import { remembered } from './remembered.ts'
import { runningCost } from './running-cost.ts'

/** What one approach would take for one profile. */
export interface ApproachCost {
  /** One-off dollars for machines and services; null when it cannot be estimated. */
  readonly usd: Range | null
  readonly usdPerMonth: Range | null
  readonly weeks: Range
  readonly people: string
  readonly estimates: readonly Estimate[]
}

const hoursPerWeek = 168

/** Money from the estimator, people's weeks from the effort table, the machine's weeks added. */
export function approachCost(approach: Approach, profile: Profile, asOf: string): ApproachCost {
  const { weeks, people } = efforts[approach]
  const { usd, wallClockHours, estimates } = oneOffCost(approach, profile, asOf)
  const running = runningCost(approach, profile, asOf)
  const machine = wallClockHours ?? { low: 0, likely: 0, high: 0 }
  return {
    usd,
    usdPerMonth: running.usdPerMonth,
    weeks: {
      low: weeks.low + machine.low / hoursPerWeek,
      likely: weeks.likely + machine.likely / hoursPerWeek,
      high: weeks.high + machine.high / hoursPerWeek,
    },
    people,
    estimates: [...estimates, ...running.estimates],
  }
}

/** The amounts at which a cost is worked out once, to be scaled to the team's own amount. */
const reference = { examples: 1000, pairs: 1000, tokens: 20e9 } as const

const referenceCost = remembered(
  (approach: Approach, baseModel: string | undefined, asOf: string) =>
    `${approach} ${asOf} ${baseModel ?? ''}`,
  (approach: Approach, baseModel: string | undefined, asOf: string): OneOffCost =>
    oneOffCost(
      approach,
      {
        labelledExamples: reference.examples,
        preferencePairs: reference.pairs,
        corpusTokens: reference.tokens,
        ...(baseModel !== undefined && { baseModel }),
      },
      asOf,
    ),
)

/**
 * One-off dollars for the gates, which ask thousands of times: the estimate for a reference
 * amount of data, scaled to the team's. Training cost is proportional to tokens, and for a
 * model from scratch also to its parameters, which grow with the tokens.
 */
export function scaledUsd(approach: Approach, known: Profile, asOf: string): Range | null {
  const { usd } = referenceCost(approach, known.baseModel, asOf)
  if (usd === null) return null
  const scale = scaleOf(approach, known)
  return { low: usd.low * scale, likely: usd.likely * scale, high: usd.high * scale }
}

function scaleOf(approach: Approach, known: Profile): number {
  const tokens = (known.corpusTokens ?? reference.tokens) / reference.tokens
  switch (approach) {
    case 'hosted-fine-tuning':
    case 'lora-fine-tuning':
    case 'full-fine-tuning':
      return (known.labelledExamples ?? reference.examples) / reference.examples
    case 'preference-tuning':
      return (known.preferencePairs ?? reference.pairs) / reference.pairs
    case 'retrieval':
    case 'continued-pretraining':
      return tokens
    case 'pretraining':
      return tokens * Math.min(7, Math.max(0.1, tokens))
    default:
      return 1
  }
}
