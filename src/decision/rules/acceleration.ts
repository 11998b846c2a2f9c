import { rule } from '../rule.ts'
import { thresholds } from '../thresholds.ts'
import { judgement, sources } from './sources.ts'

const approach = 'lora-fine-tuning'

/** How to make an own model fast and cheap to serve: advice for the stage that serves one. */
export const accelerationAdvice = [
  rule({
    id: 'lora-fine-tuning-speculate-on-copies',
    reads: ['outputCopiesInput'],
    when: ({ outputCopiesInput }) => outputCopiesInput,
    effect: { kind: 'advice', approach },
    because:
      'The output mostly repeats the input: try speculative decoding before any other speed-up.',
    source: sources.cursor,
  }),
  rule({
    id: 'lora-fine-tuning-merge-one-adapter',
    reads: ['taskCount'],
    when: ({ taskCount }) => taskCount < thresholds.taskCount.many.value,
    effect: { kind: 'advice', approach },
    because: 'Merge a single adapter into its base before serving; it saves latency.',
    source: sources.instacart,
  }),
  rule({
    id: 'lora-fine-tuning-quantise-and-measure',
    reads: [],
    when: () => true,
    effect: { kind: 'advice', approach },
    because:
      'Quantise, then measure on your own GPU: on some cards four bits save memory and lose speed.',
    source: sources.quantization,
  }),
  rule({
    id: 'lora-fine-tuning-pool-gpus',
    reads: ['gpuNodes'],
    when: ({ gpuNodes }) => gpuNodes >= thresholds.gpuNodes.several.value,
    effect: { kind: 'advice', approach },
    because:
      'With GPUs on several machines, pool and schedule them instead of binding a model to each.',
    source: judgement('pooling pays from two machines on; compare with the fleet estimate'),
  }),
  rule({
    id: 'lora-fine-tuning-schedule-many-gpus',
    reads: ['ownedGpus'],
    when: ({ ownedGpus }) => ownedGpus >= thresholds.ownedGpus.pool.value,
    effect: { kind: 'advice', approach },
    because: 'With eight GPUs or more a scheduler that packs and autoscales pays for itself.',
    source: judgement('compare static, packed and autoscaled in the fleet estimate'),
  }),
  rule({
    id: 'lora-fine-tuning-train-in-quiet-hours',
    reads: ['mixedTrainingAndServing'],
    when: ({ mixedTrainingAndServing }) => mixedTrainingAndServing,
    effect: { kind: 'advice', approach },
    because: 'Let training fill the hours in which serving is quiet, and let it be preempted.',
    source: judgement('shared GPUs need preemption, or a training job will slow the answers'),
  }),
  rule({
    id: 'lora-fine-tuning-share-a-gpu',
    reads: ['servedModels'],
    when: ({ servedModels }) => servedModels >= thresholds.servedModels.several.value,
    effect: { kind: 'advice', approach },
    because: 'Several quiet models can share one GPU, as adapters or as fractions of it.',
    source: sources.hami,
  }),
  rule({
    id: 'lora-fine-tuning-scale-on-the-queue',
    reads: ['kubernetes', 'peakFactor'],
    when: ({ kubernetes, peakFactor }) =>
      kubernetes && peakFactor >= thresholds.peakFactor.bursty.value,
    effect: { kind: 'advice', approach },
    because: 'Scale on queue length or time to the first token; GPU use lags behind a burst.',
    source: sources.lateSignal,
  }),
]
