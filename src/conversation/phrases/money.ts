import { daysPerMonth } from '#src/profile/quantity-words.ts'
import {
  type AmountRule,
  after,
  any,
  apiVendors,
  before,
  count,
  dayMs,
  money,
  moneyRate,
  paying,
  rate,
} from './amount-rule.ts'

/** Words that a careful reader needs before money in a sentence is money to spend on this. */
const meantToBeSpent: readonly string[] = [
  before(
    "budge?t'?s?|budjet|buget|bugdet|presupuesto|orcamento|verba|bilancio|bud|funds|funding|fund|grant|grants|granted|pot|cap|ceiling|limit|approved|okayed|ok'd|greenlit|freed(?: up)?|allotted|assigned(?: us)?|promised(?: us)?|approval|allocated|earmarked|reserved|sign(?:ed)? off(?: on)?|gave us|give us|gives us|given|got us|money|kosten|squeeze out|scrape together|release|releases|disponemos de|dispone de|dispose de|disposons de|disponiamo di|dispomos de|mettre|poner|spend|invest|afford|put in|put up|throw|work with|ausgeben|gastar|spendere|depenser|investir",
    5,
  ),
  after(
    'budge?t|budjet|presupuesto|orcamento|allocated|earmarked|set aside|put aside|reserved|available|approved|okayed|ok.d|greenlit|granted|(?:is |was )?what we (?:were|are|have|got|can)|disponibles?|disponiveis|disponibili|verfugbar|to spend|to work with|to burn|to invest|to play with|haben wir|ausgeben|zur verfugung|(?:is )?all (?:that )?(?:we|i) have|at this|into (?:this|it)|for (?:this|it|everything|all of it|the (?:whole|entire|pilot|project|poc|first)|experiments|training|tuning|labelling|compute)|in total|all in|all-in|total|one-?off|one-?time|once|upfront|up front|tops|max|maximum|at most|or less|einmalig|insgesamt|en total|en tout|in tutto|no total|au total|ceiling|cap|limit',
    3,
  ),
  '\\bbudge?t [^#§]{0,60}\\b(?:to|be|at|now|only|just) #',
  "(?:^|[,:(] |\\b(?:and|but|so|y|e|et|und|only|that|if) )(?:we|i|we've|i've|got|have|there'?s|there is|tenemos|tengo|temos|tenho|hay|habria|haveria|tendriamos|teriamos|il y aurait|avremmo|hatten wir|wir hatten|tem|nous avons|on a|j'ai|il y a|abbiamo|ho|wir haben|ich habe|es gibt|we'll have|just|still) (?:only |just |got |have |has |got |about |around |roughly |maybe |some |a |unos |uns |cerca de |environ |etwa |circa |solo |nur |so |~ |'s |is )*#",
  '# (?:is |was |has been |were )approved',
  "(?:at most|up to|less than|under|below|maximal|hochstens|max|maximum|como maximo|no maximo|au maximum|al massimo|menos de|moins de|meno di|unter|bis zu|hasta|ate|jusqu'a|fino a) (?:about |around |~ |than )*#",
]

const hedges =
  '(?:about|around|roughly|approximately|approx|circa|ca|cerca|de|environ|etwa|unos|uns|~|maybe|perhaps|probably|prob|max|maximum|tops|only|just|say|like|total|in|all|usd|us|somewhere|between|plus|and|with|e|y|et|und|or|so|i|think|guess|money|sorry|no|actually|make|it|that|now)'

/** A piece of a list that is nothing but the amount. */
const standsAlone = `(?:^|[,:(/+•-] |\\b(?:and|e|y|et|und|plus|with|con|com|avec|mit) )(?:${hedges} )*#(?: ${hedges})*(?: [,:)(/+•§-]|$)`

/** "budget for one ML hire": fewer dollars than this are no budget without a sign or a k. */
const leastBudget = 100

/** What comes at the end of a month. */
const charges = '(?:bills?|invoices?|charges?|fees?|spend|spending|costs?|payments?|usage)(?![a-z])'

/** Nobody bills by the week. */
const leastOfBill = 8 * dayMs

/** Bills for other things. */
const otherBills =
  '\\b(?:slack|jira|github|zoom|notion|salesforce|s3|datadog|figma|cursor|netflix|gym|heating|phone|electricity|electric|water|power|internet|insurance|restaurant|hotel|parking|rent|lease)(?![a-z])'

const month =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|spring|summer)'
const hedge = '(?:about |around |roughly |nearly |almost |over |some |a |~ )*'
const billOfOne = `(?:${apiVendors}|\\bapi|\\bllm|\\btoken|\\binference|\\bmodel)(?: 's| api)? (?:bill|invoice|spend|spending|costs?|charges?)`

/** "The Anthropic bill hit $3,100 in May": what one month cost. */
const billOfMonth = any(
  `${billOfOne} (?:hit|reached|was|were|is|came to|came in at|ran to|rose to|climbed to|jumped to|topped|stood at|of|at|:) ${hedge}#(?: usd| dollars)? (?:in|for) (?:early |late )?${month}(?![a-z])`,
  `${billOfOne} (?:for|from|in|of) (?:last )?(?:${month}|month) (?:was |is |came to |of |: |= )?${hedge}#`,
  `\\b(?:last|latest|previous|monthly) (?:bill|invoice) (?:from|of|by|with) ${apiVendors} (?:was|is|came to|hit|reached|of|:) ${hedge}#`,
  `\\bin ${month} ,? ?(?:we )?(?:paid|spent|owed) (?:on |at |to )?${apiVendors} ${hedge}#`,
  `\\b(?:paid|pay|owed) ${apiVendors} ${hedge}# (?:in|for) ${month}(?![a-z])`,
  `(?<![a-z])${apiVendors} (?:charged|billed|invoiced) (?:us )?${hedge}# (?:in|for) ${month}(?![a-z])`,
)

/** What may be spent once, and what APIs cost each month. */
export const moneyRules: readonly AmountRule[] = [
  {
    field: 'monthlyApiUsd',
    fits: (amount) => money(amount) || (count(amount) && amount.value >= 100),
    pattern: billOfMonth,
    unless: any(
      'budget|storage|hosting|gpus?|\\b(?:aws|gcp|azure) (?:bill|invoice|spend|spending|costs?|charges?)|# for ads|\\bads(?![a-z])|to train|training|# (?:[a-z]+ )?(?:requests|calls|tokens|users)(?![a-z])',
      otherBills,
    ),
  },
  {
    field: 'monthlyApiUsd',
    fits: (amount) => moneyRate(amount) && (amount.perMs ?? 0) >= dayMs,
    pattern:
      /\b(?:apis?|openai|anthropic|claude|gpt|gemini|azure|bedrock|bill|bills|spend|spending|pay|paying|invoice|llm|costs? us|hosted|¤)(?![a-z])/,
    unless: any(
      'budget|customers?|subscribers?|per seat|subscription|gpus?|salary|salaries|engineer|server|hosting|could|may spend|can spend|up to|licen',
      otherBills,
    ),
    toValue: ({ value }) => Number((value * daysPerMonth).toPrecision(10)),
  },
  {
    field: 'monthlyApiUsd',
    fits: rate,
    pattern: any(
      '(?<![a-z])(?:bill|spend|spending|invoice) (?:is |of |at |around |about |runs |comes |to |went |grew |rose |jumped |up |from |now |~ |: )*#',
      `(?<![a-z])(?:pay|pays|paying|spend|spending) (?:${apiVendors} |about |around |~ )+#`,
      `(?<![a-z])${apiVendors} (?:charges?|costs?|bills?|invoices?) (?:us )?(?:about |around |~ )*#`,
      '# (?:usd |dollars )?/per (?:in|of|on|for) (?:the |our )?(?:[a-z]+ )?(?:apis?|llms?|tokens?|inference)(?![a-z])',
      `(?:${apiVendors}|\\bapis?|\\bllms?)(?![a-z])[^#]{0,60}# (?:usd |dollars )?/per (?:in|of|on|for) (?:the |our )?(?:[a-z]+ )?${charges}`,
      `# (?:usd |dollars )?/per (?:in|of|on|for) (?:the |our )?(?:${apiVendors}|apis?|llms?|tokens?|model) ${charges}`,
      `# (?:usd |dollars )?/per (?:in|of) ${charges} (?:from|to|for|at|by) ${apiVendors}`,
      `${charges} (?:of|at|around|about) (?:about |around |~ )*# (?:usd |dollars )?/per (?:from|to|for|at|by) ${apiVendors}`,
      `(?<![a-z])${apiVendors} (?:bills?|charges?|invoices?|eats?|swallows?|burns?|takes?) (?:us |up )?(?:about |around |~ )*#`,
      '# (?:usd |dollars )?/per in (?:the )?tokens?(?![a-z])',
      `${paying}# (?:usd |dollars )?/per (?:on|to|for|with|at|in|of|a|al|an|bei|chez|presso) (?:the |our |la |las |die |les )?(?:apis?|llms?|models?|tokens|inference|${apiVendors})(?![a-z])`,
    ),
    unless: any('gpu|budget|server|hosting', otherBills),
    toValue: ({ value }) => Number((value * daysPerMonth).toPrecision(10)),
  },
  {
    field: 'monthlyApiUsd',
    fits: (amount) => rate(amount) && (amount.perMs ?? 0) > leastOfBill,
    pattern: /# (?:usd |dollars )?\/per for ¤|# \/per (?:[a-z]+ )?(?:bill|invoice)(?![a-z])/,
    unless: any('gpu|budget|server|hosting', otherBills),
    toValue: ({ value }) => Number((value * daysPerMonth).toPrecision(10)),
  },
  {
    field: 'monthlyApiUsd',
    fits: (amount) => money(amount) || (count(amount) && amount.value >= 10),
    pattern: any(
      '\\b(?:monthly|monatlich|mensuel[a-z]*|mensual[a-z]*|mensil[a-z]*|mensal[a-z]*|al mes|ao mes|par mois|im monat|al mese) (?:about |around |~ |etwa |unos |environ |circa )*# [^#§]*\\b(?:apis?|openai|anthropic|llms?|claude|gpt|gemini|¤)(?![a-z])',
      '\\bmonthly (?:[a-z]+ ){0,3}(?:bill|spend|spending|invoice|cost|costs) ?(?:[a-z]+ |: |= |~ ){0,3}#',
      // The row of a table, for a month by its name.
      '\\bapi (?:bill|invoice|spend|spending|costs?) \\(? ?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|monthly|last month|month)[a-z]* ?\\)? ?[|:=] ?#',
      '\\b(?:bill|spend|invoice) (?:is |of |at |around |about |~ |: )*# monthly',
      '\\b(?:bill|spend|invoice)s? (?:is |was |came |to |of |at |around |about |~ |: )*# (?:for |in )?(?:last|this|each|every|per|a) month(?![a-z])',
      '\\b(?:bill|invoice|spend)(?: [a-z]+)? (?:last|this|each|every|per) month (?:was |is |: |of |about |around |~ )*#',
    ),
    unless: any('gpu|budget', otherBills),
  },
  {
    field: 'budgetUsd',
    fits: money,
    pattern:
      /\b(?:can't|cannot|can not|not|n't|won't|never|nothing) (?:to |be )?(?:allowed to )?(?:spend|pay|cost|costing|go|exceed|invest)(?: [a-z]+)?(?: (?:over|above|more than|beyond|higher than))? #|\bno(?:t|thing)? (?:a cent )?(?:more than|over|above) #|\b(?:it|this|that|everything|we|all) (?:may|can|could|must|should) (?:all )?cost (?:us )?(?:up to |at most |about |around |max )*#/,
    unless: /# (?:per|each|a|an|\/per|\/)(?![a-z])/,
  },
  {
    field: 'budgetUsd',
    fits: money,
    pattern: any(...meantToBeSpent, standsAlone),
    unless: any(
      '\\b(?:fines?|penalt(?:y|ies)|loans?|prices?|claims?|invoices?|orders?|transactions?|damages|salar(?:y|ies)|deals?|contracts|premiums?|policies|grants we) (?:(?:we|they|go|goes|range|ranges|are|is|of|averages?|run|reach|can|be|up|to|between|from|for|about|around|over|under|process|at|most) )+#',
      '\\b(?:customers?|users?|clients?|people|patients|shoppers|vendors?|consultants?|agency|supplier|provider|competitors?|they|others?) (?:[a-z]+ )?(?:wants?|wanted|demand(?:s|ed)?|proposed?|raised|spent|spends?) (?:about |around |~ )*#',
      after(
        '(?:per|each|/|apiece|an? (?:ticket|request|call|gpu|hour|month|seat|piece|token)|in revenue|revenue|saved|arr|in funding|salary|worth|fine|fines|deal|deals|loan|loans|claims?|invoices?|orders?|monthly|bill)',
        3,
      ),
      before(
        '(?:an?|any|every|each) (?:expenses?|purchases?|orders?|amounts?|payments?) (?:of|over|above|beyond)|expenses? of',
        3,
      ),
      before('monthly', 2),
      before(
        'save|saves|saving|savings?|costs?|cost us|charge|charges|price|priced|worth|raised|revenue|salary|salaries|earn|make|made|quotes?|quoted|offers?|offered|asks|asking|estimated|pay|paying|paid|loses?|lost|losing|arr|turnover|sales|valuation|bill|over|above|instead of|not|deals?|invoices?|transactions?|orders?',
        2,
      ),
    ),
  },
  {
    field: 'budgetUsd',
    fits: (amount) => count(amount) && (amount.multiplied || amount.value >= leastBudget),
    pattern: any(
      "(?<!(?:context|token|latency|time|memory|error|prompt|output|monthly) )\\bbudgets?(?: (?!code|line|number|no|id|ref|item)[a-z]+)? ?(?:is |was |were |of |to |only |just |about |around |roughly |max |at |up |with |now |: |= |~ |would |be |a |s |' )*#(?! (?:[a-z]+ )?(?:tokens|ms|gpus?|people|engineers|euros?|eur|pounds|€|£))",
      "\\bbudget(?:'s| is)? (?:tight|small|limited|low|modest) ?[,:(] (?:about |around |~ |only |max )*#",
      '# (?:usd |us )?budget(?![a-z])',
      '# (?:approved|granted|okayed|greenlit|signed off)(?= (?:and|but|for|so|by|in) |[ ]?[,;)]|$)',
      '\\b(?:cfo|finance|boss|board|management|ceo|cto|director) (?:gave|gives|granted|approved|released|okayed|promised)(?: us)? (?:about |around |~ )?#(?! (?:[a-z]+ )?(?:labels?|examples|tickets|gpus?|people|days|weeks|hours|months|tokens))',
      '\\b(?:spending cap|spend cap|spending limit|cost cap|funding|funds|allowance|approved|allocated|earmarked|set aside|put aside|signed off on)(?: (?:is|of|at|are|us|about|around|up|to|for|:|~))* #(?! (?:[a-z]+ )?(?:gpus?|people|engineers|examples|tickets|labels|tokens|days|weeks|hours))',
      '\\b(?:presupuesto|orcamento|verba)(?: [a-z]+)?(?: (?:de|e|es|und|:|=|di|von|a|para|hasta))* #(?! (?:euros?|eur|€|reais))',
      '\\bspend (?:up to |at most |about |around |max |maybe |~ )*#(?! (?:[a-z]+ )?(?:weeks?|days?|hours?|months?|euros?|/per))',
      '# (?:to spend|max to spend)(?![a-z])',
      '(?<![a-z])pay (?:up to |at most |max |no more than )+#',
    ),
    unless: any('# (?:euros?|eur|pounds|€|£)', '[€£] #', before('no', 1), '# /per'),
  },
]
