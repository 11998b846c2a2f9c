import type { Range } from './estimate.ts'
import { usableShare } from './gpu-spec.ts'

/** Standard deviations between the middle and the ends of a band that nine in ten fall in. */
const endDeviations = 1.645

/**
 * Probability that a need fits: its logarithm is taken as normal, with a width of its own on
 * either side of the likely value. 5 % of the card is kept free.
 */
export function fitProbability(neededGiB: Range, cardGiB: number): number {
  const room = Math.log((cardGiB * usableShare) / neededGiB.likely)
  const end = room > 0 ? neededGiB.high / neededGiB.likely : neededGiB.likely / neededGiB.low
  const deviation = Math.log(end) / endDeviations
  if (deviation === 0) return room >= 0 ? 0.999 : 0
  const probability = normalBelow(room / deviation)
  // Beyond a thousandth the shape of the tail is not known.
  return probability < 0.001 ? 0 : Math.min(probability, 0.999)
}

/** In words: a verdict to read before the number. */
export function fitVerdict(probability: number): 'fits' | 'is tight' | 'does not fit' {
  return probability >= 0.9 ? 'fits' : probability >= 0.5 ? 'is tight' : 'does not fit'
}

/** The normal distribution function, to 1e-7 (Abramowitz and Stegun 26.2.17). */
function normalBelow(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z))
  const tail =
    0.3989422804 *
    Math.exp((-z * z) / 2) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return z >= 0 ? 1 - tail : tail
}
