import type { Gpu } from '#src/catalog/gpus.ts'
import type { Source } from '#src/catalog/source.ts'
import type { RentRow } from '#src/estimate/rent-list.ts'
import type { Card } from './card.ts'
import { formatCount, formatNumber, listOf } from './format.ts'
import { isOld, listPrice, oldRents } from './list-price.ts'

/** Some cards of one kind, and their cheapest rent on demand. */
export interface CountedGpu {
  readonly gpu: Gpu
  readonly count: number
  readonly rent: RentRow | undefined
}

export type GpuPurpose = 'training' | 'serving'

export interface AskedGpus {
  readonly gpus: readonly CountedGpu[]
  /** Both where the text names neither. */
  readonly purposes: readonly GpuPurpose[]
  readonly period: { readonly hours: number; readonly words: string } | undefined
  readonly remarks: readonly string[]
  readonly asOf: string
}

/** Dense 16-bit peak: of bf16, or of fp16 where the card has no bf16. */
export const tflopsOf = ({ bf16DenseTflops, fp16DenseTflops }: Gpu): number | null =>
  bf16DenseTflops ?? fp16DenseTflops

/** Cards side by side, and which is better for what: computed from the figures below it. */
export function gpusCard({ gpus, purposes, period, remarks, asOf }: AskedGpus): Card {
  const names = gpus.map(nameOf)
  const verdicts = purposes.map((purpose) => `- ${verdict(purpose, gpus)}`)
  const isStale = gpus.some(({ rent }) => rent !== undefined && isOld(rent.asOf, asOf))
  const [first] = gpus
  return {
    title: `${listOf(names, 'or')}?`,
    blocks: [
      { type: 'text', markdown: [...remarks, ...verdicts].join('\n') },
      { type: 'table', headers: ['', ...names], rows: rowsOf(gpus, period, asOf) },
      {
        type: 'text',
        markdown: `Peaks are dense and as published; what a model gets of them an estimate says.${isStale ? ` ${oldRents}` : ''}`,
      },
      { type: 'sources', sources: sourcesOf(gpus) },
    ],
    nextStep: `estimate serve model=llama-3.1-8b requestsPerDay=10k${first === undefined ? '' : ` gpu=${first.gpu.id}`}`,
  }
}

export const nameOf = ({ gpu, count }: Pick<CountedGpu, 'gpu' | 'count'>): string =>
  count === 1 ? gpu.id : `${count} × ${gpu.id}`

function rowsOf(
  gpus: readonly CountedGpu[],
  period: AskedGpus['period'],
  asOf: string,
): readonly (readonly string[])[] {
  const row = (label: string, value: (each: CountedGpu) => string) => [label, ...gpus.map(value)]
  const perHour = usdPerHourOf
  const per = (amount: (each: CountedGpu) => number | null) => (each: CountedGpu) => {
    const [usd, much] = [perHour(each), amount(each)]
    return usd === undefined || much === null ? 'not known' : listPrice(usd / much)
  }
  const rented = ({ rent, count }: CountedGpu) =>
    rent === undefined
      ? 'no price'
      : `${listPrice(rent.usdPerGpuHour * count)} (${[
          rent.seller,
          ...(rent.gpuCount > count ? [`${rent.gpuCount} at once`] : []),
          ...(isOld(rent.asOf, asOf) ? [`${rent.asOf}, old`] : []),
        ].join(', ')})`
  return [
    row('Memory', (each) => `${formatCount(memoryOf(each))} GB`),
    row('Bandwidth', (each) => `${formatCount(bandwidthOf(each))} GB/s`),
    row('16-bit compute', (each) => {
      const tflops = computeOf(each)
      return tflops === null ? 'not published' : `${formatCount(tflops)} TFLOPS`
    }),
    row('Link', ({ gpu }) => `${gpu.interconnect}, ${formatCount(gpu.interconnectGBps)} GB/s`),
    row('Rent per hour', rented),
    ...(period === undefined
      ? []
      : [
          row(`Rent for ${period.words}`, (each) => {
            const usd = perHour(each)
            return usd === undefined ? 'no price' : listPrice(usd * period.hours)
          }),
        ]),
    row(
      'Rent per TB/s',
      per((each) => bandwidthOf(each) / 1000),
    ),
    row(
      'Rent per 100 TFLOPS',
      per((each) => {
        const tflops = computeOf(each)
        return tflops === null ? null : tflops / 100
      }),
    ),
  ]
}

/** Of as many cards as are meant, where a seller has them by the machine too. */
const usdPerHourOf = ({ rent, count }: CountedGpu) =>
  rent === undefined ? undefined : rent.usdPerGpuHour * count

const memoryOf = ({ gpu, count }: CountedGpu) => gpu.memoryGB * count
const bandwidthOf = ({ gpu, count }: CountedGpu) => gpu.memoryBandwidthGBps * count
function computeOf({ gpu, count }: CountedGpu): number | null {
  const tflops = tflopsOf(gpu)
  return tflops === null ? null : tflops * count
}

interface Measured {
  readonly each: CountedGpu
  /** TFLOPS for training, GB/s for serving. */
  readonly speed: number
  readonly memoryGB: number
}

/** Training is a matter of compute, serving of bandwidth; both of what the memory holds. */
function verdict(purpose: GpuPurpose, gpus: readonly CountedGpu[]): string {
  const isTraining = purpose === 'training'
  const measured = gpus.flatMap((each): Measured[] => {
    const speed = isTraining ? computeOf(each) : bandwidthOf(each)
    return speed === null ? [] : [{ each, speed, memoryGB: memoryOf(each) }]
  })
  const label = isTraining ? 'For training' : 'For serving'
  const [fastest, second] = measured.toSorted((a, b) => b.speed - a.speed)
  const [largest] = measured.toSorted((a, b) => b.memoryGB - a.memoryGB)
  if (fastest === undefined || second === undefined || largest === undefined) {
    return `**${label}** I lack a published figure to compare them by.`
  }
  const isFaster = fastest.speed > second.speed
  const winner = isFaster ? fastest : largest
  const does = isTraining ? 'It computes' : 'It reads its memory'
  const speed = isFaster
    ? `${does} ${formatNumber(fastest.speed / second.speed)} times as fast as ${nameOf(second.each)}`
    : isTraining
      ? 'They compute alike'
      : 'They read their memory alike'
  return `**${label}: ${nameOf(winner.each)}.** ${speed}${memoryWords(winner, largest, measured)}.${worthWords(measured)}`
}

function memoryWords(winner: Measured, largest: Measured, all: readonly Measured[]): string {
  if (all.every(({ memoryGB }) => memoryGB === winner.memoryGB)) {
    return ` and ${all.length === 2 ? 'both hold' : 'all hold'} ${formatCount(winner.memoryGB)} GB`
  }
  if (winner.memoryGB === largest.memoryGB) {
    return ` and holds ${all.length === 2 ? 'more' : 'the most'}, ${formatCount(winner.memoryGB)} GB`
  }
  return `, as long as ${formatCount(winner.memoryGB)} GB are enough: ${nameOf(largest.each)} holds ${formatCount(largest.memoryGB)} GB`
}

/** Which gives most for an hour's dollar; nothing where a rent is not known. */
function worthWords(all: readonly Measured[]): string {
  const priced = all.flatMap(({ each, speed }) =>
    each.rent === undefined
      ? []
      : [{ each, perDollar: speed / (each.rent.usdPerGpuHour * each.count) }],
  )
  const [best, next] = priced.toSorted((a, b) => b.perDollar - a.perDollar)
  if (priced.length < all.length || best === undefined || next === undefined) return ''
  const times = formatNumber(best.perDollar / next.perDollar)
  return times === '1'
    ? ' For their rent they give the same.'
    : ` For its rent ${nameOf(best.each)} gives the most: ${times} times as much as ${nameOf(next.each)}.`
}

/** Which card gives most compute, or bandwidth, for an hour's dollar at a price of today. */
export function mostForRent(
  purpose: GpuPurpose,
  gpus: readonly CountedGpu[],
  asOf: string,
): string | undefined {
  const isTraining = purpose === 'training'
  const priced = gpus.flatMap((each) => {
    const speed = isTraining ? computeOf(each) : bandwidthOf(each)
    if (speed === null || each.rent === undefined || isOld(each.rent.asOf, asOf)) return []
    return [{ each, perDollar: speed / (each.rent.usdPerGpuHour * each.count) }]
  })
  const [best] = priced.toSorted((a, b) => b.perDollar - a.perDollar)
  if (best?.each.rent === undefined) return undefined
  const what = isTraining ? 'compute in 16 bits, for training' : 'bandwidth, for serving'
  const amount = `${formatNumber(best.perDollar)} ${isTraining ? 'TFLOPS' : 'GB/s'}`
  return `The most ${what}, for its rent: **${nameOf(best.each)}**, ${amount} for an hour’s dollar (${listPrice(best.each.rent.usdPerHour)} at ${best.each.rent.seller}).`
}

export function sourcesOf(gpus: readonly CountedGpu[]): readonly Source[] {
  return [
    ...gpus.map(({ gpu }) => gpu.source),
    ...gpus.flatMap(({ rent }) => (rent === undefined ? [] : [rent.offer.source])),
  ]
}
