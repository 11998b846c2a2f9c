/** The estimator's table of contents: what the rest of the house may use. */
export { type ApiInputs, estimateApi } from './api.ts'
export { type Recipe, recipes } from './factors-memory.ts'
export {
  estimateFinetune,
  type FinetuneInputs,
  type FinetuneMethod,
  finetuneMethods,
} from './finetune.ts'
export type { Given } from './given.ts'
export { estimatePretrain, type PretrainInputs } from './pretrain.ts'
export { estimateServing, type ServingInputs } from './serving.ts'
export { type Checkpointing, checkpointings } from './training-case.ts'
export { type WeightFormat, weightFormats } from './weight-bytes.ts'
