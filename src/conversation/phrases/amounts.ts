import type { NumberField } from '#src/profile/field-kinds.ts'
import { daysPerMonth } from '#src/profile/quantity-words.ts'
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
const gap = (most: number) => `(?:[a-z'":=~<(/-]+ ){0,${most}}`
const before = (words: string, most = 3) => `(?<![a-z])(?:${words}) ${gap(most)}#`
const after = (words: string, most = 3) => `# ${gap(most)}(?:${words})(?![a-z])`
const any = (...parts: string[]) => new RegExp(parts.map((part) => `(?:${part})`).join('|'))

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

const count = ({ unit, perMs }: Amount) => unit === 'bare' && perMs === undefined
const rate = ({ unit, perMs }: Amount) =>
  (unit === 'bare' || unit === 'rate') && perMs !== undefined
const time = ({ unit, perMs }: Amount) => unit === 'duration' && perMs === undefined
const short = (amount: Amount) => time(amount) && amount.value < dayMs
const long = (amount: Amount) => time(amount) && amount.value >= dayMs
const tokens = ({ unit, perMs }: Amount) => unit === 'tokens' && perMs === undefined
const bareTokens = (amount: Amount) => tokens(amount) && /^(?:tok|tk|jeton)/.test(amount.unitWord)
const prose = (amount: Amount) => tokens(amount) && !bareTokens(amount)
const tokensOrCount = (amount: Amount) => count(amount) || bareTokens(amount)
const money = ({ unit, perMs }: Amount) => unit === 'money' && perMs === undefined
const moneyRate = ({ unit, perMs }: Amount) => unit === 'money' && perMs !== undefined
const share = ({ unit }: Amount) => unit === 'share'

const evaluated = 'eval|evals|evaluation|graded|golden|held-?out|holdout|benchmark|test'
const labelled =
  '(?:coded|marked|rated|classified|scored|corrected|answered|verified) by|with (?:the )?(?:labels?|(?:correct|known|right|gold|human|final) [a-z]+)|(?:hand-|human-|expert-|well-|pre-)?(?:labell?ed|annotated|tagged|categori[sz]ed|curated)|(?:gold|golden|hand-?written|hand-?picked) [a-z]+|good answers|labels|annotations|examples?|demonstrations|training (?:samples|pairs|rows|records|items|instances)|samples|(?:input[-/ ]output|q ?& ?a|qa|question[-/ ]answer|prompt[-/ ]completion|prompt[-/ ]response|input[-/ ]label) (?:pairs|examples|samples)|pairs|ejemplos|exemplos|exemples|beispielen?|esempi|etiquetad[oa]s|rotulad[oa]s|anotad[oa]s|annote(?:e?s)|etiquete(?:e?s)|gelabelten?|annotierten?|beschrifteten?|etichettat[ie]|annotat[ie]'
const answerWords =
  'latency|latencia|latenza|latenz|latence|response|responses|respond|responds|reply|replies|answer|answers|answered|respuesta|resposta|risposta|reponse|antwort|antworten|result|results|turnaround|round-?trip|end-to-end|e2e|sla|slo|p\\d\\d'
const atMost =
  'under|within|below|less than|sub|at most|no more than|not more than|max|maximum|faster than|quicker than|inside|<|menos de|moins de|meno di|unter|weniger als|entro|innerhalb|maximal|maximo|massimo'
const observed =
  'currently|presently|right now|at the moment|today|nowadays|now takes?|takes?|took|taking|spends?|humans?|people|agents?|manually|last(?:s|ed|ing)?|every|ago|timeouts?|times out|cold starts?'

export const amountRules: readonly AmountRule[] = [
  // Counts of examples
  {
    field: 'preferencePairs',
    fits: count,
    pattern: any(
      after('preferences?|preferred|pairwise|comparison pairs|chosen|a / b|better(?: | / |-)worse'),
      after('pairs (?:of|with) (?:a )?(?:better|good|chosen|preferred|winning)', 1),
      before('preference (?:pairs|data)'),
    ),
  },
  {
    field: 'unlabelledExamples',
    fits: count,
    pattern: any(
      after('un-?labell?ed|unannotated|untagged|not labell?ed|without labels|no labels', 4),
      after('raw (?:inputs|tickets|emails|transcripts|calls|messages|documents|texts|examples)', 1),
      before('un-?labell?ed(?: [a-z]+)?', 2),
    ),
  },
  {
    field: 'evaluationExamples',
    fits: count,
    pattern: any(
      after(`(?:${evaluated})`, 2),
      after(
        '(?:questions|examples|cases|items|prompts) (?:for|to) (?:test|eval|measur|grad)[a-z]*',
        2,
      ),
      after('for (?:testing|evaluation|eval|evals|validation|measuring|grading)', 6),
      before(`(?:${evaluated}|gold)(?: set| suite| data| dataset)?`, 4),
    ),
    unless: any(before('training', 2), after('training', 2), after('unit tests?', 1)),
  },
  {
    field: 'labelledExamples',
    fits: count,
    pattern: any(
      after(labelled, 4),
      '# (?:[a-z-]+ ){0,2}, (?:all |mostly |every one |each |already )?(?:labell?ed|annotated|tagged|categori[sz]ed|coded)(?![a-z])',
      before(
        `labell?ed (?:data|examples|set|dataset|rows|tickets|pairs)|labels|training (?:set|data|examples)|labelled`,
        3,
      ),
    ),
    unless: any(
      after('(?:per|each|for each|in the prompt|few-?shot|shots?|a day|/per|labels? per)', 3),
      after(
        '(?:[a-z]+ )?(?:labels?|classes|categories|intents|gpus?|developers|engineers|models)$',
        0,
      ),
      before('few-?shot|prompt with|need|needs|want|at least|collect|would need', 2),
      after('(?:can be|could be|to be|need to be|will be) ', 2),
    ),
  },
  {
    field: 'taskCount',
    fits: count,
    pattern: any(
      after(
        '(?:tasks|classifiers|subtasks|use[- ]cases|tareas|tarefas|taches|aufgaben|compiti)',
        2,
      ),
    ),
    unless: any(after('(?:tasks|use[- ]cases) (?:to test|for eval)', 2), after('labell?ed', 1)),
  },
  {
    field: 'servedModels',
    fits: count,
    pattern: any(
      before('serve|serving|host|hosting|run|running|operate|deploy', 2) +
        ' (?:[a-z-]+ ){0,3}models',
      after('models (?:in production|served|deployed|live|behind)', 3),
    ),
  },
  {
    field: 'ownedGpus',
    fits: count,
    pattern: any(
      `\\b(?:have|own|owns|bought|got|reserved|idle|existing|our) ${gap(3)}# (?:[a-z-]+ ){0,2}(?:gpus?|graphics cards)(?![a-z])`,
    ),
  },
  {
    field: 'gpuNodes',
    fits: count,
    pattern: any(
      after('gpu (?:nodes|servers|machines|boxes)', 1),
      '# (?:nodes|servers|machines|boxes) (?:with|of) (?:[a-z]+ )?[§¤]',
      `(?:gpus?|¤)[a-z ]{0,20} (?:on|across|over|in) ${gap(2)}# (?:[a-z-]+ ){0,1}(?:nodes|servers|machines|boxes)`,
    ),
  },
  // Text
  {
    field: 'sharedPrefixTokens',
    fits: tokensOrCount,
    pattern: any(
      after(
        '(?:system prompt|system message|shared prefix|common prefix|static prefix|prefix|fixed instructions|boilerplate)',
        3,
      ),
      before(
        '(?:system prompt|system message|shared prefix|common prefix|static prefix|prefix|fixed instructions|static instructions)',
        3,
      ),
    ),
    unless: /users|examples/,
  },
  {
    field: 'sharedPrefixTokens',
    fits: bareTokens,
    pattern: any(
      '(?:first|leading) # tokens',
      '# tokens? (?:are|is) (?:always |identical|the same|shared|static|fixed)',
    ),
    unless: /streamed|latency|in under|within/,
  },
  {
    field: 'outputTokensPerRequest',
    fits: tokensOrCount,
    pattern: any(
      '# (?:tokens? )?(?:tokens )?out(?![a-z])',
      '# tokens? (?:of |per )?(?:(?!and|in|or|then|with)[a-z]+ )?(?:output|outputs|completion|completions|answers?|responses?|reply|replies|summary|summaries|generated)(?![a-z])',
      '\\b(?:output|outputs|completions?)(?: tokens| length| size)?(?: is| are| of| about| around| roughly| :| =| ~){0,3} #',
      '\\b(?:answers?|responses?|replies|summaries|reply|generates?)(?: is| are| of| about| around| roughly| run| average| :| ~| typically){0,4} # tokens?',
      '\\bout (?:: |= |~ )?#(?! in)',
    ),
    unless: /# out of/,
  },
  {
    field: 'promptTokensPerRequest',
    fits: tokensOrCount,
    pattern: any(
      '# (?:tokens? )?in(?= [§/,+|&.)]| and §|$)',
      '# tokens? (?:of |per |for )?(?:the |each |every )?(?:input|inputs|prompts?|context|request|query|call|message|conversation|document)(?![a-z])',
      '\\b(?:inputs?|prompts?|context)(?: tokens| length| size| budget)?(?: is| are| of| about| around| roughly| average| :| =| ~| with| have| has| up to| typically){0,3} # (?:tokens?)',
      '\\b(?:inputs?|input tokens|prompt tokens)(?: is| are| of| about| :| =| ~){0,3} #(?! [a-z])',
      '\\bin (?:: |= |~ )?#(?= out|[, /]+out)',
    ),
    unless: /per second|context window|window of/,
  },
  {
    field: 'corpusTokens',
    fits: prose,
    pattern: /#/,
    unless: any(
      after(
        '(?:each|long|long each|per|max|maximum|limit|or less|summar|answers?|reports?|replies|response|essay|landing|every|a day)',
        2,
      ),
      before('every|each|output|summar[a-z]*|write|answers?|at most|first|page', 2),
      '# page(?![a-z])',
      '# (?:pages|words) /per',
    ),
  },
  {
    field: 'corpusTokens',
    fits: prose,
    pattern: any('# page (?:of|manual|handbook|corpus|wiki|knowledge|policy|document)'),
  },
  {
    field: 'corpusTokens',
    fits: (amount) => bareTokens(amount) && amount.value >= 5e5,
    pattern: /#/,
    unless: any('\\$', before('per|every|each', 1), after('(?:per|context|window|free|/per)', 1)),
  },
  {
    field: 'corpusTokens',
    fits: bareTokens,
    pattern: any(
      '# tokens? of (?:[a-z-]+ ){0,3}(?:text|documents?|docs|data|manuals|content|knowledge|notes)',
      before('corpus|knowledge base|documentation|manuals', 3),
    ),
    unless: /per request|context/,
  },
  {
    field: 'corpusTokens',
    fits: ({ unit }) => unit === 'memory',
    // Plain English text has about four bytes in a token.
    pattern: any(
      '# (?:gb|tb|mb|g|gib|tib|mib) (?:of|worth of|de|di|an) (?:[a-z-]+ ){0,2}(?:text|texto|texte|testo|textos)(?![a-z])',
    ),
    toValue: ({ value }) => Math.round((value * 1e9) / 4),
  },
  // Volume
  {
    field: 'requestsPerDay',
    fits: rate,
    pattern: /#/,
    unless: any(
      before('peak|peaks|peaking|peak of|burst|bursts|spikes?|spiking|max|maximum|worst case', 3),
      after(
        '(?:peaks?|at peak|bursts?|spikes?|rush hour|in bursts|users?|visitors|customers|employees|people|hours|days|weeks|times|gb|tb|tokens?|commits|updates?|changes|releases|meetings|deploys|articles|labels?|labell?ed|annotat[a-z]*|new (?:documents|articles|pages|products|docs|files|listings|customers|users|examples|labels)|each|per (?:user|agent|person|customer|seat)|euros?|pages|products|€)',
        3,
      ),
      before('each (?:user|agent|person|customer)|per user|tokens', 3),
      '(?<![a-z])(?:bill|spend|spending|pay|paying|invoice|salary|rent|budget|revenue|costs?) (?:is |of |at |around |about |runs |comes |us |to |~ |: )*#',
    ),
  },
  {
    field: 'requestsPerDay',
    fits: count,
    pattern: any(
      '\\b(?:requests|queries|calls|messages|tickets|emails|questions) (?:per|a|/) ?day ?(?:is |: |= |~ |around |about |of ){0,3}#',
      '\\bdaily (?:[a-z]+ ){0,2}(?:requests|volume|traffic|queries|tickets|calls|load|messages) ?(?:is |: |= |~ |around |about |of ){0,3}#',
    ),
  },
  {
    field: 'requestsPerDay',
    fits: count,
    pattern: any(
      '(?<![a-z])(?:weekly|monthly|yearly|annual) (?:[a-z]+ )?(?:volume|traffic|load|requests|queries|calls|tickets) ?(?:is |are |: |= |~ |around |about |of |at ){0,3}#',
    ),
    toValue: ({ value }, context) => {
      if (/weekly/.test(context)) return Number((value / 7).toPrecision(6))
      const months = /monthly/.test(context) ? 1 : 12
      return Number((value / (months * daysPerMonth)).toPrecision(6))
    },
  },
  {
    field: 'peakFactor',
    fits: ({ unit, value }) => unit === 'factor' && value >= 1,
    pattern: any(
      before('peak|peaks|busiest|bursts?|spikes?|rush|black friday|peak hour', 5),
      after(
        '(?:peak|peaks|at peak|average|the average|the mean|busiest|in the rush|on black|spikes?)',
        4,
      ),
    ),
  },
  // Time
  {
    field: 'ttftMs',
    fits: short,
    pattern: any(
      before(
        'first (?:token|word)|ttft|time to first(?: token)?|start(?:s|ing)? (?:streaming|typing|answering|writing|to stream)|primer token|premier token|erste[sn]? token',
        5,
      ),
      after(
        '(?:to|for|until) (?:the )?first (?:token|word)|ttft|time to first|to start (?:streaming|answering)',
        2,
      ),
    ),
  },
  {
    field: 'latencyMs',
    fits: (amount) => short(amount) && amount.value < hourMs,
    pattern: any(
      before(answerWords, 5),
      before(atMost, 2),
      before('deadline|budget of|target|need|needs|required|back', 3),
      after(
        `(?:${answerWords}|deadline|max|tops|or less|or faster|at most|target|acceptable|ok|okay|fine|tolerable|good enough)`,
        3,
      ),
      '[<≤]=? ?#',
    ),
    unless: any(
      before(observed, 3),
      after(
        '(?:of (?:audio|video|speech|recording)|clips?|videos?|audio|recordings?|long|ago|cold|of training|per epoch|today|now|currently|each|on average today|windows?|to train|to label|sessions?|meetings?|calls?)',
        2,
      ),
      before(
        'not|instead of|rather than|from|clips of|audio of|train(?:ed|ing)?|label(?:ling)?|meeting|for',
        1,
      ),
    ),
  },
  {
    field: 'latencyMs',
    fits: (amount) => short(amount) && amount.value < minuteMs,
    pattern: any('\\b(?:in|en|em|dans) (?:about |around |~ )?#', '^#$', '(?:^|, )#(?:$| ,)'),
    unless: any(
      before(observed, 4),
      before('not|from', 1),
      after('(?:clips?|chunks?|segments?|of)', 2),
    ),
  },
  {
    field: 'latencyMs',
    fits: (amount) => short(amount) && amount.value >= hourMs,
    pattern: any(before(answerWords, 5), after(`(?:${answerWords})`, 3)),
    unless: any(before(observed, 3), before('training|train|gpu', 6), after('(?:a day|ago|of)', 2)),
  },
  {
    field: 'latencyMs',
    fits: (amount) => long(amount) && amount.value <= 7 * dayMs,
    pattern: any(before('answers?|answered|responses?|respond|replies|reply|turnaround|sla', 3)),
    unless: any(before(observed, 3), before('within the last|first', 2)),
  },
  {
    field: 'lifetimeMonths',
    fits: (amount) => long(amount),
    pattern: any(
      '\\b(?:live|lives|run|runs|running|last|keep|kept|use|used|operate|stay|stays|around|production|service|online|available|exist|supported?|maintain(?:ed)?)(?: [a-z-]+){0,4} for (?:at least |about |around |some |~ )*#',
      before('lifetime|life span|lifespan|time horizon|planning horizon', 3),
      after('(?:lifetime|lifespan|life|horizon|time horizon)', 2),
    ),
    unless: any(before('been|past|previous', 5), '# (?:[a-z]+ )?(?:ago|now)'),
    toValue: ({ value }) => Number((value / (daysPerMonth * dayMs)).toPrecision(6)),
  },
  {
    field: 'weeksToFirstResult',
    fits: (amount) => long(amount) && amount.value <= 400 * dayMs,
    pattern: any(
      before(
        'in|within|by|deadline|timeline|launch|launches|ship|demo|deliver|mvp|pilot|poc|prototype|live|less than|under|max|at most|next|due|en|em|dans|entro|tra|fra|innerhalb|dentro de|first (?:version|result|results)',
        3,
      ),
      '\\b(?:have|got|only|just) (?:only |just |about |around |maybe |~ )*#(?: (?:[a-z]+ )?(?:to|until|till|before|left|for|max|,)(?![a-z])|$)',
      after(
        '(?:deadline|until|till|left|from now|timeline|time frame|timeframe|to (?:ship|launch|demo|deliver|show|build|prove|go live|get something)|for (?:a |the )?(?:first|mvp|pilot|poc|prototype|demo|launch))',
        3,
      ),
    ),
    unless: any(
      before(
        'last|past|previous|every|each|over|for the|since|after|took|takes|trained|of|been|retention|than|logs?|history|notice|changed?|changes|updated?|training (?:on|data)|not|retrained?',
        2,
      ),
      after(
        '(?:ago|old|of (?:[a-z-]+ ){0,3}[a-z]+|worth|history|experience|each|every|retention|data|logs?|tickets|notice)',
        1,
      ),
    ),
    // A tenth of a week is as exact as people are.
    toValue: ({ value }) => Number((value / (7 * dayMs)).toFixed(1)),
  },
  // Money
  {
    field: 'monthlyApiUsd',
    fits: moneyRate,
    pattern:
      /\b(?:apis?|openai|anthropic|claude|gpt|gemini|azure|bedrock|bill|bills|spend|spending|pay|paying|invoice|llm|costs? us|hosted|¤)(?![a-z])/,
    unless:
      /budget|gpus?|salary|salaries|engineer|server|hosting|could|may spend|can spend|up to|licen/,
    toValue: ({ value }) => Number((value * daysPerMonth).toPrecision(10)),
  },
  {
    field: 'monthlyApiUsd',
    fits: rate,
    pattern: any(
      '(?<![a-z])(?:bill|spend|spending|invoice) (?:is |of |at |around |about |runs |comes |to |~ |: )*#',
      '(?<![a-z])(?:pay|paying|spend|spending) (?:openai |anthropic |¤ |google |azure |them |about |around |~ )+#',
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
      '\\b(?:bill|invoice|spend)(?: [a-z]+)? (?:last|this|each|every|per) month (?:was |is |: |of |about |around |~ )*#',
    ),
    unless: /gpu|budget/,
  },
  {
    field: 'budgetUsd',
    fits: money,
    pattern: /#/,
    unless: any(
      after(
        '(?:per|each|/|apiece|an? (?:ticket|request|call|gpu|hour|month|seat|piece|token)|in revenue|revenue|saved|arr|in funding|salary|worth|fine|fines|deal|deals|loan|loans|claims?|invoices?|orders?|monthly|bill)',
        3,
      ),
      before(
        'save|saves|saving|savings?|costs?|cost us|charge|charges|price|priced|worth|raised|revenue|salary|salaries|earn|make|made|quotes?|quoted|offers?|offered|asks|asking|estimated|pay|paying|paid|loses?|lost|losing|bill|over|above|instead of|not|deals?|invoices?|transactions?|orders?',
        2,
      ),
    ),
  },
  {
    field: 'budgetUsd',
    fits: count,
    pattern: any(
      "(?<!(?:context|token|latency|time|memory|error|prompt|output|monthly) )\\bbudgets?(?: [a-z]+)? ?(?:is |was |were |of |to |only |just |about |around |roughly |max |at |up |with |now |: |= |~ |would |be |s |' )*#(?! (?:[a-z]+ )?(?:tokens|ms|gpus?|people|engineers|euros?|eur|pounds|€|£))",
      '# (?:usd |us )?budget(?![a-z])',
      '\\b(?:spending cap|spend cap|spending limit|cost cap|funding|funds|allowance|approved|allocated|earmarked|set aside|put aside|signed off on)(?: (?:is|of|at|are|us|about|around|up|to|for|:|~))* #(?! (?:[a-z]+ )?(?:gpus?|people|engineers|examples|tickets|labels|tokens|days|weeks|hours))',
      '\\b(?:presupuesto|orcamento|verba)(?: [a-z]+)?(?: (?:de|e|es|und|:|=|di|von))* #(?! (?:euros?|eur|€|reais))',
      '\\bspend (?:up to |at most |about |around |max |maybe |~ )*#(?! (?:[a-z]+ )?(?:weeks?|days?|hours?|months?|euros?|/per))',
      '# (?:to spend|max to spend)(?![a-z])',
    ),
    unless: any('# (?:euros?|eur|pounds|€|£)', '[€£] #', before('no', 1), '# /per'),
  },
  // Shares
  {
    field: 'gpuUtilisation',
    fits: share,
    pattern: any(
      before(
        'utili[sz]ation|utili[sz]ed|(?:gpus?|cards?|¤) (?:[a-z]+ )?busy|gpu (?:load|usage)|gpus? (?:sit|are|is|run|busy|at|idle)(?: [a-z]+)?',
        3,
      ),
      after('(?:utili[sz]ation|utili[sz]ed|busy|idle|gpu (?:load|usage))', 2),
    ),
    toValue: ({ value }, context) =>
      /idle/.test(context) ? Number((1 - value).toPrecision(6)) : value,
  },
  {
    field: 'baseScore',
    fits: share,
    pattern: any(
      before(
        'base model|the base|base|solves|passes|succeeds|pass rate|success rate|pass ?@ ?\\d',
        4,
      ),
      "(?:¤|model|bot) (?:[a-z']+ )?(?:solves|passes|gets|answers|handles) (?:about |around |roughly |~ )*#",
    ),
    unless: any(
      before('need|needs|goal|target|want|must|should|at least|to', 2),
      /cheaper|faster/.source,
    ),
  },
]
