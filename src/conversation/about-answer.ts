import type { Card } from '#src/card/card.ts'
import { factorCard } from '#src/card/factor-card.ts'
import { type OptionOrder, optionsCard } from '#src/card/options-card.ts'
import { risksCard } from '#src/card/risks-card.ts'
import { againCard, howCard, machinesCard, measureCard } from '#src/card/stage-cards.ts'
import type { Approach } from '#src/decision/approach.ts'
import { approachCost } from '#src/decision/approach-costs.ts'
import { approachesNamedIn } from '#src/decision/approach-named.ts'
import { evaluationExit } from '#src/decision/prompting-steps.ts'
import type { Profile, ProfileField } from '#src/profile/schema.ts'
import { profileOf } from '#src/profile/statement.ts'
import { isAsked } from './asked.ts'
import type { Answer, CommandContext } from './command.ts'
import { factorIn } from './factor-question.ts'
import { foldText } from './folded-text.ts'
import { explained } from './follow-up.ts'
import { namedModel } from './named-model.ts'
import { adviceData } from './recommend.ts'
import type { Understood } from './understand.ts'
import { type Standing, whatHolds } from './what-stands.ts'

interface Asked {
  readonly holds: Standing
  readonly profile: Profile
  readonly about: Approach
  readonly asOf: string
}

interface Question {
  readonly asks: readonly RegExp[]
  /** Whether an approach may be named in it, and is then what it is about. */
  readonly mayName?: true
  readonly card: (asked: Asked) => Card
}

const questions: readonly Question[] = [
  {
    asks: [
      /\b(?:downsides?|drawbacks?|disadvantages?|risks?|risky|pitfalls?|caveats?|trade-?offs?|catch|dangers?|cons)\b/,
      /\b(?:what|how) (?:can|could|might|would|will) (?:\w+ )?(?:go|turn out|fail|break)(?: \w+)? ?(?:wrong|badly|bad)?\b/,
      /\bwhat (?:speaks|is there|do you have) against\b/,
      /\b(?:risiken|risiko|nachteile?|riesgos?|desventajas?|risques?|inconvenients|rischi?o?|svantaggi|riscos?|desvantagens)\b/,
    ],
    mayName: true,
    card: ({ holds: { result, id }, about }) => risksCard(about, result, id),
  },
  {
    asks: [
      /\bcheap(?:est|er)\b[^.!?]{0,30}\b(?:option|way|approach|path|route|solution|alternative|choice|thing)s?\b/,
      /\b(?:what|which)(?: is| one is|'s| one)? (?:the )?(?:cheapest|least expensive)\b/,
      /\bcheapest\b[ ?!.]*$/,
      /\b(?:gunstigste[nr]?|billigste[nr]?|mas barat[oa]|moins cher|piu economic[oa]|mais barat[oa])\b/,
    ],
    card: (asked) => options(asked, 'cheapest'),
  },
  {
    asks: [
      /\b(?:fastest|quickest)\b[^.!?]{0,30}\b(?:option|way|approach|path|route|solution|result|choice|thing|win)s?\b/,
      /\b(?:what|which)(?: is| one is|'s| one)? (?:the )?(?:fastest|quickest)\b|\bquick win\b/,
      /\b(?:schnellste[nr]?|mas rapid[oa]|plus rapide|piu veloce|mais rapid[oa])\b/,
    ],
    card: (asked) => options(asked, 'fastest'),
  },
  {
    asks: [
      /\b(?:any|what|which|other|are there|show me|list)\b[^.!?]{0,20}\b(?:alternatives?|options|other (?:ways|approaches|choices|paths))\b/,
      /\b(?:alternativen|alternativas?|alternative)\b[ ?.!]*$/,
      /\bplan b\b|\bwhat else (?:could|can|might|should) (?:we|i)\b/,
    ],
    card: (asked) => options(asked, 'best'),
  },
  {
    asks: [
      /\bwhen\b[^.!?]{0,40}\b(?:again|revisit|re-?decide|reconsider|re-?evaluate|review|re-?train)\b/,
      /\bhow often\b[^.!?]{0,40}\b(?:re-?train|re-?tune|tune again|train again|update (?:it|the model)|revisit|review|repeat)\b/,
      /\b(?:until when|how long) (?:does|will|is) (?:this|that|it|the (?:answer|advice|plan|recommendation)) (?:hold|last|stand|valid|good)\b/,
    ],
    card: ({ holds: { result, id } }) => againCard(result, id),
  },
  {
    asks: [
      /\bhow (?:do|can|should|would|will|to|shall)\b[^.!?]{0,30}\b(?:measure|evaluate|test|benchmark|know (?:if|whether|that|when)|tell (?:if|whether)|score|judge|verify|prove)\b/,
      /\b(?:what|which) (?:metrics?|kpis?|evals?|benchmarks?)\b|\bsuccess (?:criteria|metrics?)\b/,
      /\bhow (?:accurate|good|well|much better) (?:will|would|can|could) (?:it|this|that|the (?:model|result|answers?))\b/,
    ],
    card: ({ holds: { result, id }, profile }) => measureCard(result, id, evaluationExit(profile)),
  },
  {
    asks: [
      /\b(?:welche[nr]?|que|quelles?|quale|quali|qual|quais) (?:gpus?|hardware|karten?|grafikkarten?|servers?|tarjetas?|cartes?|schede?|placas?)\b/,
      /\bwithout (?:any |our own |own )?(?:gpus?|hardware|machines?|servers?)\b/,
      /\b(?:what|which|how many|how big a?|what kind of|what sort of) (?:gpus?|hardware|machines?|cards?|servers?|infrastructure|infra)\b/,
      /\b(?:do|would|will|must) (?:we|i) (?:\w+ )?(?:need|have to (?:buy|rent)|buy|rent|own)\b[^.!?]{0,25}\b(?:gpus?|hardware|machines?|cards?|servers?|infrastructure|infra|kubernetes|k8s|a cluster)\b/,
    ],
    card: ({ holds: { result, id } }) => machinesCard(result, id),
  },
  {
    asks: [
      /\bhow (?:do|would|should|can|to|shall)\b[^.!?]{0,25}\b(?:start|begin|do (?:it|this|that)|go about|set (?:it|this) up|approach (?:it|this)|implement|build (?:it|this)|proceed)\b/,
      /\b(?:hyper-?parameters?|learning rate|epochs?|lora rank|best practices?|tips|advice for|recipe|checklist)\b/,
      /\bwhat (?:should|do|must) (?:we|i) (?:watch|look) (?:out )?for\b/,
    ],
    mayName: true,
    card: ({ holds: { result, id } }) => howCard(result, id),
  },
]

/** Approaches that learn from labelled examples. */
const supervised: ReadonlySet<Approach> = new Set<Approach>([
  'hosted-fine-tuning',
  'lora-fine-tuning',
  'full-fine-tuning',
])

const mostWords = 16
/** So few need no question mark: "and the risks". */
const fewWords = 4

/**
 * A question about the answer that stands: its risks, its machines, its measure, what else there
 * would be, or what one factor decides. Undefined when nothing stands, or the text asks or says
 * something else.
 */
export async function answerAbout(
  text: string,
  { fields, notSure }: Understood,
  context: CommandContext,
): Promise<Answer | undefined> {
  const folded = foldText(text).text.trim()
  const words = folded.split(/\s+/).length
  const saysMore = Object.keys(fields).length + notSure.length > 0
  if (saysMore || words > mostWords || (words > fewWords && !isAsked(folded))) return undefined
  if (namedModel(text) !== undefined) return undefined
  const named = approachesNamedIn(text)
  const question = questions.find(
    ({ asks, mayName }) =>
      (named.length === 0 || mayName === true) && asks.some((pattern) => pattern.test(folded)),
  )
  const factor = question === undefined ? factorIn(folded) : undefined
  const isOfTuning = factor === 'labelledExamples' && named.every((each) => supervised.has(each))
  if (factor !== undefined && named.length > 0 && !isOfTuning) return undefined
  if (question === undefined && factor === undefined) return undefined
  const holds = await whatHolds(context)
  if (factor !== undefined) return aboutFactor(factor, holds, context)
  const first = holds?.result.decision.ranking[0]?.approach
  if (question === undefined || holds === undefined || first === undefined) return undefined
  const profile = profileOf(context.project.answers)
  const about = named[0] ?? first
  const card = question.card({ holds, profile, about, asOf: context.asOf })
  const { result, id } = holds
  const prose = explained(text, { result, profile, about: [about] }, context)
  const data = { intent: 'why', id, about: [about], ...adviceData(result, {}) }
  return { card, data, ...(prose !== undefined && { prose }) }
}

function options({ holds, profile, asOf }: Asked, order: OptionOrder): Card {
  const { result, id } = holds
  const costs = result.decision.ranking.map(({ approach }) => ({
    approach,
    ...approachCost(approach, profile, asOf),
  }))
  return optionsCard(result, id, costs, order)
}

function aboutFactor(
  field: ProfileField,
  holds: Standing | undefined,
  { project }: CommandContext,
): Answer | undefined {
  const said = project.answers[field]
  const card = factorCard(field, holds && { ...holds, said })
  if (holds === undefined) {
    // Without an answer only a number's own steps are worth a card.
    const hasSteps = card.blocks.some(({ type }) => type === 'table')
    return hasSteps ? { card, data: { intent: 'learn', id: null, factor: field } } : undefined
  }
  const { result, id } = holds
  return { card, data: { intent: 'why', id, factor: field, ...adviceData(result, {}) } }
}
