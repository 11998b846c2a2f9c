import type { ProfileField } from '#src/profile/schema.ts'

/** What people call a factor when they ask about it. */
const names: readonly (readonly [ProfileField, string])[] = [
  ['dataResidency', 'privacy|data protection|gdpr|compliance|confidentiality|security|residency'],
  ['latencyMs', 'latency|response times?|speed'],
  ['budgetUsd', 'budget|money'],
  ['team', 'team|skills|know-?how'],
  ['requestsPerDay', 'traffic|volume|load|scale|number of requests'],
  ['corpusTokens', 'corpus|domain text|documents'],
  ['citationsNeeded', 'citations?|citing'],
  ['languageFit', 'languages?'],
  ['knowledgeChanges', 'freshness|changing knowledge|updates'],
  ['weeksToFirstResult', 'deadline|schedule'],
  ['ownWeightsRequired', 'ownership|licen[cs]es?|licensing|lock-?in|owning the weights'],
  ['labelledExamples', 'labels|labell?ed data|examples|training data|data'],
]

const all = names.map(([, words]) => words).join('|')

/** "What about privacy?", "does latency matter here?", "how important is the budget?" */
const asksAbout = [
  new RegExp(
    `^(?:(?:ok|okay|and|but|so|hm+)[, ]+)*(?:what|how) about (?:the |our |my |data )?(?<name>${all})[ ?.!]*$`,
  ),
  new RegExp(
    `\\b(?:does|do|is|are|would|how much does|how much do) (?:the |our |my )?(?<name>${all}) (?:still |even |really )?(?:matter|count|relevant|important|play|change|affect|influence|decisive)\\b`,
  ),
  new RegExp(
    `\\bhow (?:important|relevant|decisive|critical) (?:is|are) (?:the |our |my )?(?<name>${all})\\b`,
  ),
  new RegExp(
    `\\b(?:role|part|influence|effect) (?:of|do|does) (?:the |our |my )?(?<name>${all})\\b`,
  ),
]

/** "How many examples do I need?", "is 500 enough?" is not one: that says an amount. */
const asksHowMany =
  /\bhow (?:many|much) (?:more )?(?:of )?(?:good |graded |training |labell?ed |annotated |tagged )*(?:examples|labels|samples|images|photos|pictures|data ?points|pairs|tickets|documents|rows|records|annotations|data|them)\b.{0,30}\b(?:need|needed|enough|necessary|required|takes?|sufficient|suffice|minimum)\b/

const asksPayOff =
  /\b(?:when|at (?:what|which) (?:point|volume|scale|traffic)|from how many requests|from (?:what|which) (?:volume|scale|traffic) on)\b.{0,50}\b(?:pays?|pay off|break-?even|worth|cheaper)\b|\bbreak-?even(?: point)?\b/

/** The same in the languages whose nouns we read. */
const asksHowManyElsewhere =
  /\b(?:wie ?viele?|cuant[oa]s?|combien|quant[ei]|quant[oa]s) (?:d'|de |di )?(?:beispiele?|daten|labels?|ejemplos?|datos|exemples?|donnees|esempi|dati|exemplos?|dados)\b/

/** "Is our data enough?" */
const asksEnough =
  /\b(?:is|are|do we have|do i have|would|will) (?:this |that |these |those |our |my |the )?(?:enough )?(?:data|examples|labels|training data|labell?ed data)(?: (?:enough|sufficient|suffice|too (?:few|little|small)))?[ ?.!]*$|(?:\bnot|n't) (?:have )?enough (?:data|examples|labels|training data|labell?ed data)\b/

/** The profile field that a question is about. */
export function factorIn(folded: string): ProfileField | undefined {
  if ([asksHowMany, asksHowManyElsewhere, asksEnough].some((asks) => asks.test(folded)))
    return 'labelledExamples'
  if (asksPayOff.test(folded)) return 'requestsPerDay'
  for (const asks of asksAbout) {
    const name = asks.exec(folded)?.groups?.name
    if (name !== undefined) return fieldNamed(name)
  }
  return undefined
}

function fieldNamed(name: string): ProfileField | undefined {
  return names.find(([, words]) => new RegExp(`^(?:${words})$`).test(name))?.[0]
}
