import { figure } from './figures.ts'
import { dataParallel, sequenceCopies, type TrainingCase } from './training-case.ts'
import { localParameters, parametersOfLayer, widestFfn } from './training-memory.ts'

/** What a card holds in 16 bits beside its own share: weights gathered from others, or unpacked. */
export function workingCopiesWorking(run: TrainingCase): string {
  const parts = [...gatheredWorking(run), ...unpackedWorking(run)]
  const why = [
    ...(isGathered(run) ? ['layers gathered from the other cards'] : []),
    ...(run.trains === 'qlora' ? ['one matrix unpacked to 16 bits'] : []),
  ]
  return `${parts.join(' + ')}; ${why.join(', ')}`
}

const isGathered = (run: TrainingCase) => run.zeroStage === 3 && dataParallel(run) > 1

function gatheredWorking(run: TrainingCase): readonly string[] {
  const { shape, tensorParallel: tp, zeroStage, pipelineParallel: pp } = run
  if (zeroStage !== 3) return []
  // A stage of a pipeline keeps what it has gathered.
  if (pp > 1) return [`2 bytes × ${figure(localParameters(run))} parameters of the stage`]
  if (sequenceCopies(run) === 1) return []
  const layer = parametersOfLayer(run)
  const vocabulary = (shape.vocab * shape.hidden) / tp
  return 2 * layer > vocabulary
    ? [`2 bytes × 2 layers × ${figure(layer)} parameters`]
    : [`2 bytes × ${figure(shape.vocab)} entries × ${figure(shape.hidden / tp)}`]
}

function unpackedWorking(run: TrainingCase): readonly string[] {
  if (run.trains !== 'qlora') return []
  return [`2 bytes × ${figure(run.shape.hidden)} × ${figure(widestFfn(run))}`]
}
