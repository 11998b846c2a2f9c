import type { ProfileField } from '#src/profile/schema.ts'
import { languages } from './languages.ts'

/** What is said of others, of another time, or of nothing that is so. */
export interface AsideRule {
  /** Sees one folded clause. */
  readonly pattern: RegExp
  readonly unless?: RegExp
  /** Looked for first: few messages hold it, and a long pattern takes long to build. */
  readonly needs?: RegExp
  /** A setting ("back then", "at my old job") holds for the clauses after it too. */
  readonly setsScene?: true
  /** "… but that's a different thing": what stood before it in the sentence is as little ours. */
  readonly disowns?: true
  /** The fields it takes from; all of them when absent. */
  readonly takes?: ReadonlySet<ProfileField>
}

/** How things are: it may have changed since. What was tried, and what was kept, still counts. */
const states: ReadonlySet<ProfileField> = new Set<ProfileField>([
  ...([
    'requestsPerDay',
    'budgetUsd',
    'monthlyApiUsd',
    'latencyMs',
    'ttftMs',
    'peakFactor',
  ] as const),
  ...(['promptTokensPerRequest', 'outputTokensPerRequest', 'sharedPrefixTokens'] as const),
  ...(['dataResidency', 'kubernetes', 'team', 'ownedGpus', 'gpuNodes', 'gpu'] as const),
  ...(['gpuUtilisation', 'servedModels', 'weeksToFirstResult', 'lifetimeMonths'] as const),
])

/** What is held, once it is held. */
const holdings: ReadonlySet<ProfileField> = new Set<ProfileField>([
  ...(['labelledExamples', 'evaluationExamples', 'unlabelledExamples', 'preferencePairs'] as const),
  ...(['ownedGpus', 'gpuNodes', 'gpu', 'corpusTokens', 'team'] as const),
])

export const numbers: ReadonlySet<ProfileField> = new Set<ProfileField>([
  ...states,
  ...(['labelledExamples', 'evaluationExamples', 'unlabelledExamples', 'taskCount'] as const),
  ...(['corpusTokens', 'preferencePairs', 'baseScore'] as const),
])

/** Where a subject stands: first in its clause, or after the words that introduce one. */
const first = '(?:^|[,:"] |\\b(?:that|how|because|since|btw|fyi|and|so|well|also|like|says?) ,?)'
const owner =
  '(?:my|our|his|her|their|one of (?:my|our|the)|another|some|mein|unser|mi|nuestr[oa]|mon|notre|il nostro|il mio|o nosso|meu)'

/** Companies that people quote, and that are nobody's project. */
const famous =
  '(?:openai|anthropic|google|deepmind|meta|microsoft|amazon|aws|apple|nvidia|klarna|uber|netflix|spotify|stripe|shopify|airbnb|linkedin|doordash|tesla|facebook|twitter|bloomberg(?:gpt)?|gartner|mckinsey|deepseek|mistral|hugging ?face|cohere|databricks|salesforce|ibm|oracle|samsung|baidu|alibaba|tencent)'

const acts =
  '(?:has|have|had|is|was|were|uses?|used|did|does|got|gets|spent|spends|claims?|says?|said|trained|fine-?tuned|tuned|built|serves?|served|handles?|handled|runs?|ran|raised|released|quoted|charges?|offered|offers?|promised|promises|wants?|reports?|reported|shows?|showed|found|needed|needs|reached|keeps|puts|stores|sends|sells|pays|lets|sees|goes|works|lives|thinks|knows|tells|hosts|holds|employs|hires|plans|calls|costs|earns|relies|prefers|requires|allows|forbids|limits?|mentions?|bought|published|launched|insists?|buys?|announced|announces|answers?|made|makes|took|takes|gives?|gave|tiene|usa|uso|hat|nutzt|a|ont|utilise|ha|tem)'

/** What a paper does, and not what it is or holds. */
const reports =
  '(?:uses?|used|did|claims?|says?|said|trained|fine-?tuned|tuned|built|reports?|reported|showed|shows|found|needed|reached|mentions?|tells?|told|usa|uso|utilise)'

const someoneElse =
  '(?:competitors?|rivals?|competition|friends?|cousin|brother|sister|uncle|aunt|neighbou?r|husband|wife|roommate|flatmate|classmate|sister company|parent company|vendors?|supplier|landlord|bank manager|konkurrenz|wettbewerber|competencia|competidor|concurrents?|concorrente|concorrenza|concorrencia)'

const report =
  '(?:papers?|stud(?:y|ies)|blog(?: ?posts?)?|arxiv|preprint|podcast|youtuber|newsletter|keynote|webinar|case study|estudio|etude|studie|studio|estudo)'

/** Words by which a clause is about the day and not about the project. */
const daily = [
  '\\b(?:brb|bbl|afk|be right back|gone for lunch)\\b',
  '\\b(?:see|meet|catch) (?:you|ya|u)\\b',
  '\\b(?:nos vemos|ci vediamo|on se voit|wir sehen uns|bis in|a gente se ve)\\b',
  '\\bmy (?:car|dog|cat|flight|train|bus|kids?|son|daughter|birthday|password|phone|rent|bike|trip|back|vacation|holidays?|shirts?)\\b|\\bmi coche\\b|\\bmein (?:auto|urlaub|hund)\\b',
  "\\b(?:i'm|i am|we're|he's|she's|we are) (?:on|off (?:on|to)|back from|going on) (?:holidays?|vacation|leave|pto)\\b",
  '\\b(?:xmas|christmas|summer|office|farewell|birthday|garden|new year) (?:party|dinner|lunch|do)\\b|\\bhappy (?:friday|monday|birthday|new year)\\b',
  '^(?!.*\\b(?:traffic|load|requests?|queries|peaks?|peaking|rps|throughput)(?![a-z])).*\\b(?:lunch|dinner|breakfast|canteen|cafeteria|coffee|pizza|beers?|mittagessen|pranzo|almoco|almuerzo|dejeuner)\\b(?=.*\\b(?:was|is|at|costs?|kostet|costo|costa|coute|custou|for|on|changes|break)\\b)',
  '^i (?:really |just )?(?:love|hate|enjoy|like) (?!to\\b|it\\b|the idea|that\\b|this\\b)|\\b(?:of|from|at) the (?:party|wedding|holidays?|trip|offsite|hike)\\b|\\bin the (?:meeting|conference) room\\b|\\btagged me\\b',
  '\\bthe weather\\b|\\bdegrees outside\\b',
  '\\b(?:stand-?up|retro|all-?hands|1:1) (?:is|was|starts|at|takes|moved)\\b',
  '\\b(?:the|my|our) (?:wifi|vpn|build|ci|laptop|elevator|lift|printer|fridge|heating|projector|air con|aircon) (?:is|was|are|has|keeps|went|broke|died|takes?|failed|finishes|runs|completes)\\b|\\bfor (?:lunch|dinner|breakfast)\\b|\\blunch (?:yet)?$|\\b(?:in|on) this (?:channel|thread|chat)\\b',
  '^(?:please |can you |could you )*(?:translate|summari[sz]e|extract|classify|write|review|rewrite|proofread) (?:this|that|me|my|it|your|the zip)\\b',
  "\\bmy (?:photos|pictures|mother|father|mum|mom|dad|teacher|girlfriend|boyfriend|inbox|keyboard|exams?|lectures?)\\b|\\bmy (?:manager|boss)'s (?:tone|mood|voice|emails?|style|birthday)\\b|^i (?:work from|live|drive|commute|park)\\b",
  '\\b(?:office rent|parking|unread|lol at|jogging|marathon|on my shirts?)\\b',
]

/** Words by which a clause is about running machines and code. */
const operations = [
  '\\b(?:jenkins|github actions|circleci|build #|pipeline #|pull requests?|prs? (?:#|\\d)|merged|hotfix|cron ?jobs?|backups?|payroll|on port|restarted|rolled back|deployed v|deploy v)(?![a-z])',
  '\\b(?:rate limits?|rate-limited|quota (?:is|of))\\b',
  '\\b(?:http|error|status|exit) (?:code )?\\d{3}\\b',
  '\\bpasswords? expires?\\b|\\b(?:certificate|cert|token|trial) expires?\\b',
  '\\b(?:the |our )?(?:cpu|disk|ram|ssd)s? (?:is|are|at|usage)\\b',
  '\\b(?:nvidia-smi|git (?:commit|push)|curl -|select (?:\\*|count)|def [a-z_]+ ?\\(|print ?\\(|for [a-z] in |import [a-z]+$|console\\.log)|\\d\\d:\\d\\d:\\d\\d',
]

const others = new RegExp(`\\b${someoneElse}`)
const reporting = new RegExp(`\\b${report}`)
const fame = new RegExp(`\\b${famous}`)

export const asideRules: readonly AsideRule[] = [
  {
    pattern:
      /\b(?:that|this|it|which|those|these|they)(?:'s|'re| is| are) (?:all |just |really )*(?:an? )?(?:(?:whole |completely |totally |entirely )*(?:different|other|separate|another) (?:thing|things|story|stories|project|projects|matter|budget|topic|team|product|pot|contract|system|bot)|unrelated|irrelevant(?: here)?|beside the point|nothing to do with (?:this|it|us|that)|not (?:related|relevant|part of (?:this|it)|for this|what (?:this|i) |our project|this project|the same))/,
    disowns: true,
  },
  {
    pattern:
      /\bha(?:s|ve) nothing to do with (?:this|it|us|that)\b|\b(?:but |though )?(?:unrelated|not related|ignore (?:that|this)|different project|other project)(?: to (?:this|it|us))?$/,
    disowns: true,
  },
  // Others.
  {
    pattern: new RegExp(
      `${first} ?(?:(?:${owner}|an?|the|eine?r?|un[ea]?|la|le|el|die|der|a) )?(?:[a-z-]+ )?${someoneElse}(?:'s? [a-z]+)?(?: (?!we |our )[a-z']+){0,3}? (?:${acts}|[a-z]+ed)\\b`,
    ),
    needs: others,
  },
  { pattern: new RegExp(`${first} ?${owner} ${someoneElse}'s? `), needs: others },
  {
    pattern: new RegExp(`${first} ?their (?:[a-z-]+ )?[a-z]+ ${acts}\\b`),
    needs: /\btheir\b/,
    unless: /\b(?:customers?|users?|clients?|patients|staff|employees|agents)\b/,
  },
  {
    pattern: new RegExp(
      `${first} ?(?:another|the other|an? different|some other|our sister|the neighbou?ring) (?:team|department|group|unit|office|division|project|product|company|squad|branch|subsidiary)(?: [a-z']+){0,2}? (?:${acts}|[a-z]+ed)\\b`,
    ),
    needs: /\b(?:another|other|different|sister|neighbou?ring)\b/,
  },
  {
    pattern: new RegExp(
      `\\b(?:an?|the|this|that|one|some|une?|eine?|el|la|um) (?:[a-z-]+ )?${report} (?:[a-z]+ (?:me )?)?${reports}\\b`,
    ),
    unless: /\bour (?:paper|study)\b/,
    needs: reporting,
  },
  {
    pattern:
      /\b(?:of|at|by|in|from|for) (?:another|the other|a different|some other|our sister) (?:team|department|group|unit|office|division|project|product|company|branch)\b|\b(?:dataset|data ?set|corpus|benchmark|collection) (?:on|from) (?:hugging ?face|kaggle|github|the web)\b|\bpublic (?:dataset|benchmark|corpus) (?:has|with|of|contains)\b/,
    unless: /\b(?:we|i) (?:have|use|took|take|used|downloaded|got|will|can|could)\b|\bour\b/,
    needs: /\b(?:another|other|different|sister|dataset|data ?set|corpus|benchmark|collection)\b/,
  },
  {
    pattern: new RegExp(
      `${first} ?${famous}(?:'s [a-z]+)? (?:(?!bill|invoice|spend|api|usage|costs?)[a-z]+ )?${acts}\\b`,
    ),
    unless: /\b(?:us|our|we)\b/,
    needs: fame,
  },
  {
    pattern:
      /\b(?:mmlu|gsm8k|squad|humaneval|imagenet|swe-?bench|truthfulqa|hellaswag|lima|alpaca|public benchmark)\b/,
    unless: /\b(?:we|our|us)\b/,
  },
  {
    pattern:
      /(?:^|\b(?:i|we|just|have|i've|he|she) )(?:also |just |once )?(?:read|heard|saw) (?:that|about|somewhere|online|in|of|on|how|an?)\b|\baccording to\b|\b(?:they|people|folks|some|experts|others|everyone) (?:say|claim|report|tell me)\b|\b(?:reportedly|supposedly|allegedly|rumou?r has it)\b/,
  },
  {
    pattern:
      /\b(?:cost|costs|took|takes|charged|charges) (?:somebody|someone|them|him|her|other people|other companies|others)\b/,
  },
  {
    pattern: new RegExp(
      `${first} ?(?:some|most|many|other|another|few) (?:[a-z]+ )?(?:compan(?:y|ies)|teams?|startups?|firms?|folks|guys?|people|orgs?|organisations?|hospitals?|banks?) (?:[a-z]+ )?${acts}\\b`,
    ),
    unless: /\b(?:some|most|many|few) (?:of )?(?:our|us|my)\b/,
    needs: /\b(?:some|most|many|other|another|few) (?:[a-z]+ )?[a-z]/,
  },
  {
    pattern:
      /\b(?:the|a|another|that) (?:consultant|consultancy|agency|integrator|freelancer|sales ?(?:rep|guy|person))s? (?:[a-z]+ )?(?:quoted|wants?|wanted|charges?|charged|asks?|asked|offered|offers|promised|promises|demands?|estimated|says|said|claims?)\b/,
    needs: /consult|agency|integrator|freelancer|sales/,
  },
  {
    pattern:
      /\b(?:the|a|that|some) (?:university|institute|faculty)(?:'s)? (?:[a-z]+ ){0,3}(?:has|have|had|owns|bought|holds|wrote|published|runs|did|used|trained)\b|\b(?:our|the|my) (?:client|customer|partner|supplier)s? (?:has|have|employs?|runs?) (?:an? )?[a-z -]*\b(?:teams?|lab|group|budgets?)\b|\b(?:one|some) of our (?:clients|customers) (?:wants?|needs?|has|have|asks?|asked|says?)\b/,
  },
  {
    pattern: new RegExp(`\\b(?:in|from) (?:that|this|the|a|their) ${report}\\b`),
    needs: reporting,
  },
  {
    pattern: new RegExp(
      `\\b(?:helped|worked (?:well )?for|did wonders for|(?:team|group|lab|folks|people|engineers) (?:at|of|from)) ${famous}\\b`,
    ),
    needs: fame,
  },
  {
    pattern:
      /\b(?:team|group|lab|folks|people|engineers) (?:at|of|from) (?:stanford|mit|berkeley|oxford|cambridge|eth)\b|\b(?:blog|paper|post|article|talk) (?:of|by|from) (?:the|an?|some)\b|^an? (?:[a-z]+ )?(?:lab|company|hospital|bank|team|startup) (?:buys?|bought|insists?|uses?|used)\b/,
    needs: /stanford|mit|berkeley|oxford|cambridge|eth|\b(?:blog|paper|post|article|talk)\b|^an? /,
  },
  // One person's doings are no project; a wish may be the boss's.
  {
    pattern:
      /^(?:and |but |so )?(?:he|she) (?!wants?\b|needs?\b|says?\b|said\b|asked\b|asks\b|expects?\b|insists?\b|allowed\b|approved\b|gave\b|will\b|can\b)/,
    takes: numbers,
  },
  // Who uses it builds nothing.
  {
    pattern:
      /\b(?:our|the|my) (?:end )?(?:users?|customers?|clients?|readers?|subscribers?|students?|audience|target group)(?: [a-z]+)? (?:are|is|include)\b/,
    takes: new Set<ProfileField>(['team']),
    needs: /user|customer|client|reader|subscriber|student|audience|target/,
  },
  // A person who does not speak a language is no model.
  {
    pattern: new RegExp(
      `\\b(?:i|we|he|she|you) (?:don't|doesn't|do not|can't|cannot|speaks?) (?:[a-z]+ ){0,2}(?:languages?|dialects?|french|german|spanish|english|${languages})\\b`,
    ),
    needs: /\b(?:speak|read|understand)/,
  },

  // Another time.
  {
    pattern:
      /\b(?:my|our|the) (?:previous|old|last|former|ex-?) ?(?:company|employer|team|job|startup|firm|workplace|place|gig|boss)\b|\bmi (?:antigua|anterior) empresa\b|\bmein(?:e[rmn]?)? (?:alte[rn]?|fruhere[rn]?) (?:firma|arbeitgeber)\b|\bmon ancien(?:ne)? (?:boite|entreprise|equipe)\b/,
    setsScene: true,
    needs: /previous|old|last|former|\bex-?|antigua|anterior|alte|fruhere|ancien/,
  },
  {
    pattern:
      /\b(?:we|i|they|it|there|team|bot|system) used to\b|\b(?:previously|formerly|back then|in the past|once upon a time|in those days)\b/,
    takes: states,
    setsScene: true,
  },
  {
    pattern:
      /\b(?:was|were|had|handled|spent|paid|ran|did|got|on-prem)\b.*\b(?:last (?:year|summer|winter|spring|autumn|fall|quarter)|until (?:last|20\d\d|recently)|in 20(?:0\d|1\d|2[0-5])|before covid)\b|\b(?:last (?:year|summer|winter|spring|autumn|fall|quarter)|until 20\d\d|in 20(?:0\d|1\d|2[0-5])|before covid)\b.*\b(?:was|were|had|handled|spent|paid|ran|did|got)\b/,
    takes: states,
  },
  {
    pattern:
      /\b(?:the|our) (?:old|previous|former|20\d\d|retired|first) (?:[a-z]+ )?(?:version|bot|system|prompt|setup|tool|team|pipeline|vendor|release|edition|budget)\b|\b(?:the|our) (?:last |first |previous )?(?:pilot|poc|prototype|trial) (?:had|was|used|cost|handled|got)\b/,
    unless: /\bscratch|forget|no longer|cut to|instead/,
    takes: states,
    needs: /\b(?:old|previous|former|20\d\d|retired|first|last|pilot|poc|prototype|trial)\b/,
  },

  // Not so.
  {
    pattern:
      /\b(?:i|we) (?:really )?wish\b|\bone day we\b|\bsome ?day\b|\bin an? (?:ideal|perfect|other) world\b|\bif only\b|\bin (?:my|our) dreams\b|\bdream(?:ing)? of\b|\bwould love to have\b|\bmaybe in (?:#|\d|a few|some)/,
    setsScene: true,
  },
  {
    pattern:
      /\b(?:boss|ceo|cto|cfo|manager|marketing|sales|management|somebody|someone|people|everyone|everybody|he|she|they) (?:still |honestly |seriously |really )?(?:thinks?|believes?|jokes?|joked|imagines?|dreams?|fanta[sz]i[sz]es?)\b/,
  },
  { pattern: /\bwith [^,]{1,40} (?:we|i|you|anyone) (?:could|would|might)\b/, takes: numbers },
  { pattern: /\bsaid (?:every|no|nobody)\b|\bas the (?:saying|joke) goes\b/ },
  {
    pattern:
      /\b(?:it's|it is|that's) not that\b|\b(?:no one|nobody) (?:ever |here )?(?:said|says|mentioned|demanded)\b|\banything but\b|\b(?:isn't|is not|wasn't|not) (?:really |so much |actually )?(?:the|our|a) [a-z ]{2,20} (?:that|that's|which)\b/,
  },
  // What they hope to have they have not.
  {
    pattern:
      /\b(?:(?:we|i|they|there|it|that)(?:'ll| will)|going to|gonna|expect(?:ing|s)? to|should|plan(?:ning)? to)\b.*\b(?:next (?:year|quarter|month|spring|summer|autumn|fall|winter|sprint)|eventually|later (?:this|on)|in the future|down the (?:road|line)|by (?:christmas|summer|spring|q\d|then)|in (?:a few|a couple of|two|three|six|\d+) (?:weeks|months|years)|soon)\b|\bif (?:all|everything) goes (?:well|to plan)\b/,
    takes: holdings,
    needs: /next|eventually|later|future|road|line|soon|goes|\bby \b|\bin \b/,
  },
  {
    pattern:
      /\b(?:hopefully|hoping (?:for|to)|(?:we |i )?hope (?:to|for)|(?:would|'d) (?:really )?(?:love|like) to (?:have|own)|plan(?:ning)? to (?:label|annotate|collect|get|buy|gather|have)|going to (?:label|annotate|collect|buy|gather)|will (?:label|annotate|collect|gather|buy)|aim(?:ing)? (?:for|at)|(?:the|our) (?:goal|aim|plan|target) is)\b/,
    takes: holdings,
  },
  {
    pattern:
      /^(?:and |but |so )*(?:once|when|as soon as|until|after) (?:we|i|they|the [a-z]+|our [a-z]+|it|traffic|volume) (?:[a-z]+ )?(?:have|has|hits?|reach(?:es)?|gets?|grows?|exceeds?|pass(?:es)?)\b/,
    takes: numbers,
    needs: /^(?:and |but |so )*(?:once|when|as|until|after)\b/,
  },
  {
    pattern:
      /^(?:and |but |so )*(?:if|should|provided|unless|in case) (?:we|i|they|the [a-z]+|our [a-z]+|legal|management|traffic|volume|it) (?:[a-z]+ )?(?:agrees?|allows?|approves?|grows?|signs?|doubles?|hits?|says?)\b/,
    needs: /^(?:and |but |so )*(?:if|should|provided|unless|in)\b/,
  },

  // Questions about how the world is.
  {
    pattern:
      /\b(?:what(?:'s| is)|whats) an? (?:good|normal|typical|sensible|usual|reasonable|realistic|common)\b|\b(?:do|does|did|would|can) (?:people|others|companies|anyone|anybody|most|teams|one)\b|^(?:is|are|would) [^?,]{2,40}\b(?:normal|usual|typical|common|standard|realistic|unusual)$|\bpeople (?:usually|normally|typically|generally)\b|^(?:so |and )?(?:is|are|would) [^?,]{1,30} an? (?:good|bad|normal|typical|reasonable|realistic|sensible|decent|acceptable)\b/,
    takes: numbers,
    unless: /\b(?:we have|we've|our)\b/,
  },

  // The day, the machines, the code.
  ...[...daily, ...operations].map((words) => ({ pattern: new RegExp(words) })),
]

/** What stands in quotation marks after these is an example, and no statement of ours. */
export const quoted =
  /\b(?:asks?|asked|asking|types?|typed|says?|said|like|questions?(?: is)?|prompts?|examples?|e\.g\.|such as|writes?|wrote|users?|customers?|reads|called|named|slogan)[ :,]*(?:things like|is|are|was)?[ :,]*$/
