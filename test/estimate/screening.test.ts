import { expect, it } from 'vitest'
import { gpus } from '#src/catalog/gpus.ts'
import { models } from '#src/catalog/models.ts'
import { middleOf } from '#src/estimate/draws.ts'
import { fitShare } from '#src/estimate/fit.ts'
import { specOf } from '#src/estimate/gpu-spec.ts'
import { loraParameters, sizeOf } from '#src/estimate/parameters.ts'
import { rentOf } from '#src/estimate/rent.ts'
import { trainingTotals, usdOf } from '#src/estimate/training-total.ts'
import { asOf } from './given-by-user.ts'
import { runOf } from './training-case.ts'

const runs = models.flatMap((model) =>
  gpus.flatMap((gpu) =>
    (['full', 'qlora'] as const).flatMap((trains) => {
      const run = runOf({
        shape: model.shape,
        size: sizeOf(model),
        gpu: specOf(gpu),
        gpus: 8,
        zeroStage: 3,
        trains,
        frozenFormat: trains === 'qlora' ? 'nf4-dq' : 'bf16',
        adapterParameters: loraParameters(model.shape, 16),
      })
      return [{ run, gpu: gpu.id, totals: trainingTotals(run, 1e9, 'finetune') }]
    }),
  ),
)

it('chooses plans by the side of 0.5 and 0.9 that the draws stand on, all but one in a thousand', () => {
  expect(runs.length).toBeGreaterThan(8000)
  const sides = (probability: number) => `${probability >= 0.5} ${probability >= 0.9}`
  const apart = runs.filter(({ run, totals }) => {
    const drawn = fitShare(totals.memoryGiBPerGpu, run.gpu.memoryGB)
    return sides(drawn) !== sides(totals.fits)
  })
  expect(apart.length / runs.length).toBeLessThan(0.001)
})

it('shows as likely, with every doubt at its middle, what the middle draw says', () => {
  const apart = runs
    .filter((_, index) => index % 20 === 0)
    .flatMap(({ run, gpu, totals }) => {
      const usd = usdOf(totals.wallClockHours, rentOf(gpu, run.gpus, asOf))
      return [totals.memoryGiBPerGpu, totals.wallClockHours, ...(usd === null ? [] : [usd])]
    })
    .map((figure) => Math.abs(middleOf(figure.draws) / figure.likely - 1))
  // The two draws about the middle lie up to a thousandth apart.
  expect(Math.max(...apart)).toBeLessThan(0.001)
})
