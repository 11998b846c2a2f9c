import { expect, test } from 'vitest'
import { gpuById } from '#src/catalog/gpus.ts'
import { findGpu, findModel } from '#src/catalog/lookup.ts'
import { specOf } from '#src/estimate/gpu-spec.ts'
import {
  estimateFinetune,
  estimateFleet,
  estimatePretrain,
  estimateServing,
  type FinetuneInputs,
  type FleetInputs,
  type PretrainInputs,
  type ServingInputs,
  shapedWeek,
} from '#src/estimate/index.ts'
import { sizeOf } from '#src/estimate/parameters.ts'
import type { TrainingCase } from '#src/estimate/training-case.ts'
import { memoryLines, timeLines } from '#src/estimate/training-lines.ts'
import { trainingTotals } from '#src/estimate/training-total.ts'
import { asOf, modelCalled, typed } from '../estimate/given-by-user.ts'

const llama = modelCalled('llama 3.1 8b')

const run: TrainingCase = {
  shape: llama.shape,
  size: sizeOf(llama),
  gpu: specOf(gpuById('L4')),
  gpus: 1,
  trains: 'qlora',
  frozenFormat: 'nf4-dq',
  recipe: 'bf16',
  adapterParameters: 41_943_040,
  trainsVocabulary: false,
  seqLen: 2048,
  microBatch: 1,
  globalBatch: 16,
  checkpointing: 'full',
  loss: 'stock',
  zeroStage: 0,
  tensorParallel: 1,
  pipelineParallel: 1,
  contextParallel: 1,
  expertParallel: 1,
  sequenceParallel: false,
  precision: 'bf16',
  stack: 'plain',
  compiled: false,
  fusedNorms: false,
  packed: true,
  optimiserInBackward: false,
  activationsOffloaded: false,
  optimiserOffloaded: false,
  referenceForward: false,
  referenceCopy: false,
}

/** Shared machines are noisy: half as much again as the gate. */
const noise = 1.5
const microsecond = 1e-3
type Bench = (name: string, fn: () => unknown) => { run(): Promise<{ latency: { p50: number } }> }

async function medianMs(bench: Bench, name: string, work: () => unknown): Promise<number> {
  const result = await bench(name, work).run()
  return result.latency.p50
}

test('memory, time and fit of one run, without drawing: 5 µs', async ({ bench }) => {
  const ms = await medianMs(bench, 'totals', () => trainingTotals(run, 60e6, 'finetune'))
  expect(ms).toBeLessThan(5 * microsecond * noise)
})

test('the same with its lines, whose words and ranges are made when read: 5 µs', async ({
  bench,
}) => {
  const ms = await medianMs(bench, 'totals and lines', () => {
    const totals = trainingTotals(run, 60e6, 'finetune')
    return [memoryLines(run, totals), timeLines(run, totals, 60e6, '20M tokens × 3 epochs')]
  })
  expect(ms).toBeLessThan(5 * microsecond * noise)
})

const named = typed<FinetuneInputs>({
  model: llama,
  method: 'qlora',
  tokens: 20e6,
  gpu: 'L4',
  gpus: 1,
})
const open = typed<FinetuneInputs>({ model: llama, method: 'qlora', tokens: 20e6 })
const corpus = typed<PretrainInputs>({ model: llama, tokens: 1e12 })
const traffic = typed<ServingInputs>({ model: llama, requestsPerDay: 50_000 })

test('one itemised estimate with every range of 2,000 draws and every word: 10 ms', async ({
  bench,
}) => {
  const read = () => JSON.stringify([estimateFinetune(named, asOf), estimateServing(traffic, asOf)])
  expect(await medianMs(bench, 'two estimates, read whole', read)).toBeLessThan(10 * noise)
})

const names = [
  'llama 3.1 8b',
  'qwen 2.5 7b',
  'gemma 2 9b',
  'mistral 7b v0.3',
  'phi 3.5 mini',
  'qwen3 14b',
  'qwen 2.5 14b',
  'qwen 2.5 32b',
  'gpt oss 20b',
  'llama 3.3 70b',
]
const models = names.map((name, index) => ({
  model: modelCalled(name),
  requestsPerHour: shapedWeek(index % 2 === 0 ? 'office-hours' : 'evening', 1e5 * (index + 1)),
  load: 'as measured',
}))
const week = typed<FleetInputs>({ models, gpu: ['H100-SXM'] })
const weekOnAnyCard = typed<FleetInputs>({ models })
const whole = { withPlans: true }
const large = typed<PretrainInputs>({ parameters: 405e9, tokens: 1e13 })
const allWeights = typed<FinetuneInputs>({
  model: modelCalled('llama 3.1 70b'),
  method: 'full',
  tokens: 20e6,
})
const experts = typed<FinetuneInputs>({
  model: modelCalled('gpt oss 20b'),
  method: 'full',
  tokens: 20e6,
})

const estimates: readonly (readonly [string, number, () => unknown])[] = [
  ['fine-tuning on a named card', 10, () => estimateFinetune(named, asOf)],
  ['serving on any card', 10, () => estimateServing(traffic, asOf)],
  ['fine-tuning on any card', 10, () => estimateFinetune(open, asOf)],
  ['pre-training on any card', 10, () => estimatePretrain(corpus, asOf)],
  [
    'fine-tuning with plans, read whole',
    100,
    () => JSON.stringify(estimateFinetune(open, asOf, whole)),
  ],
  ['the planner of fine-tuning', 100, () => estimateFinetune(open, asOf, whole)],
  ['the planner of tuning all weights', 100, () => estimateFinetune(allWeights, asOf, whole)],
  ['the planner of tuning all experts', 100, () => estimateFinetune(experts, asOf, whole)],
  ['the planner of pre-training', 100, () => estimatePretrain(corpus, asOf, whole)],
  ['the planner of a very large model', 100, () => estimatePretrain(large, asOf, whole)],
  ['the planner of serving', 100, () => estimateServing(traffic, asOf, whole)],
  ['a week of ten models on one kind of card', 200, () => estimateFleet(week, asOf)],
  ['a week of ten models on any card', 200, () => estimateFleet(weekOnAnyCard, asOf)],
]

for (const [name, limitMs, work] of estimates) {
  test(`a full estimate: ${name} within ${limitMs} ms`, async ({ bench }) => {
    expect(await medianMs(bench, name, work)).toBeLessThan(limitMs * noise)
  })
}

test('a look-up of 50 kB of nonsense: 5 ms', async ({ bench }) => {
  const nonsense = 'qwerty 12 '.repeat(5000)
  const ms = await medianMs(bench, 'nonsense', () => [findModel(nonsense), findGpu(nonsense)])
  expect(ms).toBeLessThan(5 * noise)
})
