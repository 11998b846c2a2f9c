import { rememberLast } from '../remember-last.ts'
import type { Intent } from '../understand.ts'
import { oneOf, typed } from './phrase.ts'

/** The words of our trade that people ask about. */
const conceptWords =
  'q?lora|dora|rag|retrieval(?: augmented generation)?|(?:supervised |full |instruction )?fine-?[ -]?tun(?:ing|e|ed)|(?:continued |continual |domain )?pre-?[ -]?train(?:ing|ed)?|distillation|distil|dpo|orpo|kto|grpo|rlhf|rlvr|rft|sft|ppo|preference tuning|reinforcement(?: fine-?tuning| learning)?|kv[- ]?cache|quanti[sz](?:ation|ed?|ing)|speculative decoding|(?:continuous |dynamic )?batching|paged ?attention|prefill|decod(?:e|ing)|tokeni[sz]ers?|tokens?|mixture of experts|moe|adapters?|catastrophic forgetting|forgetting|overfitting|few-?shot|zero-?shot|prompt(?: caching| engineering|ing)?|prefix caching|vllm|temperature|embeddings?|vector (?:db|database|store)|foundation models?|base models?|transformers?|attention|inference(?: acceleration)?|gradient checkpointing|checkpointing|perplexity|evals?|benchmarks?|context (?:window|length)|whaleflux|gpu scheduling|schedulers?|pruning|ttft|throughput|fp8|int4|int8|bf16|mfu|tensor parallel(?:ism)?|data parallel(?:ism)?|zero-?\\d|fsdp|deepspeed|hallucinations?|(?:evaluation|eval|test|golden) sets?|training (?:examples?|sets?)|llms?|gguf|awq|gptq|teacher model|student model|synthetic data|alignment|rewards? models?|chinchilla|scaling laws?|epochs?|learning rate|domain shift|ml ?ops|parameters?'

/** Stands for any of them, so that a pattern names it once and not a hundred words. */
const concept = 'qqconcept'

const concepts = new RegExp(`\\b(?:${conceptWords})(?![a-z])`, 'g')

const rowOfConcepts = new RegExp(`${concept}(?: ${concept})+`, 'g')

/** A text with every word of our trade, and every row of them, written as one. */
export const withConcepts = rememberLast((text) =>
  text.replace(concepts, concept).replace(rowOfConcepts, concept),
)

/** "LoRA: why does it need so little memory", "KV cache, what's that good for": of the concept itself. */
export const conceptFirst = new RegExp(
  `^(?:(?:so|and|ok|hey|btw|about|re|on)[ ,:]+)*(?:an? |the )?${concept}(?: (?:or|and|vs\\.?|adapters?|models?|layers?) ?(?:${concept})?)* ?(?:[:,;?-]+|\\.{2,}) ?(?:but |and |so )?(?:how|why|what|when|which|who|where|is|are|does|do|isn't|doesn't|in (?:what|which))\\b(?!.*\\b(?:our|us|we|my|for this)\\b)`,
)

export const holdsConcept = (text: string): boolean => withConcepts(text).includes(concept)

/** A why about the world and not about our answer: "why is output more expensive than input". */
const generalWhy =
  '^(?:but |and |so )*why (?:is|are|do|does) (?!(?:it|this|that|these|you|we|our|my|the (?:answer|cost|estimate|number|result|plan|first))\\b)(?!.*\\b(?:ranked|recommended|first|ruled|here|us|our|you)\\b).*\\b(?:than|expensive|slow|slower|fast|faster|cheaper|work|works|forget|needed|important|bound|costs?|matter|useful)\\b'

interface IntentPhrase {
  readonly intent: Intent
  readonly pattern: RegExp
  readonly unless?: RegExp
  /** Its patterns are read against `withConcepts`. */
  readonly aboutConcepts?: true
}

/** Command words as the first word of a typed command. */
export const commandIntents: ReadonlyMap<string, Intent> = new Map([
  ['advise', 'advise'],
  ['estimate', 'estimate'],
  ['compare', 'whatif'],
  ['whatif', 'whatif'],
  ['why', 'why'],
  ['learn', 'learn'],
  ['history', 'history'],
  ['show', 'history'],
  ['export', 'history'],
  ['outcome', 'history'],
  ['profile', 'help'],
  ['settings', 'help'],
  ['privacy', 'help'],
  ['feedback', 'help'],
  ['help', 'help'],
])

const written: readonly IntentPhrase[] = [
  {
    intent: 'whatif',
    pattern: oneOf(
      /\bwhat(?:'?s)? ?if\b/,
      /\b(?:was ware|was wenn|wie ware es|que pasaria|y si|e se|et si|cosa succede se)\b/,
      /^(?:and|but|so|ok)[, ]+(?:if|suppose|assuming)\b/,
      /^if (?:we|the|our|it|they|i|latency|budget|traffic)\b[^.!]{3,80}\b(?:what|then what|how|would (?:it|that|this|the)|does)\b/,
      /^if [^.!?]{3,80}[, ]+(?:still|even then)\b[^.!?]{0,40}\?/,
      /^would (?:it|this|that|the [a-z]+) still\b[^.!]{0,60}\bif\b/,
      /\bwhat (?:happens|changes|would (?:happen|change)|if|about if|difference would)(?: \w+){0,3}? (?:if|at|when|with|to the (?:answer|result|recommendation))\b/,
      /^(?:and |so |ok |but |now )*(?:suppose|assume|assuming|imagine|let's say|lets say)\b/,
      /^(?:and |so |but |ok |hm+ )*if [^.!?]{3,90}(?<!\b(?:it|we|they|he|she|you|i|that|this|which|who|then))[, ]+(?:still |then )?(?:would|will|should|could|does|do|is|are) (?:you|it|that|this|the|we|rag|retrieval|tuning|fine-tuning|prompting|lora|pre-?training|distillation|an?|¤|[a-z-]+ing)\b/,
      /^if [^.!?]{3,90}, ?(?:(?:still |then )?(?:the )?same (?:answer|result|plan|advice|pick)|what then|then what|and then|and now|any (?:change|difference))\b/,
      /^(?:and |so |ok |but |now )*(?:let's|lets|let us) (?:pretend|imagine|assume|suppose|play)\b|^(?:and |so |ok |but |now )*(?:imagine|picture|pretend) (?!to be|you|that you)/,
      /^(?:and|but|ok|so)[, ]+(?:on|for|in|using|over) [^.!?]{2,50}\b(?:instead of|rather than|in place of|not)\b[^.!?]{1,30}\?$/,
      /\b(?:would|will|could) (?:that|it|this|[^.!?]{2,30}) (?:tip|swing|sway|flip|reverse) (?:it|that|the (?:answer|balance|result|pick|scale))\b/,
      /^(?:and |so |ok )*say (?:we|the|our|it|that|budget|traffic|i|there|you|he)\b/,
      /\b(?:would|does|how would|how does|will) (?:that|it|this|the (?:answer|result|recommendation|advice|verdict|plan|decision|ranking|cost|estimate))(?: still)? (?:change|differ|be different|look|flip|hold|move)\b[^.!]{0,40}\b(?:if|with|at|when)\b/,
      /^(?:please |can you |could you |now )*compare\b/,
      /\bcompared? (?:side by side|it (?:to|with|against))/,
      /^(?:and|but|ok and|so) (?:if|with|at) (?:we|it|our|the|only|twice|half|double|\d)/,
      /\bhow about (?:if|with|at)\b/,
      /^(?:and|but|ok|so)[, ]+(?:with|without|at|under) [^.!?]{2,50}\?$/,
      /\b(?:would|will|does|do|could)\b[^.!?]{1,50}\b(?:make (?:a|any|much of a|a big) difference|change (?:anything|something|much|the answer|your mind))\b/,
      /^(?:and |so |but |ok |now )*(?:(?:what|how) about|(?:the )?same (?:for|with)|with|for) ¤ ?\??$/,
      /^(?:und |et |y |e )?(?:wenn (?:wir|das|die|der|ich)|si (?:nous|on|tenemos|tuvieramos|hubiera)|se (?:tivessemos|avessimo|tivermos|abbiamo))\b/,
      /\b(?:que pasa(?:ria)? si|y si |e se |et si |was (?:ware|ist|passiert|andert sich),? wenn|che succede se|cosa (?:succede|cambia) se|que se passe[- ]t[- ]il si|o que (?:acontece|muda) se)/,
    ),
    unless: /\bwhat if (?:anything|any)\b/,
  },
  {
    intent: 'whatif',
    aboutConcepts: true,
    pattern: oneOf(
      `^(?:and |so )*${concept} (?:vs\\.?|versus) ${concept} (?:for|in|on|with) (?:us|our|my|this|me)\\b`,
    ),
  },
  {
    intent: 'why',
    aboutConcepts: true,
    pattern: oneOf(
      /^(?:(?:but|and|ok|so|hm+|sorry|wait|hey|please|can you|could you)[, ]+)*(?:why|how come|explain why|tell me why|explain (?:your|the|this|that) (?:reasoning|recommendation|decision|answer|ranking|result|verdict|advice))\b/,
      /(?:^|\bplease |\bcan you |\bcould you |\bcan i )(?:show|list|see|give|what are|where are)(?: me| us)? (?:the |your |its |all )*(?:sources?|evidence|trace|reasons?|reasoning|rules?)\b/,
      /\bwhat (?:is|are|'s) (?:this|that|it|your (?:answer|advice|recommendation)) based on\b/,
      /\bon what (?:basis|grounds|evidence)\b/,
      /\bwhat (?:do|did) you base\b/,
      /\bwhat(?:'s| is| was)? (?:the |your )(?:reason(?:s|ing)?|rationale|evidence|justification)\b/,
      /\bhow did you (?:get|come|arrive|decide|reach|pick|choose|conclude|work|calculate|compute)\b/,
      /\bwhere (?:does|do|did) (?:that|this|the|these|those|your) (?:[a-z]+ ){0,2}(?:come|came) from\b/,
      /\bwhich rules?\b/,
      /\b(?:show|see|explain|check|walk)\b[^.?!]{0,25}\b(?:maths?|working|workings|calculations?|arithmetic|formulas?|derivation)\b/,
      /\bwhich (?:of (?:my|our) |)(?:answers?|facts?|inputs?|numbers?) (?:mattered|counted|weighed|decided|drove|tipped|made)\b/,
      /\bwhat (?:tipped|drove|weighed)\b/,
      /\b(?:says who|who says|who told you)\b/,
      /\bwhat made you\b/,
      /\bwhat (?:speaks|counts|argues) (?:for|against)\b/,
      /\bjustify\b/,
      /\bhow (?:sure|certain|confident|reliable|solid|accurate|exact|precise|trustworthy) (?:are|is) (?:you|that|this|it|the (?:answer|recommendation|estimate|advice))\b/,
      /\bare you (?:really |quite |that )?(?:sure|certain)\b/,
      /^sources ?\??$/,
      /^(?:por ?que|pourquoi|warum|wieso|perche)\b/,
    ),
    unless: oneOf(
      `${generalWhy}`,
      `\\bexplain (?:to (?:me|us) )?why (?:an? |the )?(?:[a-z-]+ )?${concept}(?! (?:is|was|came|comes) (?:first|ranked|recommended|ruled|second|last|not|out))`,
      `^(?:but |and |so )*why (?:do|does|are|is|would|should|can't|can|did)(?: (?:an?|the|output|input|long|people|larger|bigger|small|smaller))* ${concept}(?: [a-z]+)* (?:cost|costs|so|forget|forgets|work|matter|need|help|faster|slower|cheaper|called|use|used|exist|bound|important|expensive|hurt)`,
    ),
  },
  {
    intent: 'history',
    pattern: oneOf(
      /^(?:zeig(?:e|en)? |mir |uns |den |die |muestra(?:me)? |el |ensena(?:me)? |mostra(?:mi|r)? |o |il |la |montre(?:-moi)? |l')*(?:verlauf|historial|historico|cronologia|historique)\b/,
      /^(?:show |see |me |us |my |our |the )*(?:history|past (?:results|recommendations|estimates|decisions|answers)|previous (?:results|recommendations|estimates|decisions|answers))\b/,
      /\b(?:show|list|see|open|get|find|bring up|pull up|repeat|recall|remind me of|resend|look at)(?: me| us)? (?:again )?(?:the |our |my |your |all )*(?:last|past|previous|earlier|old|older|latest|saved|first|recent)(?: \w+)? (?:results?|recommendations?|estimates?|decisions?|answers?|advice|ones?|cards?|runs?|verdicts?)\b/,
      /\b(?:show|list|open|get|find)(?: me| us)? (?:the |our |my |all |all the )(?:recommendations?|estimates?|decisions?|results?|answers?) (?:from|of|since|before|made|we (?:made|got|asked)|you (?:gave|made))\b/,
      /\b(?:show|export|open|download|save)(?: me| us)? (?:it|this|that|the|our)? ?(?:#?[re]\d+|(?:recommendation|estimate|decision|result|record|report)(?: record)?(?: [re]\d+)?(?: (?:as|to|in) (?:a )?(?:markdown|json|csv|file|pdf))?)\b/,
      /^(?:please |can you |could you |i want to |we need to )*export\b(?! controls?)/,
      /\bexport (?:it|this|that|as|the (?:decision|recommendation|estimate|result|record)|[re]\d)/,
      /\bwhat (?:did|have) you (?:say|said|recommend|recommended|tell|told|advise|advised|estimate|estimated|suggest|suggested)\b/,
      /\b(?:everything|all) (?:that )?you(?:'ve| have)? (?:recommended|estimated|advised|told us)\b/,
      /\bwhat (?:did|have) (?:we|i) (?:decided?|agreed?(?: on)?|settled? on|conclude[d]?|asked?)\b/,
      /\b(?:last (?:week|month|time)|yesterday)(?:'s)? (?:recommendation|estimate|decision|answer|advice|result)\b/,
      /^(?:(?:and|also|now|please|same|that|this|it) ){0,3}as (?:an? )?(?:markdown|csv|json)\b/,
      /\b(?:give|send|get|want|have|need|see|save|put|turn)(?: me| us)? (?:it|that|this|them|the [a-z]+)(?: again)? as (?:an? )?(?:markdown|csv|json)\b/,
      /\bwhat (?:was|were) (?:the|your|our|my) (?:(?:last|previous|first|earlier|old) )?(?:recommendations?|estimates?|advice|decisions?|verdicts?)\b(?! based)/,
      /^(?:historial|historico|historique|verlauf|cronologia)\b/,
    ),
    unless:
      /\b(?:purchase|order|ticket|chat|customer|browsing|medical|transaction|patient|conversation) history\b|\bexport(?:s|ed|ing) (?:our|to|data|from|controls?)/,
  },
  {
    intent: 'help',
    pattern: oneOf(
      /^(?:please )?(?:help|commands?|menu|man|usage|options|\?|start|ayuda|ajuda|aide|hilfe|aiuto)(?: (?:me|us|please|pls|por favor))? ?[!?.]*$/,
      /\bwhat (?:can|could|else can|all can) (?:you|u|this (?:bot|thing|app|tool)|it|crossroads|i (?:ask|do|say|type)) ?(?:do|help|ask|offer|know how|actually|say|here|for|with|answer)?\b/,
      /\bwhat (?:do|does) (?:you|u|this (?:bot|thing|app|tool)|crossroads) (?:do|offer|help|answer|know how|support|actually)\b/,
      /\b(?:which|what) (?:settings?|preferences|options) (?:can|could|do|are|may)\b/,
      /\bhow (?:do|can|should|does one|to) (?:i|we|you|one)? ?(?:use|start with|talk to|work with|set you up|invite|install|configure|begin|get started)(?: (?:you|this|it|crossroads|the bot|here|with you))?(?: ?[?!.]|$)/,
      /\bhow (?:do|can|should|to) (?:i |we |you )?(?:use|operate|drive|talk to) (?:this|the|that) (?:thing|bot|tool|app|assistant)\b/,
      /\bhow does (?:this|the) (?:bot|tool|app|thing) work\b/,
      /\bwho (?:are|made|built) (?:you|this)\b/,
      /\bwhat are you\b/,
      /\bwhat is (?:this bot|crossroads)\b/,
      /\b(?:delete|erase|forget|wipe|remove) (?:all )?(?:my|our|everything about) ?(?:data|messages|answers|profile|me|us|account)?\b/,
      /^(?:please |can we |can you |let's |lets |i want to |just )*(?:start (?:over|again|anew)|reset)(?: (?:everything|it|all|this))?[ .!?]*$/,
      /\bforget (?:what|everything|all) (?:i|we|that|this|you|of)\b/,
      /\bwhat (?:do|data do|have) you (?:know|store|keep|hold|remember|stored|saved|kept)\b/,
      /\b(?:show|edit|reset|change|clear|see|view|update|switch)(?: me| us)? (?:the |my |our |this )*(?:profile|settings?|currency|language model|project profile|retention|region|preferences)\b/,
      /\b(?:turn|switch) (?:on|off) (?:the )?(?:llm|language model|ai|model|explanations?)\b/,
      /\b(?:give|leave|send|submit|have) (?:you )?(?:some |a bit of )?feedback\b/,
      /\bwho (?:else )?(?:can|could) (?:see|read|access) (?:(?:this|that|it|what i (?:say|write|type))\b|(?:my|our|the) (?:data|messages|answers|profile|project)\b)/,
      /\b(?:privacy|gdpr) (?:policy|settings|export|statement)\b/,
      /\b(?:which|what) (?:data|information|info|details) (?:about|on|of|from) (?:us|me|our [a-z]+|my [a-z]+) (?:do|have) you\b/,
      /^(?:profile|settings|privacy|feedback)(?: (?:show|set|edit|reset|please|export|delete|new|use|unset|page|card))?\s*[?!.]*$/,
      /\b(?:que puedes hacer|o que (?:voce )?(?:pode|sabe) fazer|que peux[- ]tu faire|que sais[- ]tu faire|was kannst du|cosa (?:puoi|sai) fare|como (?:te uso|funcionas))/,
    ),
    unless:
      /\bhelp (?:us |me )?(?:decide|choose|pick|figure)\b|\b(?:who|how) (?:are|do) you (?:doing|feel)/,
  },
  {
    intent: 'estimate',
    pattern: oneOf(
      /\b(?:run|crunch|do) (?:me |us )?the (?:numbers|math|maths|figures) (?:for|on)\b|\b(?:gimme|give me|need|get me|want) a (?:quote|ballpark|estimate|price)\b|^(?:a )?(?:quote|ballpark) (?:for|on|:)/,
      /\bhow many ¤/,
      /\bset (?:me|us|you|one) back\b/,
      /(?<!\xa4)¤(?!\xa4)[^!?]{0,120}\bhow (?:long|much|fast|expensive)[ ?]*$/,
      /\b(?:numbers|figures|requirements|specs) (?:for|of) (?:serving |running |hosting |an? |the )?¤/,
      /\b(?:api|apis|hosted|per token)\b[^.!?]{0,30}\b(?:vs\.?|versus|or|against|compared (?:to|with)|than)\b[^.!?]{0,30}\b(?:self-?host\w*|own (?:gpus?|hardware|servers?))\b[^.!?]{0,60}\b(?:cheap|cost|price|expensive)/,
      /\b(?:self-?host\w*|own (?:gpus?|hardware|servers?))\b[^.!?]{0,30}\b(?:vs\.?|versus|or|against|compared (?:to|with)|than)\b[^.!?]{0,30}\b(?:api|apis|hosted|per token)\b[^.!?]{0,60}\b(?:cheap|cost|price|expensive)/,
      /^(?:please )?(?:serve|serving|host|hosting|fine-?tune|fine-?tuning|q?lora|pre-?train|pre-?training)(?: an?| the)? ¤(?: [^ ?]{1,12}){1,8}$/,
      /\bhow (?:much|many|long|expensive|big|costly|fast)\b[^.!]{0,60}\b(?:cost|costs|costing|gpus?|vram|memory|ram|gb|take|takes|hours|pre-?train|pre-?training|train|training|serve|serving|host|pay|spend|charge|bill|fine-?tun|run|cards?|¤|nodes?|a month|per month|money|tokens (?:per|a) second)\b/,
      /\bwhat(?:'s| is| will| would| does| do| are|s)?(?: be)? (?:the |it |a |an |our |that |rough |approximate |monthly |total |expected |this )*(?:[a-z¤-]+ ){0,4}(?:cost|costs|price|bill|vram|memory footprint|break-?even|throughput)\b/,
      /\bdo (?:i|we|you) (?:really )?need (?:an? )?(?:\d+ ?(?:gb|gib|gpus?|cards?)|¤|(?:one|two|four|eight|\d+) ¤)[^.!?]{0,50}\b(?:for|to|with)\b/,
      /(?<!\xa4)¤(?!\xa4) (?:vs\.?|versus|or) ¤[^.!?]{0,12}[,?:;-]? ?(?:which|what|who)(?: one)?(?: is|'s)? (?:costs?|cheaper|faster|less|the cheaper|the faster|more)\b/,
      /\b(?:what|which) (?:gpus?|hardware|cards?|instance|machine|kind of gpus?|sort of gpus?)\b/,
      /\bis it (?:very |really |too )?(?:expensive|cheap|costly|pricey|affordable) to\b/,
      /\b(?:is|are) (?:an? |one |two |\d+ )?¤(?: [a-z]+)? (?:enough|sufficient|big enough|ok|overkill)\b/,
      /\btime (?:to|for) (?:train|training|pre-?train|fine-?tun)/,
      /\bcheapest (?:api|models?|gpus?|provider|cards?|way to)\b/,
      /\b(?:can|could) (?:i|we|you) (?:run|host|serve|train|fine-?tune|fit) [a-z0-9.¤ -]{1,40} (?:on|in|with|at home|locally|myself)\b/,
      /\b(?:gpu|card) count (?:for|to)\b|^(?:training|serving|tuning) time(?: for| of)? \S/,
      /\b(?:estimate|calculate|ballpark|rough (?:cost|estimate|price|number|idea of (?:the )?cost)|price out|cost estimate|work out (?:the )?(?:cost|price))\b/,
      /\b(?:will|would|does|do|can|could) (?:it|this|that|a|an|the|i|we|¤|llama|qwen|[a-z0-9.-]+)(?: [a-z0-9¤.-]+){0,4} (?:fit|run)(?: comfortably)? (?:on|in|into)\b/,
      /\b(?:price|bill|tab|quote|cost) (?:to|for) (?:serv|host|run|train|tun|fine-?tun|pre-?train|distil)(?:e|ing|ning)?\b/,
      /\b(?:gpu[- ]hours|vram (?:for|needed|required|do)|memory (?:needed|required|do (?:i|we) need)|cost of|price of|monthly (?:cost|bill|price) (?:of|for)|cost (?:per|to (?:train|serve|run|host|fine-?tune|pretrain|tune))|break-?even)\b/,
      /\b(?:cuanto|cuantos|cuantas) (?:cuesta|costaria|cuestan|tarda|tardaria|gpus?|memoria|vale)\b/,
      /\bquanto (?:costa|costerebbe|custa|custaria|tempo|demora|ci vuole)\b/,
      /\bquant[aei]s? gpus?\b/,
      /\bcombien (?:coute|couterait|de gpus?|de temps|ca coute|cela coute|faut-il)\b/,
      /\b(?:was kostet|wie ?viel kostet|was wurde|wie lange dauert|wie ?viele gpus?|kosten fur)\b/,
      /\bquel (?:est le )?(?:cout|prix)\b/,
    ),
    unless: oneOf(
      /\b(?:how (?:much|many) (?:data|examples|labels|labell?ed|samples|pairs)|cost of (?:a mistake|errors?|being wrong))\b/,
      /\b(?:at|for) the (?:price|cost) of\b/,
      /\bcan be run\b/,
      /\bwhat (?:is|does) (?:the )?(?:vram|throughput)(?: mean)?\??$/,
    ),
  },
  {
    intent: 'estimate',
    pattern: oneOf(
      /(?<!\xa4)¤(?!\xa4)[^.!]{0,40}\b(?:cost|costs|price|vram|memory|ram|tokens?\/s(?:ec)?|tokens (?:per|a) second|tps|throughput|enough)\b/,
      /\b(?:cost|costs|price|vram|memory|ram|tokens?\/s(?:ec)?|tokens (?:per|a) second|tps|throughput|enough|batch(?: size)?)\b[^.!]{0,40}¤/,
      /^¤[ ,:]+(?:(?:in )?(?:mx|nv)?(?:fp|int|bf)(?:4|8|16),? )?(?:on |with |vs |and )?(?:an? )?¤ ?\??$/,
    ),
    // Whoever speaks of a project of their own, or weighs one way against another, wants advice.
    unless:
      /\b(?:we|we're|we've|our|us|should|rather|instead|rag|retrieval|prompt(?:ing)?|(?:good|quality|accurate|smart) enough|too (?:much|high|slow|expensive)|tried|currently|today)\b/,
  },
  {
    intent: 'learn',
    aboutConcepts: true,
    pattern: oneOf(
      `${generalWhy}`,
      `\\b(?:don't (?:really |quite )?(?:get|understand|see)|unclear(?: to me)?|confused about|never understood|no idea|fuzzy on) (?:what|how|why|when)[^.!?]{0,20} ${concept}\\b`,
      `\\b${concept}\\b[^.!?]{0,25}[,;:?-] ?(?:what(?:'s| is| are|s) (?:that|it|this|those)|what does (?:that|it) mean|huh)\\b`,
      `(?:show|give)(?: me| us)? an? (?:simple |small )?example of (?:an? )?${concept}\\b`,
      `(?:^|[,.!?] |\\b(?:and|so|hi|hey|ok|please|actually|quick question|question|btw|remind me|wondering|can you|could you|would you|can someone|i want to|i'd like to|help me|want to) ?[:,-]? ?)(?:what(?:'s| is| are|s| was)?|wat is|define|explain|describe|understand|eli5|tell me(?: more)? about|teach me(?: about)?|learn(?: about| more about)?|meaning of|intro(?:duction)? to|primer on|overview of|basics of)(?: me| us| to me| to us| like i'm five| in plain words| briefly| exactly| actually| really)*:? (?:an? |the |by |in |what |how |why |about |meant by |this |that |concept of |idea of |idea behind |point of |purpose of |use of |difference between |pros and cons of |(?:dis)?advantages of |benefits of |downsides of |trade-?offs of )*["']?(?:[a-z-]+ )?${concept}\\b`,
      '\\bwhat (?:does|do|is|are)(?: ["\'a-z0-9-]+){1,5} (?:mean|stand for|do|about|for)\\b',
      `\\bwhat do (?:you|they|people) mean (?:by|with) (?:an? |the |")*(?:[a-z-]+ )?${concept}\\b`,
      `\\b(?:pros and cons|(?:dis)?advantages|benefits|downsides|trade-?offs|drawbacks|strengths|weaknesses) of (?:an? |the )?(?:[a-z-]+ )?${concept}\\b`,
      `\\b${concept} (?:vs\\.?|versus|or|and) (?:[a-z-]+ )?${concept} ?[?:,;-]* ?(?:what's|whats|what is|what are) (?:the )?(?:main |real |big )?(?:differences?|diff)\\b`,
      `\\b${concept} (?:vs\\.?|versus) (?:[a-z-]+ )?${concept} ?[?:,;-]* ?(?:in (?:[a-z]+ )?(?:words?|sentences?|terms|lines?|short|brief)|explained|briefly|please|pls|for dummies)\\s*[?.!]*$`,
      '\\b(?:difference|diff|differences|distinction) (?:between|btw|btwn|bw|of)\\b',
      `\\bwhich (?:one )?(?:is|works|does) (?:usually |generally |typically )?better\\b[^.!]{0,40}\\b${concept} or ${concept}\\b`,
      `\\b(?:is|are) (?:an? |the )?${concept}(?: (?:adapters?|models?|training|layers?))? (?:usually |always |generally |really |ever |much |typically )*(?:better|worse|cheaper|faster|slower|more [a-z]+|less [a-z]+|the same|different|safer|enough|possible)\\b(?![^.?!]*\\b(?:us|our|this|me|we)\\b)`,
      `\\bhow (?:much|many) (?:data|examples|labels|samples)(?: (?:do|does|is|are))?(?: (?:i|you|one|people))? (?:need|needed|necessary|enough)(?: to do| for) (?:an? )?${concept}\\b`,
      `\\bwhat(?:'s| is) a (?:good|sensible|typical|normal|usual) [a-z ]{2,25} for (?:an? )?${concept}\\b`,
      `\\bhow (?:does|do|is|are|can|did)(?: an?| the| people)?(?: [a-z-]+){0,2}? ?${concept}(?: [a-z-]+){0,4} (?:work|works|differ|differs|compare|compares|help|save|reduce|speed|happen|trained|computed|different|make|affect)\\b`,
      `\\bwhen (?:should|does|do|is|would|to)(?: (?:one|you|i|someone|people|it))?(?: (?:make sense to|use|choose|prefer|pick|worth|do|better))* (?:[a-z]+ ){0,2}${concept}\\b`,
      `\\b${concept} (?:vs\\.?|versus) (?:[a-z-]+ )?${concept}(?: ?[?:,-]* ?(?:what's|whats|what is) (?:the )?(?:difference|diff|better))?\\s*\\??$`,
      `\\bwhy (?:do|does|are|is|would|can't|can)(?: (?:an?|the|output|input|long|people|larger|bigger|small|smaller))* ${concept}(?: [a-z]+)* (?:cost|costs|so|forget|forgets|work|matter|need|help|faster|slower|cheaper|called|use|used|exist|bound|important|expensive|hurt)\\b`,
      "\\b(?:que es|que significa|o que e|o que significa|c'est quoi|qu'est-ce que?|was ist|was sind|was bedeutet|was heisst|(?:che )?cos'e|cosa (?:e|significa)|che significa|explica(?:me)?|explique[zr]?|erklar(?:e|en)?|spiega(?:mi)?|difference entre|diferencia entre|diferenca entre|differenza tra|unterschied zwischen)\\b",
    ),
    unless: oneOf(
      /\bwhat (?:is|are) (?:our|my|your)\b/,
      /\b(?:(?<!when )should (?:we|i)|do we (?:need|have)|we have|our (?:data|project|team|model|use case|tickets))\b/,
      /\bwhich (?:one )?(?:should|is (?:best|right|better) for (?:us|me|our))/,
    ),
  },
]

/** Tried in order; the first that matches the folded message decides. */
export const intentPhrases: readonly IntentPhrase[] = written.map(
  ({ pattern, unless, ...phrase }) => ({
    ...phrase,
    pattern: typed(pattern),
    ...(unless === undefined ? {} : { unless: typed(unless) }),
  }),
)

/** A courtesy, which is no project even where it names a word of our trade. */
export const courtesy =
  /\b(?:thanks?|thank you|thx|ty|tysm|cheers|nice|great|awesome|perfect|wow|lol|haha+|lmao|congrat(?:s|ulations)|good (?:job|work|bot|one|luck)|well done|got it|will do|hello|hi|hey|gracias|obrigad[oa]|merci|danke|grazie)\b/

/** The first person of someone who describes their work, in six languages. */
export const describing =
  /\b(?:we|we're|we've|our|us|i need|i want|i have|i'm|my (?:team|company|boss|client)|they want|need|needs|looking for|trying to|building|temos|precisamos|tenemos|necesitamos|queremos|nous|notre|nos|on a|il faut|wir|unsere?|haben|brauchen|abbiamo|vogliamo|nostr[oaie]|serve|it|they|he|she|that|this|is|are|has|should|ought|must|correction|actually|probably|about|around|roughly|approximately|maybe)\b/

/** Short replies to a question of ours. */
export const reply = oneOf(
  /^(?:(?:about|around|roughly|maybe|probably|approximately|circa|like|only|just) )*[~$]?\d[\d.,]*\s?[a-z%]{0,3}(?: i (?:guess|think))?$/,
  /^(?:yes|yep|yeah|yup|no|nope|nah|none|nothing|not (?:yet|really|sure)|skip|pass|next|unsure|idk|dunno|no idea|don't know|maybe|both|neither|all|never|always|daily|weekly|monthly|yearly|zero|correct|right|exactly|depends|si|sim|oui|non|nein|ja|nao|ninguno|keine|aucun|nessuno)\b/,
)
