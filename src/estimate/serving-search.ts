import { type GpuId, gpuById, gpus as listedGpus } from '#src/catalog/gpus.ts'
import type { Plan } from './estimate.ts'
import { figure } from './figures.ts'
import { fitShare } from './fit.ts'
import { lighterFormats } from './lighter-formats.ts'
import { exactly } from './range.ts'
import { type Candidate, rankPlans } from './rank-plans.ts'
import { cardsOfCopy, type ServingCase, stagesOf } from './serving-case.ts'
import {
  meets,
  proposedServers,
  type ServingPlan,
  type ServingRequest,
  servingPlansOn,
} from './serving-plan.ts'
import { mayFit, sureToFit } from './training-layouts.ts'
import { type Planned, whyNotProposed } from './training-search.ts'
import type { WeightFormat } from './weight-bytes.ts'
import { suits } from './weight-kernels.ts'

export interface ServingFreedom {
  /** The person named no precision, so smaller ones are options. */
  readonly anyFormat: boolean
  readonly anyCache: boolean
  readonly budgetUsdPerMonth: number | undefined
}

/**
 * The cheapest, the fastest (to the whole answer) and the best way to serve a load, over cards,
 * formats of weights and cache, and cards to a copy. Smaller formats are offered, never assumed:
 * they change the answers a little.
 */
export function searchServingPlans(wanted: ServingRequest, freedom: ServingFreedom): Planned {
  // Every card can take some format; which ones, is asked card by card.
  const any = proposedServers({ ...wanted, model: { ...wanted.model, format: 'bf16' } })
  const cards = wanted.cards.length > 0 ? wanted.cards : any
  const candidates: Candidate<ServingPlan>[] = []
  const ruledOut: { gpu: string; because: string }[] = []
  let considered = 0
  for (const gpu of cards) {
    let leastGiB = Number.POSITIVE_INFINITY
    let isLate = false
    const before = candidates.length
    for (const model of optionsOn(wanted, freedom, gpu)) {
      const option = { ...wanted, model }
      for (const plan of servingPlansOn(option, gpu)) {
        considered += 1
        if (plan.fits >= mayFit && meets(plan, option)) candidates.push(candidateOf(plan, option))
        else if (plan.fits >= mayFit && plan.load.boundBy !== 'memory') isLate = true
        else leastGiB = Math.min(leastGiB, plan.memoryGiBPerGpu.likely)
      }
    }
    if (candidates.length === before) {
      const need = figure(Number(leastGiB.toPrecision(2)))
      const because = isLate
        ? 'latency: too slow even for one reader alone'
        : `memory: at least ${need} GiB a card, of ${figure(gpuById(gpu).memoryGB)}`
      ruledOut.push({ gpu, because })
    }
  }
  if (wanted.cards.length === 0) {
    for (const gpu of listedGpus) {
      if (!cards.includes(gpu.id)) ruledOut.push({ gpu: gpu.id, because: whyNotProposed(gpu) })
    }
  }
  const { chosen, bindingConstraint, paretoFront } = rankPlans(candidates, {
    deadlineHours: undefined,
    budgetUsd: freedom.budgetUsdPerMonth,
  })
  const isLate = ruledOut.some(({ because }) => because.startsWith('latency'))
  return {
    plans: chosen.map(({ role, candidate, because }) => ({
      role,
      ...planOf(candidate.plan),
      isTight: candidate.isTight,
      because: `${because}${caution(candidate.plan, wanted)}`,
    })),
    planning: {
      considered,
      ruledOut,
      bindingConstraint: bindingConstraint === 'memory' && isLate ? 'latency' : bindingConstraint,
      paretoFront: paretoFront.flatMap(({ plan, usd, hours, isTight }) => {
        const { gpu, gpus: gpuCount } = plan
        return usd === null
          ? []
          : [{ gpu, gpuCount, layout: layoutWords(plan), usd, hours, isTight }]
      }),
    },
  }
}

/** The formats to try on a card: what was asked for first. */
function optionsOn(
  { model, cards }: ServingRequest,
  { anyFormat, anyCache }: ServingFreedom,
  gpu: GpuId,
): readonly ServingRequest['model'][] {
  const { fp8DenseTflops, fp4DenseTflops } = gpuById(gpu)
  const smaller: WeightFormat[] = [
    ...(fp8DenseTflops === null ? [] : ['fp8' as const]),
    'int4',
    ...(fp4DenseTflops === null ? [] : ['fp4' as const]),
  ]
  const isNamed = cards.length > 0
  const own = isNamed || suits(gpuById(gpu), model.format, model.stored) ? [model.format] : []
  const formats = anyFormat ? [...own, ...lighterFormats(model.format, model.stored, smaller)] : own
  const caches = anyCache && fp8DenseTflops !== null ? ([2, 1] as const) : [model.kvBytes]
  return formats.flatMap((format) => caches.map((kvBytes) => ({ ...model, format, kvBytes })))
}

function candidateOf(plan: ServingPlan, { request }: ServingRequest): Candidate<ServingPlan> {
  const { load, serving, gpus, usdPerMonth, memoryGiBPerGpu, fits } = plan
  const answerSeconds = load.ttftSeconds + request.outputTokens * load.stepSeconds
  return {
    plan,
    usd: usdPerMonth?.likely ?? null,
    hours: answerSeconds / 3600,
    freeShare: 1 - memoryGiBPerGpu.likely / serving.gpu.memoryGB,
    gpus,
    isTight: fits < sureToFit,
  }
}

function caution({ serving }: ServingPlan, { model }: ServingRequest): string {
  const isSmaller = serving.format !== model.format || serving.kvBytes < model.kvBytes
  return isSmaller ? ' Fewer bits change answers a little: grade them first.' : ''
}

/** "fp8 weights, 8-bit cache, 2 cards to a copy, 3 copies". */
function layoutWords({ serving, copies }: ServingPlan): string {
  const { format, kvBytes } = serving
  const cards = cardsOfCopy(serving)
  return [
    `${format} weights`,
    ...(kvBytes === 1 ? ['8-bit cache'] : []),
    ...(cards > 1 ? [`${cards} cards to a copy`] : []),
    ...(stagesOf(serving) > 1 ? [`in ${stageWords(serving)}`] : []),
    `${copies} ${copies === 1 ? 'copy' : 'copies'}`,
  ].join(', ')
}

/** "4 stages of layers, 2 cards to a stage"; nothing where the cards share the matrices alone. */
export function stageWords(serving: ServingCase): string {
  const { tensorParallel } = serving
  const stages = stagesOf(serving)
  if (stages === 1) return ''
  return tensorParallel === 1
    ? `${stages} stages of layers`
    : `${stages} stages of layers, ${tensorParallel} cards to a stage`
}

function planOf(plan: ServingPlan): Omit<Plan, 'role' | 'isTight' | 'because'> {
  const { gpu, gpus, serving, copies, copyTokensPerSecond, memoryGiBPerGpu, usdPerMonth } = plan
  return {
    gpu,
    gpuCount: gpus,
    layout: layoutWords(plan),
    settings: {
      precision: serving.format,
      kvPrecision: serving.kvBytes === 1 ? 'fp8' : 'bf16',
      cardsPerCopy: cardsOfCopy(serving),
      tensorParallel: serving.tensorParallel,
      pipelineParallel: stagesOf(serving),
      copies,
    },
    quantities: {
      memoryGiBPerGpu: memoryGiBPerGpu.range,
      fitsProbability: exactly(fitShare(memoryGiBPerGpu, serving.gpu.memoryGB)),
      outputTokensPerSecond: copyTokensPerSecond.times(copies).range,
      ...(usdPerMonth !== null && { usdPerMonth: usdPerMonth.range }),
    },
  }
}
