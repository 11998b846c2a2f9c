import { tokensPerPage } from '#src/profile/quantity-words.ts'
import {
  type AmountRule,
  after,
  any,
  bareTokens,
  before,
  count,
  prose,
  tokensOrCount,
} from './amount-rule.ts'

/** The longest context on sale takes two million tokens; more is a corpus. */
const longestPrompt = 2e6

/** "The pdf has 2 pages": how long one thing is, and not what there is to know. */
const onePiece =
  '(?:an?|the|this|that|each|every|their|his|her|my|your) (?:[a-z]+ )?(?:pdf|novel|essay|thesis|report|contract|deck|slides|letter|paper|brochure|website|article|email|answer|summary|chapter|story|post|ticket|cv|resume|invoice|form|book|manuscript)(?: (?:that )?(?:i.m|i am|i|he|she|he.s|she.s)(?: [a-z]+){1,2})? (?:has|have|is|should be|must be|can be|may be|was|of|with|runs?|comes? to) (?:about |around |only |~ |under |over )*#'

/** Tokens that went through an API are gone. */
const spent =
  '\\b(?:burn(?:ed|t|s|ing)?|consumed?|spen[dt]|used(?: up)?|sent|paid for|pay for|bill(?:ed)? for|went through|generated?) (?:about |around |roughly |over |~ )*# tokens?(?! of (?:text|docs|data|documents))|# tokens (?:(?:last|this) (?:month|week|year|quarter)|yesterday|so far this)'

/** Fewer tokens than two pages hold are no corpus. */
const leastCorpus = 700

/** "each prompt is 6k tokens, the reply maybe 150": nobody says tokens twice. */
const askedFirst =
  '(?:\\b(?:prompts?|inputs?|context|requests?|calls?|quer(?:y|ies)|messages?)\\b[^#§]{0,25}§|§ (?:tokens? )?(?:of |per |for |as )?(?:the |each |every )?(?:prompts?|inputs?|context|requests?))'
const lengthOfReply =
  '(?:the |a |an |its |their |every |each )*(?:answers?|outputs?|replies|reply|responses?|completions?)(?: (?:is|are|has|have|of|about|around|maybe|perhaps|roughly|some|more|like|just|only|at|~|:))*'

/** What stands before every question is its prompt, and no corpus. */
const beforeEach =
  '# [^#§]{0,40}\\b(?:precedes?|preceding|before|in front of|ahead of|on top of|prepended to) (?:each|every|all)(?![a-z])'

/** Amounts of text: the corpus, and what goes into and comes out of a request. */
export const textRules: readonly AmountRule[] = [
  {
    field: 'sharedPrefixTokens',
    fits: tokensOrCount,
    pattern: any(
      after(
        '(?:system prompt|system message|shared prefix|common prefix|static prefix|prefix|fixed instructions|boilerplate)',
        5,
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
    fits: tokensOrCount,
    pattern: any(
      '§ (?:tokens? )?(?:, |\\()?of (?:which|that|those) (?:about |around |~ )?# (?:tokens? )?(?:are|is|stay|stays)(?: always)? (?:the same|identical|fixed|static|shared|constant|boilerplate|instructions)(?![a-z])',
    ),
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
      '\\b(?:summary|answer|output|reply|response|completion) (?:length|size|tokens?) ?(?:: |= |of |is |about |~ )*# tokens?',
      '# (?:output|completion|generated) tokens?',
      '# (?:tokens? )?(?:de (?:salida|saida|sortie)|di (?:output|uscita)|in uscita|en sortie|raus|ausgabe)(?![a-z])',
      '§ [^§#]{0,30}\\b(?:yields?|returns?|produces?|emits?|generates?|gets? back) (?:about |around |~ |only )*#(?: tokens?)?(?: [,.)]| back|$)',
      '\\b(?:emits?|outputs?|generates?|returns?) (?:only |just |a |an |about |around |~ )*# (?:- )?tokens?',
      '# tokens? (?:of |per )?(?:(?!and|in|or|then|with)[a-z]+ )?(?:output|outputs|completion|completions|answers?|responses?|reply|replies|summary|summaries|generated)(?![a-z])',
      '\\b(?:output|outputs|completions?)(?: tokens| length| size)?(?: is| are| of| about| around| roughly| :| =| ~){0,3} #',
      '\\b(?:output|outputs|answers?|responses?|completions?) (?:must|should|has to|have to|may|can) (?:be |have |stay )+(?:under |below |at most |up to |max |about |around )*# tokens?',
      '\\b(?:answers?|responses?|replies|summaries|reply|generates?)(?: is| are| of| about| around| roughly| run| average| :| ~| typically){0,4} # tokens?',
      '\\bout (?:: |= |~ )?#(?! in)',
      '\\b(?:prompts?|inputs?|context|transcripts?|documents?)\\b[^#§]{0,20}§ ?(?:tokens? )?, (?:and )?(?:the )?(?:answers?|outputs?|replies|reply|responses?|completions?)(?: is| are| around| about| of| ~){0,3} #(?:$| [,(])',
      `${askedFirst} ?(?:each |long )?(?:, |and |, and |/ |\\+ )${lengthOfReply} #(?= tokens?|$| [,.()])`,
      '§ (?:tokens? )?(?:go|goes|going|get|are sent|sent) in(?:to it)? ?(?:,|and|, and) (?:about |around |roughly |maybe |~ )*# (?:tokens )?(?:come|comes|coming|go|goes|get|back|sent)(?: back)?(?: out)?(?![a-z])',
      '§ tokens?[^.§]{0,12}\\b(?:answers?|outputs?|replies|responses?|completions?)(?: of| are| is| about| around| ~){0,2} #(?:$| [,(])',
    ),
    unless:
      /# out of|\b(?:found|pull|pulls|take|takes|get|gets|work|find|figure|pick|roll|rolled|pulled|sort|point|carry|fish|read|leave|left|ran|run|hand|give)(?:s|ing)? (?:[a-z]+ )?out #/,
  },
  {
    field: 'promptTokensPerRequest',
    fits: (amount) => tokensOrCount(amount) && amount.value <= longestPrompt,
    pattern: any(
      '# (?:tokens? )?in(?= [§/,+|&.)]| and §|$)',
      '\\b(?:avg|average|mean|typical|usual|input|prompt|document|doc|ticket|transcript|context) (?:input |document |doc |text |prompt |ticket )?(?:length|size) ?(?:: |= |of |is |about |~ )*# tokens?',
      '# (?:input|prompt) tokens?(?! (?:costs?|for|at|is|are priced))',
      '# (?:tokens? )?(?:de (?:entrada|entree)|di (?:input|ingresso)|in ingresso|en entree|rein|hinein|eingabe)(?![a-z])',
      '# tokens? (?:of |per |for )?(?:the |each |every )?(?:input|inputs|prompts?|context|request|query|call|message|conversation|document)(?![a-z])',
      '\\b(?:inputs?|prompts?|context)(?: tokens| length| size| budget)?(?: is| are| of| about| around| roughly| average| :| =| ~| with| have| has| up to| typically){0,3} # (?:tokens?)',
      '\\b(?:inputs?|prompts?) (?:is|are|get|gets|run|runs) (?:[a-z]+ ){0,2}(?:[,:(] )?(?:about |around |~ |up to |roughly )*# tokens?(?! (?:of )?(?:output|out))',
      '\\b(?:inputs?|input tokens|prompt tokens)(?: is| are| of| about| :| =| ~){0,3} #(?! [a-z])',
      '\\bin (?:: |= |~ )?#(?= out|[, /]+out| \\( ?§[^)]{0,30}\\)[ ,/]*out)',
    ),
    // "passes 22 in 100" is a share.
    unless:
      /per second|¤ (?:has|have|supports?|offers|with) |context window|window of|max(?:imum)? context|# in §(?! (?:tokens? )?out)/,
  },
  {
    field: 'corpusTokens',
    fits: (amount) => prose(amount) && amount.value >= leastCorpus,
    pattern: /#/,
    unless: any(
      onePiece,
      after(
        '(?:each|apiece|long|long each|per|max|maximum|limit|or less|summar|answers?|reports?|replies|response|essay|landing|every|a day)',
        2,
      ),
      before('every|each|output|summar[a-z]*|write|answers?|at most|first|page', 2),
      '# page(?![a-z])',
      before('each|every|average|typical|avg|usual|median', 5),
      '\\b(?:same|identical) #',
      beforeEach,
      '\\b(?:was|were|got) (?:pre-?)?trained on (?:about |over |~ )*#',
      spent,
      '# (?:pages|words) /per',
    ),
  },
  {
    field: 'corpusTokens',
    fits: prose,
    pattern: any(
      '# page (?:[a-z]+ )?(?:of|manual|handbook|guide|rulebook|book|corpus|wiki|knowledge|policy|document|specification)',
    ),
    unless:
      /\b(?:same|identical|every|each) (?:[a-z]+ )?#|# page [^.]{0,30}(?:each|every|put before|in front)/,
  },
  {
    field: 'corpusTokens',
    fits: count,
    // "3,000 confluence pages": what kind of page stands before the word.
    pattern: any('# (?:[a-z-]+ ){1,2}(?:pages|seiten|paginas|pagine)(?![a-z])'),
    unless: any(
      '# (?:[a-z-]+ ){0,2}(?:landing|product|test|new|label|annotat|tagged|and|of|with)',
      'pages (?:[a-z]+ )?(?:labell?ed|annotated|tagged|each|per|/per)',
      before('each|every|per|label(?:l?ed)?|annotated', 3),
      '# (?:[a-z-]+ )?(?:examples|labels|pairs|requests|calls|tickets|users|people)',
    ),
    toValue: ({ value }) => value * tokensPerPage,
  },
  {
    field: 'corpusTokens',
    fits: (amount) => bareTokens(amount) && amount.value >= 5e5,
    pattern: /#/,
    unless: any(
      '\\$',
      '# tokens? of ¤',
      '\\b(?:was|were|got) (?:pre-?)?trained on (?:about |over |~ )*#',
      spent,
      '# (?:input |output )?tokens? (?:costs?|for|at|is|are priced at) (?:about )?§',
      before('per|every|each', 1),
      after('(?:per|context|window|free|/per)', 1),
    ),
  },
  {
    field: 'corpusTokens',
    fits: (amount) => bareTokens(amount) && amount.value >= leastCorpus,
    pattern: any(
      '# tokens? of (?:[a-z-]+ ){0,3}(?:text|documents?|docs|data|manuals|content|knowledge|notes)',
      before('corpus|knowledge base|documentation|manuals', 3),
    ),
    unless: any('per request|context', beforeEach),
  },
  {
    field: 'corpusTokens',
    fits: ({ unit }) => unit === 'memory',
    // Plain English text has about four bytes in a token.
    pattern: any(
      '# (?:gb|tb|mb|g|gib|tib|mib) (?:of|worth of|de|di|an) (?:[a-z-]+ ){0,3}(?:text|texto|texte|testo|textos)(?![a-z])',
    ),
    toValue: ({ value }) => Math.round((value * 1e9) / 4),
  },
]
