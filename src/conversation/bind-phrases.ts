import type { Answered, ProfileField } from '#src/profile/schema.ts'
import { isHypothetical, isNegated } from './negation.ts'
import { changeRatePhrases } from './phrases/change-rate.ts'
import { dataPhrases } from './phrases/data.ts'
import { gapPhrases } from './phrases/gaps.ts'
import { gradingPhrases } from './phrases/grading.ts'
import { machinePhrases } from './phrases/machines.ts'
import { peoplePhrases } from './phrases/people.ts'
import type { Phrase } from './phrases/phrase.ts'
import { resultPhrases } from './phrases/results.ts'
import { taskPhrases } from './phrases/tasks.ts'
import { termPhrases } from './phrases/terms.ts'
import { triedPhrases } from './phrases/tried.ts'
import { fieldTopics, unsure } from './phrases/unsure.ts'
import type { Sentence } from './sentences.ts'

const phrases: readonly Phrase[] = [
  ...dataPhrases,
  ...changeRatePhrases,
  ...gapPhrases,
  ...triedPhrases,
  ...gradingPhrases,
  ...resultPhrases,
  ...taskPhrases,
  ...peoplePhrases,
  ...machinePhrases,
  ...termPhrases,
]

export interface BoundPhrase {
  readonly field: ProfileField
  readonly value: Answered[ProfileField]
  readonly start: number
  readonly end: number
}

/**
 * Everything one sentence says outright. A question says nothing, unless a yes or no follows it;
 * `supposing` takes "if we had Kubernetes" at its word, as a what-if wants it.
 */
export function boundPhrases(sentence: Sentence, supposing: boolean): readonly BoundPhrase[] {
  if (!supposing && sentence.asks && sentence.reply === undefined) return []
  return phrases.flatMap((phrase) => {
    if (phrase.needs?.test(sentence.text) === false) return []
    const match = phrase.pattern.exec(sentence.text)
    if (match === null || phrase.unless?.test(sentence.text)) return []
    const end = match.index + match[0].length
    const negated =
      sentence.reply === 'no' || (!phrase.ownNegation && isNegated(sentence.text, match.index))
    const value = negated ? phrase.negated : phrase.value
    if (value === undefined) return []
    if (!supposing && isHypothetical(sentence.text, match.index)) return []
    const bound = { start: sentence.start + match.index, end: sentence.start + end }
    return [{ field: phrase.field, value, ...bound }]
  })
}

const topicReach = 45

/** The fields a sentence says nobody can answer yet: "no idea about budget", "traffic: unknown". */
export function unsureFields(sentence: Sentence, previous = ''): readonly ProfileField[] {
  return [...sentence.text.matchAll(unsure)].flatMap((match) => {
    const end = match.index + match[0].length
    const after = firstClause(sentence.text.slice(end, end + topicReach))
    const before = sentence.text.slice(Math.max(0, match.index - topicReach), match.index)
    const lastClause = before.split(/[,;]| but /).at(-1) ?? ''
    const named = topicsIn(after)
    if (named.length > 0) return named
    return topicsIn(match.index === 0 ? previous.slice(-topicReach) : lastClause)
  })
}

const firstClause = (text: string) => text.split(/[,;]| but /)[0] ?? ''

function topicsIn(text: string): readonly ProfileField[] {
  return fieldTopics.filter(([, topic]) => topic.test(text)).map(([field]) => field)
}
