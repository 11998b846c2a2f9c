import type { Profile } from '#src/profile/schema.ts'
import type { Approach } from './approach.ts'
import type { Stage } from './decision.ts'
import { thresholds } from './thresholds.ts'

/** A stage of the plan before its cost is known. */
export interface Step {
  readonly approach: Approach
  readonly stage: Stage['stage']
  readonly title?: string
  readonly when: string
  readonly exitTest?: string
  /** The way in which another stage is trained: what serves it is told there. */
  readonly isPartOfAnother?: true
  /** An experiment: what it would cost in production says nothing. */
  readonly isTrial?: true
  /** Another thing than the approach's usual one, so what is advised for that does not apply. */
  readonly withoutAdvice?: true
}

/** Whether the whole corpus can be shown with every request. */
export const corpusFits = (corpusTokens: number | undefined) =>
  corpusTokens !== undefined && corpusTokens < thresholds.corpusTokens.cachedPrompt.value

/** What belongs with an approach: combinations are normal. */
export function companions(
  first: Approach,
  profile: Profile,
  leadStage: Stage['stage'],
): readonly Step[] {
  const { gap, corpusTokens } = profile
  const afterwards = leadStage === 'now' ? 'next' : 'later'
  switch (first) {
    case 'prompting':
      return corpusFits(corpusTokens)
        ? [
            {
              approach: 'retrieval',
              stage: 'later',
              when: 'when the corpus outgrows 200,000 tokens, answers must cite, or the cached prompt costs more than an index',
            },
          ]
        : []
    case 'retrieval':
      return gap?.includes('format-and-style')
        ? [
            {
              approach: 'lora-fine-tuning',
              stage: afterwards,
              when: 'when the right passages are found and the tone is still wrong',
            },
          ]
        : []
    case 'distillation':
      return [
        {
          approach: 'lora-fine-tuning',
          stage: leadStage,
          when: 'as the way the student is trained, and for the labels of your own',
          isPartOfAnother: true,
        },
      ]
    case 'reinforcement-fine-tuning':
      return gap?.includes('task-skill')
        ? [
            {
              approach: 'lora-fine-tuning',
              stage: leadStage,
              when: 'as the way it is trained, on examples first where the base hardly ever succeeds',
              isPartOfAnother: true,
            },
          ]
        : []
    case 'lora-fine-tuning':
    case 'hosted-fine-tuning':
      return [
        ...retrievalBeside(profile, leadStage),
        ...labelsFromAPassingModel(profile, afterwards),
      ]
    case 'continued-pretraining':
      return [
        {
          approach: 'full-fine-tuning',
          stage: afterwards,
          title: 'Teach the trained base its tasks',
          when: 'when the trained base is ready',
          exitTest: taughtExit('tuned alike'),
        },
        {
          approach: 'retrieval',
          stage: afterwards,
          when: 'beside the trained model, for facts that change or must be cited',
        },
      ]
    case 'pretraining':
      return [
        {
          approach: 'full-fine-tuning',
          stage: afterwards,
          title: 'Teach the trained base its tasks',
          when: 'when the base is trained',
          exitTest: taughtExit('where there is one'),
        },
        ...(profile.modality === 'events-or-other'
          ? []
          : [
              {
                approach: 'preference-tuning',
                stage: 'later',
                when: 'when the tuned model passes and compared pairs exist',
              } as const,
            ]),
      ]
    default:
      return []
  }
}

/** After a base has been trained there is no adapter to compare with, but the base one might have kept. */
const taughtExit = (which: string) =>
  `On examples it has not seen it beats the best public model, ${which}.`

/** Behaviour is trained, facts are fetched: where both are missing the two go together. */
export function retrievalBeside(
  { gap, retrievalResult }: Profile,
  stage: Stage['stage'],
): readonly Step[] {
  return gap?.includes('missing-facts') && retrievalResult !== 'no-help'
    ? [
        {
          approach: 'retrieval',
          stage,
          ...(retrievalResult === 'helps' && { title: 'Keep the retrieval that helps' }),
          when: 'beside the tune: facts are fetched, behaviour is trained',
        },
      ]
    : []
}

function labelsFromAPassingModel(
  { gap, teacherPasses, promptingResult }: Profile,
  stage: Stage['stage'],
): readonly Step[] {
  return gap?.includes('speed-and-cost') && (teacherPasses === true || promptingResult === 'passes')
    ? [
        {
          approach: 'distillation',
          stage,
          when: 'when labels run short: let the model that passes write more',
        },
      ]
    : []
}
