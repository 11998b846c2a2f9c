import { oneOf } from './phrase.ts'

/**
 * Questions about what cards and hosted models cost, and which card is better, with no project in
 * them. Patterns see a folded message in which `qqcard`, `qqmodel` and `qqhosted` stand for names.
 */

/** Speaks of a project of their own: then prices are part of a decision. */
export const speaksOfOwn =
  /\b(?:we|we're|we've|we'd|our|ours|us|i'm|i've|i have|i run|i use|i own|i pay|customers?|users|tickets|company|startup|team|clients?|chatbot|bot|product|wir|uns|unsere?[nmrs]?|nous|notre|nos|tenemos|nuestr[oa]s?|temos|noss[oa]s?|abbiamo|nostr[oaie]|my (?!qqcard|gpu|card))\b/

/** "Can we", "tell us": who asks, and nothing about them. */
export const askers =
  /\b(?:can|could|should|do|would|will|if|when|must|may) (?:we|i)\b|\b(?:tell|give|cost|costs|show|charge|charges|set|for) (?:us|me)\b/g

/** A price of renting something. */
export const rentWords = oneOf(
  /\b(?:price|prices|priced|pricing|costs?|costing|rent|rents|rental|rentals|rented|renting|rate|rates|charges?|charging|hourly|spot|on[- ]demand|preemptible|interruptible|cheap|cheaper|cheapest|expensive)\b/,
  /\b(?:kostet|kosten|preise?|miete[nt]?|mieten|cuestan?|precios?|alquil\w+|coutent?|coute|prix|lou(?:er|e)|custam?|precos?|alug\w+|costano|costa|prezz[oi]|affitt\w+)\b/,
  /\b(?:per|an|a|each) (?:hour|hr|day|week|month)\b|\/ ?(?:h|hr|hour|mo|month)\b/,
  /\bhow much (?:is|are|for|does|do|would|will)\b[^.?!]*(?:qqcard|\bgpus?\b) ?(?:s|on|at|from|go|per|an|a|for|these|right|now|\?|$)/,
)

/** Something is done with the card: its price is an estimate's. */
export const jobWords =
  /(?<!\bfor )(?<!\bfor an? )\b(?:(?:pre-?train|train|serv(?:e|ing)|host|deploy|infer|quanti[sz]|distil|trainier|entren|trein|entrain|addestr|betreib|hosten|heberg|aloj)\w*|(?:fine-? ?)?tun(?:e|es|ed|ing)|q?lora)\b|\brun(?:s|ning)? (?!(?:an? |one |two |\d+ ?x? ?)?(?:qqcard|gpu))/

/** "Is it cheaper on an A100?": of what was computed before. */
export const ofBefore =
  /\b(?:that|this|they|same)\b|\bit\b(?! (?:to rent|to get|cost to rent|costs? to rent|for an? ))/

/** What is asked of a card that is no price. */
export const otherThanPrice =
  /\b(?:vram|memory|bandwidth|tflops|flops|watts?|power|electricity|energy|tokens?|faster|slower|speed|fit|fits|enough|latency|throughput|batch|utili[sz]ation|rate limits?|learning rate|requests?|calls?)\b/

/** "Spot or on demand?" of no card in particular. */
export const spotOrNot = oneOf(
  /\bspot\b[^.?!]{0,25}\b(?:or|vs\.?|versus|against|than)\b[^.?!]{0,15}\b(?:on[- ]?demand|reserved|regular|normal)\b/,
  /\bon[- ]?demand\b[^.?!]{0,15}\b(?:or|vs\.?|versus|against|than)\b[^.?!]{0,15}\bspot\b/,
  /\b(?:is|are) spot (?:gpus?|instances?|machines?|prices?|vms?)? ?(?:really |much |still )?(?:worth|safe|good|cheaper|reliable|ok)\b/,
  /\b(?:should|can|could) (?:i|we) use spot\b/,
  /\b(?:how much|what)\b[^.?!]{0,25}\b(?:save|cheaper|savings?)\b[^.?!]{0,25}\bspot\b|\bspot (?:savings|discount|gpu prices|prices)\b/,
)

/** Rents in general, with no card named. */
export const rentsInGeneral = oneOf(
  /\bgpus? (?:rental |cloud |hourly )?(?:prices?|pricing|rates|rents?)\b|\b(?:prices?|pricing|cost) (?:of|for) (?:cloud |renting )?gpus?\b/,
  /\bcheapest (?:cloud |gpu |\d{2,3} ?gi?b )?(?:gpus?(?: provider| cloud| rental)?|provider|place|cloud)\b[^.?!]{0,25}(?:\brent|\bgpus?\b|\bcloud\b|$|\?)/,
  /\b(?:rent|renting) (?:an? |some |cloud )?(?:gpus?|cards?|graphics cards?)\b/,
  /\bgpus? per hour\b|\bhow much\b[^.?!]{0,20}\bgpus?\b[^.?!]{0,20}\b(?:hour|rent|cloud)\b/,
)

/** The price list of one who rents out cards, in few words. */
export const listOfOne =
  /^(?:what (?:are|is) )?(?:the )?(?:lambda|runpod|vast|coreweave|nebius|verda|akash|crusoe|hyperstack|jarvis ?labs|massed ?compute|lium)(?:[ .]?(?:ai|labs|gpus?|cloud|io))? (?:prices?|pricing|rates?|costs?)[ ?]*$/

/** Two things are weighed. */
export const weighs =
  /\b(?:vs\.?|versus|or|than|against|compared?|comparison|difference|better|which)\b/

/** "Is a 3090 still good?" */
export const asksItsWorth = oneOf(
  /\b(?:is|are|was)\b[^.?!]{0,15}qqcard\b[^.?!]{0,20}\b(?:good|worth|relevant|usable|viable|decent|useful|obsolete|outdated|dead|old|ok|okay|fine|any use)\b/,
  /\b(?:how good|what can|what)(?: is| are| can| does| do)?\b[^.?!]{0,15}qqcard\b ?(?:\?|$|still|good|worth|do\b|for (?:llms?|ai|ml)\b)/,
  /^(?:should i (?:get|buy)|worth (?:buying|getting)) (?:an? |the )?(?:used |second[- ]hand )?qqcard\b/,
)

/** "Which GPU should I buy?" */
export const asksWhatToBuy = oneOf(
  /\b(?:what|which) (?:gpus?|graphics cards?|video cards?|cards?)\b[^.?!]*\b(?:buy|purchase|get|best|recommend(?:ed)?|value)\b/,
  /\bbest (?:budget |cheap |cheapest |affordable |consumer |value |local |used |home |single )*(?:gpus?|graphics cards?|video cards?)\b(?! (?:provider|cloud|rental|price))/,
  /\b(?:buy|buying|purchase|get) (?:an? |some )?(?:budget |cheap |used |new )?(?:gpus?|graphics cards?|video cards?)\b/,
  /\b(?:recommend|suggest)\b[^.?!]{0,12}\b(?:gpus?|graphics cards?)\b/,
)

/** What a hosted model costs. */
export const apiPriceWords = oneOf(
  /\b(?:prices?|priced|pricing|costs?|cheap|cheaper|cheapest|expensive|rates|charges?|kostet|kosten|preise?|cuestan?|precios?|coutent?|coute|prix|custam?|precos?|costano|costa|prezz[oi])\b|\bhow much (?:is|are|for|per)\b|\bper (?:token|mtok|1m|1k|m\b|million|thousand)/,
)

/** A model that anybody may serve is priced by somebody's API, or by cards. */
export const byTheToken =
  /\b(?:apis?|per (?:token|mtok|1m|1k|million|thousand)|token prices?|hosted|hosters?|input (?:and output )?tokens|groq|together|fireworks|cerebras|bedrock)\b/

export const selfHosted =
  /\b(?:self[- ]?host\w*|own (?:gpus?|hardware|servers?|cards?)|locally|at home|on-?prem)/

/** "2M tokens a day": a load of its own, and no unit of a price. */
export const tokensAsLoad =
  /(?<!\bper )(?<!\bper a )(?<!\ba )\b\d[\d.,]* ?(?:k|m|b|million|billion|thousand)? (?:\w+ )?tokens?\b[^.?!]{0,20}\b(?:a|per|each|every|\/) ?(?:day|month|week|hour|second|minute)\b|\bdaily tokens\b/

/** Tuning, where somebody asks whether or for how much. */
export const tuneWords =
  /\b(?:fine-? ?tun(?:e|ed|es|ing|able)|finetun(?:e|ed|ing|able)|tun(?:e|ed|ing|able)|sft|rft|dpo)\b/
export const asksWhetherOrPrice = oneOf(
  /\b(?:prices?|pricing|costs?|how much|how expensive|charges?|rates?|cheap|cheapest|expensive)\b/,
  /^(?:(?:so|and|hi|hey|ok|but)[ ,]+)*(?:can|could|does|do|is|are|may|which|what)\b[^?!]*(?:\?|$)/,
  /\b(?:possible|allowed?|offers?|available|supports?|supported|tunable|still)\b/,
)
/** "Should I", "is it worth": advice is wanted, and no price. */
export const asksAdvice =
  /\bshould\b|\bworth\b|\bbetter\b|\bhow (?:do|can|to|should)\b|\b(?:instead|rather)\b|\brag\b|\bprompt(?:ing|s)?\b|\bexamples?\b|\bdata(?:set)?\b|\bwhat (?:is|are) (?:fine|tuning)/

/** Who tunes closed models, or tunes for others, without one named. */
export const asksWhoTunes =
  /\b(?:which|what|who|any|list)\b[^.?!]{0,40}\b(?:providers?|apis?|closed models?|hosted models?|commercial models?|vendors?|makers?)\b/

/** A price that is told, and not asked for: "H100s cost 30,000 dollars", "an H100 at 2.20 an hour". */
export const toldPrice =
  /[$€£] ?\d|\b\d[\d.,]* ?(?:dollars?|usd|eur|euros?|bucks|cents?|%|percent)|\b\d+\.\d+\b|\b(?:rented|fell|rose|dropped|went|doubled|are|is|was|were|have|has)\b/
