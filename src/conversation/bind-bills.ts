import type { BoundAmount } from './bind-amounts.ts'

/** A complaint that a message makes by what it asks for. */
export interface BoundGap {
  readonly field: 'gap'
  readonly value: readonly ['speed-and-cost']
  readonly start: number
  readonly end: number
}

const wantsLess =
  /\b(?:cut|reduce|lower|shrink|halve|slash|trim|(?:bring|get|drive|push) (?:(?:it|that|this|the|our|an?|bills?|costs?|spend|invoice|price|api|openai|anthropic|monthly|month|[\d$.,]+k?) )*down|save on)\b(?: (?:down|on))?(?: (?:it|that|this|the|our|bill|bills|cost|costs|spend|invoice|down|an?))*|(?<=\b(?:is|'s) )(?:the|our|a) (?:problem|pain|issue)\b/

/** How far from what is paid the wish may stand, in characters. */
const reach = 160

/** "18k a month, whats the smartest way to cut that?": who asks so finds it too dear. */
export function boundBillGap(text: string, amounts: readonly BoundAmount[]): readonly BoundGap[] {
  const paid = amounts.find(({ field }) => field === 'monthlyApiUsd')
  if (paid === undefined) return []
  const from = Math.max(0, paid.start - reach)
  const wish = wantsLess.exec(text.slice(from, paid.end + reach))
  if (wish === null) return []
  const start = from + wish.index
  return [{ field: 'gap', value: ['speed-and-cost'], start, end: start + wish[0].length }]
}
