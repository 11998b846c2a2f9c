import { describe, expect, it } from 'vitest'
import { rentOf } from '#src/estimate/rent.ts'

// On that day the only prices younger than 90 days for this card are of eight (lambda gpu_8x_a100, $15.92).
const asOf = '2026-11-23'

describe('the rent of fewer cards than fresh prices sell', () => {
  it.each([
    // gcp a2-highgpu-1g, -2g and -4g in us-central1, of 2026-08-03
    [1, 3.6734],
    [2, 7.3468],
    [4, 14.6935],
  ])('%i × A100-40GB: an older price of so many, and said to be old', (gpus, usdPerHour) => {
    const rent = rentOf('A100-40GB', gpus, asOf)
    expect(rent?.cheapest).toMatchObject({ provider: 'gcp', asOf: '2026-08-03' })
    expect(rent?.usdPerHour.likely).toBeCloseTo(usdPerHour, 2)
    expect(rent?.isStale).toBe(true)
  })

  it('is the fresh price where all eight are used', () => {
    const rent = rentOf('A100-40GB', 8, asOf)
    expect(rent?.cheapest).toMatchObject({ provider: 'lambda', gpuCount: 8, asOf: '2026-09-20' })
    expect(rent?.usdPerHour.likely).toBe(15.92)
  })

  it('is of the whole machine where nobody has sold less', () => {
    // azure Standard_ND96isr_MI300X_v5 is the one dated price of the card
    expect(rentOf('MI300X', 1, asOf)?.usdPerHour.likely).toBe(48)
  })
})
