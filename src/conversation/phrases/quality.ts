import { hardlyAnyModel, languages } from './languages.ts'
import { own, type Phrase, phrase } from './phrase.ts'

/** What falls short today, and what was tried already. */
export const qualityPhrases: readonly Phrase[] = [
  phrase(
    'gap',
    ['missing-facts'],
    /\bhallucinat(?:e|es|ing|ions?|ed)\b|\b(?:makes?|making|made) (?:stuff|things|facts|up facts|answers|it|them|[a-z]+) up\b|\bmakes? up (?:facts|answers|things|stuff|[a-z]+)\b|\b(?:doesn't|does not|don't|dont|doesnt) know (?:about |anything about )?(?:our|the|internal|company|any of our)\b(?! (?:language|dialect|budget))|\bknows? nothing about\b|\b(?:clueless|ignorant|unaware|no (?:idea|clue)) (?:about|of) (?:our|internal|the company)\b(?! (?:budget|traffic|volume|load|data|needs?))|\b(?:missing|lacks?|lacking) (?:the )?(?:facts|knowledge|domain knowledge|product knowledge|internal knowledge|context about)\b|\b(?:it|model|bot|llm|assistant|gpt|answers?|¤) (?:[a-z]+ )?(?:invents?|fabricates?|confabulates?)\b|\banswers? (?:is|are) (?:[a-z]+ )?(?:outdated|stale|out of date)\b|\b(?:outdated|stale) (?:answers|info|information|knowledge|facts)\b|\b(?:gets?|getting) (?:the |our )?facts wrong\b|\bwrong facts\b|\bfactual(?:ly)? (?:errors?|mistakes?|wrong|incorrect)\b|\binventa (?:datos|cosas|respuestas)\b|\bhalluzin|\binvente\b|\binventa\b/,
    {
      ownNegation: true,
      unless:
        /\b(?:no|never|doesn't|without|not) (?:longer )?(?:hallucinat|invent)|what (?:is|are) hallucination|\b(?:i|we|you|nobody|they) (?:really |still |just )?(?:don't|do not|dont) know/,
    },
  ),
  phrase(
    'gap',
    ['format-and-style'],
    /\b(?:wrong|off|bad|inconsistent|robotic|generic|bland|stiff) (?:tone|style|voice|format|formatting|register)\b|\b(?:tone|style|voice|format|formatting|wording|register|phrasing|layout)(?: of (?:the )?[a-z]+)? (?:is|are|'s|feels?|comes? out|sounds?|keeps?|still|isn't|aren't|varies|drifts|needs?|does not|doesn't|not) ?(?:[a-z]+ ){0,3}(?:off|wrong|bad|inconsistent|right|robotic|generic|bland|stiff|work|match|matching|broken|too|not|our|problem|issue)\b|\b(?:like|as) a (?:ro)?bot\b|\b(?:sounds?|reads?|feels?) (?:too |so |very |really |a bit )?(?:robotic|generic|formal|stiff|american|corporate|cold|like)\b|\b(?:break|breaks|broken|breaking|invalid|malformed|wrong|bad|messes up|gets wrong) (?:the |our |its )?(?:json|xml|yaml|schema|format|template|output format)\b|\b(?:doesn't|does not|don't|won't|fails to|never|not|rarely) (?:always |really |reliably |consistently )?(?:follows?|sticks? to|respects?|match(?:es)?|keeps? to|hits?|gets?|nails?|keeps?) (?:the |our |to )*(?:[a-z\d-]+ )?(?:house |brand )?(?:format|layout|schema|template|style|tone|voice|style guide|json|brand voice)\b|\b(?:json|schema|format|template)(?: [a-z]+){0,2} (?:breaks|fails)\b|\b(?:off[- ]brand|brand voice (?:is|isn't)|not in (?:our|the) (?:brand |house )?(?:tone|style|voice)|too (?:verbose|wordy|chatty|formal|informal|long-winded|stiff|generic))\b|\b(?:json|xml|yaml|schema|output|format)(?: [a-z]+){0,2} (?:is|are|comes out|comes back|came back|arrives|ends up|turns out|keeps being|gets) (?:[a-z]+ ){0,2}(?:malformed|broken|invalid|inconsistent)\b|\b(?:erra|falla|sbaglia|se trompe|rate|fallan?|errar) (?:[a-z]+ ){0,2}(?:o |el |il |le |in |de |dans |en )?(?:formato|format|tono|estilo|stile|tom|ton|style)\b|\b(?:klingt|klingen|ist|sind|suena|suenan|suona|sonne|sonnent|soa) (?:zu|demasiado|muy|troppo|trop|muito) (?:formlich|formell?|steif|lang|formal|rigido|frio|rigide|formel|long|largo|lungo)[a-z]{0,2}\b|\bfalsches format\b|\bformat (?:ist|stimmt) (?:falsch|nicht)\b|\b(?:formato|tono|estilo|tom|stile) (?:incorrecto|errado|sbagliato|equivocado)\b/,
    own,
  ),
  phrase(
    'gap',
    ['task-skill'],
    /\bmisclassif(?:y|ies|ied|ication)\b|\bmislabel(?:s|led)?\b|\b(?:gets?|getting) (?:the |a )?(?:wrong (?:category|categories|class|label|labels|intent|codes?|queue|entity|fields?)|(?:category|categories|class|labels?|intent|codes?|queue|entities|fields?) wrong)\b|\b(?:picks?|chooses?|assigns?) the wrong\b|\b(?:not|isn't|aren't) (?:yet )?accurate enough\b|\b(?:accuracy|precision|recall|f1) (?:is |are |of |it's )?(?:too |still |way |just |stuck |only )*(?:low|poor|bad|not (?:good )?enough|insufficient|stuck)\b|\b(?:misses|confuses|mixes up|mixing up|muddles) (?:[a-z]+ ){0,3}(?:entities|fields|classes|categories|labels|codes|clauses|cases|amounts|dates)\b|\b(?:bad|poor|weak) at (?:our |the |this )?(?:task|classif[a-z]*|extract[a-z]*|labell?ing|routing|triage|coding)\b/,
    own,
  ),
  phrase(
    'gap',
    ['reasoning'],
    /\b(?:reasoning|logic|maths?|arithmetic|planning|multi-?step (?:reasoning|logic|problems|questions|calculations))(?: (?:over|about|on|across|in) (?:our |the )?[a-z]+)? (?:is|are|falls?|breaks?|fails?|falls apart|goes wrong|errors?|mistakes?|isn't|gets?)\b|\b(?:fails?|struggles?|bad|weak|poor|wrong|stumbles|falls over|trips) (?:at|with|on|in) (?:the |our |its )?(?:[a-z-]+ ){0,2}(?:reasoning|logic|maths?|arithmetic|planning|proofs?|multi-?step)\b|\b(?:can't|cannot|doesn't|fails to) (?:reason|plan|think (?:it )?through|chain|do (?:the )?maths?)\b|\breasoning (?:gap|errors?|problem)\b|\b(?:can't|cannot|fails to|unable to) (?:do|handle|solve|follow|answer) (?:[a-z]+ )?multi-?[ -]?(?:hop|step)\b|\b(?:reasoning|logic|maths?|arithmetic|planning|multi-?step)\b(?: [a-z-]+){0,6} (?:is|are) (?:where|what) (?:it|they|the model|the bot|things) (?:falls?|fails?|breaks?|struggles?|goes|go|gets?|loses?|trips?)\b|\b(?:gets?|does) the (?:maths?|logic|arithmetic) wrong\b/,
    own,
  ),
  phrase(
    'gap',
    ['speed-and-cost'],
    /\b(?:too|so|very|way too|painfully|really|just too|bit) (?:slow|expensive|costly|pricey)\b|\b(?:costs?|bill|price|latency|spend|pricing) (?:is|are|'s) (?:(?!not |no |never |hardly )[a-z]+ ){0,2}(?:too high|the (?:problem|issue|pain|concern|blocker)|killing|too much|out of control|hurting|exploding|a problem|our problem|an issue|crazy|insane)\b|\bcosts? (?:us )?(?:way |far )?too much\b|\bcosts? (?:us )?(?:a fortune|an arm and a leg|a lot of money|the earth)\b|\b(?:takes|taking|took) (?:forever|ages|(?:way |far |much )?too long)\b|\b(?:sluggish|unaffordable|laggy)\b|\bcan't afford (?:the |this |it|to run|that)|\b(?:at|for) (?:a (?:fraction|tenth|quarter|third|half) of the|the) (?:price|cost)\b|\bhalf the (?:price|cost)\b|\b(?:latency|costs?|price|the bill|speed) (?:kills?|hurts?|is killing|is hurting|eats?)\b|\b(?:is|are|'s|just|but|gets?|getting) (?:just |really |also |still |quite |very )?(?:expensive|slow|costly|pricey)\b|\b(?:want|need|wanted|make|get|have|run|runs|do) (?:it|this|them|something|that) (?:to be )?(?:[a-z]+ ){0,2}(?:cheaper|faster|quicker)\b|\b(?:cheaper|faster) (?:and|or|&) (?:cheaper|faster|in[- ]house)\b|\b(?:reduce|cut|lower|slash|bring down|shrink|halve) (?:the |our |its )?(?:[a-z]+ )?(?:cost|costs|latency|bill|spend|price|inference costs?)\b|\b(?:a problem|problem|issue), cost is\b|\bcost is$|\bcost is\b(?= *(?:the|our) (?:problem|issue))|\bonly (?:cost|speed|latency|price) (?:matters|is)\b|\b(?:demasiado|muy) (?:caro|lento)\b|\b(?:muito|demais) (?:caro|lento)\b|\b(?:caro|lento) demais\b|\btrop (?:cher|lent|chere|lente)\b|\bzu (?:teuer|langsam)\b|\btroppo (?:caro|lento|costoso)\b/,
    {
      ownNegation: true,
      unless:
        /\b(?:not|isn't|never|aren't) (?:[a-z]+ ){0,2}(?:too|so|very) (?:slow|expensive|costly)\b/,
    },
  ),
  phrase(
    'gap',
    ['unsupported-modality-or-language'],
    new RegExp(
      `\\b(?:bad|poor|poorly|weak|terrible|awful|useless|hopeless|struggles?|struggling|not good|mediocre) (?:at|in|with|on|for) (?:our |the )?(?:[a-z-]+ )?(?:languages?|dialects?|${languages})\\b|\\b(?:no|none of the) (?:public |open |existing |current |available )*models? (?:exists?|supports?|speaks?|handles?|understands?|knows?|for|covers?|reads?)\\b|\\b(?:doesn't|does not|don't|barely) (?:really |even )?(?:support|speak|speaks|cover|understand|know) (?:our )?(?:[a-z]+ )?(?:languages?|scripts?|dialects?|modality|${languages})\\b|${hardlyAnyModel}|\\bunsupported (?:language|modality|script|data)\\b`,
    ),
    own,
  ),
  phrase(
    'gap',
    ['nothing-tried'],
    /\b(?:haven't|havent|have not|not|hasn't|nobody has|never) (?:really |actually |even )?tried (?:anything|any of|a thing|any)\b|\bnothing (?:has been |was |is |'s )?(?:tried|built|tested|done)(?: so far| yet)?\b|\btried nothing\b|\bhaven't (?:started|begun)\b|\bnot (?:yet )?started\b|\bjust (?:starting|getting started)\b|\bstarting from zero\b|\bno experiments? (?:so far|yet|done)\b|\bgreenfield\b/,
    own,
  ),

  phrase(
    'promptingResult',
    'not-tried',
    /\b(?:haven't|havent|have not|not|never|hasn't) (?:really |actually |even )?(?:tried|tested|written|done|attempted|started) (?:any |a |with )?(?:prompt(?:s|ing)?|few-shot|prompt engineering|anything)\b|\bno prompt(?:s|ing)? (?:tried|tested|work|so far|yet)\b|\bprompt(?:s|ing)?(?: (?:is|are|was|were))? (?:not (?:yet )?tried|untested|hasn't been tried)\b|\bnothing (?:has been |was )?tried\b|\btried nothing\b/,
    own,
  ),
  phrase(
    'promptingResult',
    'close',
    /\b(?:prompt(?:s|ing)?|few-shot|best prompt|prompt engineering)\b[^.!?;]{0,40}\b(?:close|almost|nearly|not quite|just short|just misses|comes? near|near(?:ly)? (?:there|good))\b|\b(?:almost there|nearly there|close but)\b[^.!?;]{0,30}\bprompt/,
    {
      ownNegation: true,
      unless: /\b(?:not|nowhere|isn't|far from|never) (?:even |anywhere )?(?:close|near)\b/,
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
      unless: /\b(?:half|only|most|some|sometimes)\b|\d (?:out )?of (?:the )?\d|\d ?(?:%|percent)/,
    },
  ),
  phrase(
    'retrievalResult',
    'not-tried',
    /\b(?:haven't|havent|have not|not|never|hasn't|didn't) (?:really |actually |even )?(?:tried|tested|tested out|done|built|set up|try|attempted) (?:any |a |with )?(?:rag|retrieval|vector search|semantic search|embeddings)\b|\b(?:rag|retrieval)(?: is| was| has)? (?:not |un|never )(?:been )?(?:tried|tested)\b|\bno (?:rag|retrieval)(?: (?:yet|so far|in place|tried))?\b/,
    { ...own, unless: /\bno (?:rag|retrieval) (?:needed|required)/ },
  ),
  phrase(
    'retrievalResult',
    'no-help',
    /\b(?:rag|retrieval|vector search|putting (?:the |our )?(?:docs|documents) in (?:the )?(?:prompt|context))\b[^.!?;,]{0,30}\b(?:didn't|doesn't|did not|does not|hasn't|won't|no|not|barely|hardly|never|wasn't|isn't)\b[^.!?;,]{0,20}\b(?:help(?:s|ed|ing)?|improv(?:e|ed|ement)|better|work(?:ed|s)?|luck|difference|change|enough|gain|move the needle|make a dent|pay off)\b|\b(?:rag|retrieval)\b[^.!?;]{0,20}\b(?:no|zero|little) (?:effect|impact|benefit)\b|\btried (?:rag|retrieval)\b[^.!?;]{0,25}\b(?:no (?:luck|help|improvement|gain|difference)|didn't (?:help|work|move the needle|change (?:much|anything)|make a (?:dent|difference))|without (?:success|luck)|useless|nothing)\b|\brag (?:was |is )?(?:useless|pointless|no use)\b/,
    own,
  ),
  phrase(
    'retrievalResult',
    'helps',
    /\b(?:rag|retrieval|vector search|putting (?:the |our )?(?:docs|documents|manuals|pages) in (?:the )?(?:prompt|context))\b(?: (?:already|really|definitely|does|did|clearly|certainly|has|setup|pipeline|prototype|with [a-z ]{2,20}))* (?:help(?:s|ed)|fix(?:es|ed)|solv(?:es|ed)|works?|worked|improv(?:es|ed)|gets? (?:us )?(?:the )?(?:facts )?right)\b|\brag (?:gave|gives) (?:us )?(?:a )?(?:big |large |nice |good |clear )?(?:boost|lift|gain|improvement)\b|\bwith (?:rag|retrieval)(?: it| the answers?)? (?:is|are|gets?) (?:[a-z]+ )?(?:better|right|good|fine)\b|\b(?:el rag ayuda|le rag aide|il rag aiuta|o rag ajuda|rag hilft)\b/,
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
    /\b(?:haven't|havent|have not|never|not) (?:yet )?(?:tried|done|attempted) (?:any )?(?:fine-?tuning|tuning|sft|lora)\b|\b(?:haven't|never|have not) (?:yet )?(?:fine-?tuned|tuned) (?:anything|any|a model)\b/,
    own,
  ),
  phrase(
    'teacherPasses',
    true,
    /(?:¤|\b(?:the )?(?:big|large|largest|frontier|biggest|strongest|best|top) (?:models?|one|llms?)|\bgpt|\bclaude|\bopus|\bgemini|\bsonnet)[^.!?;]{0,30}?\b(?:already|easily|consistently|reliably|always) (?:gets? (?:it|this|them|everything) right|meets?|passes|nails?|does (?:it|this) (?:well|perfectly|fine)|hits?|works (?:well|perfectly|great|fine)|good enough|solves?|handles? (?:it|this)|reaches)\b|(?:¤|\b(?:big|large|largest|frontier|biggest) (?:models?|one|llms?))[^.!?;,]{0,20}?\b(?:aces (?:it|this|them|our|the)|(?:is|are) (?:spot on|flawless|perfect at|more than good enough)|gets? it right (?:every|each|all)|(?:meets?|hits?|clears?|reaches) (?:the|our) (?:quality |accuracy )?(?:bar|target|quality|goal|level)|passes (?:our|the|all)|nails it|is good enough|are good enough|quality is (?:fine|great|good enough|perfect))\b/,
    { unless: /\b(?:not|n't|never|nowhere|barely|nearly|almost|fine-?tuned|tuned)\b/ },
  ),

  phrase(
    'autoGradable',
    true,
    /\b(?:can|could|will|are|is|be|gets?|get|easily|fully|all) (?:[a-z]+ ){0,3}?(?:unit[- ]?tested|auto(?:matically)?[- ]?(?:graded|checked|scored|verified|tested|validated|evaluated)|(?:checked|graded|scored|verified|tested|validated|evaluated) (?:automatically|by (?:a |the )?(?:program|script|code|machine|compiler|solver|tests?|unit tests|test suite)|programmatically|with (?:a )?(?:script|unit tests|tests|code)|against (?:a )?(?:compiler|simulator|ground truth|known answers)))\b|\bauto-?gradable\b|\bautomatic(?:ally)? (?:grader|grading|scorer|checker|gradable|verifiable|scored|graded|checked)\b|\b(?:unit tests|test suite|compiler|script|program|solver|checker|verifier|simulator) (?:can |could |will |to |that )?(?:tells?|checks?|verif(?:y|ies)|grades?|scores?|decides?|says?|confirms?|validates?) (?:us )?(?:at once |immediately |instantly |automatically |right away )?(?:whether|if|right|the|each|every|it|them|correct|answers?|results?|that)\b|\b(?:a )?(?:script|program|machine|computer) can (?:tell|check|grade|verify|score)\b|\b(?:judged|graded|scored|checked|verified|validated|tested|decided) by (?:(?:our |the |a |an )?(?:unit )?tests?|(?:a|the|our) (?:test suite|compiler|script|program|solver|checker|verifier|simulator))\b|\b(?:have|has|got|with) an? (?:automatic |automated )?(?:verifier|checker|grader|reward function)\b|\b(?:easy|easily|simple|trivial|possible|can be) (?:to )?(?:checked?|verif(?:y|ied)|graded?|scored?|tested?) (?:by|with|in) (?:an? )?(?:machine|script|program|code|computer|unit tests?)\b|\b(?:whether|if) (?:the|an|it|each|its) (?:answer |result |output )?(?:was|is|were) (?:right|correct|wrong)\b[^.!?;]{0,20}\b(?:automatic(?:ally)?|automated|by (?:a )?(?:script|machine))\b|\bverifiable (?:rewards?|answers?|results?|outputs?)\b|\b(?:we|they) (?:execute|run) the (?:sql|code|query|queries|program|tests) and (?:compare|check)\b|\b(?:execute|run) (?:it|them|the [a-z]+|and)(?: and)?(?: [a-z]+)? (?:compare|check)\b|\b(?:evaluation|grading|scoring|checking|grader) (?:is|can be) (?:[a-z]+ )?(?:fully |completely )?(?:automatic|automated|exact match)\b|\bexact[- ]match (?:scoring|grading|check|metric)\b|\bchecked against the (?:known|correct|true) (?:answer|result)s?\b/,
    { negated: false },
  ),
  phrase(
    'autoGradable',
    false,
    /\b(?:only|needs?|requires?|takes?) (?:a |an |our |human |the )?(?:humans?|experts?|people|doctors?|lawyers?|editors?|person|specialists?|radiologists?|clinicians?) (?:[a-z]+ )?(?:can |could |to |must )?(?:judge|grade|tell|score|check|review|assess|evaluate|rate)\b|\b(?:no|without) (?:automatic|automated|programmatic) (?:way|grader|grading|check|scoring|metric)\b|\b(?:can't|cannot|can not|impossible to|hard to|not possible to) (?:be )?(?:automatically |auto-?)(?:grade|graded|check|checked|score|scored|verify|verified|evaluate|evaluated)\b|\b(?:can't|cannot|can not|not) be (?:graded|checked|scored|verified|judged) (?:automatically|by (?:a )?(?:program|script|machine))\b|\bno (?:program|script) can (?:tell|check|judge|grade)\b|\b(?:needs?|requires?|takes?) (?:an? )?(?:expert|human) (?:judge?ment|review|eyes|rating|evaluation)\b|\bquality is (?:subjective|a matter of taste)\b|\bmatter of taste\b|\b(?:a human|a person|an expert|somebody|someone|an? (?:editor|lawyer|doctor|nurse|specialist|teacher)) (?:always )?(?:has to|have to|needs to|must) (?:read|look at|judge|check|review|grade|score)\b/,
    own,
  ),
]
