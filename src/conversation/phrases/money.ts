import { daysPerMonth } from '#src/profile/quantity-words.ts'
import {
  type AmountRule,
  after,
  any,
  apiVendors,
  before,
  count,
  money,
  moneyRate,
  rate,
} from './amount-rule.ts'

/** What may be spent once, and what APIs cost each month. */
export const moneyRules: readonly AmountRule[] = [
  {
    field: 'monthlyApiUsd',
    fits: moneyRate,
    pattern:
      /\b(?:apis?|openai|anthropic|claude|gpt|gemini|azure|bedrock|bill|bills|spend|spending|pay|paying|invoice|llm|costs? us|hosted|¤)(?![a-z])/,
    unless:
      /budget|customers?|subscribers?|per seat|subscription|gpus?|salary|salaries|engineer|server|hosting|could|may spend|can spend|up to|licen/,
    toValue: ({ value }) => Number((value * daysPerMonth).toPrecision(10)),
  },
  {
    field: 'monthlyApiUsd',
    fits: rate,
    pattern: any(
      '(?<![a-z])(?:bill|spend|spending|invoice) (?:is |of |at |around |about |runs |comes |to |went |grew |rose |jumped |up |from |now |~ |: )*#',
      `(?<![a-z])(?:pay|pays|paying|spend|spending) (?:${apiVendors} |about |around |~ )+#`,
      `(?<![a-z])${apiVendors} (?:charges?|costs?|bills?|invoices?) (?:us )?(?:about |around |~ )*#`,
    ),
    unless: /gpu|budget|server|hosting/,
    toValue: ({ value }) => Number((value * daysPerMonth).toPrecision(10)),
  },
  {
    field: 'monthlyApiUsd',
    fits: (amount) => money(amount) || (count(amount) && amount.value >= 10),
    pattern: any(
      '\\bmonthly (?:[a-z]+ ){0,3}(?:bill|spend|spending|invoice|cost|costs) ?(?:[a-z]+ |: |= |~ ){0,3}#',
      '\\b(?:bill|spend|invoice) (?:is |of |at |around |about |~ |: )*# monthly',
      '\\b(?:bill|spend|invoice)s? (?:is |was |came |to |of |at |around |about |~ |: )*# (?:for |in )?(?:last|this|each|every|per|a) month(?![a-z])',
      '\\b(?:bill|invoice|spend)(?: [a-z]+)? (?:last|this|each|every|per) month (?:was |is |: |of |about |around |~ )*#',
    ),
    unless: /gpu|budget/,
  },
  {
    field: 'budgetUsd',
    fits: money,
    pattern:
      /\b(?:can't|cannot|can not|not|n't|won't|never|nothing) (?:to |be )?(?:allowed to )?(?:spend|pay|cost|costing|go|exceed|invest)(?: [a-z]+)?(?: (?:over|above|more than|beyond|higher than))? #/,
    unless: /# (?:per|each|a|an|\/per|\/)(?![a-z])/,
  },
  {
    field: 'budgetUsd',
    fits: money,
    pattern: /#/,
    unless: any(
      '\\b(?:vendors?|consultants?|agency|supplier|provider|competitors?|they|others?) (?:[a-z]+ )?(?:wants?|wanted|demand(?:s|ed)?|proposed?|raised|spent|spends) (?:about |around |~ )*#',
      after(
        '(?:per|each|/|apiece|an? (?:ticket|request|call|gpu|hour|month|seat|piece|token)|in revenue|revenue|saved|arr|in funding|salary|worth|fine|fines|deal|deals|loan|loans|claims?|invoices?|orders?|monthly|bill)',
        3,
      ),
      before(
        'save|saves|saving|savings?|costs?|cost us|charge|charges|price|priced|worth|raised|revenue|salary|salaries|earn|make|made|quotes?|quoted|offers?|offered|asks|asking|estimated|pay|paying|paid|loses?|lost|losing|arr|turnover|sales|valuation|bill|over|above|instead of|not|deals?|invoices?|transactions?|orders?',
        2,
      ),
    ),
  },
  {
    field: 'budgetUsd',
    fits: count,
    pattern: any(
      "(?<!(?:context|token|latency|time|memory|error|prompt|output|monthly) )\\bbudgets?(?: [a-z]+)? ?(?:is |was |were |of |to |only |just |about |around |roughly |max |at |up |with |now |: |= |~ |would |be |s |' )*#(?! (?:[a-z]+ )?(?:tokens|ms|gpus?|people|engineers|euros?|eur|pounds|€|£))",
      "\\bbudget(?:'s| is)? (?:tight|small|limited|low|modest) ?[,:(] (?:about |around |~ |only |max )*#",
      '# (?:usd |us )?budget(?![a-z])',
      '\\b(?:spending cap|spend cap|spending limit|cost cap|funding|funds|allowance|approved|allocated|earmarked|set aside|put aside|signed off on)(?: (?:is|of|at|are|us|about|around|up|to|for|:|~))* #(?! (?:[a-z]+ )?(?:gpus?|people|engineers|examples|tickets|labels|tokens|days|weeks|hours))',
      '\\b(?:presupuesto|orcamento|verba)(?: [a-z]+)?(?: (?:de|e|es|und|:|=|di|von))* #(?! (?:euros?|eur|€|reais))',
      '\\bspend (?:up to |at most |about |around |max |maybe |~ )*#(?! (?:[a-z]+ )?(?:weeks?|days?|hours?|months?|euros?|/per))',
      '# (?:to spend|max to spend)(?![a-z])',
      '(?<![a-z])pay (?:up to |at most |max |no more than )+#',
    ),
    unless: any('# (?:euros?|eur|pounds|€|£)', '[€£] #', before('no', 1), '# /per'),
  },
]
