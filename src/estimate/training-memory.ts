import { factorsOf } from './factors.ts'
import { adapterBytes, recipeBytes, scoreBytes, vocabularyBytes } from './factors-memory.ts'
import { activeFfn, moeLayers } from './parameters.ts'
import {
  dataParallel,
  expertCopies,
  expertWays,
  microBatches,
  microTokens,
  sequenceCopies,
  type TrainingCase,
} from './training-case.ts'
import { amount, certain, ratio, sumOf, type Uncertain } from './uncertain.ts'
import { weightBytes } from './weight-bytes.ts'

export const bytesPerGiB = 2 ** 30

/** Bytes on the most loaded card, by what they are for. */
export interface TrainingMemory {
  readonly weights: Uncertain
  readonly gradients: Uncertain
  readonly optimiser: Uncertain
  /** Adapters with their gradients and moments. */
  readonly adapters: Uncertain
  /** Weights gathered for the layer at work, or unpacked from 4 bits. */
  readonly workingSet: Uncertain
  readonly activations: Uncertain
  readonly loss: Uncertain
  /** What the optimiser's step makes beyond activations and loss, which are gone by then. */
  readonly atStep: Uncertain
  /** Gradients and temporaries that the step holds at once. */
  readonly steppedBytes: number
  /** A frozen copy for the reference model. */
  readonly reference: Uncertain
  /** What the framework's allocator reports at its peak. */
  readonly allocated: Uncertain
  /** Fragmentation, context, libraries and communication buffers. */
  readonly overhead: Uncertain
  /** What the card must hold. */
  readonly needed: Uncertain
}

/** @see recipeBytes and memoryFactorsWith for the constants and their sources */
export function trainingMemory(run: TrainingCase): TrainingMemory {
  const states = statesOf(run)
  const { activations, loss } = workingMemory(run)
  const working = activations.likely + loss.likely
  const gradients = gradientsBeyond(run, states.gradients, working)
  const stepped = states.gradients.likely + states.temporary
  const atStep = certain(Math.max(0, stepped - gradients.likely - working))
  const reference = run.referenceCopy ? certain(states.baseBytes) : certain(0)
  const allocated = sumOf(
    states.weights,
    gradients,
    states.optimiser,
    states.adapters,
    states.workingSet,
    activations,
    loss,
    atStep,
    reference,
  )
  const equal = run.loss === 'fused' ? working : 0
  const overhead = overheadOf(run, allocated.likely - equal, equal)
  return {
    weights: states.weights,
    gradients,
    optimiser: states.optimiser,
    adapters: states.adapters,
    workingSet: states.workingSet,
    activations,
    loss,
    atStep,
    steppedBytes: stepped,
    reference,
    allocated,
    overhead,
    needed: allocated.plus(overhead),
  }
}

/**
 * Whether gradients appear during the backward pass and go at the step: so in PyTorch's own loops, unless
 * they add up over micro-batches. Mixed precision keeps buffers for them.
 */
export function gradientsComeLate(run: TrainingCase): boolean {
  const isMixed = run.recipe === 'mixed' || run.recipe === 'mixed-fp32-grads'
  return run.trains === 'full' && !isMixed && run.pipelineParallel === 1 && microBatches(run) === 1
}

/** Late ones take the place of activations and loss, all but a last layer's. */
function gradientsBeyond(run: TrainingCase, gradients: Uncertain, working: number): Uncertain {
  if (!gradientsComeLate(run)) return gradients
  const layer = layerAtWork(run, microTokens(run)).likely
  return certain(Math.max(0, gradients.likely - Math.max(0, working - layer)))
}

/** Parameters that one card is responsible for before data-parallel sharding. */
export function localParameters(run: TrainingCase): number {
  const { shape, size, tensorParallel: tp, pipelineParallel: pp } = run
  const experts = routedParameters(run)
  const blocks = (size.blocks - experts) / (tp * pp) + localExperts(run)
  // The first stage has the embedding, the last one the head.
  const stageShare = pp > 1 && !shape.tiedEmbeddings ? 0.5 : 1
  return blocks + (size.vocabulary * stageShare) / tp + size.vision
}

/** Of them, the routed experts. */
export function localExperts(run: TrainingCase): number {
  return routedParameters(run) / (expertWays(run) * run.pipelineParallel)
}

function routedParameters({ shape, size }: TrainingCase): number {
  const { moe, hidden } = shape
  if (!moe) return 0
  const width = moe.latentHidden ?? hidden
  return Math.min(moeLayers(shape) * moe.experts * 3 * width * moe.expertFfn, size.blocks)
}

/** Parameters left on one card when its copies share them out; experts have fewer copies. */
function sharded(run: TrainingCase, copies: number, copiesOfExperts: number): number {
  const experts = localExperts(run)
  return (localParameters(run) - experts) / copies + experts / copiesOfExperts
}

/** Weights, gradients and optimiser of one card: what it must hold at its step, however few the tokens. */
export function stateBytes(run: TrainingCase): number {
  const { weights, gradients, optimiser, adapters, workingSet, temporary } = statesOf(run)
  return sumOf(weights, gradients, optimiser, adapters, workingSet).likely + temporary
}

function statesOf(run: TrainingCase) {
  const { shape, size, zeroStage, tensorParallel: tp } = run
  const dp = dataParallel(run)
  const shards = zeroStage === 3 ? sequenceCopies(run) : 1
  const local = localParameters(run)
  const whole = zeroStage === 3 ? sharded(run, shards, expertCopies(run)) : local
  // A stage of a pipeline keeps what it has gathered, and its gradients, until its last micro-batch.
  const isStage = zeroStage === 3 && run.pipelineParallel > 1
  const gathered = isStage ? 2 * local : zeroStage === 3 && shards > 1 ? gatheredBytes(run) : 0

  if (run.trains === 'full') {
    const bytes = recipeBytes[run.recipe]
    const gradientBytes = run.optimiserInBackward ? 0 : bytes.gradients
    const optimiserBytes = run.optimiserOffloaded ? 0 : bytes.optimiser
    const expertShards = Math.max(1, expertCopies(run) / run.contextParallel)
    const shared = zeroStage === 3 ? whole : sharded(run, dp, expertShards)
    const stepped = run.optimiserInBackward || run.optimiserOffloaded ? 0 : bytes.temporary
    return {
      baseBytes: 2 * whole,
      weights: certain(bytes.weights * whole),
      gradients: certain(gradientBytes * (zeroStage >= 2 && !isStage ? shared : local)),
      optimiser: certain(optimiserBytes * (zeroStage >= 1 ? shared : local)),
      adapters: certain(0),
      workingSet: certain(gathered),
      temporary: stepped * (zeroStage >= 1 ? shared : local),
    }
  }

  const weights = weightBytes(size, run.frozenFormat).times(whole / size.total)
  const adapters =
    ((run.adapterBytes ?? adapterBytes) * run.adapterParameters) / (tp * run.pipelineParallel)
  const vocabulary = run.trainsVocabulary ? (vocabularyBytes * size.vocabulary) / tp : 0
  // The widest matrix is unpacked to 16 bits before it is used.
  const unpacked = run.trains === 'qlora' ? 2 * shape.hidden * widestFfn(run) : 0
  // Stored in 16 bits, held in 32.
  const widened = run.wideVocabulary ? (2 * size.vocabulary) / (tp * shards) : 0
  return {
    baseBytes: weights.likely,
    weights: weights.plus(certain(widened)),
    gradients: certain(0),
    optimiser: certain(0),
    adapters: certain((adapters + vocabulary) / shards),
    workingSet: certain(gathered + unpacked),
    temporary: 0,
  }
}

export function widestFfn({ shape }: TrainingCase): number {
  return shape.moe?.expertFfn ?? shape.ffn
}

/** Two layers at work and in flight, or a vocabulary matrix, in 16 bits. */
function gatheredBytes(run: TrainingCase): number {
  const { shape, tensorParallel: tp } = run
  return 2 * Math.max(2 * parametersOfLayer(run), (shape.vocab * shape.hidden) / tp)
}

/** Of one layer, as far as one card has it while it is at work. */
export function parametersOfLayer(run: TrainingCase): number {
  const { shape, size, tensorParallel: tp } = run
  const experts = routedParameters(run) / shape.layers
  return (size.perLayer - experts) / tp + experts / expertWays(run)
}

/** Bytes kept for the backward pass, for one token of one layer, in 16-bit with fused attention. */
export function activationBytesPerToken(run: TrainingCase): number {
  const { shape } = run
  const { hidden, heads, kvHeads, headDim, gatedMlp, moe } = shape
  const attention = 2 * (4 * hidden + 2 * heads * headDim + 2 * kvHeads * headDim)
  const feedForward = (gatedMlp ? 8 : 4) * activeFfn(shape)
  const dispatched = moe ? 4 * hidden * moe.activeExperts : 0
  // An eager RMSNorm keeps an fp32 copy; the families without gates use the native LayerNorm.
  const norms = gatedMlp && !run.compiled && !run.fusedNorms ? 8 * hidden : 0
  const experts = moe ? factorsOf(run).memory.activations.moeImbalance.likely : 1
  return attention + feedForward * experts + dispatched * experts + norms
}

interface Working {
  readonly activations: Uncertain
  readonly loss: Uncertain
}

function workingMemory(run: TrainingCase): Working {
  const { shape, tensorParallel: tp, pipelineParallel: pp } = run
  const tokens = microTokens(run)
  const layers = shape.layers / pp
  const perEntry = ratio(`loss bytes, ${run.loss}`, factorsOf(run).memory.lossBytes[run.loss])
  const loss = perEntry.times((shape.vocab * tokens) / tp)
  const last = atLossOrLayer(run, layers, tokens, loss)
  if (pp === 1) return last
  // The first stage holds more micro-batches, the last one the loss: the larger is the peak.
  const first = activationsWith(run, layers, tokens, Math.min(pp, microBatches(run)))
  return first.likely > last.activations.likely + last.loss.likely
    ? { activations: first, loss: certain(0) }
    : last
}

/**
 * A checkpointed layer is computed again once the loss and its logits are gone: of the two, only the
 * larger stands beside the checkpoints. Without checkpoints every layer waits while the loss is taken.
 */
function atLossOrLayer(
  run: TrainingCase,
  layers: number,
  tokens: number,
  loss: Uncertain,
): Working {
  const activations = activationsWith(run, layers, tokens, 1)
  if (run.checkpointing !== 'full') return { activations, loss }
  const kept = checkpointsOf(run, layers, tokens, 1)
  return kept.likely + loss.likely > activations.likely
    ? { activations: kept, loss }
    : { activations, loss: certain(0) }
}

function activationsWith(
  run: TrainingCase,
  layers: number,
  tokens: number,
  inFlight: number,
): Uncertain {
  const { checkpointing } = run
  const activationFactors = factorsOf(run).memory.activations
  if (checkpointing === 'full') {
    return checkpointsOf(run, layers, tokens, inFlight).plus(layerAtWork(run, tokens))
  }
  // Selective checkpointing computes just the attention again.
  const keptScores = checkpointing === 'selective' ? 0 : scoreBytes.kept * scoresPerToken(run)
  const layerSum = ratio('sum of a layer', activationFactors.layerSum)
  let all = layerSum.times(layers * (layerPerToken(run) + keptScores) * tokens * inFlight)
  if (checkpointing === 'selective') {
    all = all.by(ratio('selective checkpointing', activationFactors.selective))
  } else if (run.compiled) all = all.by(ratio('compiled loop', activationFactors.compiled))
  if (run.trains === 'qlora' && checkpointing === 'none') {
    all = all.by(ratio('unpacked weights kept', activationFactors.qloraUncheckpointed))
  }
  return all
}

/** Of one layer, between its forward and its backward pass. */
function layerAtWork(run: TrainingCase, tokens: number): Uncertain {
  const layerSum = ratio('sum of a layer', factorsOf(run).memory.activations.layerSum)
  return layerSum.times((layerPerToken(run) + scoreBytes.atWork * scoresPerToken(run)) * tokens)
}

function layerPerToken(run: TrainingCase): number {
  const { shape, tensorParallel: tp, sequenceParallel } = run
  const whole = activationBytesPerToken(run)
  const undivided = sequenceParallel ? 0 : shape.hidden * (shape.gatedMlp ? 16 : 8)
  return tp === 1 ? whole : undivided + (whole - undivided) / tp
}

function scoresPerToken({ shape, tensorParallel, seqLen, eagerAttention }: TrainingCase): number {
  return eagerAttention ? (shape.heads / tensorParallel) * seqLen : 0
}

/** The inputs of the layers, from which they are computed again. */
function checkpointsOf(
  run: TrainingCase,
  layers: number,
  tokens: number,
  inFlight: number,
): Uncertain {
  if (run.activationsOffloaded) return certain(0)
  // Behind an embedding in 32 bits the layers hand on 32 bits.
  const bytes = run.wideVocabulary ? 4 : 2
  const stored = (bytes * run.shape.hidden) / (run.sequenceParallel ? run.tensorParallel : 1)
  const { layerSum } = factorsOf(run).memory.activations
  return ratio('sum of a layer', layerSum).times(layers * stored * inFlight * tokens)
}

function overheadOf(run: TrainingCase, mixedBytes: number, equalBytes: number): Uncertain {
  const { overheads } = factorsOf(run).memory
  const { fragmentation, fragmentationOfEqualBlocks, contextGiB, collectiveGiB } = overheads
  const lost = (share: Uncertain, bytes: number) => share.mapped((each) => (each - 1) * bytes)
  const parts = [
    lost(ratio('fragmentation', fragmentation), mixedBytes),
    lost(ratio('fragmentation', fragmentationOfEqualBlocks), equalBytes),
    amount('context', contextGiB).times(bytesPerGiB),
  ]
  if (run.gpus > 1) parts.push(amount('collectives', collectiveGiB).times(bytesPerGiB))
  return sumOf(...parts)
}
