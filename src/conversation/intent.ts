import type { Statements } from '#src/profile/statement.ts'
import { evidenceIn, speaksOfProject } from './evidence.ts'
import { type FrameIndex, frameIndex, framesIn } from './frames/frame-index.ts'
import { intentFrames, type Wanted } from './frames/intents.ts'
import { spokenIn } from './frames/spoken.ts'
import { amountTold, opensAsking, taughtOf } from './phrases/asked-otherwise.ts'
import {
  opensQuestion,
  ownQuestion,
  plainQuestions,
  readingOn,
  whatTheHeck,
} from './phrases/asked-plainly.ts'
import {
  conceptFirst,
  courtesy,
  describing,
  holdsConcept,
  intentPhrases,
  reply,
  withConcepts,
} from './phrases/intents.ts'
import { rememberLast } from './remember-last.ts'
import type { Intent } from './understand.ts'

/** What was read in a message before it is asked what the message wants. */
export interface ReadSoFar {
  readonly fields: Statements
  /** How many fields the person says they cannot answer. */
  readonly notSure: number
  /** Whether it is known to be about the project, as an answer to our question is. */
  readonly isAddressed: boolean
}

/** What a message without a command wants. */
export function intentOf(text: string, { fields, notSure, isAddressed }: ReadSoFar): Intent {
  const answers = Object.keys(fields).length + notSure
  const read = askedIn(text) ?? askedPlainly(text, answers)
  const asked = read === 'estimate' && isTold(text) ? undefined : read
  const describes = answers >= 2 && asked !== undefined && generalIntents.has(asked)
  if (asked !== undefined && !describes) return asked
  if (isAddressed && answers > 0) return 'advise'
  if (answers === 0 && (isOnlyThanks(text) || praise.test(text))) return 'none'
  const evidence = evidenceIn(text, fields, notSure)
  if (speaksOfProject(text, evidence)) return 'advise'
  return evidence.daily === 0 && reply.test(text) ? 'advise' : 'none'
}

let built: FrameIndex<Wanted> | undefined
const index = () => {
  built ??= frameIndex(intentFrames)
  return built
}

/** A figure told, or what their users ask: no wish for an estimate. */
const isTold = (text: string) =>
  !text.includes('?') && amountTold.test(text) && !opensAsking.test(text)

/** What a message asks for, by phrase or frame; of several, the first in the order of the phrases. */
function askedIn(text: string): Intent | undefined {
  const framed = framedIn(text)
  const covered = withConcepts(text)
  const phrased = intentPhrases.find(({ intent, pattern, unless, aboutConcepts }) => {
    const seen = aboutConcepts ? covered : text
    return intent === framed || (pattern.test(seen) && !unless?.test(seen))
  })
  return phrased?.intent ?? framed
}

/** What few words, another language or a question about no project of theirs ask for. */
function askedPlainly(text: string, answers: number): Intent | undefined {
  const plain = plainQuestions.find(
    ({ pattern, unless }) => pattern.test(text) && !unless?.test(text),
  )
  if (plain !== undefined) return plain.intent
  return answers === 0 && asksOfTheWorld(text) ? 'learn' : undefined
}

/** "does RAG reduce hallucinations?": a word of our trade, and nobody's project. */
function asksOfTheWorld(text: string): boolean {
  if (!holdsConcept(text)) return false
  if (readingOn.test(text) || whatTheHeck.test(text) || taughtOf.test(text)) return true
  if (conceptFirst.test(withConcepts(text))) return true
  return opensQuestion.test(text) && !ownQuestion.test(text)
}

const framedIn = rememberLast((text): Intent | undefined => {
  const told = new Set(framesIn(index(), spokenIn(text)).map(({ row }) => row))
  return intentFrames.find((row) => told.has(row) && row.unless?.test(text) !== true)?.intent
})

/** Whether a message asks what would be if: then its conditions count as answers. */
export function supposes(text: string): boolean {
  const phrased = intentPhrases.some(
    ({ intent, pattern }) => intent === 'whatif' && pattern.test(text),
  )
  return phrased || framedIn(text) === 'whatif'
}

/** Those who give several answers want advice, whatever they ask beside it. */
const generalIntents: ReadonlySet<Intent> = new Set(['learn', 'help', 'history'])

/** "you are way cleverer than the last consultant we had": a word to us, and no project. */
const praise =
  /^(?:[a-z]{1,8},? )?(?:you(?:'re| are)|that was|this was) (?:(?:way|so|much|really|very|far|such an?|an?|real|true|quite|the|pretty|more) )*(?:clever|cleverer|smart|smarter|brilliant|helpful|amazing|kind|wise|wiser|nice|nicer|sharp|sharper|genius|star|best|quicker|better|funny|great|useful|patient|polite|legend)\b[^?\d]{0,60}$/

/** "thanks for the answer": one word of our trade in a short courtesy. */
function isOnlyThanks(text: string): boolean {
  return wordCount(text) <= 10 && courtesy.test(text) && !describing.test(text)
}

const wordCount = (text: string) => text.split(/\s+/, 20).filter((word) => word !== '').length
