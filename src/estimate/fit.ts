import { endDeviations } from './draws.ts'
import type { Range } from './estimate.ts'
import { usableShare } from './gpu-spec.ts'
import { normalBelow } from './normal.ts'
import type { Uncertain } from './uncertain.ts'

/**
 * Probability that a need fits, for choosing among many plans: its logarithm is taken as normal,
 * with a width of its own on either side of the likely value. 5 % of the card is kept free.
 */
export function fitProbability(neededGiB: Range, cardGiB: number): number {
  const room = Math.log((cardGiB * usableShare) / neededGiB.likely)
  const end = room > 0 ? neededGiB.high / neededGiB.likely : neededGiB.likely / neededGiB.low
  const deviation = Math.log(end) / endDeviations
  if (deviation === 0) return room >= 0 ? surest : 0
  return clamped(normalBelow(room / deviation))
}

/** The same for a plan that is shown: the share of the draws that fit. */
export function fitShare(neededGiB: Uncertain, cardGiB: number): number {
  return clamped(neededGiB.shareWithin(cardGiB * usableShare))
}

const surest = 0.999

/** Beyond a thousandth the shape of the tail is not known. */
function clamped(probability: number): number {
  return probability < 0.001 ? 0 : Math.min(probability, surest)
}

/** In words: a verdict to read before the number. */
export function fitVerdict(probability: number): 'fits' | 'is tight' | 'does not fit' {
  return probability >= 0.9 ? 'fits' : probability >= 0.5 ? 'is tight' : 'does not fit'
}
