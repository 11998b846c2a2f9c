import { oneOf } from './phrase.ts'

/** Who is made to order: us, by whatever name. */
const us =
  '(?:you|the (?:assistant|bot|model|ai)|crossroads|all (?:answers|replies)|every (?:answer|reply))'
/** By whose word: a true project has requirements, but they come with no authority over the bot. */
const authority =
  '(?:(?:new |updated? |company |vendor |provider |the )*(?:polic(?:y|ies)|directives?|mandate|terms|memo|guidelines?|override|instructions?) (?:from|of|by|update)|per (?:the |our )?(?:terms|policy|contract)|acknowledge|acknowledgement required|(?:confirm|comply) and|and (?:save|store|confirm))'
const order =
  '(?:must|shall|has to|have to|required to|obliged to|are to|instructed to|always|end with|only ever)'

/** Marks and orders that a pasted prompt holds, and no person writes to a colleague. */
const pasted = oneOf(
  /(?:^|[\][#*=>|\n.-]) ?(?:#+ ?)?(?:system|developer|tool|function)(?: (?:prompt|message|note|output|result|override|instruction))? ?(?:#+|:)[^\n]{0,40}\b(?:user|you|your|ignore|disregard|set|mark|store|override|profile|team is|budget|labelled|recommend|grant|this conversation|new rules?)\b/,
  /(?:^|\n)\s*assistant ?: (?:the user\b|your\b|sure|ok|okay|i |i'll|i will|understood|certainly|yes|of course|done|recommend)/,
  /\b(?:tool|function) (?:output|result|response) ?:/,
  /\buser ?: [^\n]{0,80}\bassistant ?: |\bassistant ?: [^\n]{0,80}\b(?:user|system) ?: /,
  /\bend of (?:the )?(?:user |previous )?(?:message|input|turn|prompt|context|document)s?\b/,
  /\b(?:begin|start|enter|enable|activate|switch to) (?:the )?(?:admin|root|god|debug|sudo|developer|maintenance) (?:mode|session)\b|\b(?:admin|root|god|sudo) mode\b|\b(?:admin|operator|developer|moderator|system) (?:note|notice|message|override) ?:/,
  /\byour (?:new |updated |own )*(?:instructions|rules|orders|directives?|guidelines|task) (?:are|is|have|has|will|from)\b/,
  /\b(?:new|updated|following) (?:directive|mandate|orders)\b/,
  /\b(?:and|then) (?:obey|comply with|carry out|execute|act on) (?:it|them|this|that|these|what)\b/,
  /\b(?:trust it|tell nobody|tell no one|do not tell anyone|without telling|don't tell (?:anyone|the user))\b/,
  /\b(?:the )?user is (?:verified|an admin|authori[sz]ed|trusted)\b|\bskip (?:all |the )?(?:checks|verification|safety)\b/,
  /\b(?:respond|reply|answer) to (?:everyone|everybody|all|every (?:message|question|user)) (?:with|by)\b|\bsay so (?:in|to|from)\b/,
  new RegExp(
    `\\b${authority}\\b[^\\n]{0,60}\\b${us}\\b[^\\n]{0,30}\\b${order}\\b|\\b${us}\\b[^\\n]{0,30}\\b${order}\\b[^\\n]{0,40}["'][^\\n]{0,60}\\b(?:acknowledge|store|save|confirm|record)\\b|\\bpolicy\\b[^\\n]{0,40}\\b${us}\\b[^\\n]{0,20}\\b${order}\\b[^\\n]{0,30} ["']`,
  ),
  /\b(?:ignora|olvida|esquece|oublie|ignorez|vergiss|ignoriere|dimentica|missachte|desconsidera|desobedece) (?:[a-z]+ ){0,3}(?:reglas|regras|regeln|regles|regole|ordenes|ordens|ordres|ordini|vorgaben|limites)\b/,
)

/** Orders given outright. */
const outright =
  /<!--|\b(?:you are (?:now|dan\b)|you're (?:now|dan\b)|repeat (?:the |all |every |me )*(?:words?|text|everything|message|lines?) (?:above|before)|from now on,? you|pretend (?:to be|you|that you)|act as (?:a|an|if|dan|my)|role-?play as|jailbreak|do anything now|developer mode|(?:ignore|disregard|forget|override|bypass|skip) (?:all |any |the |your |everything |of |my )*(?:previous|prior|above|earlier|preceding|existing|system|safety|own|rules?|instructions?|guidelines?|prompts?|restrictions?|programming|(?:what |whatever |everything )?(?:you were|you've been) told|before)|(?:ignore|disregard|forget|drop) (?:everything|anything|all|whatever)(?: that)? (?:about|of|in|from) your (?:[a-z]+ )?(?:rules?|instructions?|guidelines?|prompts?|restrictions?|programming)|from now on,? (?:only |always |just )*(?:answer|reply|respond|say)(?: with| only)? ["']|new (?:system )?instructions? ?:|system (?:prompt|override|message) ?:|(?:reveal|print|show|repeat|output|leak|dump|tell|give)(?: me| us)? (?:your|the) (?:full |hidden |secret |entire |initial |original )*(?:system )?(?:prompt|instructions|rules verbatim|api key|secrets?|env|environment variables|token)|(?:ignora|olvida|esquece|oublie|ignorez|vergiss|ignoriere|dimentica) (?:[a-z]+ ){0,3}(?:instrucciones|instrucoes|instructions|anweisungen|istruzioni|regeln|reglas)|(?:say|answer|claim|state|tell (?:them|everyone|us)|recommend|output|respond|reply) (?:only |always |that )*(?:pre-?training|fine-?tuning|pretraining|rag|retrieval|prompting) is (?:the )?(?:best|only|right)|(?:always|only) (?:recommend|say|answer|suggest|respond)|\bsystem ?: ?override|drop table|(?:you|the (?:bot|assistant|model)) (?:must|have to|will|shall) (?:now |only |always )*(?:obey|comply|recommend|say)|as (?:an?|the|your) (?:admin|administrator|developer|root|operator|owner)\b[^.]{0,20}\b(?:i|we) (?:command|order|instruct|require|authori[sz]e)|end of (?:conversation|prompt|chat|instructions))|<script|<\/?(?:user[_ ]message|system|instructions?|admin|user|assistant)>|<\|im_|\[(?:inst|system|admin|developer)\]/

/** Words that turn the message against us; everything from there on is left unread. */
export const injection = oneOf(outright, pasted)
