/** Measured over predicted: how published figures scatter around the bare formulas. */
export interface Residuals {
  readonly p5: number
  readonly p50: number
  readonly p95: number
}

/** Made by `npm run accuracy -- FOLDER`. Never edit by hand. */
export const residuals = {
  finetuneMemory: { p5: 0.89, p50: 1.02, p95: 1.57 },
  pretrainMemory: { p5: 0.83, p50: 1.03, p95: 1.3 },
  servingMemory: { p5: 0.89, p50: 0.95, p95: 1.17 },
  pretrainSpeed: { p5: 0.82, p50: 1.03, p95: 1.23 },
  finetuneSpeed: { p5: 0.79, p50: 0.92, p95: 1.18 },
  wholeRunHours: { p5: 0.63, p50: 1, p95: 1.77 },
  decodeSpeed: { p5: 0.54, p50: 0.97, p95: 1.19 },
  batchOneSpeed: { p5: 0.54, p50: 0.97, p95: 1.19 },
  prefillSpeed: { p5: 0.76, p50: 1.03, p95: 1.75 },
  timeToFirstToken: { p5: 0.8, p50: 1.02, p95: 1.5 },
  serverThroughput: { p5: 0.81, p50: 1.05, p95: 1.4 },
} as const satisfies Record<string, Residuals>
