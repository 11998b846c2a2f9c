import { evidenceKey } from '#src/estimate/confidence.ts'
import { engineCalled } from '#src/estimate/factors-engines.ts'
import { inputsOf } from './estimates.ts'
import { readRow } from './row.ts'

type Cells = Readonly<Record<string, string>>

/** What kind of estimate a published serving speed is evidence for. */
export function servingEvidence(cells: Cells): string {
  const { gpu, shape, engine, precision } = readRow(inputsOf(cells))
  const called = engineCalled(`${engine} ${precision}`)
  return evidenceKey({
    task: 'serve',
    generation: gpu?.generation ?? 'other',
    shape,
    engine: called === 'early-server' ? 'server' : called,
  })
}

export function trainingEvidence(cells: Cells): string {
  const { gpu, shape, methodId, isTuned } = readRow(inputsOf(cells))
  return evidenceKey({
    task: methodId === 'pretrain' ? 'pretrain' : 'finetune',
    generation: gpu?.generation ?? 'other',
    shape,
    engine: isTuned ? 'tuned' : 'plain',
  })
}
