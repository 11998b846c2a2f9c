import type { ProfileField } from '#src/profile/schema.ts'
import { isAsked } from './asked.ts'
import { hostedIn } from './hosted-meant.ts'
import { cardsIn } from './named-cards.ts'
import { sellersIn } from './named-sellers.ts'
import { tunersIn } from './named-tuners.ts'
import { type Name, namesIn } from './names.ts'
import {
  apiPriceWords,
  askers,
  asksAdvice,
  asksItsWorth,
  asksWhatToBuy,
  asksWhetherOrPrice,
  asksWhoTunes,
  byTheToken,
  jobWords,
  listOfOne,
  ofBefore,
  otherThanPrice,
  rentsInGeneral,
  rentWords,
  selfHosted,
  speaksOfOwn,
  spotOrNot,
  tokensAsLoad,
  toldPrice,
  tuneWords,
  weighs,
} from './phrases/asked-of-prices.ts'
import { rememberLast } from './remember-last.ts'
import { tokenLoadIn } from './token-load.ts'
import type { Understood } from './understand.ts'

/** A question about prices or cards that speaks of no project. */
export interface MarketQuestion {
  readonly kind: MarketKind
  /** The message in its plain form. */
  readonly folded: string
}

export type MarketKind =
  /** What cards rent for, where, for how long. */
  | 'rent'
  /** Spot against on demand, of no card in particular. */
  | 'spot'
  /** One card or some of them against another. */
  | 'cards'
  /** Whether one card is any good. */
  | 'worth'
  /** Which card to buy. */
  | 'buy'
  /** Hosted models by the token. */
  | 'api-price'
  /** Tuning of models that only their makers serve. */
  | 'tuning-price'

/** All that such a question may say of a project: its cards, its model and its load. */
const sayable: ReadonlySet<string> = new Set<ProfileField>([
  ...(['gpu', 'ownedGpus', 'baseModel'] as const),
  ...(['requestsPerDay', 'promptTokensPerRequest', 'outputTokensPerRequest'] as const),
])

/** What else one kind of question may say. */
const saidBy: ReadonlyMap<string, MarketKind> = new Map<ProfileField, MarketKind>([
  ['budgetUsd', 'buy'],
  ['hostedTuningProvider', 'tuning-price'],
])

/** The question about prices and cards that a folded message asks, where it says nothing of a project. */
export function marketQuestionIn(
  folded: string,
  { fields, notSure }: Pick<Understood, 'fields' | 'notSure'>,
): MarketQuestion | undefined {
  const more = Object.keys(fields).filter((field) => !sayable.has(field))
  if (notSure.length > 0 || more.some((field) => !saidBy.has(field))) return undefined
  const asked = marketQuestion(folded)
  return more.every((field) => saidBy.get(field) === asked?.kind) ? asked : undefined
}

const mostCharacters = 240
const mostWords = 24
/** Without any of these words it is none of ours; most messages end here. */
const first =
  /\b(?:gpus?|cards?|prices?|pricing|costs?|rent\w*|spot|cheap\w*|charges?|rates?|expensive|how much|hour\w*|or|vs|versus|than|good|worth|relevant|usable|viable|decent|useful|obsolete|outdated|dead|old|buy|best|fine-? ?tun\w+|finetun\w+|tun(?:e|ed|ing|able)|per|koste[nt]|preise?|miete\w*|cuestan?|precios?|alquil\w+|coute\w*|prix|louer|custam?|precos?|alug\w+|costan?o?|prezz[oi])\b/

/** What a message asks about prices and cards; undefined for everything else. */
const marketQuestion = rememberLast((text: string): MarketQuestion | undefined => {
  const folded = text.trim()
  if (folded.length > mostCharacters) return undefined
  if (!first.test(folded) || folded.split(/\s+/).length > mostWords) return undefined
  const names = namesIn(folded)
  const marked = withMarks(folded, names)
  if (speaksOfOwn.test(marked.replace(askers, ' ')) || folded.includes('://')) return undefined
  const kind = aboutModels(folded, marked, names) ?? aboutCards(folded, marked, names)
  // The sum in "best gpu under 1000 dollars" is a wish.
  const isTold = kind !== 'buy' && !isAsked(folded) && toldPrice.test(marked)
  return kind === undefined || isTold ? undefined : { kind, folded }
})

/** Names are looked for and no prices: any day on which the list holds them all will do. */
const anyDay = '2026-11-23'

const marks: Readonly<Record<Name['kind'], string | undefined>> = {
  gpu: 'qqcard',
  model: 'qqmodel',
  hosted: 'qqhosted',
  size: 'qqmodel',
  other: undefined,
}

function withMarks(folded: string, names: readonly Name[]): string {
  return names.toReversed().reduce((text, { kind, start, end }) => {
    const mark = marks[kind]
    return mark === undefined ? text : `${text.slice(0, start)}${mark}${text.slice(end)}`
  }, folded)
}

function aboutModels(
  folded: string,
  marked: string,
  names: readonly Name[],
): MarketKind | undefined {
  if (names.some(({ kind }) => kind === 'gpu') || selfHosted.test(folded)) return undefined
  const hosted = hostedIn(folded, anyDay)
  if (tuneWords.test(folded)) {
    const wantsToKnow = isAsked(folded) ? asksWhetherOrPrice : apiPriceWords
    const isOfPrice = wantsToKnow.test(folded) && !asksAdvice.test(folded)
    const isClosed = names.every(({ kind }) => kind !== 'model' && kind !== 'size')
    const isNamed = hosted.length > 0 || tunersIn(folded).length > 0 || asksWhoTunes.test(folded)
    return isOfPrice && isClosed && isNamed ? 'tuning-price' : undefined
  }
  if (hosted.length === 0) return undefined
  const isPriced =
    apiPriceWords.test(marked) &&
    !ofBefore.test(marked) &&
    !/\b(?:(?:train|pre-?train|serve|deploy|run|vram|gpu)\w*|host(?:ing|s)?)\b/.test(marked)
  const isUnread = tokensAsLoad.test(folded) && tokenLoadIn(folded, {}) === undefined
  // "When is a 7B cheaper?" and "distil it into an 8B" weigh cards of one's own.
  const isOwn = names.some(({ kind }) => kind === 'size') || /\bdistil/.test(folded)
  if (!isPriced || isUnread || isOwn) return undefined
  const isOpen = hosted.some((each) => each.isOpen)
  return isOpen && !byTheToken.test(marked) ? undefined : 'api-price'
}

function aboutCards(
  folded: string,
  marked: string,
  names: readonly Name[],
): MarketKind | undefined {
  const cards = cardsIn(folded, anyDay)
  const [card] = cards
  const hasModel = /\bqqmodel\b|\bqqhosted\b/.test(marked)
  if (cards.length > 1 && weighs.test(marked)) {
    return names.some(({ kind }) => kind === 'hosted') ? undefined : 'cards'
  }
  if (hasModel || names.some(({ kind }) => kind === 'model')) return undefined
  const sellers = sellersIn(folded)
  if (card !== undefined) {
    // "Is a 4090 cheaper?" than what was computed before.
    const isThan = /\bcheaper\b/.test(marked) && sellers.length === 0
    const isRent = (rentWords.test(marked) && !isThan) || sellers.length > 0
    if (isRent) {
      const isOther = [jobWords, otherThanPrice, ofBefore].some((words) => words.test(marked))
      return isOther ? undefined : 'rent'
    }
    return asksItsWorth.test(marked) && !jobWords.test(marked) ? 'worth' : undefined
  }
  if (spotOrNot.test(folded)) return 'spot'
  const isOfSellers =
    sellers.length > 0 &&
    (sellers.length > 1 ? weighs.test(folded) : /\bgpus?\b/.test(folded) && rentWords.test(folded))
  if (
    (isOfSellers || listOfOne.test(folded) || rentsInGeneral.test(folded)) &&
    !jobWords.test(marked)
  ) {
    return 'rent'
  }
  return asksWhatToBuy.test(folded) ? 'buy' : undefined
}
