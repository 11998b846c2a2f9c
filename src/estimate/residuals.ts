import type { Source } from '#src/catalog/source.ts'

/** Measured over predicted: how published figures scatter around the bare formulas. */
export interface Residuals {
  readonly p5: number
  readonly p50: number
  readonly p95: number
  /** How many published figures, of how many publishers, it was fitted to. */
  readonly rows: number
  readonly publishers: number
}

/** Made by `npm run accuracy -- FOLDER`. Never edit by hand. */
export const residuals = {
  finetuneMemory: { p5: 0.8659, p50: 0.9977, p95: 1.545, rows: 115, publishers: 4 },
  pretrainMemory: { p5: 0.8346, p50: 1.047, p95: 1.446, rows: 75, publishers: 1 },
  servingMemory: { p5: 0.8837, p50: 1.012, p95: 1.205, rows: 141, publishers: 5 },
  pretrainSpeed: { p5: 0.7903, p50: 1.018, p95: 1.155, rows: 421, publishers: 9 },
  finetuneSpeed: { p5: 0.8439, p50: 1.013, p95: 1.371, rows: 127, publishers: 4 },
  wholeRunHours: { p5: 0.7098, p50: 0.9991, p95: 1.883, rows: 25, publishers: 14 },
  decodeSpeed: { p5: 0.7595, p50: 1.027, p95: 1.194, rows: 120, publishers: 3 },
  batchOneSpeed: { p5: 0.5476, p50: 0.9567, p95: 1.2, rows: 132, publishers: 1 },
  prefillSpeed: { p5: 0.5992, p50: 0.911, p95: 1.187, rows: 96, publishers: 2 },
  timeToFirstToken: { p5: 0.8101, p50: 1.008, p95: 1.451, rows: 36, publishers: 2 },
  serverThroughput: { p5: 0.7621, p50: 0.9816, p95: 1.243, rows: 160, publishers: 4 },
} as const satisfies Record<string, Residuals>

export const residualsSource: Source = {
  basis: 'measurement',
  title: 'Quantiles of 1,609 published figures over our formulas (docs/accuracy.md)',
  url: '',
  checkedOn: '2026-11-23',
}
