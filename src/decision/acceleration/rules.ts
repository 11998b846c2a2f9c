import type { Source } from '#src/catalog/source.ts'
import { judgement, sources } from '../rules/sources.ts'
import { thresholds } from '../thresholds.ts'
import { type TechniqueRule, techniqueRule } from './technique.ts'

const survey: Source = {
  basis: 'paper',
  title: 'Zhou et al. 2024, A Survey on Efficient Inference for Large Language Models',
  url: 'https://arxiv.org/abs/2404.14294',
  checkedOn: '2026-11-23',
}
const indeed: Source = {
  basis: 'judgement',
  title: 'OpenAI, improvements to the fine-tuning API (Indeed: 80 % fewer prompt tokens)',
  url: 'https://openai.com/index/introducing-improvements-to-the-fine-tuning-api-and-expanding-our-custom-models-program/',
  checkedOn: null,
}

const { labelledExamples, latencyMs, ownedGpus, peakFactor, servedModels } = thresholds

/** Batch services answer within a day; an hour is the least they are useful for. */
const batchLatencyMs = 3_600_000
/** A label, a score or a few fields need no more. */
const shortAnswerTokens = 100

/** Which techniques a profile supports. An unanswered field keeps a rule unknown, as in the decision. */
export const techniqueRules: readonly TechniqueRule[] = [
  techniqueRule('cache-the-prefix', {
    id: 'accelerate-cached-prefix',
    reads: ['sharedPrefixTokens', 'promptTokensPerRequest'],
    when: ({ sharedPrefixTokens, promptTokensPerRequest }) =>
      sharedPrefixTokens >= thresholds.sharedPrefixTokens.cacheable.value &&
      sharedPrefixTokens <= promptTokensPerRequest,
    because:
      'Each prompt begins with the same text: put it first and cache it before anything else.',
    source: sources.contextualRetrieval,
  }),
  techniqueRule('send-batches', {
    id: 'accelerate-batches',
    reads: ['latencyMs'],
    when: ({ latencyMs: wanted }) => wanted >= batchLatencyMs,
    because:
      'Nobody waits for the answer: a provider’s batch service asks less for the same tokens.',
    source: judgement('hosted batch prices are in the catalog, most at half of the usual ones'),
  }),
  techniqueRule('shorten-the-answer', {
    id: 'accelerate-short-answers',
    reads: ['taskType', 'outputTokensPerRequest'],
    when: ({ taskType, outputTokensPerRequest }) =>
      ['classification', 'extraction', 'ranking'].includes(taskType) &&
      outputTokensPerRequest > shortAnswerTokens,
    because:
      'The task needs a label or a few fields: answers are written token by token, so constrain them.',
    source: survey,
  }),
  techniqueRule('tune-the-prompt-away', {
    id: 'accelerate-tuned-prompt',
    reads: ['promptTokensPerRequest', 'labelledExamples'],
    when: (profile) =>
      profile.promptTokensPerRequest >= thresholds.promptTokensPerRequest.long.value &&
      profile.labelledExamples >= labelledExamples.first.value,
    because:
      'Long instructions go in with each call, and you have the examples to tune them into the weights.',
    source: indeed,
  }),
  techniqueRule('distil', {
    id: 'accelerate-distil-teacher',
    reads: ['teacherPasses', 'latencyMs'],
    when: ({ teacherPasses, latencyMs: wanted }) =>
      teacherPasses && wanted <= latencyMs.interactive.value,
    because: 'Some model passes and time is short: a small student learns from it and may pass it.',
    source: sources.walmart,
  }),
  techniqueRule('distil', {
    id: 'accelerate-distil-prompt',
    reads: ['promptingResult', 'gap'],
    when: ({ promptingResult, gap }) =>
      promptingResult === 'passes' && gap.includes('speed-and-cost'),
    because:
      'Your prompt passes, and speed or cost is what falls short: teach a small model the same.',
    source: sources.walmart,
  }),
  techniqueRule('quantise', {
    id: 'accelerate-quantise',
    reads: ['evaluationExamples'],
    when: ({ evaluationExamples }) => evaluationExamples >= thresholds.evaluationExamples.any.value,
    because:
      'You can grade what fewer bits cost in quality. Measure speed on your own card too: four bits were slower on a T4.',
    source: sources.quantization,
  }),
  techniqueRule('speculate', {
    id: 'accelerate-speculate',
    reads: ['outputCopiesInput'],
    when: ({ outputCopiesInput }) => outputCopiesInput,
    because:
      'The output mostly copies the input, so most tokens can be guessed from it and only checked.',
    source: sources.cursor,
  }),
  techniqueRule('merge-the-adapter', {
    id: 'accelerate-merge',
    reads: ['taskCount', 'labelledExamples'],
    when: (profile) =>
      profile.taskCount === 1 && profile.labelledExamples >= labelledExamples.first.value,
    because: 'One task needs one adapter: merged into its base it costs no time at all.',
    source: sources.instacart,
  }),
  techniqueRule('share-a-base', {
    id: 'accelerate-shared-base',
    reads: ['taskCount', 'tasksShareInput'],
    when: ({ taskCount, tasksShareInput }) =>
      taskCount >= thresholds.taskCount.many.value && tasksShareInput,
    because: 'Many tasks read the same input: keep the adapters apart and serve them on one base.',
    source: sources.convirza,
  }),
  techniqueRule('pool-gpus', {
    id: 'accelerate-pool-machines',
    reads: ['gpuNodes', 'ownedGpus'],
    when: (profile) =>
      profile.gpuNodes >= thresholds.gpuNodes.several.value &&
      profile.ownedGpus >= thresholds.gpuNodes.several.value,
    because: 'Your GPUs are on several machines: pool them instead of binding a model to each.',
    source: judgement('pooling pays from two machines on'),
  }),
  techniqueRule('pool-gpus', {
    id: 'accelerate-pool-many',
    reads: ['ownedGpus'],
    when: (profile) => profile.ownedGpus >= ownedGpus.pool.value,
    because: 'Eight GPUs or more are worth a scheduler that packs them.',
    source: judgement('eight GPUs are a pool worth scheduling'),
  }),
  techniqueRule('pool-gpus', {
    id: 'accelerate-pool-idle',
    reads: ['gpuUtilisation', 'ownedGpus'],
    when: (profile) =>
      profile.gpuUtilisation < thresholds.gpuUtilisation.idle.value && profile.ownedGpus >= 2,
    because: 'Most of what your GPUs could do stands idle.',
    source: judgement('below 40 % most of what is paid for is idle'),
  }),
  techniqueRule('pool-gpus', {
    id: 'accelerate-pool-mixed',
    reads: ['mixedTrainingAndServing', 'ownedGpus'],
    when: (profile) => profile.mixedTrainingAndServing && profile.ownedGpus >= 2,
    because: 'Training can fill the hours in which serving is quiet, if it can be preempted.',
    source: judgement('shared GPUs need preemption, or training slows the answers'),
  }),
  techniqueRule('pool-gpus', {
    id: 'accelerate-pool-models',
    reads: ['servedModels', 'ownedGpus'],
    when: (profile) => profile.servedModels >= servedModels.several.value && profile.ownedGpus >= 2,
    because: 'Several models can share GPUs that each alone leaves idle.',
    source: sources.hami,
  }),
  techniqueRule('autoscale', {
    id: 'accelerate-autoscale',
    reads: ['peakFactor', 'kubernetes'],
    when: (profile) => profile.peakFactor >= peakFactor.bursty.value && profile.kubernetes,
    because:
      'Your peak is far above the mean: scale on queue length or time to the first token, not on GPU use.',
    source: sources.lateSignal,
  }),
]
