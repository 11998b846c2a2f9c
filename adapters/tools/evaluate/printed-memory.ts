import type { Bands } from '#src/estimate/bands.ts'
import { factorsOf } from '#src/estimate/factors.ts'
import { dataParallel, type RunKind, type TrainingCase } from '#src/estimate/training-case.ts'
import {
  bytesPerGiB,
  localParameters,
  type TrainingMemory,
  trainingMemory,
} from '#src/estimate/training-memory.ts'
import { memoryBand } from '#src/estimate/training-total.ts'
import { scatter, type Uncertain } from '#src/estimate/uncertain.ts'
import type { Row } from './row.ts'

/** Some stacks print what their allocator peaked at, others what the driver or they themselves hold. */
export function printedMemory(
  row: Row,
  run: TrainingCase,
  kind: RunKind,
  scatters: Bands,
): Uncertain {
  const memory = trainingMemory(run)
  // Frameworks print the peak of their allocator; these read the driver, or all that is reserved.
  const printsCard = /swift/i.test(row.engine) || printsDeepspeed(row)
  // What these print their allocator has reserved, without the context.
  const isReserved = /torchtitan|axolotl|unsloth|fsdp_qlora/i.test(row.engine)
  const reserves = isReserved ? factorsOf(run).memory.overheads.fragmentation.likely : 1
  const base = (printsCard ? memory.needed : memory.allocated).likely / bytesPerGiB
  const name = memoryBand(run, kind)
  return scatter(name, scatters[name]).times(base * reserves + frameworkGiB(row, run, memory))
}

/** DeepSpeed, other than inside Megatron, has its own optimiser. */
export function printsDeepspeed({ engine }: Row): boolean {
  return /deepspeed/i.test(engine) && !/megatron/i.test(engine)
}

/** What a framework holds beside the model. */
function frameworkGiB(row: Row, run: TrainingCase, memory: TrainingMemory): number {
  const { stockTrainerGiB, zero3GiB, zero3AutoGiB, megatronDeepspeedGiB, contextGiB } =
    factorsOf(run).memory.overheads
  if (/megatron-deepspeed/i.test(row.engine)) return megatronDeepspeedGiB.likely
  if (printsDeepspeed(row)) {
    if (run.zeroStage === 3) return (hasAutoBuckets(row) ? zero3AutoGiB : zero3GiB).likely
    return run.trains === 'full' && run.zeroStage > 0 ? bucketsGiB(run, memory) : 0
  }
  return /swift/i.test(row.engine) ? stockTrainerGiB.likely - contextGiB.likely : 0
}

/** Hugging Face's trainer fills in DeepSpeed's buckets by the width of the model. */
function hasAutoBuckets({ engine }: Row): boolean {
  return /^hf|transformers|trainer|axolotl|peft/i.test(engine)
}

/**
 * The buckets of ZeRO-1 and ZeRO-2 are there in the backward pass and at the step, where the card's share
 * of the gradients stands in 32 bits too. By then the logits are gone, at the step the activations as
 * well: what is more than those took.
 */
function bucketsGiB(run: TrainingCase, memory: TrainingMemory): number {
  const buckets = factorsOf(run).memory.overheads.zero2GiB.likely
  const share = (4 * localParameters(run)) / dataParallel(run)
  const atStep = run.optimiserOffloaded ? 0 : share
  const withoutLogits = trainingMemory({ ...run, loss: 'fused' }).activations.likely
  const atLoss = memory.activations.likely + memory.loss.likely
  const later = Math.max(withoutLogits, atStep) / bytesPerGiB + buckets
  return Math.max(0, later - atLoss / bytesPerGiB)
}
