/** The estimator's table of contents: what the rest of the house may use. */

export {
  estimateFinetune,
  type FinetuneInputs,
  type FinetuneMethod,
  finetuneMethods,
} from './finetune.ts'
export type { Given } from './given.ts'
