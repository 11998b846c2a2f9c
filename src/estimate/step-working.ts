import { trainingFactors } from './factors-training.ts'
import { figure } from './figures.ts'
import type { TrainingCase } from './training-case.ts'
import { isStock, type TrainingSpeed } from './training-speed.ts'

/** What adds less than this to a step is not worth a reader's time. */
const worthTelling = 0.002

/**
 * "32,768 tokens ÷ (32,768 × 49.3 GFLOP ÷ (150 TFLOP/s × 0.45) + 0.42 s of the optimiser)": one step of
 * one card. What hides in part behind something else is less than its sum.
 */
export function speedWorking(run: TrainingCase, speed: TrainingSpeed): string {
  const { spent, secondsPerStep } = speed
  const told = (seconds: number) => seconds > worthTelling * secondsPerStep
  const tokens = figure(spent.tokensPerGpu)
  const worked = behindLinks(run, speed, told)
  const idle = spent.bubble === 1 ? worked : `(${worked}) × ${figure(spent.bubble)} for idle stages`
  const synced = told(spent.synced) ? ` + ${seconds(spent.synced)} for gradients to go round` : ''
  const optimiser = told(spent.optimiser) ? ` + ${seconds(spent.optimiser)} of the optimiser` : ''
  return `${tokens} tokens ÷ (${idle}${synced}${optimiser})`
}

const seconds = (value: number) => `${figure(value)} s`

type IsTold = (seconds: number) => boolean

function behindLinks(run: TrainingCase, speed: TrainingSpeed, told: IsTold): string {
  const { link } = speed.spent
  const busy = behindLaunches(run, speed, told)
  if (!told(link)) return busy
  return hidden(busy, `${seconds(link)} to gather weights`, trainingFactors.gatherOverlap)
}

function behindLaunches(run: TrainingCase, speed: TrainingSpeed, told: IsTold): string {
  const { compute, launch } = speed.spent
  const launches = `${seconds(launch)} to launch kernels`
  if (!isStock(run)) return launch > compute ? launches : arithmetic(run, speed, told)
  if (!told(launch)) return arithmetic(run, speed, told)
  return hidden(arithmetic(run, speed, told), launches, trainingFactors.launchOverlap)
}

/** "((a)^1.4 + (b)^1.4)^0.714": an exponent of 1 would add them. */
function hidden(one: string, other: string, exponent: number): string {
  const p = figure(exponent)
  return `((${one})^${p} + (${other})^${p})^${figure(1 / exponent)}`
}

function arithmetic(run: TrainingCase, speed: TrainingSpeed, told: IsTold): string {
  const { spent, efficiency, work } = speed
  const flops =
    work.weights * efficiency.passes.likely + work.attention * efficiency.attentionPasses
  const { peak16Tflops } = run.gpu
  const share = efficiency.share.likely
  const bare = (spent.tokensPerGpu * flops) / (peak16Tflops * 1e12 * share)
  const sum = `${figure(spent.tokensPerGpu)} × ${figure(flops / 1e9)} GFLOP ÷ (${figure(peak16Tflops)} TFLOP/s × ${figure(share)})`
  const exchanged = spent.compute - bare
  return told(exchanged) ? `${sum} + ${seconds(exchanged)} among the cards of a copy` : sum
}
