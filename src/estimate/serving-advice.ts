import { gpuById } from '#src/catalog/gpus.ts'
import type { Model } from '#src/catalog/models.ts'
import { type Confidence, confidenceFrom } from './confidence.ts'
import { cards, figure } from './figures.ts'
import { fitVerdict } from './fit.ts'
import { kvPath } from './kv-cache.ts'
import { cardsToPropose } from './rent.ts'
import { meets, type ServingPlan, type ServingRequest, servingPlanOn } from './serving-plan.ts'

export function servingWarnings(plan: ServingPlan, wanted: ServingRequest, model: Model): string[] {
  const { gpu, serving, load, rent, copies, copiesNeeded } = plan
  const { request, asOf } = wanted
  const warnings: string[] = []
  const verdict =
    load.batch === 0 && load.boundBy === 'memory' ? 'does not fit' : fitVerdict(plan.fits)
  if (verdict !== 'fits') {
    const instead = waysToFit(plan, wanted)
    const need = figure(round(plan.memoryGiBPerGpu.likely))
    warnings.push(
      `It needs about ${need} GiB of the ${figure(serving.gpu.memoryGB)} GiB of each ${gpu}: it ${verdict}.${instead.length > 0 ? ` What would fit: ${instead.join('; ')}.` : ''}`,
    )
  }
  if (load.batch === 0 && load.boundBy === 'latency') {
    const alone = (load.ttftSeconds + request.outputTokens / load.aloneTokensPerSecond) * 1000
    warnings.push(
      `The answer takes about ${figure(round(alone))} ms even for one reader alone, more than the ${figure(request.latencyMs ?? 0)} ms allowed: write less, or take a smaller or quantised model, or a faster card.`,
    )
  }
  const { ttftMs } = request
  if (ttftMs !== undefined && load.ttftSeconds * 1000 > ttftMs) {
    warnings.push(
      `The first token takes about ${figure(round(load.ttftSeconds * 1000))} ms, more than the ${figure(ttftMs)} ms allowed.`,
    )
  }
  if (copies < copiesNeeded.likely && wanted.gpus !== undefined) {
    warnings.push(
      `${cards(plan.gpus, gpu)} make ${copies} ${copies === 1 ? 'copy' : 'copies'}; the busiest hour needs ${copiesNeeded.likely}.`,
    )
  }
  if (request.contextTokens > model.maxContextTokens) {
    warnings.push(
      `${model.name} reads at most ${figure(model.maxContextTokens)} tokens; ${figure(request.contextTokens)} were asked for.`,
    )
  }
  if (rent === null)
    warnings.push(`I have no dated price for ${gpu}, so there is no money in this estimate.`)
  else if (rent.isStale) {
    warnings.push(
      `Rents for ${gpu} are from ${rent.oldest}, more than 90 days before ${asOf}; they rose in 2026, so check them.`,
    )
  }
  if (model.licence === 'unconfirmed') {
    warnings.push(
      `I could not confirm the licence of ${model.name}: read it before you rely on the model.`,
    )
  }
  return warnings
}

/** Changes of format or card that make the model fit; at most three. */
function waysToFit(plan: ServingPlan, wanted: ServingRequest): string[] {
  const ways: string[] = []
  for (const format of ['fp8', 'int4'] as const) {
    if (wanted.model.format === format || wanted.model.format === 'int4') continue
    const changed = { ...wanted, model: { ...wanted.model, format } }
    if (fitsWell(servingPlanOn(changed, plan.gpu), changed)) ways.push(`precision=${format}`)
  }
  const anyone = { ...wanted, provider: undefined }
  const other = cardsToPropose(wanted.asOf, undefined, () => true)
    .toSorted((a, b) => gpuById(a).memoryGB - gpuById(b).memoryGB)
    .map((gpu) => servingPlanOn(anyone, gpu))
    .find((each) => fitsWell(each, anyone))
  if (other !== undefined) ways.push(cards(other.gpus, other.gpu))
  const { gpus } = wanted
  if (gpus !== undefined) {
    const more = [2, 4, 8, 16].find((count) => {
      const changed = { ...wanted, gpus: count }
      return count > gpus && fitsWell(servingPlanOn(changed, plan.gpu), changed)
    })
    if (more !== undefined) ways.push(cards(more, plan.gpu))
  }
  return ways.slice(0, 3)
}

function fitsWell(plan: ServingPlan, wanted: ServingRequest): boolean {
  return meets(plan, wanted) && plan.fits >= 0.9
}

/** How far published measurements carry the estimate, with the rule that decided. */
export function servingConfidence({ gpu, serving }: ServingPlan): Confidence {
  const { shape } = serving
  const low: string[] = []
  if (shape.moe) low.push('Mixture-of-experts servers vary widely: load, routing and kernels.')
  if (kvPath(shape) === 'upper-bound')
    low.push('This attention has no published formula; the cache is an upper bound.')
  if (kvPath(shape) === 'hybrid')
    low.push('No published serving run of a hybrid model stands behind this.')
  if (serving.tensorParallel > 8)
    low.push('One copy spans several machines; the network between them is not modelled.')
  if (low.length > 0) return { confidence: 'low', confidenceReasons: low }
  return confidenceFrom(
    { task: 'serve', generation: serving.gpu.generation, shape, engine: 'server' },
    gpu,
    ['servingMemory', 'serverThroughput', 'timeToFirstToken'],
  )
}

/** Two significant digits, for sentences. */
function round(value: number): number {
  return Number(value.toPrecision(2))
}
