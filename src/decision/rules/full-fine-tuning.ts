import type { Rule } from '../rule.ts'
import { rule } from '../rule.ts'
import { thresholds } from '../thresholds.ts'
import { trainsModels } from './continued-pretraining.ts'
import {
  everyTuningRules,
  noPublicBaseRules,
  nothingToTeachRules,
  openBasesSince,
  voidWithoutPublicBase,
} from './every-tuning.ts'
import { judgement, sources } from './sources.ts'
import { supervisedRules } from './supervised.ts'

const approach = 'full-fine-tuning'

const withAPublicBase: readonly Rule[] = [
  ...everyTuningRules(approach),
  ...noPublicBaseRules(approach),
  ...nothingToTeachRules(approach),
  ...supervisedRules(approach),
  rule({
    id: 'full-fine-tuning-adapter-first',
    reads: [],
    when: () => true,
    effect: { kind: 'opposes', approach, weight: 1 },
    because: 'An adapter usually matches it, forgets less and costs a fraction.',
    source: sources.loraTradeoffs,
  }),
  rule({
    id: 'full-fine-tuning-skill',
    reads: ['gap'],
    when: ({ gap }) => gap.includes('task-skill'),
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'A skill with many edge cases is learnt from examples.',
    source: sources.azureConsiderations,
  }),
  rule({
    id: 'full-fine-tuning-unsupported',
    reads: ['gap'],
    when: ({ gap }) => gap.includes('unsupported-modality-or-language'),
    effect: { kind: 'favours', approach, weight: 2 },
    because: 'What the base was never trained to read needs more than an adapter.',
    source: sources.grab,
  }),
  rule({
    id: 'full-fine-tuning-unseen-script',
    reads: ['languageFit'],
    when: ({ languageFit }) => languageFit === 'unseen-script',
    effect: { kind: 'favours', approach, weight: 3 },
    because: 'On a script the base had never seen, only training all weights helped.',
    source: sources.grab,
  }),
  rule({
    id: 'full-fine-tuning-weak-language',
    reads: ['languageFit'],
    when: ({ languageFit }) => languageFit === 'weak',
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'Where the base knows the language badly, more of it has to move.',
    source: sources.chipNemo,
  }),
  rule({
    id: 'full-fine-tuning-strong-shift',
    reads: ['domainShift'],
    when: ({ domainShift }) => domainShift === 'strong',
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'A strong shift outgrows what an adapter can hold.',
    source: sources.loraTradeoffs,
  }),
  rule({
    id: 'full-fine-tuning-speed',
    reads: ['gap'],
    when: ({ gap }) => gap.includes('speed-and-cost'),
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'A model small enough to be tuned whole is the cheapest one to serve.',
    source: sources.pecher,
  }),
  rule({
    id: 'full-fine-tuning-small-open-bases',
    reads: ['gap'],
    when: ({ gap }, { asOf }) => gap.includes('task-skill') && asOf < openBasesSince,
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'What is open on this date (BERT, T5) is small, and tuned whole for one task.',
    source: sources.digits,
  }),
  rule({
    id: 'full-fine-tuning-team-trains-models',
    reads: ['gap', 'team'],
    when: ({ gap, team }) => gap.includes('task-skill') && trainsModels(team),
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'Your team trains models, so moving all weights of a small one is no obstacle.',
    source: sources.grab,
  }),
  rule({
    id: 'full-fine-tuning-prompt-close',
    reads: ['promptingResult'],
    when: ({ promptingResult }) => promptingResult === 'close',
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'A prompt that comes close shows that the task is learnable.',
    source: sources.modelOptimization,
  }),
  rule({
    id: 'full-fine-tuning-prompt-far',
    reads: ['promptingResult'],
    when: ({ promptingResult }) => promptingResult === 'far',
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'Where prompts stay far off, the behaviour has to be trained.',
    source: sources.modelOptimization,
  }),
  rule({
    id: 'full-fine-tuning-large-data',
    reads: ['labelledExamples'],
    when: ({ labelledExamples }) => labelledExamples >= thresholds.labelledExamples.large.value,
    effect: { kind: 'favours', approach, weight: 2 },
    because: 'With a hundred thousand examples an adapter begins to run out of room.',
    source: sources.loraTradeoffs,
  }),
  rule({
    id: 'full-fine-tuning-adapter-fell-short',
    reads: ['labelledExamples', 'tuningResult'],
    when: ({ labelledExamples, tuningResult }) =>
      labelledExamples >= thresholds.labelledExamples.large.value &&
      ['close', 'far'].includes(tuningResult),
    effect: { kind: 'favours', approach, weight: 3 },
    because: 'Tuning on a large set fell short; if a high rank did too, let all weights move.',
    source: sources.loraTradeoffs,
  }),
  rule({
    id: 'full-fine-tuning-volume',
    reads: ['requestsPerDay'],
    when: ({ requestsPerDay }) => requestsPerDay >= thresholds.requestsPerDay.ownModel.value,
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'At such volume a small model trained whole earns back its training.',
    source: sources.shopify,
  }),
  rule({
    id: 'full-fine-tuning-small-and-fast',
    reads: ['latencyMs'],
    when: ({ latencyMs }) => latencyMs <= thresholds.latencyMs.small.value,
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'A very small model trained whole answers within half a second.',
    source: sources.mellum,
  }),
  rule({
    id: 'full-fine-tuning-own-weights',
    reads: ['ownWeightsRequired'],
    when: ({ ownWeightsRequired }) => ownWeightsRequired,
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'The weights are all yours.',
    source: judgement('fully tuned open weights are owned as far as their licence goes'),
  }),
  rule({
    id: 'full-fine-tuning-role',
    reads: ['productRole', 'promptingResult'],
    when: ({ productRole, promptingResult }) =>
      productRole === 'the-product' && ['close', 'far'].includes(promptingResult),
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'The model is your product, so weights of your own are worth more to you.',
    source: judgement('the product’s role breaks ties: a product leans to weights of its own'),
  }),
  rule({
    id: 'full-fine-tuning-needs-experience',
    reads: ['team'],
    when: ({ team }) => team === 'app-developers',
    effect: { kind: 'opposes', approach, weight: 2 },
    because: 'Training all weights on several GPUs is not work for a first time.',
    source: judgement('multi-GPU training fails in ways that take experience to see'),
  }),
  rule({
    id: 'full-fine-tuning-some-experience',
    reads: ['team'],
    when: ({ team }) => team === 'some-ml',
    effect: { kind: 'opposes', approach, weight: 1 },
    because: 'Start with an adapter; training all weights asks for an ML team.',
    source: judgement('multi-GPU training fails in ways that take experience to see'),
  }),
  rule({
    id: 'full-fine-tuning-tiny-bill',
    reads: ['monthlyApiUsd'],
    when: ({ monthlyApiUsd }) => monthlyApiUsd <= thresholds.monthlyApiUsd.tiny.value,
    effect: { kind: 'opposes', approach, weight: 2 },
    because: 'A bill this small never pays back a model of your own.',
    source: sources.honeycomb,
  }),
  rule({
    id: 'full-fine-tuning-shared-base',
    reads: ['taskCount'],
    when: ({ taskCount }) => taskCount >= thresholds.taskCount.many.value,
    effect: { kind: 'advice', approach },
    because: 'Many products of one domain can share one instruction-tuned base.',
    source: sources.eon,
  }),
]

const reasonsInTheBase = withAPublicBase.filter(
  ({ effect, reads }) =>
    effect.kind === 'favours' && (reads.includes('languageFit') || reads.includes('domainShift')),
)

export const fullFineTuningRules: readonly Rule[] = [
  ...withAPublicBase,
  ...reasonsInTheBase.map(voidWithoutPublicBase),
]
