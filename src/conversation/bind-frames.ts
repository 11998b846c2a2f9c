import type { BoundPhrase } from './bind-phrases.ts'
import { changeFrames } from './frames/change.ts'
import { complaintFrames } from './frames/complaints.ts'
import { conditionFrames } from './frames/conditions.ts'
import { coverageFrames } from './frames/coverage.ts'
import { dataFrames } from './frames/data.ts'
import { type FrameIndex, frameIndex, framesIn } from './frames/frame-index.ts'
import { gapFrames } from './frames/gaps.ts'
import { gradingFrames } from './frames/grading.ts'
import { machineFrames } from './frames/machines.ts'
import { peopleFrames } from './frames/people.ts'
import type { Said } from './frames/said.ts'
import { sourceFrames } from './frames/sources.ts'
import { spokenIn } from './frames/spoken.ts'
import { taskFrames } from './frames/tasks.ts'
import { triedFrames } from './frames/tried.ts'
import { untriedFrames } from './frames/untried.ts'
import { verdictFrames } from './frames/verdicts.ts'
import { isHypothetical, isNegated } from './negation.ts'
import { typed } from './phrases/phrase.ts'
import type { Sentence } from './sentences.ts'

/** Where two rows answer the same field, the earlier counts. */
const rows: readonly Said[] = [
  ...sourceFrames,
  ...dataFrames,
  ...changeFrames,
  ...gapFrames,
  ...coverageFrames,
  ...triedFrames,
  ...untriedFrames,
  ...gradingFrames,
  ...verdictFrames,
  ...peopleFrames,
  ...taskFrames,
  ...machineFrames,
  ...conditionFrames,
  ...complaintFrames,
].map((row) => (row.unless === undefined ? row : { ...row, unless: typed(row.unless) }))

/** Built for the first message, not at the start: most commands need none of it. */
let built: FrameIndex<Said> | undefined
const index = () => {
  built ??= frameIndex(rows)
  return built
}

/** What a sentence says by the frames, each field by the first row that says anything of it. */
export function boundFrames(sentence: Sentence, supposing: boolean): readonly BoundPhrase[] {
  if (!supposing && sentence.asks && sentence.reply === undefined) return []
  const words = spokenIn(sentence.text)
  const told = new Map<Said, BoundPhrase>()
  for (const { row, first, next } of framesIn(index(), words)) {
    if (told.has(row) || row.unless?.test(sentence.text)) continue
    const from = words[first]?.start ?? 0
    const to = words[next - 1]?.end ?? from
    if (isHalfOfTuning(sentence.text, to)) continue
    const negated =
      sentence.reply === 'no' || (row.ownNegation !== true && isNegated(sentence.text, from))
    const value = negated ? row.negated : row.value
    if (value === undefined || (!supposing && isHypothetical(sentence.text, from))) continue
    const span = { start: sentence.start + from, end: sentence.start + to }
    told.set(row, { field: row.field, value, ...span })
  }
  return rows.flatMap((row) => told.get(row) ?? [])
}

/** The "fine" of "fine-tuning" praises nothing. */
const isHalfOfTuning = (text: string, end: number): boolean =>
  text.slice(0, end).endsWith('fine') && /^[- ]?tun/.test(text.slice(end, end + 4))
