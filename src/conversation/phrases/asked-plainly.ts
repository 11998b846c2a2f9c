import type { Intent } from '../understand.ts'
import { amountAsked, amountStated, recordAsked } from './asked-otherwise.ts'
import { oneOf, typed } from './phrase.ts'

interface PlainQuestion {
  readonly intent: Intent
  readonly pattern: RegExp
  readonly unless?: RegExp
}

const again =
  '^(?:(?:and|so|ok|okay|but|now|hm+|hey|well|please|pls|can you|could you|can i|can we)[, ]+)*'
const filed = '(?:csv|json|markdown|pdf|file|spreadsheet|excel|docx?|word doc|text)'
const given =
  '(?:that|this|it|those|these|your|the (?:claim|number|figure|price|cost|estimate|statement|answer|advice))'
const quantity =
  '(?:eta|(?:training |serving |wall[- ]?clock |inference |gpu )?(?:time|cost|costs|price|memory|hours|count|bill)|vram|throughput|tokens?\\/s|tokens per second|tps|latency|gpu[- ]hours|\\$+|usd|dollars|monthly cost|memory footprint)'
const fits =
  '(?:fit|fits|run|runs|take|takes|sustain|handle|serve|do|passt|lauft|laufen|reicht|cabe|caben|entra|entran|corre|roda|rodar|rentre|tient|tourne|ci sta|gira|entra)'

/**
 * Requests in few words, or in another language, which the phrases and frames before have not
 * placed: what would turn the answer, a price, a source, an old card.
 */
export const plainQuestions: readonly PlainQuestion[] = [
  {
    intent: 'learn',
    pattern: oneOf(
      /^(?:so |and |hey |ok )*[a-z][\w .¤-]{1,30} (?:vs\.?|versus) [\w .¤-]{1,60}\?*$/,
      /^(?:so |and |hey |ok )*(?:is|are) [\w .¤-]{2,30} (?:dead|obsolete|overrated|overhyped|worth the hype|still a thing|still relevant)\b/,
    ),
    unless:
      /\b(?:our|us|we|my|for (?:\d|the|a)|cost|costs|cheaper|price|on an?)\b(?! have \d+[mk]? tokens)/,
  },
  {
    intent: 'whatif',
    pattern: oneOf(
      /\bwhat (?:would|could|might|can|will|does it take to|would it take (?:to|for)) (?:[^.?!]{0,30}\b)?(?:flip|tip|reverse|overturn|win|change (?:it|this|that|the (?:answer|verdict|result|outcome|ranking))|make (?:you|it) (?:change|choose|recommend|switch))\b/,
      /\b(?:would|will|could|does) [^.?!]{2,50}\b(?:change|alter|affect|flip|tip|move|shift|sway|reverse) (?:it|this|that|anything|things|the (?:answer|verdict|picture|result|outcome|ranking|recommendation|decision|balance))\b/,
      `${again}(?:the )?same(?: [a-z]+)?,? (?:but|except|only)\\b`,
      `${again}(?:what|how) about [^.?!]{1,30}\\b(?:instead|rather than)\\b`,
      /\b(?:put|show|see|lay) [^.?!]{2,50}\bside by side\b/,
      `${again}same, (?:on|with|without|for|at|but|in) ?[^.?!]{2,25}$`,
    ),
    unless:
      /\bsame (?:transcripts?|inputs?|documents?|data|format|tone|gpus?|cards|cluster|text|ticket|question|here|problem|issue)/,
  },
  {
    intent: 'help',
    pattern: oneOf(
      /^(?:so |and |hi |hey |wait )*are you (?:really )?(?:an? )?(?:bot|ai|human|robot|real|chatgpt|llm|person|machine)\b/,
      /\b(?:what|which) (?:are|were) (?:your|the) (?:commands|options|features|capabilities|limits)\b/,
      /^(?:so |and |ok |hi |hey )*how does (?:this|it|that) work ?\??$/,
      /\b(?:que (?:sabes|puedes)|o que (?:voce )?(?:sabe|faz)|que (?:sais|peux|fais)[- ]tu|was (?:kannst|machst|tust) du|cosa (?:sai|puoi|fai)) ?(?:hacer|fazer|faire|fare)?\b/,
    ),
  },
  {
    intent: 'history',
    pattern: oneOf(
      `${again}(?:pull up|bring up|show|open|reopen|load|get|display|see|view|zeig|muestra|muestrame|montre|mostra|mostrami)(?: me| us| mir)?(?: again)? [re]\\d+\\b`,
      `\\b(?:get|have|give|send|download|export|save|want|need)\\b(?: (?:me|us|you))?(?: (?:that|this|the|my|our|your|last|latest|first|previous|same|it|them|one|ones|card|estimate|result|recommendation|decision|answer|thing|report)){1,4} (?:as|in|to) (?:an? )?${filed}\\b`,
      /\bwhat (?:did|have) (?:we|i) ask(?:ed)? (?:you )?(?:last|yesterday|before|earlier|on)\b|^(?:please |can you )?(?:list|show) (?:me )?(?:my|our|all|all my|all our) (?:estimates|recommendations|decisions|results)\b/,
      /\bwhat (?:was|were|is) (?:the|our|your) (?:result|answer|recommendation|outcome|verdict|estimate)s? (?:from )?(?:last time|yesterday|last (?:week|month)|before|earlier)\b/,
      /\b(?:ultima|ultimo|derniere?|letzten?|letztes|anterior|precedente|vorige[nrs]?|fruhere[nrs]?) (?:recomendacion|recomendacao|estimacion|estimativa|recommandation|estimation|schatzung|empfehlung|stima|raccomandazione|decision|decisione|entscheidung|resultado|resultat|ergebnis|risultato)\b/,
    ),
  },
  {
    intent: 'why',
    pattern: oneOf(
      `${again}(?:(?:any|got|have|give me|show me|what's|what is|where's|where is|is there|do you have|you got|you have) )*(?:an? |the |your |any )?(?:sources?|references?|citations?|proof|evidence|links?|papers?|study|studies) (?:for|behind|on|to back(?: up)?|supporting) ${given}`,
      `${again}(?:sources?|references?|citations?|proof|evidence|links?)(?: (?:needed|please|pls|pls\\?))? ?[?!.]*$`,
      /^(?:and |so |but )*(?:on what|based on what|says who|according to (?:whom|who|what)|which (?:paper|study|source|benchmark)s?\b[^.?!]{0,30}\b(?:says?|shows?|claims?|is (?:that|this) from))\b/,
      `\\bwhat(?:'s| is| are|s) ${given} (?:[a-z]+ )?based on\\b`,
      /\b(?:i (?:really )?(?:don't|do not|can't|cannot) (?:believe|buy|trust)|i doubt|not convinced (?:by|of)|hard to believe) (?:that|this|it|the|your)\b/,
      /\b(?:that|this|it)?(?:'s)? ?(?:sounds?|looks?|seems?|feels?) (?:made up|invented|fishy|wrong|off|suspicious|too (?:high|low|good|cheap|optimistic))\b[^.]{0,40}$/,
      /^(?:so |and |wait )*did you (?:just )?(?:make (?:that|this|it) up|invent|guess)\b/,
      /\bwhere (?:did|do|have) you (?:get|got|find|found|take|took) (?:that|this|the|those|these|it|your)\b/,
    ),
    unless:
      /\b(?:the (?:tone|format|style|bot|model|answers?|output)|our|it must|users|each answer|every answer)\b/,
  },
  {
    intent: 'estimate',
    pattern: oneOf(
      `${again}(?:what about |how about )?(?:the )?(?:costs?|price|prices|pricing|bill|how much|how expensive|and how much|vram|money|kosten|preis|prix|cout|coste|precio|custo|preco|costo|prezzo) ?\\?+$`,
      `${again}(?:and )?(?:the )?(?:monthly |total |expected )?(?:bill|cost|costs|price) (?:per|a|each|for) (?:month|year|day)\\b`,
      `${again}(?:the )?(?:rough |estimated |expected |approx )?${quantity} (?:for|of|to|on|with|per|a) (?:(?!\\b(?:is|are|was|we|our|must|should|under|below)\\b)[^.?!]){0,60}¤`,
      `\\b(?:can|could|will|would|does|do|kann|puede|pode|peut|puo|passt|lauft|reicht|cabe|entra|roda|corre|rentre|tient|gira) (?:[^.?!]{0,40})¤ ?(?:[^.?!]{0,40})\\b${fits}\\b`,
      `^(?:passt|lauft|reicht|cabe|entra|roda|corre|rentre|tient|gira|est-ce que|kann|puede|pode)\\b[^.?!]{0,60}¤`,
      /\b(?:what|which)(?:'s| is| one is| would be|s)? (?:the )?(?:cheaper|cheapest|more expensive|less expensive)\b[^.]{0,80}(?:¤|\bapi\b|self-?host)/,
      /\b(?:quanto|quant[aei]|cuant[oa]s?|combien|wie ?viele?r?|wieviel|was)\b[^.?!]{0,40}\b(?:cuesta|costaria|costara|sale|sal[ei]|sai|saem|fica|custa|custam|vale|kostet|kosten|coute|coutent|couterait|costa|costano|pagar|gpus?|vram|memoria|memoire|speicher|grafikkarten)\b/,
      /^(?:(?:and|so|ok|hey|hi)[, ]+)*(?:can|could|will|would|does) (?:an?|my|the|one|two|\d{1,3}) [^.?!]{2,40} (?:run|fit|host|handle|serve|train|tune|fine-?tune) (?:an? )?¤/,
      /^(?:was |wie ?viel )?(?:kostet|cuesta|custa|coute|costa)\b[^.]{3,80}\?/,
      /\b(?:monthly|yearly|annual|total) (?:bill|cost|costs|price|spend)\b[^.]{0,60}(?:¤|\b(?:claude|gpt|gemini|haiku|sonnet|opus)\b)[^.]{0,20}\?/,
    ),
    unless:
      /\b(?:how (?:much|many) (?:data|examples|labels)|no idea|not sure|don't know|our bill|we (?:pay|spend)|too (?:high|expensive|much))\b/,
  },
  { intent: 'history', pattern: recordAsked },
  { intent: 'estimate', pattern: typed(amountAsked), unless: amountStated },
]

/** Words that open a question about how the world is. */
export const opensQuestion = oneOf(
  /^(?:(?:and|so|ok|okay|but|hi|hey|hello|well|also|quick question|question|btw|sorry|hm+|actually|please)[,:! ]+)*(?:what|what's|whats|wtf|wth|which|who|when|where|how|why|does|do|did|is|are|can|could|will|would|any|in which|in what|for what|que|qual|quale|quali|quand|quando|como|comment|come|wie|was|wann|wer|kann|en quoi|a quoi|para que|a cosa|cosa|wozu|wofur|cuando|quien|est-ce)\b/,
)

/** What makes a question one about this project, or about us, and not about a concept. */
export const ownQuestion =
  /\b(?:we|we're|we've|our|ours|us|i|i'm|my|me(?! (?:about|what|how|why|more))|this|these|here|you|your|he|she|they|wir|uns|unser[a-z]*|nous|notre|nos|tenemos|nuestr[oa]s?|nosotros|temos|noss[oa]s?|abbiamo|nostr[oaie]|instead|what about|how about|worth|should|sollen?|soll|recommend|compared|acceleration|accelerate|pays?|helps?|\d+)\b|¤/

/** "can you recommend something to read on RLHF": us, and still about the concept. */
export const readingOn =
  /\b(?:read|reading|papers?|articles?|resources?|links?|tutorials?|books?|blog ?posts?|primer|introduction|intro|course|video)\b[^.?!]{0,20}\b(?:on|about|for|into|explaining)\b/

/** Ruder ways to ask what something is. */
export const whatTheHeck = /\b(?:wtf|wth|what the (?:heck|hell|f[a-z*]+)|tf)(?:'s| is| are|s)?\b/
