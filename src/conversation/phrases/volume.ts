import { daysPerMonth } from '#src/profile/quantity-words.ts'
import { type AmountRule, after, any, before, count, gap, paying, rate } from './amount-rule.ts'

/** What is asked of a model, or given to it, so many a day. */
const asked =
  '(?:requests?|reqs?|queries|query|calls?|messages?|msgs?|tickets?|e-?mails?|mails?|questions?|chats?|conversations?|sessions?|hits?|prompts?|completions?|generations?|predictions?|inferences?|lookups?|searches|scans?|documents?|docs?|pages?|invoices?|receipts?|forms?|claims?|cases?|reports?|notes?|letters?|contracts?|images?|pictures?|photos?|recordings?|clips?|transcripts?|reviews?|comments?|posts?|articles?|listings?|products?|items?|titles?|descriptions?|orders?|transactions?|records?|rows?|entries|applications?|cvs?|resumes?|submissions?|complaints?|alerts?|incidents?|logs?|events?|jobs?|tasks?|drafts?|summaries|translations?|answers?|replies|responses|interactions?|dialogu?e?s?|visits?|checks?|suggestions?|texts?|sentences?|snippets?|files?|prs|patients?|bookings?|leads?|pieces|things|times|users?|people|of|them|classifications?|studies|lines|strings|episodes|analyses|extractions|peticiones|consultas|solicitudes|preguntas|mensajes|correos|llamadas|pedidos|perguntas|mensagens|chamadas|requisicoes|consultas|requetes|demandes|questions|appels|courriels|anfragen|fragen|nachrichten|anrufe|aufrufe|mails|dokumente|rechnungen|belege|faelle|falle|richieste|domande|messaggi|chiamate|documenti|fatture|facturas|faturas|factures|conversaciones|conversas|gesprache|conversazioni|documentos|articulos|artigos)'

/** "40 people click it per day" */
const usedBy =
  '# (?:people|users|colleagues|employees|agents|customers|visitors|nurses|clerks) (?:click|use|open|hit|run|call|ask|try|query) (?:on )?(?:it|this|that|the [a-z]+) /per'

const hedged = '(?:about |around |roughly |maybe |perhaps |some |only |just |probably |like |~ )*'
const it = '(?:it|this|that|the (?:bot|model|tool|assistant|thing|system|llm|agent|pipeline|job))'

/** "Used five times a day", "maybe three times a day, for the board": how often, of the thing itself. */
const timesUsed = any(
  `(?:^|, |\\b(?:it|it's|it'll|it'd|people|we|they|this|that|tool|bot|model|assistant|thing|system|pipeline|job) )(?:is |gets |would be |will be |be |being )?(?:used|use it|call it|called|run|runs|triggered|asked|queried|needed|fires|executed|invoked) ${hedged}# /per`,
  `\\b(?:use|call|run|need|ask|query|trigger|invoke|open|calls|runs|needs|asks|triggers|opens|uses) ${it} ${hedged}# /per`,
  `^${hedged}# /per(?= ?[,;)]|$| at most| max| tops| or so| only)`,
)

/** Fewer a day of a thing we do not know are a habit, not a load. */
const leastOfUnknown = 100

const notTraffic = any(
  '\\b(?:earns?|salary|wages?) (?:of |is |about |around |~ )*#',
  '# /per (?:in|on|of|for) (?:the |our )?(?:[a-z]+ )?(?:apis?|llms?|tokens?|inference|fees|openai|anthropic|rent|salary|bills?|invoices?|charges?|costs?|spend|spending|claude|gemini)(?![a-z])',
  '\\b(?:i|he|she) (?:makes?|earns?|gets? paid|takes? home) (?:about |around |~ )*#',
  // What a bed or a seat costs for the night or the month.
  '\\b(?:hotels?|rooms?|airbnb|hostel|bed|parking|babysitter|rent|gym|desk|seats?|membership|subscription)(?: [a-z]+)? (?:is|are|was|costs?|for|at) (?:about |around |~ )*# (?:[a-z]+ )?/per',
  // What a card or a machine costs for the hour.
  '(?:¤|gpus?|cards?|instances?|machines?|nodes?|compute|gpu time)(?: (?:time|is|are|costs?|at|for|@|runs|go|goes|about|around|~))* (?:at|is|are|costs?|for|@|:) (?:about |around |~ )*# /per',
  '# (?:[a-z]+ )?(?:por (?:usuario|persona|pessoa|cliente)|par (?:utilisateur|personne|client)|pro (?:nutzer|person|kunde|kopf)|per (?:utente|persona|cliente|testa))(?![a-z])',
  before('peak|peaks|peaking|peak of|burst|bursts|spikes?|spiking|max|maximum|worst case', 3),
  after(
    '(?:users?|visitors|customers|employees|people|hours|days|weeks|times|gb|tb|tokens?|commits|updates?|changes|releases|meetings|deploys|articles|labels?|labell?ed|annotat[a-z]*|new (?:documents|notes|rulings|circulars|regulations|bulletins|memos|guidelines|papers|filings|publications|articles|pages|products|docs|files|listings|customers|users|examples|labels)|each|per (?:user|agent|person|customer|seat)|euros?|pages|products|€)',
    3,
  ),
  before(
    '(?:each|every) (?:user|agent|person|customer|member|player|student|tenant|client|store|site|team|employee|branch|device|clinic|school)|per user|tokens|jeder|jede|chacun|chacune|ciascuno|ognuno|cada (?:uno|um|usuario)|everyone|everybody',
    3,
  ),
  before('label(?:l?ed|s|ling)?|annotat[a-z]*', 2),
  '# (?:[a-z]+ )?/per for (?:the |our )?(?:apis?|openai|anthropic|cloud|gpus?|hosting|infra)(?![a-z])',
  '(?:¤|\\b(?:openai|anthropic|claude|gemini)) (?:eats|costs|swallows|burns|charges|bills) (?:us |up )?(?:about |around |~ )*#',
  '# /per for ¤|# /per (?:is|are) (?:the |our |a )?(?:problem|issue|pain|too much)|# /per (?:[a-z]+ )?(?:bill|invoice)(?![a-z])',
  '# (?:/per )?(?:to run|for (?:running|operating|keeping|hosting|maint[a-z]+|upkeep|licen[a-z]+))(?![a-z])',
  after('(?:revenue|turnover|profit|mrr|arr|sales|salary|rent)', 2),
  // What something costs by the year, without a sign of money.
  '\\b(?:licen[cs]es?|subscriptions?|contracts?|maintenance|support plan|insurance|tuition|lease)(?: [a-z]+)? (?:is|are|was|costs?|runs|at) (?:about |around |~ )*# (?:[a-z]+ )?/per',
  before(
    '(?:qa|reviewers?|editors?|experts?|team|we|they|supervisors?) (?:spot-?)?(?:checks?|reviews?|audits?|grades?|samples?)',
    0,
  ),
  '(?<![a-z])(?:users?|visitors|mau|dau|customers|subscribers|members) (?:: |= |~ |are |is ){1,2}#',
  '# (?:[a-z]+ )?/per (?:[a-z]+ )?(?:last (?:year|month|week|quarter|summer|winter)|ago|back then|in the past)',
  before(
    'each (?:[a-z]+ )?(?:resolves?|handles?|asks?|sends?|makes?|does|takes?|files?|writes?|gets?|answers?|processes)',
    1,
  ),
  `${paying}#(?! (?:[a-z]+ )?(?:calls|requests|queries|req)(?![a-z]))`,
  `# (?!(?:on )?(?:avg|average|mean|typical|normal))${gap(3)}(?:peaks?|at peak|at noon|at midday|bursts?|spikes?|rush hour|in bursts)(?![a-z])`,
)

/** What a shop, a factory or a person does so many times a day. */
const otherTrade =
  /\b(?:crawls?|crawling|scrapes?|scraping|polls?|visits?|sells?|sold|selling|ships?|shipped|shipping|produces?|bakes?|brews?|drinks?|eats?|smokes?|walks?|hires?|hired|rains?|take|pays?|paid|earns?|makes?|manufactures?|delivers?|prints?|wash(?:es)?|serves? (?:lunch|food|meals)) (?:(?:about|around|roughly|~|some|only) )*#/

const billMonth =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|last month)'
const billed = `\\b(?:bill|invoice|paid|pay|charged|billed|spent|costs?|spend)(?![a-z])[^§#]{0,40}§ (?:in|for) ${billMonth} `

/** How much traffic there is. */
export const volumeRules: readonly AmountRule[] = [
  {
    // "$3,100 in May for roughly 40k generations": what that month brought.
    field: 'requestsPerDay',
    fits: count,
    pattern: new RegExp(
      `(?:${billed}|\\bin ${billMonth} ,? ?(?:we )?(?:paid|spent) [^§#]{0,25}§ )(?:, )?(?:for|on|with|at) ${hedged}# (?:[a-z]+ )?${asked}(?![a-z])`,
    ),
    unless: /\b(?:gpus?|labell?|annotat|salar|users?|licen|seats?|hosting)/,
    toValue: ({ value }) => Number((value / daysPerMonth).toPrecision(6)),
  },
  {
    field: 'requestsPerDay',
    fits: rate,
    pattern: new RegExp(usedBy),
  },
  {
    field: 'requestsPerDay',
    fits: ({ unit, perMs }) => unit === 'factor' && perMs !== undefined,
    pattern: timesUsed,
    unless:
      /\b(?:each|every|everyone|everybody|(?:an?|one|per) (?:user|person|agent|customer|employee|nurse|doctor|student|colleague))\b/,
  },
  {
    field: 'requestsPerDay',
    fits: (amount) => rate(amount) && amount.unit === 'rate',
    pattern: /#/,
    unless: notTraffic,
  },
  {
    field: 'requestsPerDay',
    fits: rate,
    pattern: any(
      `# (?:[a-z-]+ ){0,3}${asked}(?![a-z])`,
      '# (?:/per|$|[,;:()+/|]|§)',
      '\\b(?:traffic|volume|load|throughput|requests|req|queries|calls|handles?|processe?s?|processing|answers?|answering|classify|classifies|tag|tags|summari[sz]e|translate|moderate|review|receives?|gets?|come|comes|arrive|serve|serving|expect|expecting) (?:[a-z:=~]+ ){0,4}#',
      '# [^#§]{0,40}\\b(?:come|comes|arrive|arrives|land|lands|hit|hits|pass|flow|pour|to (?:classify|tag|handle|process|answer|summari[sz]e|translate|score|check|sort|route|extract|read))(?![a-z])',
    ),
    unless: notTraffic,
  },
  {
    field: 'requestsPerDay',
    fits: (amount) => rate(amount) && amount.value >= leastOfUnknown,
    pattern: /#/,
    unless: any(notTraffic.source, otherTrade.source),
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
      '(?:^|[,(] )(?:rpd|qpd|requests|req|reqs|traffic|volume|queries|calls|load) [:=] (?:about |around |~ )*#(?: [,)]|$)',
      '\\b(?:on|in) (?:an? |the )?(?:average|typical|normal|usual|regular) (?:working |week)?day ,? ?(?:we (?:get|see|have|handle|answer) |about |around |roughly |some |~ )*# [a-z]+',
      '\\b(?:every|each) (?:day|night|morning|evening|working day) (?:about |around |some |roughly |~ )*# (?!new )(?:[a-z]+ ){1,3}(?:get|gets|are|need|needs|come|comes|arrive|have to be|must be|to be) (?!sold|shipped|delivered|born|printed|baked)[a-z]+',
      '\\b(?:nightly|daily|overnight|every (?:night|day|morning|evening)) (?:[a-z]+ )?(?:batch|run|job|export|import|feed|processing)(?: [a-z]+)? (?:of|over|with|on|for|:|,|=) (?:about |around |some |~ )*# (?!gpus?|machines|nodes|documents? changed)[a-z]+',
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
    fits: ({ unit, value, perMs }) => unit === 'factor' && perMs === undefined && value >= 1,
    pattern: any(
      '\\b(?:traffic|load|volume|requests|usage|demand) (?:goes|rises|jumps|climbs|is|shoots|swells|multiplies) (?:up )?(?:to |by )?(?:about |around |~ )*# (?:when|on|during|at|in|around|whenever|before) (?!compared|(?:the )?(?:last|past|next|year|years))',
      '# (?:of |as on )?(?:an? |the |our )?(?:normal|usual|ordinary|typical|quiet|average) (?:day|week|evening|night|month|hour)(?![a-z])',
      before('peak|peaks|busiest|bursts?|spikes?|rush|black friday|peak hour', 5),
      after(
        '(?:usual|normal|typical|what it (?:normally|usually) is|peak|peaks|at peak|average|the average|the mean|busiest|in the rush|on black|spikes?)',
        4,
      ),
    ),
    unless:
      /# (?:of )?(?:an? |the )?(?:normal|usual|regular|ordinary|typical|average) (?!days?|weeks?|evenings?|nights?|months?|hours?|loads?|traffic|volumes?|requests?|rate|peaks?|business|working)[a-z]+$|\bpeak of the\b|\b(?:price|prices|age|cost|costs|team|salary|faster|cheaper|higher|bigger|larger|more expensive)\b|# [a-z]+er than\b/,
  },
]
