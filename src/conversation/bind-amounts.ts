import type { NumberField } from '#src/profile/field-kinds.ts'
import { factorOf } from './active-hours.ts'
import { type Amount, amountsIn } from './amounts.ts'
import { countReader } from './bind-counts.ts'
import { documentsTimesLength } from './bind-documents.ts'
import { productAt } from './bind-products.ts'
import { withInheritedUnits } from './inherited-units.ts'
import type { NumberHabits } from './numbers.ts'
import type { AmountRule } from './phrases/amount-rule.ts'
import { otherCurrencies } from './phrases/amount-words.ts'
import { amountRules } from './phrases/amounts.ts'
import type { Token } from './tokens.ts'

/** A number bound to a field, with the stretch of the folded text it rests on. */
export interface BoundAmount {
  readonly field: NumberField
  readonly value: number
  readonly start: number
  readonly end: number
  /** Said to be what they want, and not how it is. */
  readonly wanted?: boolean
  /** Said to have taken the place of what was named before. */
  readonly anew?: boolean
}

/** "we want p95 under 1.2 s": the target, whatever was named before it. */
const aTarget =
  /\b(?:want|wants|wanted|need|needs|target|goal|must|should|has to|have to|aim(?:ing)?|at most|under|below|less than|no more than|limit|sla|slo|<|'d (?:like|love|prefer)|hoping for|happy with)\b[^#§]{0,30}#|# would (?:be|do)|(?:< |<= )#|\bdown to #/

/** "We deliver in 20 weeks, first demo after 6": the first thing to show, whatever comes later. */
const aFirstResult =
  /\b(?:first (?:demo|results?|version|prototype|draft|pilot)|demo|pilot|mvp|poc|prototype|proof of concept)\b[^#§]{0,20}#|\b(?:want|wants|wanted|need|needs|must|should|has to|have to|down to|at most|under)\b[^#§]{0,30}#|\bdown to #/

const dayMs = 24 * 3_600_000
const contextTokens = 10

/** Every amount of the message that some rule binds to a field, in order. */
export function boundAmounts(
  tokens: readonly Token[],
  habits: NumberHabits,
  supposing: boolean,
): readonly BoundAmount[] {
  const { amounts, observed } = withInheritedUnits(tokens, amountsIn(tokens, habits))
  const countedBy = countReader()
  const bound: BoundAmount[] = []
  for (const [index, amount] of amounts.entries()) bound.push(...fieldsOf(amount, index))
  return bound

  function fieldsOf(amount: Amount, index: number): readonly BoundAmount[] {
    const start = tokens[amount.first]?.start ?? 0
    if (isRejected(tokens, amount) || observed.has(amount)) return []
    const context = contextOf(tokens, amounts, index)
    if (!supposing && (imagined.test(context) || denied.test(context))) return []
    const corpus = documentsTimesLength(tokens, amounts, index, context)
    if (corpus !== undefined) {
      return [
        {
          field: 'corpusTokens',
          value: corpus,
          start,
          end: tokens[amount.bodyEnd - 1]?.end ?? start,
        },
      ]
    }
    const product = productAt(amounts, index, context)
    if (product !== undefined) {
      const end = tokens[wordsEnd(tokens, amount) - 1]?.end ?? start
      return [{ field: product.field, value: whole(product.field, product.value), start, end }]
    }
    const rule = amountRules.find((each) => fits(each, amount, context))
    const end = tokens[wordsEnd(tokens, amount) - 1]?.end ?? start
    if (rule === undefined) {
      const counted = countedBy(amount, context)
      const corrected = bound.at(-1)
      const isAnew = counted === undefined && amount.unit === 'bare' && makeIt.test(context)
      if (isAnew && corrected !== undefined) {
        return [{ field: corrected.field, value: whole(corrected.field, amount.value), start, end }]
      }
      if (counted === undefined) return nowAt(amount, index, context)
      const { field, value } = counted
      return [{ field, value: whole(field, value), start, end }]
    }
    const value = rule.toValue?.(amount, context) ?? amount.value
    const scaled = value * factorOf(rule.field, tokens, amounts, index)
    const target = rule.field === 'weeksToFirstResult' ? aFirstResult : aTarget
    const wanted = amount.unit === 'duration' && target.test(context)
    return [{ field: rule.field, value: whole(rule.field, scaled), start, end, wanted }]
  }

  /** What an amount would say in the words of another. */
  function toldAt(like: Amount, index: number) {
    if (index < 0) return undefined
    const shown = contextOf(tokens, amounts, index)
    const rule = amountRules.find((each) => fits(each, like, shown))
    return rule === undefined
      ? countedBy(like, shown)
      : { field: rule.field, value: rule.toValue?.(like, shown) ?? like.value }
  }

  /** "we had 10k calls a day, now it's more like 3k": a bare number in the place of one before. */
  function nowAt(amount: Amount, index: number, context: string): readonly BoundAmount[] {
    const before = amounts[index - 1]
    if (before === undefined || amount.unit !== 'bare' || amount.perMs !== undefined) return []
    const between = tokens.slice(before.next, amount.first)
    const sameSentence =
      between.length <= 15 && !between.some(({ text }) => /^[.!?\n•|]$/.test(text))
    if (!sameSentence || !(turned.test(context) || altogether.test(context))) return []
    const scale = before.perMs === undefined ? 1 : dayMs / before.perMs
    const like = {
      ...before,
      value: amount.value * scale * thousandsMeant(amount, before, context),
    }
    const told =
      toldAt(like, index - 1) ?? (altogether.test(context) ? toldAt(like, index - 2) : undefined)
    if (told === undefined) return []
    const { first, bodyEnd } = amount
    const [start, end] = [tokens[first]?.start ?? 0, tokens[bodyEnd - 1]?.end ?? 0]
    return [{ field: told.field, value: whole(told.field, told.value), start, end, anew: true }]
  }
}

/** "12k, 3k more coming, so 15k altogether": the sum of what was named before. */
const altogether =
  /\b(?:so|makes|making|that's|thats|total(?: of| is|:)?|altogether|in all)(?: (?:about|around|it's|we have|is|up to|then|us))* #(?: (?:altogether|in total|total|in all|all told|overall|together|then))?(?: [,;)]|$)|# (?:altogether|in total|all told|in all)(?![a-z])/

/** "30 to 50k, closer to 40": nobody repeats the k. */
function thousandsMeant(amount: Amount, before: Amount, context: string): number {
  if (amount.multiplied || !before.multiplied || amount.value >= 1000) return 1
  if (!/\b(?:closer to|more like) (?:about |around |~ )?#/.test(context)) return 1
  return [1e9, 1e6, 1e3].find((factor) => before.value >= factor) ?? 1
}

/** What stands alone after such a word is the thing named before, as it is now. */
const turned =
  /\b(?:now|today|currently|nowadays|these days|at the moment|at present|so far|right now|meanwhile|since|lately|more like|closer to|by now|we (?:only|just) have|ours (?:only )?has|ahora|hoy|jetzt|heute|aujourd'hui|maintenant|oggi|adesso|agora|hoje)(?: (?:it's|it|is|'s|are|there|there's|we've|got|we're|we|have|only|just|about|around|roughly|more|like|at|closer|to|~|un|solo|nur|que|the|[a-z]+ it's))* #(?: (?:now|today|only|so far|at the moment|max|tops|instead)| [,;)]|$)/

/** "budget is 10k. no, make it 15k": the amount before, anew. */
const makeIt =
  /\b(?:make (?:it|that)|or rather|i mean|i meant|(?:no wait|wait no|oops|typo) [,:]|(?:said|wrote|mentioned) § [^§#]{0,30}(?:it's|its|is|should be|actually))(?: (?:more like|about|rather|actually|really|now))? #(?: (?:please|instead|then|rather))?$/

function fits(rule: AmountRule, amount: Amount, context: string): boolean {
  return rule.fits(amount) && rule.pattern.test(context) && !rule.unless?.test(context)
}

/** "if we had 5,000 labels", "we used to get 500 a day": not how things are. */
const imagined =
  /(?:\b(?:planned|intended|hoped|were going|wanted)(?: for| to(?: [a-z]+)?)?|\bif (?:we|i|they|you) (?:had|have|got|get|could|were)|\bused to|\bpreviously|\bformerly|\bback then)(?: [a-z']+){0,3} #/

/** "we don't get 10k a day", "10 s is not acceptable": what is not so, unless a limit is denied. */
const denied =
  /(?:n't|\bnot|\bnever|\bcannot|\bno way)(?: (?:we|i|they|really|ever|even|actually|going|to|able|will|can))* (?:get|have|need|needs|got|see|want|expect|reach|spend|require|handle|label|collect|reach)(?: (?!more|over|above|beyond|any|than|at|up|but|just|only)[a-z]+){0,4} (?:~ )?#|\bno way (?:we|i|they) [a-z]+ #|# (?:[a-z]+ ){0,3}(?:is|are|would be) (?:not|never|in?n't|hardly) (?:acceptable|realistic|ok|okay|fine|possible|feasible|an option|needed|required|necessary|on the table)/

const wholeFields: ReadonlySet<string> = new Set<NumberField>([
  ...(['corpusTokens', 'sharedPrefixTokens', 'labelledExamples', 'evaluationExamples'] as const),
  ...(['unlabelledExamples', 'preferencePairs', 'taskCount', 'servedModels'] as const),
  ...(['ownedGpus', 'gpuNodes'] as const),
])

const whole = (field: NumberField, value: number) =>
  wholeFields.has(field) || (field === 'requestsPerDay' && value >= fewestWholeRequests)
    ? Math.round(value)
    : value

/** Nobody means a fraction of a request when there are ten or more a day. */
const fewestWholeRequests = 10

/** "not 7s", "instead of 7s": the amount a correction takes back; and money that we do not count in. */
function isRejected(tokens: readonly Token[], { first, bodyEnd }: Amount): boolean {
  const sides = [tokens[first - 1]?.text, tokens[bodyEnd]?.text]
  if (sides.some((side) => otherCurrencies.has(side ?? ''))) return true
  if (physical.has(tokens[bodyEnd]?.text ?? '')) return true
  const [two, one] = [tokens[first - 2]?.text, tokens[first - 1]?.text]
  if (one === 'not' || one === 'nicht' || one === 'pas' || one === 'non') return true
  return (two === 'instead' && one === 'of') || (two === 'rather' && one === 'than')
}

/** Lengths, weights and the like measure nothing that we ask about. */
const physical: ReadonlySet<string> = new Set(
  'km kms kilometers kilometres miles meters metres meter metre cm mm inches feet ft kg kilos kilo kilograms lbs litres liters degrees celsius fahrenheit kwh watts watt volts amps acres hectares calories floors steps'.split(
    ' ',
  ),
)

function contextOf(tokens: readonly Token[], amounts: readonly Amount[], index: number): string {
  const amount = amounts[index]
  if (amount === undefined) return ''
  const before: string[] = []
  let earlier = index - 1
  for (let at = amount.first - 1; at >= 0 && before.length < contextTokens; at--) {
    const other = amounts[earlier]
    if (other !== undefined && at < other.bodyEnd) {
      before.unshift('§')
      at = other.first
      earlier -= 1
      continue
    }
    if (isStop(tokens, at)) break
    before.unshift(shownAs(tokens[at]))
  }
  const after: string[] = []
  let later = index + 1
  for (let at = amount.bodyEnd; at < tokens.length && after.length < contextTokens; at++) {
    const other = amounts[later]
    if (other !== undefined && at === other.first) {
      after.push('§')
      at = other.bodyEnd - 1
      later += 1
      continue
    }
    if (amount.perMs !== undefined && at === amount.periodStart && amount.next > at) {
      after.push('/per')
      at = amount.next - 1
      continue
    }
    if (isStop(tokens, at)) break
    after.push(shownAs(tokens[at]))
  }
  const unitWord = unitShown.has(amount.unit)
    ? [plainUnits.get(amount.unitWord) ?? amount.unitWord]
    : []
  return [...before, '#', ...unitWord, ...after].join(' ')
}

/** Units whose word tells the rules more than their kind does: pages from tokens, GB from MB. */
const unitShown: ReadonlySet<string> = new Set(['tokens', 'memory'])

const plainUnits: ReadonlyMap<string, string> = new Map(
  ['tok', 'toks', 'tkns', 'tks'].map((word) => [word, 'tokens']),
)

/** A covered name is one sign, however long it was. */
const shownAs = (token: Token | undefined) =>
  token?.text.startsWith('¤') ? '¤' : (token?.text ?? '')

function isStop(tokens: readonly Token[], at: number): boolean {
  return sentenceEnd.test(tokens[at]?.text ?? '')
}

const sentenceEnd = /^[.!?;\n•|]$/

/** The words quoted for an amount run to the noun it counts: "3k labelled tickets". */
function wordsEnd(tokens: readonly Token[], amount: Amount): number {
  let end = amount.next
  while (
    end < amount.next + 3 &&
    tokens[end]?.kind === 'word' &&
    !fillers.has(tokens[end]?.text ?? '')
  ) {
    end += 1
  }
  return end
}

const fillers: ReadonlySet<string> = new Set(
  'and or but with for in on at to from by per a an the is are was were that which we i it they of if not so because y e et und ed con com avec mit'.split(
    ' ',
  ),
)
