import { gpuById } from '#src/catalog/gpus.ts'
import { specOf } from '#src/estimate/gpu-spec.ts'
import { sizeOf } from '#src/estimate/parameters.ts'
import type { TrainingCase } from '#src/estimate/training-case.ts'
import { modelCalled } from './given-by-user.ts'

/** A plain full fine-tune of Llama-2-7B on one A100, with some of it changed. */
export function runOf(change: Partial<TrainingCase> = {}): TrainingCase {
  const model = modelCalled('llama 2 7b')
  return {
    shape: model.shape,
    size: sizeOf(model),
    gpu: specOf(gpuById('A100-80GB')),
    gpus: 1,
    trains: 'full',
    frozenFormat: 'bf16',
    recipe: 'bf16',
    adapterParameters: 0,
    trainsVocabulary: false,
    seqLen: 2048,
    microBatch: 1,
    globalBatch: 16,
    checkpointing: 'full',
    loss: 'lean',
    zeroStage: 0,
    tensorParallel: 1,
    pipelineParallel: 1,
    contextParallel: 1,
    expertParallel: 1,
    sequenceParallel: false,
    precision: 'bf16',
    stack: 'plain',
    compiled: false,
    fusedNorms: false,
    packed: true,
    optimiserInBackward: false,
    activationsOffloaded: false,
    optimiserOffloaded: false,
    referenceForward: false,
    referenceCopy: false,
    ...change,
  }
}
