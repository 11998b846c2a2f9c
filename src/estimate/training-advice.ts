import { gpuById } from '#src/catalog/gpus.ts'
import { type Confidence, confidenceFrom, hasEvidence } from './confidence.ts'
import { figure } from './figures.ts'
import { fitVerdict } from './fit.ts'
import { nearestThatFits } from './nearest-training.ts'
import { spotHoursWithoutCheckpoints, spotRentOf } from './spot.ts'
import type { RunKind } from './training-case.ts'
import { bytesPerGiB } from './training-memory.ts'
import type { PlanRequest, TrainingPlan } from './training-plan.ts'

const manyCards = 64

/** What a person should know before signing: fit, age of prices, limits of the formulas. */
export function trainingWarnings(plan: TrainingPlan, request: PlanRequest): string[] {
  const { run, totals, rent, gpu } = plan
  const warnings: string[] = []
  const verdict = fitVerdict(totals.fits)
  if (verdict !== 'fits') {
    const { likely, high } = totals.memoryGiBPerGpu.range
    const need = `It needs about ${figure(round(likely))} GiB (up to ${figure(round(high))}) of the ${figure(run.gpu.memoryGB)} GiB of ${gpu}: it ${verdict}.`
    warnings.push(`${need} What would fit: ${nearestThatFits(plan, request).join('; ')}.`)
  }
  if (rent === null) {
    warnings.push(`I have no dated price for ${gpu}, so there is no money in this estimate.`)
  } else if (rent.isStale) {
    warnings.push(
      `Rents for ${gpu} are from ${rent.oldest}, more than 90 days before ${request.asOf}; they rose in 2026, so check them.`,
    )
  }
  if (gpuById(gpu).bf16DenseTflops === null) {
    warnings.push(`${gpu} has no bf16: train in fp16 with loss scaling.`)
  }
  const { deadlineHours } = request
  if (deadlineHours !== undefined && totals.wallClockHours.likely > deadlineHours) {
    warnings.push(
      `The deadline of ${figure(deadlineHours)} ${deadlineHours === 1 ? 'hour' : 'hours'} is not met: about ${figure(round(totals.wallClockHours.likely))} hours.`,
    )
  }
  const { likely: hours } = totals.wallClockHours
  const isLong = hours > spotHoursWithoutCheckpoints
  if (isLong && spotRentOf(gpu, run.gpus, request.asOf, request.terms) !== null) {
    warnings.push(
      'On spot machines a run of more than 24 hours needs checkpoints it can resume from.',
    )
  }
  const loss = totals.memory.loss.likely / bytesPerGiB
  if (run.loss === 'stock' && loss > 0.2 * totals.memoryGiBPerGpu.likely) {
    warnings.push(
      `A fused cross-entropy (Liger, Unsloth, torchtune) would save about ${figure(round(loss))} GiB of the loss.`,
    )
  }
  return warnings
}

/**
 * The run gives every card a sequence; the planner keeps the batch, because a larger one trains
 * differently. Says so where the two differ.
 */
export function batchWarnings({ run }: TrainingPlan, { settings }: PlanRequest): string[] {
  const { minGlobalBatch: kept } = settings
  if (run.globalBatch <= kept) return []
  return [
    `This run takes ${figure(run.globalBatch)} sequences to a step, so that every card has one; the plans keep ${figure(kept)}, unless you allow more with globalBatch=${figure(run.globalBatch)}.`,
  ]
}

/** How far published runs carry this estimate, with the rule that decided. */
export function trainingConfidence(
  plan: TrainingPlan,
  kind: RunKind,
  isReinforcement: boolean,
): Confidence {
  const { run } = plan
  const low: string[] = []
  if (run.shape.moe) low.push('Mixture-of-experts training varies widely between stacks.')
  if (run.shape.approximateAttention)
    low.push('This attention has no published formula; figures are upper bounds.')
  if (isReinforcement)
    low.push('Reinforcement runs depend on rollout lengths that nobody knows beforehand.')
  const { generation } = run.gpu
  const evidence = { task: kind, generation, shape: run.shape, engine: run.stack }
  if (run.gpus > manyCards && !hasEvidence(evidence))
    low.push(`More than ${manyCards} cards: layout and failures decide, and neither is known yet.`)
  if (low.length > 0) return { confidence: 'low', confidenceReasons: low }
  const isPretrain = kind === 'pretrain'
  return confidenceFrom(evidence, plan.gpu, [isPretrain ? 'wholeRunHours' : 'finetuneMemory'])
}

/** Two significant digits, for sentences. */
function round(value: number): number {
  return Number(value.toPrecision(2))
}
