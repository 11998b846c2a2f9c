import { planCard } from '#src/card/plan-card.ts'
import { approachesNamedIn } from '#src/decision/approach-named.ts'
import type { Answer, CommandContext } from './command.ts'
import { foldText } from './folded-text.ts'
import { namedModel } from './named-model.ts'
import { adviceData } from './recommend.ts'
import type { Understood } from './understand.ts'
import { whatHolds } from './what-stands.ts'

const asked: readonly RegExp[] = [
  /\b(?:how much|what)\b[^.!?]{0,40}\b(?:cost|costs|price|pay|spend|bill|money|budget)\b/,
  /\b(?:was (?:kostet|wurde)|wie ?viel kostet|cuanto (?:cuesta|costaria)|combien (?:ca |cela )?(?:coute|couterait)|quanto (?:costa|custa|costerebbe|custaria))\b|\b(?:wie lange|cuanto (?:tiempo|tarda)|combien de temps|quanto tempo)\b/,
  /\b(?:is|would|will) (?:it|that|this|all of it) (?:be )?(?:very |too |really |so )?(?:expensive|cheap|affordable|costly|pricey)\b|^(?:and|ok|so)[, ]+(?:then|next|after that|afterwards)[ ?]*$/,
  /\bhow (?:long|soon|many (?:weeks|months))\b|\b(?:timeline|time frame)\b/,
  /\b(?:who|which people|what people|how many people|what team|which skills|what skills)\b[^.!?]{0,40}\b(?:need|needed|team|hire|do (?:it|this|that)|skills|required)\b/,
  /\b(?:do|would|will|must|should) (?:we|i) (?:\w+ )?(?:need|hire)\b[^.!?]{0,30}\b(?:scientists?|engineers?|developers?|people|experts?|specialists?|consultants?|team|staff|annotators?|somebody|someone)\b|\b(?:can|could) (?:we|our team|my team) (?:do|build|handle|manage) (?:it|this|that) (?:in[- ]?house|ourselves|alone|on our own)\b/,
  /\b(?:show|give|see)\b[^.!?]{0,20}\b(?:plan|steps|stages)\b|\bnext steps?\b|^(?:the )?plan[ ?.!]*$/,
  /\b(?:what|where) (?:should|do|can|shall|would) (?:we|i|you) (?:do |begin |start )?(?:first|next|now|start|begin)\b|\bwhat (?:comes|is|do i do|do we do) (?:first|next|now)\b|\bwhere to (?:start|begin)\b|^(?:(?:and|so|ok|okay)[, ]+)*what (?:now|next)[ ?.!]*$/,
]

const mostWords = 14

/**
 * "How long would that take?", "who do we need?": the plan as it was recommended, and no second
 * recommendation. Undefined when there is none yet, or the text says or names something of its own.
 */
export async function answerPlan(
  text: string,
  { fields, notSure }: Understood,
  context: CommandContext,
): Promise<Answer | undefined> {
  const folded = foldText(text).text
  const saysMore = Object.keys(fields).length + notSure.length > 0
  if (saysMore || folded.trim().split(/\s+/).length > mostWords) return undefined
  if (!asked.some((question) => question.test(folded))) return undefined
  if (namedModel(text) !== undefined || approachesNamedIn(text).length > 0) return undefined
  const holds = await whatHolds(context)
  if (holds === undefined) return undefined
  const { result, id } = holds
  return {
    card: planCard(result, id),
    data: { intent: 'why', id, ...adviceData(result, {}) },
  }
}
