import type { Amount } from './amounts.ts'
import type { Token } from './tokens.ts'

/** A score of today beside the score that is wanted, as the distance to the target. */
export interface BoundScore {
  readonly field: 'promptingResult' | 'tuningResult'
  readonly value: 'close' | 'far'
  readonly start: number
  readonly end: number
}

/** Our judgement: within ten points a better prompt may do; further off it seldom does. */
const closePoints = 10

const quality =
  /¤|\b(?:scores?|scoring|accura\w*|right|correct|hits?|f1|precision|recall|quality|reach\w*|achiev\w*|solv\w*|bot|prompt\w*|few[- ]?shot|zero[- ]?shot|chain of thought|model|pass(?:es|ed|ing)?|eval\w*|test (?:cases|questions|prompts|set)|genauigkeit|precision|acierta|acerta)(?![a-z])/
const otherShares =
  /\b(?:gpus?|utili[sz]\w*|busy|idle|budget|costs?|cheaper|uptime|availability|discount|traffic|volume|seconds?|latency|margin)\b/
const wanted =
  /\b(?:(?:human|expert|manual|professional|[a-z]+(?:er|or|ist|yst)) (?:quality|level|accuracy|performance)|humans|experts|professionals|needs?|needed|wants?|wanted|target(?:s|ed)?|goal|bar|requirements?|minimum|asks?|asked|require[sd]?|promised|must|should|aim(?:ing)?|manage|reach|hoping|expect(?:s|ed)?|threshold|contract(?: says| asks| demands| requires)?|necesitamos|precisamos|brauchen|il faut|vise|visons|visent|objectif|objetivo|meta|ziel|obiettivo|soll(?:en)?|queremos|vogliamo|ci serve|serve|nos hace falta|il nous faut)(?: (?:is|was|it|for|at|of|to|be|reach|hit|least|get|about|around|least|over|above|a|an|the|il|el|le|us|en|al|least|:|~|=|>)){0,4} ?$/
const wantedAfter =
  /^(?:is |are |% |percent )*(?:needed|required|wanted|expected|minimum|target|(?:is |as )?(?:the |our )(?:bar|goal|target|threshold|requirement))\b/
const tuned =
  /\b(?:fine-?tuned|(?<!prompts? (?:were |are |is |was )?)tuned|q?lora|adapter|after (?:fine-?)?tuning)\b/

/** "scores 85 %, need 90" and "target 95, we are at 71": what is there and what is wanted. */
export function boundScores(
  tokens: readonly Token[],
  counted: readonly Amount[],
): readonly BoundScore[] {
  const amounts = withFractions(tokens, counted)
  return amounts.flatMap((first, index) => {
    const second = amounts[index + 1]
    if (second === undefined) return []
    const sentence = sentenceAround(tokens, first, second)
    if (
      sentence === undefined ||
      !(quality.test(sentence) || tuned.test(sentence)) ||
      otherShares.test(sentence)
    )
      return []
    const leading = isWanted(tokens, first)
    const trailing = isWanted(tokens, second)
    if (leading === trailing) return []
    const scores = pointsOf(tokens, first, second)
    if (scores === undefined) return []
    const distance = trailing ? scores[1] - scores[0] : scores[0] - scores[1]
    if (distance <= 0) return []
    return [
      {
        field: tuned.test(sentence) ? 'tuningResult' : 'promptingResult',
        value: distance <= closePoints ? 'close' : 'far',
        start: tokens[first.first]?.start ?? 0,
        end: tokens[second.bodyEnd - 1]?.end ?? 0,
      },
    ]
  })
}

function isWanted(tokens: readonly Token[], { first, bodyEnd }: Amount): boolean {
  const next = tokens.slice(bodyEnd, bodyEnd + 4).map(({ text }) => text)
  return wanted.test(wordsBefore(tokens, first)) || wantedAfter.test(next.join(' '))
}

/** "40 of 100 test cases" and "31/50" are shares here. */
function withFractions(tokens: readonly Token[], amounts: readonly Amount[]): readonly Score[] {
  const plain = ({ unit, perMs }: Amount) => unit === 'bare' && perMs === undefined
  return amounts.flatMap((amount, index) => {
    const [before, whole] = [amounts[index - 1], amounts[index + 1]]
    if (before !== undefined && isFraction(before, amount)) return []
    if (whole === undefined || !isFraction(amount, whole)) return [amount]
    const value = amount.value / whole.value
    return [
      { ...amount, unit: 'share' as const, value, bodyEnd: whole.bodyEnd, outOf: whole.value },
    ]
  })

  function isFraction(part: Amount, whole: Amount): boolean {
    const between = tokens.slice(part.bodyEnd, whole.first).map(({ text }) => text)
    const joined = /^(?:of|out of|\/|of the|out of the)$/.test(between.join(' '))
    return joined && plain(part) && plain(whole) && part.value < whole.value
  }
}

/** "190 of 200, we need 195": what is wanted may be counted of the same whole. */
interface Score extends Amount {
  readonly outOf?: number
}

function ofTheSame(part: Score, other: Score): number | undefined {
  const [whole, least] = [part.outOf ?? 0, part.value * (part.outOf ?? 0)]
  const counts = other.unit === 'bare' && other.value > least && other.value <= whole
  return counts ? (other.value / whole) * 100 : undefined
}

/** Both as points of a hundred; undefined when one of them counts something else. */
function pointsOf(
  tokens: readonly Token[],
  first: Score,
  second: Score,
): readonly [number, number] | undefined {
  const pair = [first, second]
  const same = ofTheSame(first, second)
  if (same !== undefined && !countsSomething(tokens, second)) return [first.value * 100, same]
  const ofOne = pair.every(({ unit, value }) => unit === 'bare' && value > 0 && value < 1)
  const points = pair.map((amount) => {
    if (amount.perMs !== undefined || amount.multiplied) return undefined
    if (amount.unit === 'share' || ofOne) return amount.value * 100
    const bare = amount.unit === 'bare' && amount.value > 10 && amount.value <= 100
    return bare && !countsSomething(tokens, amount) ? amount.value : undefined
  })
  const [one, two] = points
  return one === undefined || two === undefined ? undefined : [one, two]
}

/** "90 examples" counts; "90", "90 or more" and "90 to ship" do not. */
function countsSomething(tokens: readonly Token[], amount: Amount): boolean {
  const next = tokens[amount.bodyEnd]
  return next !== undefined && next.kind !== 'sign' && !afterScores.has(next.text)
}

const afterScores: ReadonlySet<string> = new Set(
  'where which though whereas vs versus against so still only if needed required wanted expected minimum target checks tests and but or to with today now on at while when is was points currently at minimum for we in from f1 by before we our'.split(
    ' ',
  ),
)

const stop = /^[.!?\n•|]$/

function wordsBefore(tokens: readonly Token[], at: number): string {
  return tokens
    .slice(Math.max(0, at - 6), at)
    .map(({ text }) => text)
    .join(' ')
}

/** The clause that holds both numbers, from ten words before; undefined when a sentence ends between. */
function sentenceAround(
  tokens: readonly Token[],
  first: Amount,
  second: Amount,
): string | undefined {
  if (second.first - first.bodyEnd > 10) return undefined
  if (tokens.slice(first.bodyEnd, second.first).some(({ text }) => stop.test(text)))
    return undefined
  const before = tokens.slice(Math.max(0, first.first - 10), first.first)
  const from = before.findLastIndex(({ text }) => stop.test(text)) + 1
  return [...before.slice(from), ...tokens.slice(first.bodyEnd, second.bodyEnd + 4)]
    .map(({ text }) => text)
    .join(' ')
}
