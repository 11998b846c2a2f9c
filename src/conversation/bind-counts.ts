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

interface Counting {
  readonly field: NumberField
  readonly value: number
}

/**
 * Tells what an amount counts by the words around it, written as the amount rules see them. One
 * for a message: amounts in the same words, however many, are looked at once.
 */
export function countReader(): (amount: Amount, context: string) => Counting | undefined {
  const read = new Map<string, readonly Counted[]>()
  const rowsIn = (context: string) => {
    const known = read.get(context)
    if (known !== undefined) return known
    const told = new Set(framesIn(index(), spokenIn(context)).map(({ row }) => row))
    const rows = countFrames.filter((row) => told.has(row) && row.unless?.test(context) !== true)
    read.set(context, rows)
    return rows
  }
  return (amount, context) => {
    if (!tokensOrCount(amount)) return undefined
    const row = rowsIn(context).find((each) => each.tokens === true || count(amount))
    if (row === undefined) return undefined
    const value = row.inDays === undefined ? amount.value : amount.value / row.inDays
    return { field: row.field, value: Number(value.toPrecision(6)) }
  }
}
