import type { ProfileField } from '#src/profile/schema.ts'
import { approachNames } from '../approach.ts'
import type { Rule } from '../rule.ts'
import { rule } from '../rule.ts'
import { thresholds } from '../thresholds.ts'
import type { Training } from './every-tuning.ts'
import { judgement, sources } from './sources.ts'
import { tuningAt } from './tuning-at.ts'

const { first } = thresholds.labelledExamples
const { published } = thresholds.corpusTokens

const nothingToMeasureWith = ({
  evaluationExamples,
  labelledExamples,
}: {
  readonly evaluationExamples: number
  readonly labelledExamples: number
}) => evaluationExamples < 1 && labelledExamples < first.value

const evaluateFirst =
  'There is nothing to measure with and too few labels to hold some out. Build an evaluation set first.'

/** No training advice before there is something to measure with. */
const noEvaluation = [
  ...(
    [
      'hosted-fine-tuning',
      'lora-fine-tuning',
      'distillation',
      'preference-tuning',
      'full-fine-tuning',
    ] as const
  ).map((approach) =>
    rule({
      id: `${approach}-no-evaluation`,
      reads: ['evaluationExamples', 'labelledExamples'],
      when: nothingToMeasureWith,
      effect: { kind: 'rules-out', approach },
      because: evaluateFirst,
      source: sources.modelOptimization,
    }),
  ),
  rule({
    id: 'reinforcement-fine-tuning-no-evaluation',
    reads: ['evaluationExamples', 'labelledExamples', 'autoGradable'],
    // An automatic grader with a few tasks measures; without one nothing does.
    when: (profile) =>
      nothingToMeasureWith(profile) &&
      (!profile.autoGradable || profile.labelledExamples < thresholds.labelledExamples.pilot.value),
    effect: { kind: 'rules-out', approach: 'reinforcement-fine-tuning' },
    because: evaluateFirst,
    source: sources.modelOptimization,
  }),
  ...(['continued-pretraining', 'pretraining'] as const).map((approach) =>
    rule({
      id: `${approach}-no-evaluation`,
      reads: ['evaluationExamples', 'labelledExamples', 'corpusTokens'],
      // A corpus of the size of published runs is judged on held-out text.
      when: (profile) => nothingToMeasureWith(profile) && profile.corpusTokens < published.value,
      effect: { kind: 'rules-out', approach },
      because: evaluateFirst,
      source: sources.modelOptimization,
    }),
  ),
]

const provider = [
  rule({
    id: 'hosted-fine-tuning-provider-closed',
    reads: ['hostedTuningProvider'],
    when: ({ hostedTuningProvider }, { asOf }) => tuningAt(hostedTuningProvider, asOf) === 'closed',
    effect: { kind: 'rules-out', approach: 'hosted-fine-tuning' },
    because:
      'Your provider no longer runs fine-tuning jobs. Adapters on open weights take their place.',
    source: sources.openAiDeprecations,
  }),
  rule({
    id: 'hosted-fine-tuning-provider-takes-no-newcomers',
    reads: ['hostedTuningProvider', 'tunedThereBefore'],
    when: ({ hostedTuningProvider, tunedThereBefore }, { asOf }) =>
      !tunedThereBefore && tuningAt(hostedTuningProvider, asOf) === 'newcomers-closed',
    effect: { kind: 'rules-out', approach: 'hosted-fine-tuning' },
    because:
      'Your provider starts no new fine-tuning customers. Adapters on open weights take its place.',
    source: sources.openAiDeprecations,
  }),
  rule({
    id: 'hosted-fine-tuning-no-provider',
    reads: ['hostedTuningProvider'],
    when: ({ hostedTuningProvider }) => hostedTuningProvider === 'none',
    effect: { kind: 'rules-out', approach: 'hosted-fine-tuning' },
    because: 'There is no provider that would tune a hosted model for you.',
    source: judgement('hosted tuning needs a provider'),
  }),
  rule({
    id: 'hosted-fine-tuning-on-premises',
    reads: ['dataResidency'],
    when: ({ dataResidency }) => dataResidency === 'on-premises',
    effect: { kind: 'rules-out', approach: 'hosted-fine-tuning' },
    because: 'Your data must stay on your premises, and a hosted model is not there.',
    source: sources.airtrain,
  }),
]

const reinforcement = [
  rule({
    id: 'reinforcement-fine-tuning-not-gradable',
    reads: ['autoGradable'],
    when: ({ autoGradable }) => !autoGradable,
    effect: { kind: 'rules-out', approach: 'reinforcement-fine-tuning' },
    because: 'No program can grade the answers, so there is no reward to learn from.',
    source: sources.rftUseCases,
  }),
  rule({
    id: 'reinforcement-fine-tuning-no-signal',
    reads: ['baseScore'],
    when: ({ baseScore }) => baseScore <= 0 || baseScore >= 1,
    effect: { kind: 'rules-out', approach: 'reinforcement-fine-tuning' },
    because:
      'A base that always fails or always succeeds gives reinforcement nothing to learn from.',
    source: sources.rftUseCases,
  }),
]

/** What an approach's cost depends on, beside the budget. Undeclared answers are not used. */
const costReads = {
  'hosted-fine-tuning': ['labelledExamples'],
  'lora-fine-tuning': ['labelledExamples'],
  distillation: [],
  'preference-tuning': ['preferencePairs'],
  'reinforcement-fine-tuning': [],
  'full-fine-tuning': ['labelledExamples'],
  'continued-pretraining': ['corpusTokens'],
  pretraining: ['corpusTokens'],
} as const satisfies Record<Training, readonly ProfileField[]>

const trainings = Object.keys(costReads) as readonly Training[]

const budget = trainings.map((approach) =>
  rule({
    id: `${approach}-over-budget`,
    reads: ['budgetUsd', ...costReads[approach]],
    when: ({ budgetUsd }, facts) => {
      const usd = facts.usd(approach)
      return usd !== null && usd.low > budgetUsd
    },
    effect: { kind: 'rules-out', approach },
    because: `Even the low estimate for ${approachNames[approach]} is above your budget.`,
    source: judgement('the estimate’s low end is meant to be undercut one time in twenty'),
  }),
)

/** The same for a base the team has named, which may be dearer than the one assumed. */
const budgetForBase = trainings
  .filter((approach) => approach !== 'pretraining' && approach !== 'hosted-fine-tuning')
  .map((approach) =>
    rule({
      id: `${approach}-over-budget-on-your-base`,
      reads: ['budgetUsd', 'baseModel', ...costReads[approach]],
      when: ({ budgetUsd }, facts) => {
        const usd = facts.usd(approach)
        return usd !== null && usd.low > budgetUsd
      },
      effect: { kind: 'rules-out', approach },
      because: `On the base you named, even the low estimate for ${approachNames[approach]} is above your budget.`,
      source: judgement('the estimate’s low end is meant to be undercut one time in twenty'),
    }),
  )

// Continued pre-training is ruled out by its budget alone; a short deadline only speaks against it.
const deadline = trainings
  .filter((approach) => approach !== 'continued-pretraining')
  .map((approach) =>
    rule({
      id: `${approach}-past-deadline`,
      reads: ['weeksToFirstResult'],
      when: ({ weeksToFirstResult }, facts) => facts.weeks(approach).low > weeksToFirstResult,
      effect: { kind: 'rules-out', approach },
      because: `Even in the best case ${approachNames[approach]} shows its first result after your deadline.`,
      source: judgement('the best case of the effort table, with the data work it needs'),
    }),
  )

export const gates: readonly Rule[] = [
  ...noEvaluation,
  ...provider,
  ...reinforcement,
  ...budget,
  ...budgetForBase,
  ...deadline,
]
