import { approachAnswerCard, reasonsAbout, standing } from '#src/card/approach-answer-card.ts'
import type { Approach } from '#src/decision/approach.ts'
import { approachesNamedIn } from '#src/decision/approach-named.ts'
import type { FollowUp } from '#src/explain/follow-up-material.ts'
import { findTopic } from '#src/guide/guide.ts'
import type { SavedRecommendation } from '#src/store/ports.ts'
import type { Answer, CommandContext } from './command.ts'
import { adviceData } from './recommend.ts'
import { readRecommendation } from './saved.ts'

/** How far back a project's latest recommendation is looked for. */
const lookedThrough = 20

/**
 * Answers "why not RAG?" from the project's latest recommendation: what the rules said of the
 * approaches named, and the language model's words about that. Undefined when there is nothing to
 * answer from, or neither an approach is named nor a model there to take the question.
 */
export async function answerFollowUp(
  question: string,
  context: CommandContext,
): Promise<Answer | undefined> {
  const about = approachesNamedIn(question)
  const { model } = context
  if (about.length === 0 && model?.isOn !== true) return undefined
  const saved = await latestOfProject(context)
  return saved === undefined ? undefined : answerAbout(question, about, saved, context)
}

function answerAbout(
  question: string,
  about: readonly Approach[],
  saved: SavedRecommendation,
  context: CommandContext,
): Answer {
  const result = readRecommendation(saved.result)
  const [first] = result.decision.ranking
  const shown = about.length > 0 || first === undefined ? about : [first.approach]
  const card = approachAnswerCard(
    shown.map((approach) => ({
      approach,
      standing: standing(result, approach),
      reasons: reasonsAbout(result, [approach]),
    })),
    saved.id,
  )
  const prose = explained(question, { result, profile: saved.profile, about }, context)
  return {
    card,
    data: { intent: 'why', id: saved.id, about: shown, ...adviceData(result, {}) },
    ...(prose !== undefined && { prose }),
  }
}

/** The language model's words on a question about a recommendation, where there is a model. */
export function explained(
  question: string,
  known: Omit<FollowUp, 'question' | 'topic'>,
  { model }: CommandContext,
) {
  const found = findTopic(question)
  const topic = 'topic' in found ? found.topic : undefined
  const material = async () => {
    const { followUpMaterial } = await import('#src/explain/follow-up-material.ts')
    return followUpMaterial({ question, ...known, topic })
  }
  return model?.explain('answer-follow-up', material, null)
}

/** The recommendation that a question about "the plan" means. */
export async function latestOfProject({ store, project }: CommandContext) {
  const recent = await store.recentRecommendations(lookedThrough)
  return recent.find((each) => each.project === project.name)
}
