import { type GpuId, gpuById } from '#src/catalog/gpus.ts'
import { type Confidence, confidenceFrom, hasEvidence } from './confidence.ts'
import { cards, figure } from './figures.ts'
import { fitVerdict } from './fit.ts'
import { loraParameters } from './parameters.ts'
import { cardsToPropose } from './rent.ts'
import { type RunKind, usualFormat } from './training-case.ts'
import { bytesPerGiB } from './training-memory.ts'
import { type PlanRequest, planOn, type RunSettings, type TrainingPlan } from './training-plan.ts'

const fitting = 0.9
const manyCards = 64

/** What a person should know before signing: fit, age of prices, limits of the formulas. */
export function trainingWarnings(plan: TrainingPlan, request: PlanRequest): string[] {
  const { run, totals, rent, gpu } = plan
  const warnings: string[] = []
  const verdict = fitVerdict(totals.fits)
  if (verdict !== 'fits') {
    const { likely, high } = totals.memoryGiBPerGpu
    const need = `It needs about ${figure(round(likely))} GiB (up to ${figure(round(high))}) of the ${figure(run.gpu.memoryGB)} GiB of ${gpu}: it ${verdict}.`
    const ways = waysToFit(plan, request)
    const instead =
      ways.length === 0 ? 'No change I know makes it fit.' : `What would fit: ${ways.join('; ')}.`
    warnings.push(`${need} ${instead}`)
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
      `The deadline of ${figure(deadlineHours)} hours is not met: about ${figure(round(totals.wallClockHours.likely))} hours.`,
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

/** The nearest changes that make a run fit, smallest first. */
function waysToFit(plan: TrainingPlan, request: PlanRequest): string[] {
  const { settings } = request
  const count = plan.run.gpus
  const changes: readonly (readonly [string, Partial<RunSettings>])[] = [
    ['a micro-batch of 1', settings.microBatch > 1 ? { microBatch: 1 } : {}],
    ['full checkpointing', settings.checkpointing !== 'full' ? { checkpointing: 'full' } : {}],
    ['a fused loss', settings.loss !== 'fused' ? { loss: 'fused' } : {}],
    ['LoRA instead of all weights', settings.trains === 'full' ? adapterOf(settings, 'lora') : {}],
    ['QLoRA', settings.trains !== 'qlora' ? adapterOf(settings, 'qlora') : {}],
  ]
  const ways = changes.flatMap(([words, change]) => {
    // Continued and fresh pre-training move every weight: an adapter is another project.
    if (Object.keys(change).length === 0 || (request.kind === 'pretrain' && change.trains))
      return []
    const changed = { ...request, settings: { ...settings, ...change } }
    return planOn(changed, plan.gpu, count).totals.fits >= fitting ? [words] : []
  })
  const seqLen = longestContextThatFits(plan, request)
  if (seqLen !== undefined) ways.push(`a context of ${figure(seqLen)} tokens`)
  const card = smallestCardThatFits(request, count)
  if (card !== undefined) ways.push(cards(count, card))
  const more = [2, 4, 8, 16, 32].find(
    (gpus) => gpus > count && planOn(request, plan.gpu, gpus).totals.fits >= fitting,
  )
  if (more !== undefined) ways.push(cards(more, plan.gpu))
  return ways.slice(0, mostWays)
}

const mostWays = 4
const shortestContext = 512

/** Halving the context until the run fits. */
function longestContextThatFits(plan: TrainingPlan, request: PlanRequest): number | undefined {
  const { settings } = request
  for (let seqLen = settings.seqLen / 2; seqLen >= shortestContext; seqLen /= 2) {
    const changed = { ...request, settings: { ...settings, seqLen: Math.floor(seqLen) } }
    if (planOn(changed, plan.gpu, plan.run.gpus).totals.fits >= fitting) return Math.floor(seqLen)
  }
  return undefined
}

const usualRank = 16

/** The same run with an adapter instead; it keeps the rank it may already have. */
function adapterOf(settings: RunSettings, trains: 'lora' | 'qlora'): Partial<RunSettings> {
  return {
    trains,
    frozenFormat: usualFormat(trains),
    adapterParameters: settings.adapterParameters || loraParameters(settings.shape, usualRank),
  }
}

function smallestCardThatFits(request: PlanRequest, count: number): GpuId | undefined {
  const anyone = { ...request, provider: undefined }
  return cardsToPropose(request.asOf, undefined, () => true)
    .toSorted((a, b) => gpuById(a).memoryGB - gpuById(b).memoryGB)
    .find((gpu) => planOn(anyone, gpu, count).totals.fits >= fitting)
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
