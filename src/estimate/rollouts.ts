import type { Model } from '#src/catalog/models.ts'
import { bands } from './bands.ts'
import type { Line } from './estimate.ts'
import { figure } from './figures.ts'
import { line } from './line.ts'
import type { ServingCase } from './serving-case.ts'
import { schedulingShare, staticThroughput } from './serving-speed.ts'
import { sources } from './sources.ts'
import type { TrainingCase } from './training-case.ts'
import { scatter, type Uncertain } from './uncertain.ts'

/** Sequences that a card writes at once between training steps. */
const batch = 64

/** Hours of writing the rollouts of GRPO, on the cards that also train. */
export function rollouts(
  run: TrainingCase,
  { name }: Model,
  tokens: number,
  rolloutTokens: number,
  generatedShare: number,
): { hours: Uncertain; line: Line } {
  const serving: ServingCase = {
    shape: run.shape,
    size: run.size,
    format: run.trains === 'full' ? 'bf16' : run.frozenFormat,
    kvBytes: 2,
    gpu: run.gpu,
    tensorParallel: 1,
  }
  const written = rolloutTokens * generatedShare
  const rate = scatter('serverThroughput', bands.serverThroughput)
    .by(scatter('scheduling', schedulingShare(serving)))
    .times(staticThroughput(serving, batch, rolloutTokens - written, written))
  const hours = rate.inverse().times((tokens * generatedShare) / run.gpus / 3600)
  return {
    hours,
    line: line(
      'Writing the rollouts',
      hours,
      'hours',
      `${figure(tokens)} tokens × ${generatedShare} ÷ (${figure(run.gpus)} × ${figure(rate.likely)} tokens/s × 3,600); written by ${name}, ${batch} at once`,
      sources.grpo,
    ),
  }
}
