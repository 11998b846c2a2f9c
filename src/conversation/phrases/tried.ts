import { oneOf, own, type Phrase, phrase } from './phrase.ts'

/** Which models are meant, between their noun and what they do not do. */
const onOffer =
  "(?:we|i|they|you|have|has|had|'ve|we've|ever|so|far|tried|tested|seen|looked|at|found|evaluated|on|in|of|the|our|this|market|world|planet|list|out|there|today|available|currently|itself|really|even|yet|right|now|big|open|here)"
const suffices =
  '(?:meets?|passes|pass|reach(?:es)?|clears?|comes? (?:even |anywhere )?(?:close|near)|(?:is|are|was|were) (?:really |even )?(?:good enough|accurate enough|reliable enough|up to (?:it|the job|this|scratch|par)|usable)|gets? (?:it|this|there|that)|does (?:it|this|that) (?:right|well|properly)|cuts? it|makes? (?:the cut|it)|manages? (?:it|this|that)|can (?:really )?(?:do|handle|manage|solve) (?:it|this|that)|(?:works?|performs?) well enough)'

/** How what was tried already came out. */
export const triedPhrases: readonly Phrase[] = [
  phrase(
    'promptingResult',
    'not-tried',
    oneOf(
      /\b(?:haven't|havent|have not|not|never|hasn't) (?:really |actually |even )?(?:tried|tested|written|done|attempted|started) (?:any |a |with )?(?:prompt(?:s|ing)?|few-shot|prompt engineering|anything)\b/,
      /\bno prompt(?:s|ing)? (?:tried|tested|work|so far|yet)\b/,
      /\bprompt(?:s|ing)?(?: (?:is|are|was|were))? (?:not (?:yet )?tried|untested|hasn't been tried)\b/,
      /\bnothing (?:has been |was )?tried\b/,
      /\btried nothing\b/,
    ),
    own,
  ),
  phrase(
    'promptingResult',
    'close',
    oneOf(
      /\b(?:prompt(?:s|ing)?|few-shot|best prompt|prompt engineering)\b[^.!?;]{0,40}\b(?:close|almost|nearly|not quite|just short|just misses|comes? near|near(?:ly)? (?:there|good))\b/,
      /\bprompts?\b[^.!?;:]{0,30}\b(?:presque|casi|quase|quasi|fast|beinahe|knapp)\b/,
      /\b(?:almost there|nearly there|close but)\b[^.!?;]{0,30}\bprompt/,
    ),
    {
      ownNegation: true,
      unless:
        /(?:n't|not|never) (?:[a-z]+ )?(?:even |anywhere |remotely )(?:close|near)\b|\b(?:not|nowhere|isn't|aren't|far from|never) (?:even |anywhere |remotely )?(?:close|near)\b|\b(?:not (?:one|a single)|none of (?:the|our|those)) prompts?\b|\bno prompts?\b|\bprompt (?:reply|answer|response|delivery|service|payment)\b/,
    },
  ),
  phrase(
    'promptingResult',
    'far',
    /\b(?:prompt(?:s|ing)?|few-shot|best prompt|prompt engineering)\b[^.!?;]{0,40}\b(?:far (?:off|from|short|below|away)|nowhere near|not even close|nowhere|falls? (?:way |far |well )?short|doesn't (?:help|work|cut it|get us)|didn't (?:help|work|cut it|get us)|failed|fails|useless|hopeless|not enough|poor(?:ly)?|terrible|bad results|hit a wall|plateaued)\b/,
    own,
  ),
  phrase(
    'promptingResult',
    'passes',
    /\b(?:prompt(?:s|ing)?|few-shot|best prompt|prompted [a-z0-9-]+)\b[^.!?;,]{0,30}\b(?:passes|meets? (?:the |our )?(?:bar|target|goal|quality)|(?:is|are|works?) (?:already )?(?:good enough|fine|great|well|perfectly)|hits (?:the |our )?(?:bar|target)|does the job|good enough)\b/,
    {
      unless:
        /n't\b|\b(?:not|never|nowhere|far from|half|only|most|some|sometimes|send|sending|legal|compliance|security)\b|\d (?:out )?of (?:the )?\d|\d ?(?:%|percent)/,
    },
  ),
  phrase(
    'retrievalResult',
    'not-tried',
    oneOf(
      /\b(?:haven't|havent|have not|not|never|hasn't|didn't) (?:really |actually |even )?(?:tried|tested|tested out|done|built|set up|try|attempted) (?:any |a |with )?(?:rag|retrieval|vector search|semantic search|embeddings)\b/,
      /\b(?:rag|retrieval)(?: is| was| has)? (?:not |un|never )(?:been )?(?:tried|tested)\b/,
      /\bno (?:rag|retrieval)(?: (?:yet|so far|in place|tried))?\b/,
    ),
    { ...own, unless: /\bno (?:rag|retrieval) (?:needed|required)/ },
  ),
  phrase(
    'retrievalResult',
    'no-help',
    oneOf(
      /\b(?:rag|retrieval|vector search|putting (?:the |our )?(?:docs|documents) in (?:the )?(?:prompt|context))\b[^.!?;,]{0,30}\b(?:didn't|doesn't|did not|does not|hasn't|won't|no|not|barely|hardly|never|wasn't|isn't)\b[^.!?;,]{0,20}\b(?:help(?:s|ed|ing)?|improv(?:e|ed|ement)|better|work(?:ed|s)?|luck|difference|change|enough|gain|move the needle|make a dent|pay off)\b/,
      /\b(?:rag|retrieval)\b[^.!?;]{0,20}\b(?:no|zero|little) (?:effect|impact|benefit)\b/,
      /\btried (?:rag|retrieval)\b[^.!?;]{0,25}\b(?:no (?:luck|help|improvement|gain|difference)|didn't (?:help|work|move the needle|change (?:much|anything)|make a (?:dent|difference))|without (?:success|luck)|useless|nothing)\b/,
      /\brag (?:was |is )?(?:useless|pointless|no use)\b/,
      /\brag\b[^.!?;]{0,25}\b(?:no|nao|nicht|n'a|ne|non|nichts|rien|nada|niente)\b[^.!?;]{0,20}(?:mejor|ayud|ajud|melhor|hilf|half|geholfen|gebracht|verbesser|aid|amelior|aiuta|miglior|serv|change|cambi|muda)[a-z]*/,
      /\brag\b[^.!?;]{0,25}\b(?:hat nichts|hat kaum|n'a rien|no sirvio|nao adiantou|a rien)\b/,
    ),
    own,
  ),
  phrase(
    'retrievalResult',
    'helps',
    oneOf(
      /\b(?:rag|retrieval|vector search|putting (?:the |our )?(?:docs|documents|manuals|pages) in (?:the )?(?:prompt|context))\b(?: (?:already|really|definitely|does|did|clearly|certainly|has|setup|pipeline|prototype|with [a-z ]{2,20}))* (?:help(?:s|ed)|fix(?:es|ed)|solv(?:es|ed)|works?|worked|improv(?:es|ed)|gets? (?:us )?(?:the )?(?:facts )?right)\b/,
      /\b(?:rag|retrieval|vector search) (?:got|took|brought|lifted|moved|pushed) (?:us|it|things|quality) (?:up )?from [^.!?;]{1,15} to\b/,
      /\brag (?:gave|gives) (?:us )?(?:a )?(?:big |large |nice |good |clear )?(?:boost|lift|gain|improvement)\b/,
      /\bwith (?:rag|retrieval)(?: it| the answers?)? (?:is|are|gets?) (?:[a-z]+ )?(?:better|right|good|fine)\b/,
      /\b(?:el rag ayuda|le rag aide|il rag aiuta|o rag ajuda|rag hilft)\b|\brag (?:hat|a|ha|nos ha) (?:[a-z]+ ){0,2}?(?:geholfen|aide|aiutato|ayudado|ajudado)\b|\brag (?:ayudo|ajudou|half)\b/,
    ),
    {
      unless:
        /how (?:does )?(?:rag|retrieval) works?|(?:would|will|could|does|can) (?:rag|retrieval) (?:help|work)/,
    },
  ),
  phrase(
    'tuningResult',
    'far',
    /\b(?:fine-?tun(?:ed|ing)|lora|tuned (?:a |an |the )?(?:model|[a-z0-9-]+)|sft)\b[^.!?;]{0,40}\b(?:didn't help|did not help|fell (?:way |far |well )?short|was worse|got worse|made (?:it|things) worse|disappoint(?:ing|ed)|no (?:gain|improvement)|failed|went badly)\b/,
    own,
  ),
  phrase(
    'tuningResult',
    'close',
    /\b(?:fine-?tuned|we tuned|our tuned model|our lora|after (?:fine-?tuning|sft))\b[^.!?;]{0,40}\b(?:close|almost|nearly|not quite|just short)\b/,
    { ownNegation: true, unless: /nowhere|not even close/ },
  ),
  phrase(
    'tuningResult',
    'passes',
    /\b(?:our (?:fine-?)?tuned (?:model|[a-z0-9-]+)|we fine-?tuned [a-z0-9 .-]{2,30})\b[^.!?;]{0,25}\b(?:passes|meets|works (?:great|well|fine)|good enough|hits)\b/,
  ),
  phrase(
    'tuningResult',
    'not-tried',
    oneOf(
      /\b(?:haven't|havent|have not|never|not) (?:yet )?(?:tried|done|attempted) (?:any )?(?:fine-?tuning|tuning|sft|lora)\b/,
      /\b(?:haven't|never|have not) (?:yet )?(?:fine-?tuned|tuned) (?:anything|any|a model)\b/,
    ),
    own,
  ),
  phrase(
    'teacherPasses',
    false,
    oneOf(
      /\b(?:not even|even) (?:the )?(?:very )?(?:best|biggest|largest|strongest|top|newest|latest|frontier|¤|gpt|claude|opus|gemini)[^.!?;,]{0,30}\b(?:meets?|passes|reach(?:es)?|clears?|gets? (?:it|there)|solves?|fails?|falls? short|can't|cannot|doesn't|does not|isn't|misses|makes? a (?:mess|hash)|botch(?:es)?|struggles?|stumbles?|trips?|gets? (?:it|this|that|them) wrong)\b/,
      /\bthe (?:best|biggest|largest|strongest|top) (?:[a-z]+ )?models?(?: (?:that )?we (?:have )?(?:tried|tested))? (?:still |also )?(?:fails?|misses|falls? short|doesn't (?:meet|pass|reach)|does not (?:meet|pass|reach)|can't)\b/,
      `\\b(?:no|none of (?:the|these|those|our)|not (?:a single|one|any)(?: of (?:the|these))?|(?:there (?:isn't|is not|is no|'s no)|isn't)(?: an?| any| one)?(?: single)?) (?:[a-z-]+(?:'s)? )?(?:models?|llms?)(?: ${onOffer})*(?: that)? ${suffices}\\b`,
      `\\b(?:nothing|none) (?:on the market|out there|available|on offer|we (?:have |'ve )?(?:tried|tested|seen))(?: ${onOffer})* ${suffices}\\b`,
      `\\b(?:tested|tried|evaluated|looked at|compared) (?:[a-z\\d]+ ){1,4}(?:models?|llms?)(?: ${onOffer})*(?:,| and| but|, and|, but) (?:none|not one|no one|neither)(?: of (?:them|those|these))?(?: ${onOffer})* ${suffices}\\b`,
      /\bnot even (?:the )?(?:very )?(?:best|biggest|largest|strongest|top|newest|latest|frontier|¤|gpt|claude|opus|sonnet|gemini)[^.!?;,]{0,20}\b(?:is|are|was|were) (?:good|accurate|reliable|precise) enough\b/,
      `\\b(?:every|all|all the) (?:[a-z]+ )?(?:models?|llms?)(?: ${onOffer})* (?:falls?|fell) short\\b(?! (?:in|on) (?:speed|price|cost|latency))`,
    ),
    own,
  ),
  phrase(
    'teacherPasses',
    true,
    oneOf(
      /(?:¤|\b(?:the )?(?:big|large|largest|frontier|biggest|strongest|best|top) (?:models?|one|llms?)|\bgpt|\bclaude|\bopus|\bgemini|\bsonnet)[^.!?;]{0,30}?\b(?:already|easily|consistently|reliably|always) (?:gets? (?:it|this|them|everything) right|meets?|passes|nails?|does (?:it|this) (?:well|perfectly|fine)|hits?|works (?:well|perfectly|great|fine)|good enough|solves?|handles? (?:it|this)|reaches)\b/,
      /(?:¤|\b(?:big|large|largest|frontier|biggest) (?:models?|one|llms?))[^.!?;,]{0,20}?\b(?:aces (?:it|this|them|our|the)|(?:is|are) (?:spot on|flawless|perfect at|more than good enough)|gets? it right (?:every|each|all)|(?:meets?|hits?|clears?|reaches) (?:the|our) (?:quality |accuracy )?(?:bar|target|quality|goal|level)|passes (?:our|the|all)|nails it|does (?:it|this) (?:perfectly|flawlessly|right)|gets (?:it|this|everything) right|is good enough|are good enough|quality is (?:fine|great|good enough|perfect))\b/,
    ),
    {
      unless:
        /\b(?:not|n't|never|nowhere|barely|nearly|almost|fine-?tuned|tuned|half|sometimes|most of|often|usually)\b|\d ?(?:%|percent|of \d)/,
    },
  ),
]
