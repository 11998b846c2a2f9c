import type { NumberField } from '#src/profile/field-kinds.ts'
import type { Amount } from './amounts.ts'
import { type Counted, countFrames } from './frames/counts.ts'
import { type FrameIndex, frameIndex, framesIn } from './frames/frame-index.ts'
import { spokenIn } from './frames/spoken.ts'
import { count, tokensOrCount } from './phrases/amount-rule.ts'

let built: FrameIndex<Counted> | undefined
const index = () => {
  built ??= frameIndex(countFrames)
  return built
}

/** What an amount counts by the words around it, written as the amount rules see them. */
export function countedBy(amount: Amount, context: string): NumberField | undefined {
  if (!tokensOrCount(amount)) return undefined
  const told = new Set(framesIn(index(), spokenIn(context)).map(({ row }) => row))
  const row = countFrames.find(
    (each) =>
      told.has(each) &&
      (each.tokens === true || count(amount)) &&
      each.unless?.test(context) !== true,
  )
  return row?.field
}
