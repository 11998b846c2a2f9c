import { own, type Phrase, phrase } from './phrase.ts'

/** How people say that something just missed, missed by far, or did nothing. */
const nearly =
  'close|almost|nearly|not quite|just short|just misses|just missed|narrowly|within (?:a few|a couple of|\\d+) (?:points?|percent)|(?:off|short|shy) by (?:a few|a couple|\\d)|comes? near|near(?:ly)? (?:there|good)'
const byFar =
  "far (?:off|from|short|below|away|behind)|(?:came |come |comes |is |are |was |were )?nowhere (?:near|close)|not (?:even |anywhere )?(?:close|near)|miles (?:off|away)|falls? (?:way |far |well )?short|fell (?:way |far |well )?short|(?:misses|missed) by (?:a lot|far|a mile)|didn't (?:help|work|cut it|get us)|doesn't (?:help|work|cut it|get us)|failed|fails|useless|hopeless|hit a wall|plateaued|went badly|was worse|got worse|made (?:it|things) worse|disappoint(?:ing|ed|s)"
const nothing =
  "(?:made|makes|make|had|has|have|brought|brings|gave|gives) (?:absolutely |almost |basically )?(?:no|zero|little|hardly any) (?:real )?(?:difference|effect|impact|improvement|gain|benefit|change)|changed (?:nothing|little)|did (?:nothing|little)|didn't move|(?:barely|hardly|scarcely) (?:moved|changed|helped|improved|nudged|affected)"
const good =
  '(?:fixed|fixes|solved|solves|cured|cures|removed|removes|resolved|resolves|helped|helps|halved|improved|improves|got rid of|works|worked|does the trick|did the trick)'

const never =
  "(?:haven't|havent|have not|hasn't|not|never|didn't|did not|nobody has|nobody) (?:yet |really |properly |actually |even |seriously |ever )*"

const tuned =
  '(?:fine-?tun(?:ed|ing|e)|finetun(?:ed|ing|e)|q?lora|sft|tuned (?:a |an |the |our )?(?:model|[a-z0-9¤-]+)|we (?:have )?tuned|our (?:tuned model|adapter))'
const prompted = '(?:prompt(?:s|ing|ed)?|few-?shot|zero-?shot|prompt engineering|in-context)'
const retrieved =
  '(?:rag|retrieval|vector search|semantic search|grounding|(?:putting|pasting|adding|feeding|placing) (?:it |in )?(?:the |our )?(?:[a-z]+ )?(?:docs|documents|manuals|pages|passages|articles|context)(?: (?:in|into) (?:the )?(?:prompt|context))?)'

const within = (reach: number) => `[^.!?;]{0,${reach}}?`
const tried = (subject: string, ending: string, reach = 45) =>
  new RegExp(`\\b${subject}\\b${within(reach)}\\b(?:${ending})\\b`)

const notNear =
  /(?:n't|not|never) (?:[a-z]+ )?(?:even |anywhere |remotely )(?:close|near)\b|\b(?:nowhere|not even|isn't|aren't|not anywhere|far from) (?:anywhere |even |remotely )?(?:close|near)|nowhere near/
const undecided =
  /\b(?:would|could|should|will|might|does|do) (?:we |it |i |a |an )?(?:rag|retrieval|fine-?tun|prompt|lora|q?lora)/

const denied = /n't\b|\b(?:not|never|hardly|barely|no|nothing|only|how|none|neither)\b/

/** How what was tried came out, in the words that several subjects share. */
export const resultPhrases: readonly Phrase[] = [
  phrase('tuningResult', 'far', tried(tuned, byFar, 60), {
    ...own,
    unless: new RegExp(`${undecided.source}|${prompted}.{0,60}\\b(?:fails|useless)|\\bwithout\\b`),
  }),
  phrase('tuningResult', 'close', tried(tuned, nearly), {
    ...own,
    unless: new RegExp(`${notNear.source}|${undecided.source}`),
  }),
  phrase(
    'promptingResult',
    'not-tried',
    new RegExp(
      `\\b${never}(?:tried|tested|written|attempted|explored|experimented with|touched) (?:any |a |with |out )*(?:prompt(?:s|ing)?|few-?shot|prompt engineering)\\b`,
    ),
    own,
  ),
  phrase('promptingResult', 'far', tried(prompted, byFar), {
    ...own,
    unless: new RegExp(`${undecided.source}|\\b(?:fine-?tun|lora|rag|retriev)`),
  }),
  phrase('promptingResult', 'close', tried(prompted, nearly), {
    ...own,
    unless: new RegExp(
      `${notNear.source}|\\b(?:fine-?tun|lora|rag|retriev)|prompt tokens|\\b(?:not (?:one|a single)|none of (?:the|our|those)) prompts?\\b|\\bno prompts?\\b|\\bprompt (?:reply|answer|response|delivery|service|payment)\\b|\\bclose (?:by|at|down)\\b`,
    ),
  }),
  phrase('retrievalResult', 'no-help', tried(retrieved, nothing, 30), own),
  phrase('retrievalResult', 'helps', tried(retrieved, good, 30), {
    unless: new RegExp(`${undecided.source}|${denied.source}`),
  }),
]
