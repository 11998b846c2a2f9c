import { numberWords } from './phrases/amount-words.ts'

/** A share that is written as a fraction, with the stretch of the folded text it rests on. */
export interface BoundIdle {
  readonly field: 'gpuUtilisation'
  readonly value: number
  readonly start: number
  readonly end: number
}

const parts = new Map([
  ['half', 2],
  ['third', 3],
  ['quarter', 4],
  ['fifth', 5],
  ['tenth', 10],
])

const idle =
  /(?<![a-z])(?:(?<free>idle|unused)|busy|used|occupied|in use) (?:for |only )?(?:about |around |some |roughly |~ ?)?(?:(?<part>\d{1,2}) ?\/ ?(?<all>\d{1,2})|(?<count>a|one|two|three|four|nine) (?<named>third|quarter|fifth|tenth)s?|(?<half>half))(?: of)? (?:the|its|their|each|every|a) (?:time|day|week|month)(?![a-z])/

const cards = /¤|\b(?:gpus?|cards?|accelerators?|nodes?|cluster|fleet)\b/

/** How far before the word the cards may be named, in characters. */
const reach = 80

/** "they sit idle 4/5 of the time", "busy a fifth of the time": a fifth in both. */
export function boundIdle(text: string): readonly BoundIdle[] {
  const match = idle.exec(text)
  if (match === null) return []
  const { free, part, all, count, named, half } = match.groups ?? {}
  const top = half === undefined ? (numberOf(part) ?? numberOf(count) ?? 0) : 1
  const bottom = numberOf(all) ?? parts.get(half ?? named ?? '') ?? 0
  const before = text.slice(Math.max(0, match.index - reach), match.index)
  if (top === 0 || top > bottom || !cards.test(before)) return []
  const share = free === undefined ? top / bottom : 1 - top / bottom
  const value = Number(share.toPrecision(4))
  return [
    { field: 'gpuUtilisation', value, start: match.index, end: match.index + match[0].length },
  ]
}

function numberOf(written: string | undefined): number | undefined {
  if (written === undefined) return undefined
  return written === 'a' ? 1 : (numberWords.get(written) ?? Number(written))
}
