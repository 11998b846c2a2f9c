import { daysPerMonth } from '#src/profile/quantity-words.ts'
import {
  type AmountRule,
  after,
  any,
  before,
  dayMs,
  hourMs,
  long,
  minuteMs,
  observed,
  short,
} from './amount-rule.ts'

const answerWords =
  'latency|latencia|latenza|latenz|latence|response|responses|respond|responds|reply|replies|answer|answers|answered|respuesta|resposta|risposta|reponse|antwort|antworten|result|results|turnaround|round-?trip|end-to-end|e2e|sla|slo|p\\d\\d'

const atMost =
  'hochstens|au plus|al massimo|como mucho|no maximo|under|within|below|less than|sub|at most|no more than|not more than|max|maximum|faster than|quicker than|inside|<|menos de|moins de|meno di|unter|weniger als|entro|innerhalb|maximal|maximo|massimo'

/** "users wait 8 s, we'd like 2.5": what somebody wishes, after how it is. */
const wished = any(
  "(?:[a-z]+'d|would) (?:really )?(?:like|love|prefer|want)(?: to (?:see|have|get|reach))? (?:about |around |~ )*#",
  '\\b(?:hoping for|aiming for|happy with|should be|ought to be) (?:about |around |~ )*#',
  '\\b(?:must|has to|have to|needs to|need to|want to|should) (?:get|come|go|be) (?:down )?to (?:about |around |~ )*#',
  "(?:won't|wouldn't|don't|will not|can't|cannot|never) wait (?:for )?(?:more|longer) than (?:about |around |~ )*#",
  '# (?:is|are) (?:all|the most|as (?:long|much) as) (?:that )?(?:we|users|they|people|customers) (?:can|could|will|would) (?:wait|afford|tolerate|accept|bear|stand)(?![a-z])',
  '# (?:would (?:be (?:better|nice|great|good|ideal|perfect|fine|enough)|do|suffice)|is (?:the|our) (?:goal|target))(?![a-z])',
)

/** What comes on a day of its own, whatever the project does. */
const occasions =
  '(?:(?:printers?|tyres?|laptops?|phones?|boiler|roof) (?:[a-z]+ ){0,3}replaced|meetings?|conferences?|workshops?|offsite|webinar|trade fair|reuniao|reunion|riunione|besprechung|party|parties|holidays?|vacation|flight|wedding|concert|match|game|exam|exams|interview|performance (?:evaluation|review)|closes?|christmas dinner|trip|appointment|visit|sprint|expires?|expire|renewal|warranty|subscription|retires?|delivery|deliveries|shipping|shipment|refunds?|payday|weekend|version \\d)'

/** Who stays or is kept, and is no model: logs, guests. */
const kept =
  '(?:documents|files|photos|data|logs?|recordings?|backups?|history|patients?|guests?|visitors|customers|users|people|employees|cookies|sessions?|tickets|files|emails|records|invoices|transcripts|students|members)'

/** "TTFT p95 < 300 ms": percentile, sign and limit in whatever order. */
const firstToken =
  '(?:ttft|(?:time[- ]to[- ])?(?:the )?first[- ](?:token|word|character)|time[- ]to[- ]first)'
const ofWhole =
  '(?:and|but|total|full|whole|complete|rest|entire|latency|reply|answers?|fine|ok|end|e2e|while)'

/** Deadlines: of an answer, of the first result, of the whole thing. */
export const timeRules: readonly AmountRule[] = [
  {
    field: 'ttftMs',
    fits: short,
    pattern: any(
      '\\b(?:ttft|first token)\\b[^#§]{0,20}§[^#§]{0,30}\\b(?:wants?|needs?|target|goal|must|should|down to|under|below)\\b[^#§]{0,15}#',
      `(?<![a-z])${firstToken} [^#§]{0,25}§[^#§]{0,20}\\b(?:should be|must be|wants?|needs?|has to be|ought to be|would like)\\b[^#§]{0,10}#`,
      '\\b(?:has to|have to|must|should|needs to|need to) (?:start|begin) (?:(?:talking|streaming|answering|typing|writing|speaking|responding|to [a-z]+) )?(?:within|in|under|after|by) #',
      `(?<![a-z])${firstToken} (?:(?!${ofWhole} )[a-z\\d'":=~<≤(),/@-]+ ){0,8}#`,
      before(
        'first (?:tokens?|words?|characters?|letters?)|ttft|time to first(?: token)?|start(?:s|ing)? (?:streaming|typing|answering|writing|to stream)|primer token|premier token|erste[sn]? token',
        5,
      ),
      after(
        '(?:to|for|until) (?:the )?first (?:token|word|sound|syllable|byte|chunk|letter|character)|ttft|time to first|to start (?:streaming|answering)',
        2,
      ),
    ),
    unless: any(
      after('(?:today|now|currently|at the moment|these days)', 0),
      `§[^#§]{0,30}\\b${ofWhole}\\b[^#§]{0,30}#`,
      // Half of the answers start sooner than that; the limit stands beside it.
      '\\b(?:p50|median)\\b[^#§]{0,25}#(?=.*\\bp9\\d)',
      '\\b(?:(?:the|a|this|that) (?:movie|film|concert|match|game|show|talk|meeting)|he|she|i) [^#]{0,30}#',
    ),
  },
  {
    field: 'latencyMs',
    fits: (amount) => short(amount) && amount.value < hourMs,
    // How long it may take, and not how long it takes.
    pattern:
      /\b(?:answers?|responses?|repl(?:y|ies)|results?|it|everything|requests?|calls?|quer(?:y|ies)) (?:can|may|could|must never|must not|mustn't|shouldn't|should not|should never|can't|cannot|has to|have to|must) take (?:longer than |more than |up to |at most |less than |max |about |around )*#/,
    unless: /\b(?:humans?|people|agents|training|label|epoch|staff)\b/,
  },
  {
    field: 'latencyMs',
    fits: (amount) => short(amount) && amount.value < hourMs,
    pattern: any(
      before(answerWords, 5),
      before(atMost, 2),
      before('deadline|budget of|target|need|needs|required|back', 3),
      after(
        `(?:${answerWords}|deadline|budget|max|tops|or less|or faster|at most|target|acceptable|ok|okay|fine|tolerable|good enough)`,
        3,
      ),
      '# (?:is|are|would be) (?:the |our |an? )?(?:absolute )?(?:most|longest|limit|maximum|max|cap|ceiling|upper (?:limit|bound))(?![a-z])',
      '# (?:per|for each|for every|for an?|an?) (?:document|request|answer|call|query|page|item|file|ticket|message|record|image)[a-z]* (?:is|would be|are|will do|suffices)(?! (?:too|not))',
      '[<≤]=? ?#',
      '§ (?:down )?to #',
      before('down to|want|wants|wanted', 1),
      '\\b(?:give|gives|hang|hangs) up after (?:about |around |~ )*#|\\b(?:leave|abandon|bail|quit|drop off|walk away|lose patience) after (?:about |around |~ )*#',
      '\\b(?:must|has to|have to|should|needs? to) (?:be|come) back (?:in|within|inside|under) #',
      '\\b(?:in|within) # (?:or less|or faster|tops|max)(?![a-z])',
      before('(?:can|could|will|would|may|willing to|happy to) wait', 2),
    ),
    unless: any(
      before(observed, 3),
      "\\b(?:i|he|she|we|they)(?: ?'ll| will| ?'m| am| ?'s| is| are)?(?: be)?(?: right)? back (?:in|within|at) #|^(?:be )?(?:right )?back (?:in|within|at) #|\\bon hold\\b",
      before('p50|median', 2),
      '\\b(?:at|see|seeing|measure|measured|observe|observed|get|getting|currently|today|hit|sits?) (?:about |around |~ )*§ (?:percent )?of (?:the |our |all )*(?:[a-z]+ ){1,3}(?:in |at )?(?:under |below |within |in )#',
      '\\bour p\\d\\d (?:latency )?is (?:about |around |now |~ )*#',
      after('(?:is|are|was) (?:much |far |way |just )?too (?:slow|long)', 1),
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
    pattern: wished,
    unless: /\b(?:i|he|she)(?:'d| would)|# (?:of|to|with|off|more|break)(?![a-z])/,
  },
  {
    field: 'latencyMs',
    fits: (amount) => short(amount) && amount.value < minuteMs,
    pattern: any('\\b(?:in|en|em|dans) (?:about |around |~ )?#', '^#$', '(?:^|, )#(?:$| ,)'),
    unless: any(
      before(observed, 4),
      before('not|from', 1),
      '\\bback in #',
      after('(?:clips?|chunks?|segments?|of)', 2),
    ),
  },
  {
    field: 'latencyMs',
    fits: (amount) => short(amount) && amount.value >= hourMs,
    pattern: any(before(answerWords, 5), after(`(?:${answerWords})`, 3)),
    unless: any(
      before(observed, 3),
      before('training|train|gpu', 6),
      after('(?:a day|ago|of|today|now|currently|at the moment)', 2),
    ),
  },
  {
    field: 'latencyMs',
    fits: (amount) => long(amount) && amount.value <= 7 * dayMs,
    pattern: any(before('answers?|answered|responses?|respond|replies|reply|turnaround|sla', 3)),
    unless: any(
      before(observed, 3),
      before('within the last|first', 2),
      '\\b(?:we|they|agents|staff|support) (?:[a-z]+ )?(?:answer|respond|reply)\\b',
      after('(?:today|now|currently|at the moment|ago)', 2),
    ),
  },
  {
    field: 'lifetimeMonths',
    fits: (amount) => long(amount),
    pattern: any(
      '\\b(?:lives?|lasts?|runs?|survives?|stays?|be around|be in use|serves?) (?:for )?(?:(?:at least|at most|about|around|some|~|roughly|max|maximum|only|no more than) )+#',
      before('sunset|retired|decommissioned|shut down|switched off|phased out', 3),
      '\\b(?:live|lives|run|runs|running|last|keep|kept|use|used|operate|stay|stays|around|production|service|online|available|exist|supported?|maintain(?:ed)?)(?: [a-z-]+){0,4} for (?:at least |about |around |some |~ )*#',
      before(
        'survive|survives|outlive|outlast|must last|should last|needs to last|has to last|good for',
        2,
      ),
      before('lifetime|life span|lifespan|time horizon|planning horizon', 3),
      '\\b(?<!battery |sensor |shelf |cookie |session |token |bulb )(?:lifetime|life span|lifespan) (?:of|is|will)[^#§]{0,40} (?:is|of|be|about|around|~) #',
      `\\b(?:replaced|superseded|retired|decommissioned|phased out|switched off|thrown (?:away|out)|binned|ditched|(?:replace|replacing|swapp?(?:ed|ing)?|scrap|ditch|drop|retire)(?: (?:it|this|that|the (?:bot|model|tool|thing|system)))(?: out)?|swapped out)(?: anyway| again)?(?: (?:by|with|for) (?:[a-z]+ ){1,4})? ?(?:in|after|within) (?:about |around |~ )*#`,
      '\\b(?:shut down|switched off|turned off|retired|phased out) (?:at|after|by|with) [^#§,]{0,40}, (?:so |that is |in |about |say )*#',
      '\\b(?:switched off|turned off|shut down|shut off|gone|dead|scrapped|replaced|over) (?:after|in) (?:about |around |~ )*#',
      '\\b(?:ends?|over|expires?|runs out|closes?|stops) (?:in|after) (?:about |around |~ )*#[^#§]{0,12}\\b(?:then|after that|afterwards)\\b[^#§]{0,25}\\b(?:gone|over|off|dead|done|retired|history|deleted|scrapped|finished)\\b',
      '# (?:laufen|leben|halten|im einsatz|durar|durer|durare|en production|en produccion|in produzione)(?![a-z])',
      after('(?:lifetime|lifespan|life|horizon|time horizon)', 2),
    ),
    unless: any(
      `\\b${kept} (?:[a-z]+ ){0,4}#`,
      '\\b(?:printers?|tyres?|laptops?|phones?|batter(?:y|ies)|filters?|boss|boiler|roof|windows?|car|cars|van|vans|manager|director) [^#]{0,30}#',
      '\\b(?:contract|lease|licen[cs]e|subscription|visa|warranty|insurance|loan|course|trial|mortgage|agreement) (?:runs|lasts|is valid|goes)',
      before('been|past|previous', 5),
      '# (?:[a-z]+ )?(?:ago|now)',
    ),
    toValue: ({ value }) => Number((value / (daysPerMonth * dayMs)).toPrecision(6)),
  },
  {
    field: 'weeksToFirstResult',
    fits: (amount) => long(amount) && amount.value <= 400 * dayMs,
    pattern: any(
      before(
        'make (?:that|it)|plazo|prazo|delais?|frist|zeitrahmen|tiempo|tempo|temps|zeit|scadenza|in|within|by|deadline|timeline|eta|runway|time frame|timeframe|ready in|launch|launches|ship|demo|deliver|mvp|pilot|poc|prototype|live|less than|under|max|at most|next|due|en|em|dans|entro|tra|fra|innerhalb|dentro de|first (?:version|result|results)',
        3,
      ),
      '\\b(?:have|had|got|only|just|abbiamo|tenemos|temos|avons|haben) (?:only |just |about |around |maybe |~ )*#(?: (?:[a-z]+ )?(?:to|until|till|before|left|for|max|instead|,)(?![a-z])|$)',
      '(?:^|, |\\b)(?:so|i mean|means|that is|that leaves(?: us)?|leaves us|gives us) (?:about |around |only )?#(?: from now)?$',
      '# (?:zeit|de (?:plazo|tiempo|prazo|tempo|temps|delai)|di tempo)(?![a-z])',
      '(?:^|, |^[-*] |: )#(?:$| ,)',
      '(?:^|, |\\b(?:but|so|say) )(?:about |around |even |up to |maybe |~ )*# (?:is|are|would be|will be) (?:totally |perfectly |absolutely |quite |just )*(?:fine|ok|okay|enough|alright|all right|acceptable|plenty|doable|no problem)(?! (?:of (?!time)|to(?![a-z])|for (?:an? |the )?(?:returns?|parcels?|delivery|refunds?|shipping|repairs?)))',
      "# is (?:all|the most|as much as) (?:that |the time )?(?:we|they|i)(?:'ve)? (?:have|got|can)(?![a-z])",
      '\\b(?:can|could|happy to|willing to) wait (?:about |around |up to |even |for |~ )*#',
      '(?:labell?ed|annotated|tagged|examples|samples|labels|engineers?|devs?|developers?|gpus?|¤) (?:(?!(?:took|takes|cost|needed|from|for|in|over|within|of|after) )[a-z-]+ ){0,3}(?:, |and |plus )+(?:about |around |only |maybe |~ )*#(?= ?[,;)?]|$| (?:left|time)(?! (?:ago|off)))',
      '\\b(?:by|until|before|mid|end of|start of) [^#§]{0,30}[,(] (?:say|so|i\\.e\\.|that is|meaning|roughly|about|which is|in other words|call it) (?:about |around |in )?#',
      after(
        '(?:max|maximum|tops|deadline|until|till|left|from now|timeline|time frame|timeframe|to (?:ship|launch|demo|deliver|show|build|prove|mvp|poc|pilot|prototype|production|demo|first|go live|get something)|for (?:a |the )?(?:first|mvp|pilot|poc|prototype|demo|launch))',
        3,
      ),
    ),
    unless: any(
      `\\b${occasions}\\b[^#,]{0,40}#`,
      "\\b(?:he|she|i|you)(?: will|'ll| is|'s|'m| am|'re| are)? (?:be )?(?:back|away|gone|out|off|here|leaving|returning|coming|moving|turning|retiring) [^#]{0,20}#",
      `# (?:[a-z]+ )?(?:until|till|til|to|before|hasta|bis) (?:[a-z]+ ){0,3}?${occasions}(?![a-z])`,
      '^(?![^#]*(?:deadline|launch|demo|pilot|release|version|live|result|mvp|poc|prototype|beta|delivery|kick-?off|board|due|first))(?:.*[,:] )?(?:the|my|his|her|their) (?:[a-z]+ ){1,4}(?:is|are|starts?|ends?|begins?|takes place|happens?) (?:in|within|only|just) #',
      before('for the', 0),
      '\\b(?:we|they|agents|staff|support) (?:[a-z]+ )?(?:answer|respond|reply)\\b',
      before(
        'last|past|previous|every|each|over|since|(?<!demo |pilot |prototype |result |version )after|took|takes|trained|(?<!deadline )of|been|retention|than|logs?|history|notice|changed?|changes|updated?|training (?:on|data)|not|retrained?',
        2,
      ),
      after(
        '(?:ago|old|today|currently|of (?:[a-z-]+ ){0,3}[a-z]+|worth|history|experience|each|every|retention|data|logs?|tickets|notice)',
        1,
      ),
    ),
    // A tenth of a week is as exact as people are.
    toValue: ({ value }) => Number((value / (7 * dayMs)).toFixed(1)),
  },
]
