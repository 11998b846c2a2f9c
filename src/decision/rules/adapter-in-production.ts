import type { Rule } from '../rule.ts'
import { rule } from '../rule.ts'
import { thresholds } from '../thresholds.ts'
import { judgement, sources } from './sources.ts'

const { encoder, small, interactive } = thresholds.latencyMs

/**
 * What a small open model with an adapter is worth in production. That does not depend on how it
 * was taught, so it counts for imitation and for trial alike.
 */
export function adapterInProductionRules(
  approach: 'lora-fine-tuning' | 'reinforcement-fine-tuning',
): readonly Rule[] {
  const worth = [
    rule({
      id: `${approach}-interactive`,
      reads: ['latencyMs'],
      // Below the encoder's limit an adapter is too slow, which a rule of its own says.
      when: ({ latencyMs }) => latencyMs > encoder.value && latencyMs <= interactive.value,
      effect: { kind: 'favours', approach, weight: 1 },
      because: 'A tuned small model answers within two seconds.',
      source: sources.robinhood,
    }),
    rule({
      id: `${approach}-small-and-fast`,
      reads: ['latencyMs'],
      when: ({ latencyMs }) => latencyMs > encoder.value && latencyMs <= small.value,
      effect: { kind: 'favours', approach, weight: 1 },
      because: 'Within half a second only a tuned model of at most 8B answers.',
      source: sources.checkr,
    }),
    rule({
      id: `${approach}-too-slow`,
      reads: ['latencyMs'],
      when: ({ latencyMs }) => latencyMs <= encoder.value,
      effect: { kind: 'opposes', approach, weight: 2 },
      because: 'Even an 8B model is too slow for fifty milliseconds.',
      source: sources.walmart,
    }),
    rule({
      id: `${approach}-volume`,
      reads: ['requestsPerDay'],
      when: ({ requestsPerDay }) => requestsPerDay >= thresholds.requestsPerDay.ownModel.value,
      effect: { kind: 'favours', approach, weight: 2 },
      because:
        'At millions of requests a day an own small model has carried the load on a few GPUs.',
      source: sources.faire,
    }),
    rule({
      id: `${approach}-past-break-even`,
      reads: ['requestsPerDay'],
      when: ({ requestsPerDay }, facts) => {
        const breakEven = facts.breakEvenRequestsPerDay()
        return breakEven !== null && requestsPerDay > breakEven
      },
      effect: { kind: 'favours', approach, weight: 1 },
      because: 'At your volume an own small model costs less each month than a hosted one.',
      source: sources.breakEven,
    }),
    rule({
      id: `${approach}-shorter-prompts`,
      reads: ['promptTokensPerRequest'],
      when: ({ promptTokensPerRequest }) =>
        promptTokensPerRequest >= thresholds.promptTokensPerRequest.long.value,
      effect: { kind: 'favours', approach, weight: 1 },
      because: 'Long instructions can move into the weights.',
      source: sources.azureConsiderations,
    }),
    rule({
      id: `${approach}-on-premises`,
      reads: ['dataResidency'],
      when: ({ dataResidency }) => dataResidency === 'on-premises',
      effect: { kind: 'favours', approach, weight: 1 },
      because: 'On your premises an open model, tuned where needed, does the work.',
      source: sources.airtrain,
    }),
    rule({
      id: `${approach}-own-weights`,
      reads: ['ownWeightsRequired'],
      when: ({ ownWeightsRequired }) => ownWeightsRequired,
      effect: { kind: 'favours', approach, weight: 1 },
      because: 'An adapter on open weights is yours to keep.',
      source: judgement('open weights with an adapter are the cheapest weights to own'),
    }),
    rule({
      id: `${approach}-outlives-a-hosted-base`,
      reads: ['lifetimeMonths'],
      when: ({ lifetimeMonths }) => lifetimeMonths > thresholds.lifetimeMonths.long.value,
      effect: { kind: 'favours', approach, weight: 1 },
      because: 'Your product outlives hosted bases; open weights stay.',
      source: judgement('owned weights pay from about eighteen months of life'),
    }),
    rule({
      id: `${approach}-role`,
      reads: ['productRole', 'promptingResult'],
      when: ({ productRole, promptingResult }) =>
        productRole === 'the-product' && ['close', 'far'].includes(promptingResult),
      effect: { kind: 'favours', approach, weight: 1 },
      because: 'The model is your product, so weights of your own are worth more to you.',
      source: judgement('the product’s role breaks ties: a product leans to weights of its own'),
    }),
    rule({
      id: `${approach}-idle-gpus`,
      reads: ['ownedGpus', 'gpuUtilisation'],
      when: ({ ownedGpus, gpuUtilisation }) =>
        ownedGpus >= thresholds.ownedGpus.any.value &&
        gpuUtilisation < thresholds.gpuUtilisation.idle.value,
      effect: { kind: 'favours', approach, weight: 1 },
      because: 'You already pay for GPUs that stand idle most of the time.',
      source: judgement('idle owned GPUs make training and serving nearly free at the margin'),
    }),
    rule({
      id: `${approach}-large-bill`,
      reads: ['monthlyApiUsd'],
      when: ({ monthlyApiUsd }) => monthlyApiUsd >= thresholds.monthlyApiUsd.large.value,
      effect: { kind: 'favours', approach, weight: 1 },
      because: 'Your monthly bill would pay for several GPUs and the people to run them.',
      source: sources.breakEven,
    }),
    rule({
      id: `${approach}-tiny-bill`,
      reads: ['monthlyApiUsd'],
      when: ({ monthlyApiUsd }) => monthlyApiUsd <= thresholds.monthlyApiUsd.tiny.value,
      effect: { kind: 'opposes', approach, weight: 2 },
      because: 'A bill this small never pays back a model of your own.',
      source: sources.honeycomb,
    }),
  ]
  return approach === 'lora-fine-tuning' ? worth : worth.map(onceGradable)
}

/**
 * For trial there must be a grader. Where reasoning falls short its rival is a stronger model, not
 * another way to an adapter, and the grader's evidence decides between those two.
 */
function onceGradable(worth: Rule): Rule {
  return {
    ...worth,
    reads: ['gap', 'autoGradable', ...worth.reads],
    when: (profile, facts) =>
      profile.autoGradable && !profile.gap.includes('reasoning') && worth.when(profile, facts),
  }
}
