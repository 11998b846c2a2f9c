import { rule } from '../rule.ts'
import { thresholds } from '../thresholds.ts'
import { accelerationAdvice } from './acceleration.ts'
import { adapterInProductionRules } from './adapter-in-production.ts'
import {
  everyTuningRules,
  noOpenBaseYetRules,
  noPublicBaseRules,
  nothingToTeachRules,
} from './every-tuning.ts'
import { judgement, sources } from './sources.ts'
import { supervisedRules } from './supervised.ts'
import { tuningAt } from './tuning-at.ts'

const { classification, scale } = thresholds.labelledExamples
const approach = 'lora-fine-tuning'

export const loraFineTuningRules = [
  ...everyTuningRules(approach),
  ...noPublicBaseRules(approach),
  ...noOpenBaseYetRules(approach),
  ...nothingToTeachRules(approach),
  ...supervisedRules(approach),
  rule({
    id: 'lora-fine-tuning-style',
    reads: ['gap'],
    when: ({ gap }) => gap.includes('format-and-style'),
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'Tone and house style are what an adapter learns best.',
    source: sources.azureConsiderations,
  }),
  rule({
    id: 'lora-fine-tuning-style-after-prompting',
    reads: ['gap', 'promptingResult'],
    when: ({ gap, promptingResult }) =>
      gap.includes('format-and-style') && ['close', 'far'].includes(promptingResult),
    effect: { kind: 'favours', approach, weight: 3 },
    because: 'The prompt could not hold the style; an adapter can.',
    source: sources.azureConsiderations,
  }),
  rule({
    id: 'lora-fine-tuning-style-on-retrieval',
    reads: ['gap', 'retrievalResult'],
    when: ({ gap, retrievalResult }) =>
      gap.includes('format-and-style') && retrievalResult === 'helps',
    effect: { kind: 'favours', approach, weight: 1 },
    because:
      'With the right text fetched, what is left is tone, and a tune on top of retrieval fixes it.',
    source: sources.skTelecom,
  }),
  rule({
    id: 'lora-fine-tuning-with-retrieval',
    reads: ['gap'],
    when: ({ gap }) => gap.includes('missing-facts') && gap.includes('format-and-style'),
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'Facts and style are both missing; the gains of retrieval and tuning add up.',
    source: sources.agriculture,
  }),
  rule({
    id: 'lora-fine-tuning-skill',
    reads: ['gap'],
    when: ({ gap }) => gap.includes('task-skill'),
    effect: { kind: 'favours', approach, weight: 2 },
    because: 'One task with many edge cases is learnt from examples better than from instructions.',
    source: sources.azureConsiderations,
  }),
  rule({
    id: 'lora-fine-tuning-unsupported',
    reads: ['gap'],
    when: ({ gap }) => gap.includes('unsupported-modality-or-language'),
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'An open model that reads your kind of input a little can be taught to read it well.',
    source: judgement('an adapter is the cheapest test of what more training would bring'),
  }),
  rule({
    id: 'lora-fine-tuning-speed',
    reads: ['gap'],
    when: ({ gap }) => gap.includes('speed-and-cost'),
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'A small tuned model does one task faster and cheaper than a large general one.',
    source: sources.checkr,
  }),
  rule({
    id: 'lora-fine-tuning-prompt-close',
    reads: ['promptingResult'],
    when: ({ promptingResult }) => promptingResult === 'close',
    effect: { kind: 'favours', approach, weight: 2 },
    because:
      'A prompt that comes close shows that the task is learnable; an adapter closes the rest.',
    source: sources.modelOptimization,
  }),
  rule({
    id: 'lora-fine-tuning-prompt-far',
    reads: ['promptingResult'],
    when: ({ promptingResult }) => promptingResult === 'far',
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'Where prompts stay far off, the behaviour has to be trained.',
    source: sources.modelOptimization,
  }),
  rule({
    id: 'lora-fine-tuning-copies-a-passing-model',
    reads: ['gap', 'teacherPasses'],
    when: ({ gap, teacherPasses }) => gap.includes('speed-and-cost') && teacherPasses,
    effect: { kind: 'favours', approach, weight: 2 },
    because: 'Some model already passes, so a smaller tuned one has an example to reach.',
    source: sources.nvInfo,
  }),
  rule({
    id: 'lora-fine-tuning-copies-a-passing-prompt',
    reads: ['gap', 'promptingResult'],
    when: ({ gap, promptingResult }) =>
      gap.includes('speed-and-cost') && promptingResult === 'passes',
    effect: { kind: 'favours', approach, weight: 2 },
    because: 'Quality is met and only speed or cost is not: a smaller tuned model keeps the first.',
    source: sources.nvInfo,
  }),
  rule({
    id: 'lora-fine-tuning-own-labels-suffice',
    reads: ['gap', 'teacherPasses', 'labelledExamples'],
    when: ({ gap, teacherPasses, labelledExamples }) =>
      gap.includes('speed-and-cost') && teacherPasses && labelledExamples >= scale.value,
    effect: { kind: 'favours', approach, weight: 3 },
    because: 'You have labels of your own, so no teacher has to write them.',
    source: sources.nvInfo,
  }),
  rule({
    id: 'lora-fine-tuning-own-labels-suffice-for-the-prompt',
    reads: ['gap', 'promptingResult', 'labelledExamples'],
    when: ({ gap, promptingResult, labelledExamples }) =>
      gap.includes('speed-and-cost') &&
      promptingResult === 'passes' &&
      labelledExamples >= scale.value,
    effect: { kind: 'favours', approach, weight: 3 },
    because: 'Your own labels train the smaller model directly.',
    source: sources.nvInfo,
  }),
  rule({
    id: 'lora-fine-tuning-classification',
    reads: ['taskType', 'labelledExamples'],
    when: ({ taskType, labelledExamples }) =>
      taskType === 'classification' && labelledExamples >= classification.value,
    effect: { kind: 'favours', approach, weight: 1 },
    because:
      'On classification a tuned small model catches a general one at about a hundred labels.',
    source: sources.pecher,
  }),
  rule({
    id: 'lora-fine-tuning-many-tasks',
    reads: ['taskCount'],
    // Sixty tasks were shown; five as the limit is our judgement.
    when: ({ taskCount }) => taskCount >= thresholds.taskCount.many.value,
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'Many small tasks can be adapters on one base and one GPU.',
    source: sources.convirza,
  }),
  rule({
    id: 'lora-fine-tuning-tasks-share-input',
    reads: ['taskCount', 'tasksShareInput'],
    when: ({ taskCount, tasksShareInput }) =>
      taskCount >= thresholds.taskCount.many.value && tasksShareInput,
    effect: { kind: 'favours', approach, weight: 2 },
    because: 'Your tasks read the same input, so one base with an adapter each serves them all.',
    source: sources.convirza,
  }),
  ...adapterInProductionRules(approach),
  rule({
    id: 'lora-fine-tuning-instead-of-closed-provider',
    reads: ['hostedTuningProvider'],
    when: ({ hostedTuningProvider }) => ['together', 'fireworks'].includes(hostedTuningProvider),
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'Your provider trains adapters on open weights and serves them for you.',
    source: judgement('managed trainers of open weights are the live alternative to closed tuning'),
  }),
  rule({
    id: 'lora-fine-tuning-provider-shut',
    reads: ['hostedTuningProvider', 'tunedThereBefore'],
    when: ({ hostedTuningProvider, tunedThereBefore }, { asOf }) =>
      !tunedThereBefore && tuningAt(hostedTuningProvider, asOf) === 'newcomers-closed',
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'Your provider starts no new tuning; adapters on open weights take its place.',
    source: sources.openAiDeprecations,
  }),
  rule({
    id: 'lora-fine-tuning-provider-closed',
    reads: ['hostedTuningProvider'],
    when: ({ hostedTuningProvider }, { asOf }) => tuningAt(hostedTuningProvider, asOf) === 'closed',
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'Your provider has ended its tuning; adapters on open weights take its place.',
    source: sources.openAiDeprecations,
  }),
  rule({
    id: 'lora-fine-tuning-needs-experience',
    reads: ['team'],
    when: ({ team }) => team === 'app-developers',
    effect: { kind: 'opposes', approach, weight: 1 },
    because: 'Somebody has to train, serve and re-train an adapter, and nobody on your team has.',
    source: judgement('a first adapter takes a team without ML experience weeks to keep alive'),
  }),
  rule({
    id: 'lora-fine-tuning-tuned-and-passes',
    reads: ['tuningResult'],
    when: ({ tuningResult }) => tuningResult === 'passes',
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'A tuned model already passes; keep the recipe.',
    source: sources.modelOptimization,
  }),
  rule({
    id: 'lora-fine-tuning-weak-language',
    reads: ['languageFit'],
    when: ({ languageFit }) => languageFit === 'weak',
    effect: { kind: 'opposes', approach, weight: 1 },
    because: 'An adapter adds little where the base knows the language badly.',
    source: sources.chipNemo,
  }),
  rule({
    id: 'lora-fine-tuning-unseen-script',
    reads: ['languageFit'],
    when: ({ languageFit }) => languageFit === 'unseen-script',
    effect: { kind: 'opposes', approach, weight: 2 },
    because: 'Adapters were weak on a script the base had never seen; all weights had to move.',
    source: sources.grab,
  }),
  rule({
    id: 'lora-fine-tuning-all-linear-layers',
    reads: [],
    when: () => true,
    effect: { kind: 'advice', approach },
    because: 'Adapt all linear layers, with about ten times the learning rate of full tuning.',
    source: sources.loraWithoutRegret,
  }),
  rule({
    id: 'lora-fine-tuning-rank-is-no-lever',
    reads: ['labelledExamples'],
    when: ({ labelledExamples }) => labelledExamples < thresholds.labelledExamples.history.value,
    effect: { kind: 'advice', approach },
    because: 'Below about ten thousand examples a small rank is enough; a better base helps more.',
    source: sources.loraRank,
  }),
  rule({
    id: 'lora-fine-tuning-larger-base',
    reads: [],
    when: () => true,
    effect: { kind: 'advice', approach },
    because:
      'If latency allows, a larger base helps tuning more than one pre-trained on more data.',
    source: sources.scalingTuning,
  }),
  rule({
    id: 'lora-fine-tuning-one-rung-at-a-time',
    reads: [],
    when: () => true,
    effect: { kind: 'advice', approach },
    because:
      'Go from prompt to fetched examples to adapter, and stop as soon as the targets are met.',
    source: sources.robinhood,
  }),
  rule({
    id: 'lora-fine-tuning-pinned',
    reads: [],
    when: () => true,
    effect: { kind: 'advice', approach },
    because: 'Own weights do not drift and have no rate limit; pin them and say so in the release.',
    source: sources.databricks,
  }),
  rule({
    id: 'lora-fine-tuning-plan-for-variance',
    reads: ['taskType'],
    when: ({ taskType }) => taskType === 'classification',
    effect: { kind: 'advice', approach },
    because: 'Plan for 200 to 300 labels: the average of a hundred hides much variance.',
    source: sources.pecher,
  }),
  ...accelerationAdvice,
]
