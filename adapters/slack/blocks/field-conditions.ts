import type { Answered, Profile, ProfileField } from '#src/profile/schema.ts'

/** A question that has a meaning only beside certain answers to another. */
export interface Condition {
  readonly on: ProfileField
  readonly holds: (profile: Profile) => boolean
}

function when<F extends ProfileField>(on: F, holds: (value: Answered[F]) => boolean): Condition {
  return { on, holds: (profile) => holds(profile[on] as Answered[F]) }
}

const hasText = when('corpusTokens', (tokens) => tokens > 0)
const hasGpus = when('ownedGpus', (count) => count > 0)

export const conditions: Readonly<Partial<Record<ProfileField, Condition>>> = {
  knowledgeChanges: hasText,
  citationsNeeded: hasText,
  baseScore: when('autoGradable', (isGradable) => isGradable),
  tasksShareInput: when('taskCount', (count) => count > 1),
  tunedThereBefore: when('hostedTuningProvider', (provider) => provider !== 'none'),
  gpuUtilisation: hasGpus,
  gpuNodes: hasGpus,
  mixedTrainingAndServing: hasGpus,
  kubernetes: hasGpus,
}

/**
 * The fields to show for a question: its own unless an answer makes them pointless, then those
 * that an answer to it opens.
 */
export function fieldsToShow(
  question: readonly ProfileField[],
  answers: Profile,
): readonly ProfileField[] {
  const own = question.filter((field) => {
    const condition = conditions[field]
    return (
      condition === undefined || answers[condition.on] === undefined || condition.holds(answers)
    )
  })
  const opened = (Object.entries(conditions) as [ProfileField, Condition][])
    .filter(([field]) => !question.includes(field))
    .filter(([, { on }]) => own.includes(on) && answers[on] !== undefined)
    .filter(([, { holds }]) => holds(answers))
    .map(([field]) => field)
  return [...own, ...opened]
}

/** Whether an answer to this field shows or hides another. */
export function decidesOthers(field: ProfileField): boolean {
  return Object.values(conditions).some(({ on }) => on === field)
}
