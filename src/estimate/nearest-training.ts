import { type GpuId, gpuById } from '#src/catalog/gpus.ts'
import { cards, figure } from './figures.ts'
import { specOf } from './gpu-spec.ts'
import { loraParameters, sizeOf } from './parameters.ts'
import { plainModel } from './plain-shape.ts'
import { cardsToPropose, rentOf } from './rent.ts'
import { usualFormat } from './training-case.ts'
import { type Layout, searchLayouts } from './training-layouts.ts'
import type { PlanRequest, RunSettings, TrainingPlan } from './training-plan.ts'
import { usdOf } from './training-total.ts'

const mostWays = 4
const shortestContext = 512
const usualRank = 16
const counts = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048] as const

/** A change of settings, in words. */
interface Change {
  readonly words: string
  readonly settings: RunSettings
}

/**
 * The nearest things that fit when a run does not: other settings on the same cards first, then
 * more of them, another card, an adapter instead of all weights. Never empty: at the end stands
 * the size of a model that would fit.
 */
export function nearestThatFits(plan: TrainingPlan, request: PlanRequest): string[] {
  const { gpu } = plan
  const count = plan.run.gpus
  const { settings } = request
  const ways: string[] = []

  const here = changesOf(request).filter((change) => fits(request, change.settings, gpu, count))
  // A lone change says more than the same change together with others.
  const lone = here.filter(({ words }) => !words.includes(' with '))
  ways.push(...(lone.length > 0 ? lone : here.slice(0, 2)).map(({ words }) => words))
  const shorter = lone.length > 0 ? undefined : shorterContext(request, gpu, count)
  if (shorter !== undefined) ways.push(shorter)

  const more = fewest(request, settings, gpu, count + 1)
  if (more !== undefined) ways.push(priced(more, request, gpu))
  const other = smallestCard(request, settings, count)
  if (other !== undefined) ways.push(priced(other.layout, request, other.gpu))

  const qlora = request.kind === 'pretrain' ? undefined : leanAdapter(settings, 'qlora')
  if (qlora !== undefined && lone.length === 0) {
    const words = settings.trains === 'qlora' ? 'leaner settings on ' : 'QLoRA on '
    const few = fewest(request, qlora, gpu, count + 1)
    if (few !== undefined) ways.push(words + priced(few, request, gpu))
    const single = smallestCard(request, qlora, count)
    if (single !== undefined) ways.push(words + priced(single.layout, request, single.gpu))
  }
  if (ways.length === 0) ways.push(...anywhere(request, qlora ?? settings))
  if (ways.length === 0) ways.push(smallerModel(request, gpu, count))
  return [...new Set(ways)].slice(0, mostWays)
}

/** Changes that cost no other card, smallest first; then several at once. */
function changesOf({ settings, kind }: PlanRequest): readonly Change[] {
  const changes: Change[] = []
  const add = (words: string, change: Partial<RunSettings>) =>
    changes.push({ words, settings: { ...settings, ...change } })
  if (settings.microBatch > 1) add('a micro-batch of 1', { microBatch: 1 })
  if (settings.checkpointing !== 'full') add('full checkpointing', { checkpointing: 'full' })
  if (settings.loss !== 'fused') add('a fused loss', { loss: 'fused' })
  // Continued and fresh pre-training move every weight: an adapter is another project.
  const mayAdapt = kind !== 'pretrain'
  if (mayAdapt && settings.trains === 'full') {
    add('LoRA instead of all weights', adapterOf(settings, 'lora'))
  }
  if (mayAdapt && settings.trains !== 'qlora') add('QLoRA', adapterOf(settings, 'qlora'))
  add('a micro-batch of 1 with full checkpointing and a fused loss', lean)
  if (mayAdapt && settings.trains !== 'qlora') {
    add('QLoRA with a micro-batch of 1, full checkpointing and a fused loss', {
      ...adapterOf(settings, 'qlora'),
      ...lean,
    })
  }
  return changes
}

const lean = { microBatch: 1, checkpointing: 'full', loss: 'fused' } as const

/** The same run with an adapter instead; it keeps the rank it may already have. */
function adapterOf(settings: RunSettings, trains: 'lora' | 'qlora'): Partial<RunSettings> {
  return {
    trains,
    frozenFormat: usualFormat(trains),
    adapterParameters: settings.adapterParameters || loraParameters(settings.shape, usualRank),
    referenceCopy: false,
  }
}

function leanAdapter(settings: RunSettings, trains: 'lora' | 'qlora'): RunSettings {
  return { ...settings, ...adapterOf(settings, trains), ...lean }
}

function layoutOn(
  { tokens, kind }: PlanRequest,
  settings: RunSettings,
  gpu: GpuId,
  count: number,
): Layout | undefined {
  const freedom = {
    microBatches: [settings.microBatch],
    checkpointings: [settings.checkpointing],
    roundsBatch: true,
  }
  return searchLayouts({
    settings,
    freedom,
    gpu: specOf(gpuById(gpu)),
    gpus: count,
    tokens,
    kind,
  }).sure[0]
}

function fits(request: PlanRequest, settings: RunSettings, gpu: GpuId, count: number): boolean {
  return layoutOn(request, settings, gpu, count) !== undefined
}

/** Halving the context until the run fits, with lean settings when nothing less does. */
function shorterContext(request: PlanRequest, gpu: GpuId, count: number): string | undefined {
  const { settings, kind } = request
  const qlora = kind === 'pretrain' ? {} : adapterOf(settings, 'qlora')
  const attempts: readonly (readonly [Partial<RunSettings>, string])[] = [
    [{}, ''],
    [lean, ' with a micro-batch of 1, full checkpointing and a fused loss'],
    [{ ...qlora, ...lean }, ' with QLoRA, a micro-batch of 1 and a fused loss'],
  ]
  for (const [more, words] of attempts) {
    for (let each = settings.seqLen / 2; each >= shortestContext; each /= 2) {
      const seqLen = Math.floor(each)
      if (fits(request, { ...settings, ...more, seqLen }, gpu, count)) {
        return `a context of ${figure(seqLen)} tokens${words}`
      }
    }
  }
  return undefined
}

function fewest(
  request: PlanRequest,
  settings: RunSettings,
  gpu: GpuId,
  from: number,
): Layout | undefined {
  for (const count of counts) {
    const layout = count < from ? undefined : layoutOn(request, settings, gpu, count)
    if (layout !== undefined) return layout
  }
  return undefined
}

interface OnCard {
  readonly gpu: GpuId
  readonly layout: Layout
}

/** As many of another card; the smallest that holds the run, whoever rents it. */
function smallestCard(
  request: PlanRequest,
  settings: RunSettings,
  count: number,
): OnCard | undefined {
  for (const gpu of bySize(request.asOf)) {
    const layout = layoutOn(request, settings, gpu, count)
    if (layout !== undefined) return { gpu, layout }
  }
  return undefined
}

/** The fewest of any card at all. */
function anywhere(request: PlanRequest, settings: RunSettings): string[] {
  for (const count of counts) {
    const found = smallestCard(request, settings, count)
    if (found !== undefined) return [priced(found.layout, request, found.gpu)]
  }
  return []
}

function bySize(asOf: string): readonly GpuId[] {
  return cardsToPropose(asOf, {}, () => true).toSorted(
    (a, b) => gpuById(a).memoryGB - gpuById(b).memoryGB,
  )
}

/** "64 × L4 (about 190 USD)". */
function priced({ run, totals }: Layout, { asOf }: PlanRequest, gpu: GpuId): string {
  const usd = usdOf(totals.wallClockHours, rentOf(gpu, run.gpus, asOf))
  const money = usd === null ? '' : ` (about ${figure(Number(usd.likely.toPrecision(2)))} USD)`
  return `${cards(run.gpus, gpu)}${money}`
}

const billions = [400, 200, 100, 70, 30, 13, 7, 3, 1, 0.5, 0.1] as const

/** The last resort: how large a plain model of the same method may be. */
function smallerModel(request: PlanRequest, gpu: GpuId, count: number): string {
  const { settings } = request
  const largest = billions.find((size) => {
    if (size * 1e9 >= settings.size.total) return false
    const model = plainModel(size * 1e9, '')
    const smaller = { ...settings, shape: model.shape, size: sizeOf(model), ...lean }
    return fits(request, smaller, gpu, count)
  })
  return largest === undefined
    ? 'a shorter context, and a smaller model'
    : `a model of at most about ${figure(largest * 1e9)} parameters with a micro-batch of 1, full checkpointing and a fused loss`
}
