import {
  interview,
  type Profile,
  type ProfileField,
  profileFieldNames,
  questionFor,
} from '#src/profile/schema.ts'
import { type Approach, approaches } from './approach.ts'
import type { DecisionContext } from './decide.ts'
import type { NextQuestion } from './decision.ts'
import { freeTextFields, jointAnswers, possibleAnswers } from './possible-answers.ts'
import { Replay, rulesReading } from './replay.ts'
import { isRuledOut, pointsOf, type Tally } from './tally.ts'

/** No interview is longer, whatever is still open. */
export const mostQuestions = 8

const together: readonly (readonly ProfileField[])[] = [
  ['taskCount', 'tasksShareInput'],
  ['hostedTuningProvider', 'tunedThereBefore'],
  ['ownedGpus', 'gpuUtilisation'],
]

/** The interview first, then the optional fields, each asked alone or with its companion. */
const allQuestions: readonly (readonly ProfileField[])[] = [
  ...interview,
  ...together,
  ...profileFieldNames
    .filter(
      (field) =>
        !freeTextFields.includes(field) &&
        ![...interview, ...together].some((question) => question.includes(field)),
    )
    .map((field) => [field]),
]

/**
 * The question whose answers, all its fields jointly, are most likely to change the first
 * place; when none can alone, the first of a pair that can; null when nothing can, or when
 * eight have been put. Fields in `asked` are not asked for again.
 */
export function nextQuestion(
  profile: Profile,
  asked: readonly ProfileField[],
  context: DecisionContext,
): NextQuestion | null {
  const put = allQuestions.filter((fields) => fields.some((field) => asked.includes(field)))
  return put.length >= mostQuestions ? null : tellingQuestion(profile, asked, context)
}

/** As {@link nextQuestion}, however many have been put. */
export function tellingQuestion(
  profile: Profile,
  asked: readonly ProfileField[],
  context: DecisionContext,
): NextQuestion | null {
  const isOpen = (field: ProfileField) =>
    profile[field] === undefined &&
    !asked.includes(field) &&
    rulesReading([field], context.rules).length > 0
  const open = allQuestions
    .map((fields) => fields.filter(isOpen))
    .filter((fields) => fields.length > 0)
  const replay = new Replay(profile, context)
  const fields = mostTelling(open, replay) ?? firstOfTellingPair(open, replay)
  return fields === undefined ? null : questionOf(fields, replay)
}

function mostTelling(
  open: readonly (readonly ProfileField[])[],
  replay: Replay,
): readonly ProfileField[] | undefined {
  let best: { fields: readonly ProfileField[]; share: number } | undefined
  for (const fields of open) {
    const share = changingShare(jointAnswers(fields), replay)
    // Strictly greater: a tie goes to the earlier question.
    if (share > (best?.share ?? 0)) best = { fields, share }
  }
  return best?.fields
}

function changingShare(answers: readonly Profile[], replay: Replay): number {
  const now = replay.firstPlaceWith({})
  return answers.filter((answer) => replay.firstPlaceWith(answer) !== now).length / answers.length
}

/**
 * Two questions that change the first place together though neither can alone. For each
 * challenger the answers that help it most are tried with each other.
 */
function firstOfTellingPair(
  open: readonly (readonly ProfileField[])[],
  replay: Replay,
): readonly ProfileField[] | undefined {
  const now = replay.firstPlaceWith({})
  const helpful = open.map((fields) => helpfulAnswers(fields, now, replay))
  for (const [index, fields] of open.entries()) {
    for (let other = index + 1; other < open.length; other += 1) {
      for (const challenger of approaches) {
        const ours = helpful[index]?.get(challenger) ?? []
        const theirs = helpful[other]?.get(challenger) ?? []
        const changes = ours.some((answer) =>
          theirs.some((more) => replay.firstPlaceWith({ ...answer, ...more }) !== now),
        )
        if (changes) return fields
      }
    }
  }
  return undefined
}

const triedPerChallenger = 2

/** For each challenger, the answers that bring it closest to the first place, if any do. */
function helpfulAnswers(
  fields: readonly ProfileField[],
  now: Approach,
  replay: Replay,
): ReadonlyMap<Approach, readonly Profile[]> {
  const tallies = jointAnswers(fields).map((answer) => ({
    answer,
    tally: replay.tallyWith(answer),
  }))
  return new Map(
    approaches
      .filter((challenger) => challenger !== now)
      .map((challenger) => {
        const behind = gapBetween(replay.tally, now, challenger)
        const closer = tallies
          .map(({ answer, tally }) => ({ answer, gap: gapBetween(tally, now, challenger) }))
          .filter(({ gap }) => gap < behind)
          .sort((a, b) => a.gap - b.gap)
        return [challenger, closer.slice(0, triedPerChallenger).map(({ answer }) => answer)]
      }),
  )
}

/** How far the challenger is behind; without end when a gate rules it out. */
function gapBetween(tally: Tally, first: Approach, challenger: Approach): number {
  if (isRuledOut(tally, challenger)) return Number.POSITIVE_INFINITY
  if (isRuledOut(tally, first)) return Number.NEGATIVE_INFINITY
  return pointsOf(tally, first) - pointsOf(tally, challenger)
}

function questionOf(fields: readonly ProfileField[], replay: Replay): NextQuestion {
  const shares = fields.map((field) =>
    changingShare(
      possibleAnswers(field).map((answer) => ({ [field]: answer }) as Profile),
      replay,
    ),
  )
  const telling = fields[shares.indexOf(Math.max(...shares))] ?? fields[0]
  return {
    fields,
    ask: fields.map((field) => questionFor(field).ask).join(' '),
    why: telling === undefined ? '' : questionFor(telling).why,
  }
}
