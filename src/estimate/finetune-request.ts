import type { Model } from '#src/catalog/models.ts'
import { figure } from './figures.ts'
import { type FinetuneInputs, type FinetuneMethod, finetuneDefaults } from './finetune-inputs.ts'
import type { Given, Inputs } from './given.ts'
import { loraParameters, sizeOf } from './parameters.ts'
import { rentTerms } from './rent.ts'
import { checkpointings, type Trains, usualFormat } from './training-case.ts'
import type { PlanRequest } from './training-plan.ts'
import type { Freedom } from './training-spread.ts'
import { noteWidened } from './widened-weights.ts'

/** The tokens of a run, and the sum that gives them. */
export interface TuningData {
  /** Every token of every pass. */
  readonly tokens: number
  readonly working: string
  /** Mean length of one sequence. */
  readonly length: number
}

/** How many tokens the run processes, and the sum that gives them. */
export function tuningData(inputs: Inputs<FinetuneInputs>, method: FinetuneMethod): TuningData {
  const stated = inputs.positiveIfGiven('tokens')
  const parts: string[] = []
  let tokens = stated ?? 0
  // With a stated total the length matters only for the rollouts of GRPO.
  const needsLength = stated === undefined || method === 'grpo'
  const length = needsLength
    ? inputs.positive('tokensPerExample', finetuneDefaults.tokensPerExample)
    : 0
  if (stated === undefined) {
    const examples = inputs.positive('examples', finetuneDefaults.examples)
    tokens = examples * length
    parts.push(`${figure(examples)} examples × ${figure(length)} tokens`)
    if (method === 'dpo') {
      tokens *= 2
      parts.push('2 answers')
    }
  } else parts.push(`${figure(stated)} tokens`)
  if (method === 'grpo') {
    const group = inputs.count('groupSize', finetuneDefaults.groupSize)
    tokens *= group
    parts.push(`${figure(group)} answers for each prompt`)
  }
  const isPreference = method === 'dpo' || method === 'grpo'
  const epochs = inputs.positive('epochs', isPreference ? 1 : 3)
  parts.push(`${figure(epochs)} ${epochs === 1 ? 'epoch' : 'epochs'}`)
  return { tokens: tokens * epochs, working: parts.join(' × '), length }
}

/** The run to plan, with every setting that a person left open filled in. */
export function tuningRequest(
  inputs: Inputs<FinetuneInputs>,
  model: Model,
  method: FinetuneMethod,
  tokens: number,
  asOf: string,
): PlanRequest {
  const isPreference = method === 'dpo' || method === 'grpo'
  const trains = isPreference ? trainedBy(inputs.take('adapter', 'lora')) : method
  const seqLen = inputs.count('seqLen', Math.min(finetuneDefaults.seqLen, model.maxContextTokens))
  // A pair is two sequences of the length asked for.
  const sequences = method === 'dpo' ? 2 : 1
  const microBatch = inputs.count('microBatch', finetuneDefaults.microBatch) * sequences
  const globalBatch = inputs.count('globalBatch', finetuneDefaults.globalBatch) * sequences
  const rank = trains === 'full' ? 0 : inputs.count('rank', finetuneDefaults.rank)
  noteWidened(inputs, model, trains)
  const variants = inputs.find('gpu', (gpu) => [gpu].flat().join(' or '))
  return {
    settings: {
      shape: model.shape,
      size: sizeOf(model),
      trains,
      frozenFormat: usualFormat(trains),
      recipe: trains === 'full' ? inputs.take('recipe', 'bf16-stock') : 'bf16',
      adapterParameters: trains === 'full' ? 0 : loraParameters(model.shape, rank),
      trainsVocabulary: false,
      seqLen,
      microBatch,
      minGlobalBatch: globalBatch,
      checkpointing: inputs.take('checkpointing', 'full'),
      // An encoder's classification head has a handful of classes, not a vocabulary.
      loss: inputs.take('loss', model.kind === 'encoder' ? 'fused' : 'stock'),
      precision: 'bf16',
      stack: 'plain',
      compiled: false,
      fusedNorms: false,
      packed: inputs.take('packed', true),
      optimiserInBackward: false,
      activationsOffloaded: false,
      optimiserOffloaded: false,
      referenceForward: method === 'dpo',
      referenceCopy: method === 'dpo' && trains === 'full',
    },
    kind: 'finetune',
    tokens,
    asOf,
    cards: variants === undefined ? [] : [variants].flat(),
    gpus: inputs.countIfGiven('gpus'),
    terms: rentTerms(inputs),
    deadlineHours: inputs.positiveIfGiven('deadlineHours'),
    counts: [1, 2, 4, 8, 16, 32, 64],
  }
}

function trainedBy(adapter: FinetuneInputs['adapter']): Trains {
  return adapter === 'none' ? 'full' : adapter
}

const microBatches = [1, 2, 4, 8, 16]
/** What selective checkpointing costs an adapter's run in time is not measured. */
const unmixed = ['none', 'full'] as const

/** What the planner may choose: whatever the person left open. */
export function tuningFreedom(
  given: Given<FinetuneInputs>,
  { settings, gpus }: PlanRequest,
  method: FinetuneMethod,
): Freedom {
  const sequences = method === 'dpo' ? 2 : 1
  const isFixed = given.microBatch !== undefined
  return {
    microBatches: isFixed ? [settings.microBatch] : microBatches.map((each) => each * sequences),
    checkpointings:
      given.checkpointing !== undefined
        ? [settings.checkpointing]
        : settings.trains === 'full'
          ? checkpointings
          : unmixed,
    roundsBatch: isFixed || gpus !== undefined,
  }
}
