import type { NumberField } from '#src/profile/field-kinds.ts'
import type { Amount } from '../amounts.ts'

/**
 * Binds an amount to a field by the words around it. The context is up to ten words before and
 * after, with `#` for the amount, `/per` for its period, `§` for other amounts and `¤` for names
 * of models and cards; `#` is followed by the unit word, if any.
 * The first rule that fits wins, so the more particular ones come first.
 */
export interface AmountRule {
  readonly field: NumberField
  readonly fits: (amount: Amount) => boolean
  readonly pattern: RegExp
  readonly unless?: RegExp
  readonly toValue?: (amount: Amount, context: string) => number
}

/** Words that may stand between an amount and the word that names it. */
export const gap = (most: number) => `(?:(?!(?:and|but|plus|und|y|et) )[a-z'":=~<(/-]+ ){0,${most}}`
export const before = (words: string, most = 3) => `(?<![a-z])(?:${words}) ${gap(most)}#`
export const after = (words: string, most = 3) => `# ${gap(most)}(?:${words})(?![a-z])`
export const any = (...parts: string[]) => new RegExp(parts.map((part) => `(?:${part})`).join('|'))

export const minuteMs = 60_000
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs

export const count = ({ unit, perMs }: Amount) => unit === 'bare' && perMs === undefined
export const rate = ({ unit, perMs }: Amount) =>
  (unit === 'bare' || unit === 'rate') && perMs !== undefined
export const time = ({ unit, perMs }: Amount) => unit === 'duration' && perMs === undefined
export const short = (amount: Amount) => time(amount) && amount.value < dayMs
export const long = (amount: Amount) => time(amount) && amount.value >= dayMs
export const tokens = ({ unit, perMs }: Amount) => unit === 'tokens' && perMs === undefined
export const bareTokens = (amount: Amount) =>
  tokens(amount) && /^(?:tok|tk|jeton)/.test(amount.unitWord)
export const prose = (amount: Amount) => tokens(amount) && !bareTokens(amount)
export const tokensOrCount = (amount: Amount) => count(amount) || bareTokens(amount)
export const money = ({ unit, perMs }: Amount) => unit === 'money' && perMs === undefined
export const moneyRate = ({ unit, perMs }: Amount) => unit === 'money' && perMs !== undefined
export const share = ({ unit }: Amount) => unit === 'share'

/** Whom one pays for model APIs. */
export const apiVendors =
  '(?:openai|anthropic|¤+|claude|gemini|chatgpt|google|azure|aws|bedrock|vertex|mistral|together|fireworks|cohere|them)'

/** A verb or noun of paying before an amount: "spend like 2k/mo", "pagamos unos 4.000 al mes". */
export const paying = `(?<![a-z])(?:bills?|billed|spen[dt]|spends|spending|pays?|paid|paying|invoices?|salary|rent|budget|revenue|costs?|costing|charges?|charged|burn|burns|burning|burnt|fork out|forking out|shell out|pagamos|pagamo|pago|paghiamo|payons|paie|paye|zahlen|zahle|gastamos|gasto|spendiamo|depensons|custa|cuesta|kostet|coute) (?:(?!(?:for|and|but|per|because|since|we|they|users?|bei|con|com|avec|mit|servir|servire|to (?:serve|handle|process|answer)) )(?:[a-z]+|${apiVendors}|~|:|-) ){0,5}?`

/** How long things take today is no target. */
export const observed =
  'currently|presently|right now|now (?:is|at|about|around|~)|is now|are now|at the moment|today|nowadays|now takes?|takes?|took|taking|spends?|humans?|people|agents?|manually|last(?:s|ed|ing)?|every|ago|timeouts?|times out|cold starts?'
