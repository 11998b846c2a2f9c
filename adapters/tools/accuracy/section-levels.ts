import { type Score, type Scored, scoresOf } from '../evaluate/scores.ts'

/** What the estimator is held to: the level a metric had reached when its design was written, and the target. */
export interface Level {
  readonly name: string
  /** Median error that no change may exceed on the rows it was fitted to. */
  readonly level: number
  /** Median error asked for on publishers that it was not fitted to. */
  readonly target: number | null
  readonly metrics: readonly string[]
  readonly methods: readonly string[]
}

const tuning = ['full', 'lora', 'qlora']
const every = ['pretrain', 'serve', ...tuning]
const memory = ['peak_memory_gib_per_gpu']
const rate = ['tokens_per_second_per_gpu']

export const levels: readonly Level[] = [
  level('memory, all', 0.08, 0.1, memory, every),
  level('pre-training memory', 0.072, 0.1, memory, ['pretrain']),
  level('fine-tuning memory', 0.092, 0.1, memory, tuning),
  level('serving memory', 0.068, 0.1, memory, ['serve']),
  level('pre-training tokens/s', 0.08, 0.15, rate, ['pretrain']),
  level('seconds per step', 0.125, 0.15, ['seconds_per_step'], ['pretrain']),
  level('fine-tuning tokens/s', 0.11, 0.15, rate, tuning),
  level('GPU-hours', 0.14, 0.25, ['gpu_hours'], ['pretrain']),
  level('wall clock', 0.18, 0.25, ['wall_clock_hours'], ['pretrain', ...tuning]),
  level('decode tokens/s', 0.1, 0.12, ['decode_tokens_per_second'], ['serve']),
  level('prefill tokens/s', 0.19, null, ['prefill_tokens_per_second'], ['serve']),
  level('time to first token', 0.13, null, ['ttft_ms'], ['serve']),
  level('server throughput', 0.105, 0.2, ['output_tokens_per_second_total'], ['serve']),
  level('batch 1, prompt and answer', 0.16, null, ['tokens_per_second_total'], ['serve']),
]

function level(
  name: string,
  reached: number,
  target: number | null,
  metrics: readonly string[],
  methods: readonly string[],
): Level {
  return { name, level: reached, target, metrics, methods }
}

export function speaksOf({ metrics, methods }: Level, { metric, methodId }: Scored): boolean {
  return metrics.includes(metric) && methods.includes(methodId)
}

/** The score of everything that one level speaks of, as one group. */
export function scoreOfLevel(level: Level, scored: readonly Scored[]): Score {
  const { name } = level
  const group = scored
    .filter((each) => speaksOf(level, each))
    .map((each) => ({ ...each, metric: name, methodId: '' }))
  const [score] = scoresOf(group, new Map())
  if (score === undefined) throw new RangeError(`no row speaks of ${name}`)
  return score
}
