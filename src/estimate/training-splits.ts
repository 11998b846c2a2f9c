import type { ModelShape } from '#src/catalog/models.ts'
import type { TrainingCase, Trains } from './training-case.ts'

/** How one copy of a model is spread over cards. */
export type Split = Pick<
  TrainingCase,
  'tensorParallel' | 'pipelineParallel' | 'contextParallel' | 'expertParallel' | 'sequenceParallel'
>

export const unsplit: Split = {
  tensorParallel: 1,
  pipelineParallel: 1,
  contextParallel: 1,
  expertParallel: 1,
  sequenceParallel: false,
}

/** Sequences up to this length are not worth sharing out. */
export const longestUnshared = 32_768

const tensorSplits = [1, 2, 4, 8] as const
const pipelineSplits = [1, 2, 4, 8, 16] as const
const contextSplits = [1, 2, 4, 8, 16] as const
/** Within a machine and across machines; what lies between is left out, for the planner's speed. */
const expertSplits = [1, 8, 64] as const

interface Divisible {
  readonly shape: ModelShape
  readonly trains: Trains
  readonly seqLen: number
}

/**
 * Every way to split the run over these cards, the fewest cards to a copy first. Heads, widths,
 * layers, experts, sequences and cards must each divide. Adapters are copied or sharded and at most
 * their sequences are shared out: stacks that split weights train all of them.
 *
 * Split matrices come with split sequences (sequence parallelism) where those divide: the same
 * bytes travel, and less is kept (Korthikanti et al. 2022, arXiv 2205.05198, section 4.2.2).
 */
export function splitsOf({ shape, trains, seqLen }: Divisible, gpus: number): readonly Split[] {
  const { moe, heads, ffn, layers } = shape
  const isFull = trains === 'full'
  const tensors = tensorSplits.filter(
    (tp) =>
      tp === 1 || (isFull && [heads, ffn, moe?.expertFfn ?? ffn].every((each) => each % tp === 0)),
  )
  const pipelines = pipelineSplits.filter((pp) => pp === 1 || (isFull && pp <= layers))
  const contexts = contextSplits.filter(
    (cp) => cp === 1 || (seqLen > longestUnshared && seqLen % cp === 0),
  )
  const experts = expertSplits.filter(
    (ep) => ep === 1 || (isFull && moe !== undefined && moe.experts % ep === 0),
  )
  const splits: Split[] = []
  for (const tensorParallel of tensors) {
    for (const pipelineParallel of pipelines) {
      for (const contextParallel of contexts) {
        if (gpus % (tensorParallel * pipelineParallel * contextParallel) !== 0) continue
        for (const expertParallel of experts) {
          // Groups of experts are made of whole groups that split matrices, within a stage.
          const isWhole = (gpus / pipelineParallel) % expertParallel === 0
          if (expertParallel > 1 && (expertParallel < tensorParallel || !isWhole)) continue
          splits.push({
            tensorParallel,
            pipelineParallel,
            contextParallel,
            expertParallel,
            sequenceParallel: tensorParallel > 1 && seqLen % tensorParallel === 0,
          })
        }
      }
    }
  }
  return splits.toSorted((a, b) => waysOf(a) - waysOf(b))
}

/** Cards that share one copy; groups of experts lie across copies and count little. */
function waysOf(split: Split): number {
  const { tensorParallel, pipelineParallel, contextParallel, expertParallel } = split
  return tensorParallel * pipelineParallel * contextParallel + expertParallel / 1000
}

/** In the words of a plan: "matrices split 4 ways, layers 2 ways". */
export function splitWords(split: Split): readonly string[] {
  const {
    tensorParallel: tp,
    pipelineParallel: pp,
    contextParallel: cp,
    expertParallel: ep,
  } = split
  return [
    ...(tp > 1
      ? [`matrices${split.sequenceParallel ? ' and sequences' : ''} split ${tp} ways`]
      : []),
    ...(pp > 1 ? [`layers split ${pp} ways`] : []),
    ...(cp > 1 ? [`context shared by ${cp} cards`] : []),
    ...(ep > 1 ? [`experts spread over ${ep} cards`] : []),
  ]
}
