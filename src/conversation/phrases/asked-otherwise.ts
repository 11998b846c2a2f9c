import { oneOf } from './phrase.ts'

/**
 * More ways to ask for an amount, for what is kept, and for a concept, which the phrases, the frames
 * and the plain questions have not placed. Patterns see a folded message with its names covered.
 */
const job =
  '(?:q?lora|dpo|grpo|sft|(?:fine-?|full )?tun(?:e|ing)|fine-?tun(?:e|ing)|(?:pre-?|re-?)?train(?:ing)?|distil(?:l|ling|lation)?|serv(?:e|ing)|host(?:ing)?|run(?:ning)?|inference|deploy(?:ing)?)'
const lead = '^(?:(?:and|so|ok|okay|hi|hey|please|pls|quick question|question|roughly|btw)[ ,:]+)*'
const money =
  '(?:[$€£] ?)?\\d[\\d.,]*(?: ?(?:k|m|grand|thousand|hundred|dollars|usd|euros?|eur|bucks|[$€£]))*'
const size =
  '(?:kv[- ]?cache(?: size| memory)?|memory(?: use| footprint)?|vram(?: use)?|(?:training|tuning|wall[- ]?clock) (?:time|hours)|gpu[- ]?(?:hours|count)|throughput|tokens (?:per|a) second|(?:rough |approx(?:imate)? |total |yearly |annual |monthly |serving |training |ballpark )*(?:\\$+|usd|costs?|price|bill))'

const scale = '(?:k|m|b|bn|thousand|million|billion)'
const period = '(?:day|week|month|hour)'

/** Amounts: money, time, memory, cards. */
export const amountAsked = oneOf(
  /\b(?:what|how much)(?:'d| would| will| do| does| could| might| are| is) (?:we|i|it|one|you|they|this|that)(?: (?:end up|be|have to|actually|need to|roughly))* (?:pay|paying|spend|spending|owe|shell out|fork out|charged|billed)\b/,
  /\b(?:what|how much) (?:would|will|does|do|might|could) (?:an? |the |one |\d)[^?.!]{3,70}\bcosts?\b/,
  `\\b(?:minutes|hours|days|weeks) or (?:hours|days|weeks|months)\\b[^.!?]{0,50}\\b${job}\\b|\\b${job}\\b[^.!?]{0,60}\\b(?:minutes|hours|days|weeks) or (?:hours|days|weeks|months)\\b`,
  `${lead}${size}(?: please| pls)?[ ,:]+(?:for |of |to |on |with |at |in )?[^.?!]{0,80}¤`,
  `${lead}(?:how (?:big|large|much|heavy) (?:is|are|would|will)[^.?!]{0,12} )?(?:the )?${size}\\b[^.?!]{0,60}¤[^.!]{0,40}\\?`,
  `\\bhow (?:big|large|heavy) (?:is|are|does|would|will|gets?)\\b[^.?!]{0,20}\\b(?:kv[- ]?cache|footprint|checkpoint|adapter)`,
  /\b(?:yearly|annual|annually|monthly|daily|total|overall) (?:cost|costs|bill|price|damage|spend|tab|invoice)(?: (?:then|please|pls|for that|for us))? ?\?*$|\b(?:what'?s|whats|what is) the (?:[a-z]+ )?damage\b/,
  `${lead}(?:would|will|can|could|does|do|is)\\b[^.?!]{0,60}(?:\\b${job}\\b|¤)[^.?!]{0,60}\\b(?:under|below|less than|within|more than|over|beyond|for)(?: under| about)? ${money}(?: ?\\?| to\\b|$)`,
  `\\b(?:is|are|would|will) ${money}(?: be)? (?:enough|sufficient|ok) (?:to|for)\\b[^.?!]{0,20}\\b${job}\\b`,
  `\\b(?:cheaper|cheapest|pricier|costs? (?:less|more))\\b[^.!?]{0,100}\\b(?:or|than|vs)\\b[^.!?]{0,60}¤|¤[^.!?]{0,60}\\b(?:or|vs\\.?)\\b[^.!?]{0,60}\\b(?:cheaper|costs? less)\\b`,
  `${lead}(?:at|from) (?:what|which) (?:volume|load|traffic|point|scale|request rate)\\b`,
  /¤[^.?!]{0,80}[,:;-] ?(?:hours|days|time|costs?|price|vram|memory|money|how long|eta|gpu[- ]?hours|\$+|bill) ?\?+ *$/,
  /\bbreak(?:ing)?[- ]?even\b[^.!]{0,80}\?/,
  /\bhow (?:long|much time)\b(?! (?:until|till|ago|before|since|has|have|did|do we have))[^.?!]{0,60}(?:¤|\bepochs?\b)/,
  `${lead}(?:q?lora|dpo|grpo|sft|full fine-?tun(?:e|ing)|pre-?train(?:ing)?) (?:with|on|of|for|over) [^.?!]{2,40}¤[^.?!]{0,15}$`,
  /^\d{1,6} (?:concurrent|simultaneous|parallel) (?:users|requests|chats|streams|sessions)\b[^.?!]{0,20}¤/,
  `\\b(?:carbon|co2|energy|electricity|kwh)\\b[^.?!]{0,40}\\b(?:of|for|to) (?:${job}|¤)`,
  /\b(?:api|openai|hosted|claude|gpt|gemini)\b[^.?!]{0,20}\b(?:cheaper|less expensive|more expensive|costlier)\b[^.?!]{0,20}\b(?:self[- ]?host\w*|own (?:gpus?|hardware|servers?|cards?))\b/,
  /\b(?:self[- ]?host\w*|own (?:gpus?|hardware|servers?|cards?))\b[^.?!]{0,20}\b(?:cheaper|less expensive|more expensive|costlier)\b[^.?!]{0,20}\b(?:api|openai|hosted|claude|gpt|gemini)\b/,
  /\b(?:best|cheapest|right|smallest|what|which) (?:gpus?|(?:graphics )?cards?|hardware|machine|instance)\b[^.?!]{0,40}¤/,
  /\b(?:max(?:imum|imal)?|longest|largest|biggest|how (?:long|much|big|large)(?: an?| of an?)?) (?:context|ctx|sequence|prompt|batch)\b[^.?!]{0,60}¤/,
  /\b(?:chinchilla|compute[- ]optimal(?:ly)?)\b[^.?!]{0,60}(?:\d ?[bm]\b|¤|\bflops?\b|\btokens\b)|\bhow (?:much|many) (?:data|tokens|text)\b[^.?!]{0,25}\bpre-?train(?:ing)? (?:an? |the )?(?:\d|¤)|\bhow (?:many|much) (?:flops?|petaflops?|compute)\b[^.?!]{0,30}\btrain/,
  `(?<![\\d.,])\\d[\\d.,]{0,12} ?${scale}? tokens? ?(?:a|per|each|every|\\/) ?${period}\\b[^.!]{0,80}(?:¤|\\b(?:apis?|self[- ]?host\\w*|cheap\\w*|costs?)\\b)`,
  `(?:\\bhow much\\b|¤|\\b(?:costs?|price|cheap\\w*)\\b)[^.!]{0,60}(?<![\\d.,])\\d[\\d.,]{0,12} ?${scale}? tokens? ?(?:a|per|each|every|\\/) ?${period}\\b`,
  /\bhow many (?:concurrent |simultaneous |parallel )?(?:users|people|requests|chats|sessions|calls|streams|conversations)\b[^.?!]{0,50}¤/,
  `\\bhow many (?:epochs|hours|days|gpu[- ]?hours|steps|cards|gpus)\\b[^.?!]{0,60}(?:¤|\\b${job}\\b)`,
  `${lead}(?:price|quote|cost|budget) (?:it|this|that|me)(?: out| up)?\\b`,
  /\b(?:quanto|cuanto|combien|wie ?viel|was)\b[^.?!]{0,25}\b(?:paga\w{0,6}|pagheremmo|paier\w{0,4}|payerait|payer|zahlen|zahlt|zahle|gastar\w{0,4}|sai|sale|spend\w*)\b/,
)

/** "our bill is the problem": a state of things, and no question. */
export const amountStated =
  /\b(?:willing to|happy to|ready to|able to|can afford|max(?:imum)? we|the most we) (?:pay|spend)\b|\b(?:is|are|was) (?:the|our|my|a) (?:problem|issue|pain|blocker|main|reason)\b|\bhow (?:much|many) (?:data|examples|labels)(?![^.?!]{0,25}\bpre-?train(?:ing)? (?:an? |the )?(?:\d|¤))|\b(?:cost of (?:a|an|one) (?:mistake|error))\b/

/** What others ask, or a figure told: "users ask what it costs", "our bill is 4k". */
export const amountTold = oneOf(
  /\b(?:users?|customers?|clients?|callers|patients|students|visitors|people|agents|buyers|tenants|citizens) (?:[a-z]+ )?(?:asks?|types?|wants? to know|wonders?)\b/,
  /\b(?:our|the|my|that|this|us)\b[^.?!]{0,30}\b(?:costs?|bill|price|spend|time|latency|memory|throughput)\b[^.?!]{0,25}\b(?:is|are|was|were|has|have|hit|hits|went|grew|doubled|kills?|hurts?|exploded|climbs?|rose)\b/,
  /\b(?:cost|time|latency|memory|throughput|speed|price)\b(?: [a-z]+)? (?:is|are|does not|doesn't|isn't) (?:not |n't )?(?:matter|tight|fine|ok|okay|secondary|no (?:issue|problem|concern)|an issue|the point|critical|important)\b/,
  /\b(?:we|i|they)(?:'d| would| could| can| may|'ll| will)? (?:only )?(?:pay|spend)\b/,
)
/** Opens a question or an order. */
export const opensAsking =
  /^(?:(?:and|so|ok|okay|hi|hey|hello|please|pls|also|but|btw|finance|my [a-z]+ (?:asks|wants to know))[ ,:]+)*(?:how|what|whats|what's|which|where|can|could|would|will|is|are|do|does|give|gimme|get|show|tell|estimate|calculate|ballpark|rough|price|quote|cost|monthly|yearly|annual|cheaper|cheapest|was|wie|cuant|quant|combien|cuanto|quanto)/

/** What is kept of us, and what was said before. */
export const recordAsked = oneOf(
  /\b(?:show|see|list|open|give|what(?:'s|s| is| do| did| have)?)\b[^.?!]{0,30}\bon (?:file|record)\b/,
  /\bwhat(?:'s|s| is| do you have)? (?:in|on) (?:our|my|the team's) (?:file|record|account|profile)\b/,
  /\bwhat (?:have|do) you (?:got|have) (?:saved|stored|kept|noted|written down|recorded|logged)\b|\bwhat (?:have|did) you (?:saved?|note|noted|kept|write down|written down)\b/,
  /\b(?:show|see|pull up|bring up|list|open|load)(?: me| us)? (?:all |everything )?(?:what|that) (?:we|you)(?:'ve)? (?:have|got|had|collected|know) (?:so far|on us|for us|about us|until now)\b/,
  /\bwhere (?:did we|were we|we) (?:leave|left|stop|stopped|get|got)(?: off| to)?\b|^where were we\b|\bpick up where we\b/,
  /^(?:please |can you |could you |pls )*recap\b|\brecap (?:of )?(?:what|our|the|your) (?:you|we|last|earlier|advice|decision)/,
  /\b(?:the )?last (?:thing|one|answer|card) (?:that )?you (?:told|gave|sent|showed|recommended)\b/,
  /\b(?:recomend\w{1,4}|aconsej\w{1,5}|empfohlen|geraten|recommande\w{0,2}|conseill\w{1,3}|consigliat\w|raccomandat\w|recomendaste|recomendou)\b[^.?!]{0,30}\b(?:ultima vez|vez pasada|la otra vez|letzte[sn]? (?:woche|mal|monat)|derniere fois|la fois|ultima volta|scorsa|semana pasada|semana passada)\b/,
)

/** Words with which a concept is to be taught; only of one of our trade, and of no project. */
export const taughtOf =
  /\b(?:(?:teach|school|educate) (?:me|us|a)|crash course|in a nutshell|tl;?dr (?:of|on|for)|(?:short|quick|simple|brief|easy|dummies) (?:version|explanation|intro(?:duction)?|overview|summary|rundown|take|primer)|the (?:gist|basics|idea|intuition) (?:of|behind)|explained|eli5|rundown (?:of|on)|what makes (?:an? )?(?:good|bad)|what'?s meant|walk me through what|spiegar?\w*|erklar\w*|explica\w*|expliqu\w*)\b/
