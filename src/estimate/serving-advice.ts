import { type GpuId, gpuById } from '#src/catalog/gpus.ts'
import type { Model } from '#src/catalog/models.ts'
import { publishedWords } from '#src/catalog/published-weights.ts'
import { type Confidence, confidenceFrom } from './confidence.ts'
import { cards, figure } from './figures.ts'
import { fitVerdict } from './fit.ts'
import { kvPath } from './kv-cache.ts'
import { isWiderThan, lighterFormats } from './lighter-formats.ts'
import { cardsToPropose } from './rent.ts'
import { cardsOfCopy, stagesOf } from './serving-case.ts'
import {
  cardsOfOneMachine,
  meets,
  type ServingPlan,
  type ServingRequest,
  servingPlanOn,
} from './serving-plan.ts'
import type { WeightFormat } from './weight-bytes.ts'
import { runsWeights } from './weight-kernels.ts'

export function servingWarnings(plan: ServingPlan, wanted: ServingRequest, model: Model): string[] {
  const { gpu, serving, load, rent, copies, copiesNeeded } = plan
  const { request, asOf } = wanted
  const warnings: string[] = []
  const verdict = verdictOn(plan)
  if (verdict !== 'fits') {
    const need = figure(round(plan.memoryGiBPerGpu.likely))
    const offer = verdict === 'is tight' ? 'What surely fits' : 'What would fit'
    warnings.push(
      `It needs about ${need} GiB of the ${figure(serving.gpu.memoryGB)} GiB of each ${gpu}: it ${verdict}. ${offer}: ${waysToFit(plan, wanted).join('; ')}.`,
    )
  }
  warnings.push(...formatWarnings(plan, model))
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
  const runs = verdict !== 'does not fit'
  if (runs && copies < copiesNeeded.likely && wanted.gpus !== undefined) {
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

/** Whether a copy fits at all: without room for one sequence it does not, however small the rest. */
export function verdictOn({ load, fits }: ServingPlan): ReturnType<typeof fitVerdict> {
  return load.batch === 0 && load.boundBy === 'memory' ? 'does not fit' : fitVerdict(fits)
}

/** What to mind about the format of the weights. */
function formatWarnings({ gpu, serving }: ServingPlan, { name, published }: Model): string[] {
  const { format } = serving
  if (isWiderThan(published, format)) {
    return [
      `${name} is published as ${publishedWords(published)}: in ${format} it takes more memory and answers no better.`,
    ]
  }
  if (runsWeights(gpuById(gpu), format)) return []
  return [
    `I know of no server that reads ${format} weights on ${gpu}: llama.cpp does on older cards, other software widens them to 16 bits first.`,
  ]
}

const mostWays = 4
const cardCounts = [1, 2, 4, 8, 16, 32] as const

/** The nearest things that fit: fewer bits on the same cards, more of them, other cards; never none. */
function waysToFit(plan: ServingPlan, wanted: ServingRequest): string[] {
  const { gpu } = plan
  const count = wanted.gpus ?? cardsOfCopy(plan.serving)
  const { kvBytes } = wanted.model
  const { format, stored } = wanted.model
  const lighter = lighterFormats(format, stored).map((each) => withFormat(wanted, each))
  const ways: string[] = []

  const here = lighter.find((changed) => fitsOn(changed, gpu, wanted.gpus))
  if (here !== undefined) ways.push(`precision=${here.model.format}`)
  const smallCache = { ...wanted, model: { ...wanted.model, kvBytes: 1 as const } }
  if (kvBytes === 2 && gpuById(gpu).fp8DenseTflops !== null) {
    if (fitsOn(smallCache, gpu, wanted.gpus)) ways.push('kvPrecision=fp8')
  }
  const more = cardCounts.find((each) => each > count && fitsOn(wanted, gpu, each))
  if (more !== undefined) ways.push(cards(more, gpu))
  const other = smallestServer(wanted, wanted.gpus)
  if (other !== undefined) ways.push(cards(other.gpus, other.gpu))

  const [lightest] = lighter.toReversed()
  if (here === undefined && lightest !== undefined) {
    const words = `precision=${lightest.model.format} on `
    const few = cardCounts.find((each) => each > count && fitsOn(lightest, gpu, each))
    if (few !== undefined) ways.push(words + cards(few, gpu))
    const single = smallestServer(lightest, wanted.gpus)
    if (single !== undefined) ways.push(words + cards(single.gpus, single.gpu))
  }
  const anything = ways.length > 0 ? undefined : smallestServer(lightest ?? wanted, undefined)
  if (anything !== undefined) ways.push(cards(anything.gpus, anything.gpu))
  if (ways.length === 0) ways.push('a smaller model, or a shorter context')
  return [...new Set(ways)].slice(0, mostWays)
}

function withFormat(wanted: ServingRequest, format: WeightFormat): ServingRequest {
  return { ...wanted, model: { ...wanted.model, format } }
}

function fitsOn(wanted: ServingRequest, gpu: GpuId, gpus: number | undefined): boolean {
  if (!runsWeights(gpuById(gpu), wanted.model.format)) return false
  const anyone = { ...wanted, gpus, terms: {} }
  return fitsWell(servingPlanOn(anyone, gpu), anyone)
}

/** The smallest card that holds the model, whoever rents it. */
function smallestServer(wanted: ServingRequest, gpus: number | undefined): ServingPlan | undefined {
  const anyone = { ...wanted, gpus, terms: {} }
  return cardsToPropose(wanted.asOf, {}, (gpu) => runsWeights(gpu, wanted.model.format))
    .toSorted((a, b) => gpuById(a).memoryGB - gpuById(b).memoryGB)
    .map((gpu) => servingPlanOn(anyone, gpu))
    .find((each) => fitsWell(each, anyone))
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
  if (cardsOfCopy(serving) > cardsOfOneMachine)
    low.push('One copy spans several machines; the network between them is assumed.')
  if (stagesOf(serving) > 1)
    low.push('No published run of a server that shares layers between cards stands behind this.')
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
