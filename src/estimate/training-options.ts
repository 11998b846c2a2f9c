import { type GpuId, gpuById } from '#src/catalog/gpus.ts'
import { specOf } from './gpu-spec.ts'
import { type Rent, rentOf } from './rent.ts'
import { leastHoursOn } from './training-bounds.ts'
import type { PlanRequest } from './training-plan.ts'
import { anyRunOn, type Freedom, type LayoutQuestion } from './training-spread.ts'
import { certain, type Uncertain } from './uncertain.ts'

/**
 * Before the first step, cards are booked, weights loaded and kernels compiled: without these ten
 * minutes (our judgement) a plan of a hundred cards for half a minute each would win. They decide
 * the ranking and are not in the figures.
 */
export const startHours = 1 / 6

/** Hours and dollars that something takes at least, the start included. */
export interface Least {
  readonly leastHours: number
  readonly leastUsd: number
}

/** So many of one card, and what they would take at best. */
export interface Option extends Least {
  readonly gpu: GpuId
  readonly question: LayoutQuestion
  readonly rent: Rent | null
  /** Hours beside the training itself. */
  readonly more: Uncertain
}

/** The least money first; cards without a price come last. */
export function optionsOf(
  { settings, kind, tokens, terms, asOf }: PlanRequest,
  freedom: Freedom,
  cards: readonly GpuId[],
  counts: readonly number[],
): readonly Option[] {
  const options = cards.flatMap((gpu) =>
    counts.map((gpus): Option => {
      const question = { settings, freedom, gpu: specOf(gpuById(gpu)), gpus, tokens, kind }
      const rent = rentOf(gpu, gpus, asOf, terms)
      const more = freedom.moreHours?.(anyRunOn(question)) ?? certain(0)
      const hours = leastHoursOn(question)
      return { gpu, question, rent, more, ...leastOf({ rent, more }, hours) }
    }),
  )
  return options.toSorted((a, b) => a.leastUsd - b.leastUsd || a.leastHours - b.leastHours)
}

/** Of a layout that takes so many hours to train. */
export function leastOf({ rent, more }: Pick<Option, 'rent' | 'more'>, hours: number): Least {
  const leastHours = hours + more.likely + startHours
  const leastUsd = rent ? leastHours * rent.usdPerHour.likely : Number.POSITIVE_INFINITY
  return { leastHours, leastUsd }
}
