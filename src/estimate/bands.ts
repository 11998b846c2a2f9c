import type { Range } from './estimate.ts'

/**
 * How published runs scatter around these formulas: measured over predicted, P5, P50 and P95.
 * In-sample, so each is raised to the power 1.25 before it is shown.
 */
const residuals = {
  finetuneMemory: [0.89, 1.02, 1.57],
  pretrainMemory: [0.83, 1.03, 1.3],
  servingMemory: [0.89, 0.95, 1.17],
  pretrainSpeed: [0.82, 1.03, 1.23],
  finetuneSpeed: [0.79, 0.92, 1.18],
  wholeRunHours: [0.63, 1, 1.77],
  decodeSpeed: [0.54, 0.97, 1.19],
  prefillSpeed: [0.76, 1.03, 1.75],
  timeToFirstToken: [0.8, 1.02, 1.5],
  serverThroughput: [0.81, 1.05, 1.4],
} as const satisfies Record<string, readonly [number, number, number]>

export type BandName = keyof typeof residuals

const widening = 1.25

function bandOf([p5, p50, p95]: readonly [number, number, number]): Range {
  return { low: p50 * (p5 / p50) ** widening, likely: p50, high: p50 * (p95 / p50) ** widening }
}

/** Factors to multiply a figure by: the bias of its group, and the width that nine in ten fall in. */
export const bands: Readonly<Record<BandName, Range>> = {
  finetuneMemory: bandOf(residuals.finetuneMemory),
  pretrainMemory: bandOf(residuals.pretrainMemory),
  servingMemory: bandOf(residuals.servingMemory),
  pretrainSpeed: bandOf(residuals.pretrainSpeed),
  finetuneSpeed: bandOf(residuals.finetuneSpeed),
  wholeRunHours: bandOf(residuals.wholeRunHours),
  decodeSpeed: bandOf(residuals.decodeSpeed),
  prefillSpeed: bandOf(residuals.prefillSpeed),
  timeToFirstToken: bandOf(residuals.timeToFirstToken),
  serverThroughput: bandOf(residuals.serverThroughput),
}
