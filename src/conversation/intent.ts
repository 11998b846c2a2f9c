import {
  chatter,
  describing,
  intentPhrases,
  projectCue,
  reply,
  smallQuestion,
} from './phrases/intents.ts'
import type { Intent } from './understand.ts'

/** What a message without a command wants, given how many answers about a project it holds. */
export function intentOf(text: string, answers: number): Intent {
  const asked = intentPhrases.find(
    ({ pattern, unless }) => pattern.test(text) && !unless?.test(text),
  )
  const describes = answers >= 2 && asked !== undefined && generalIntents.has(asked.intent)
  if (asked !== undefined && !describes) return asked.intent
  if (answers > 0) return 'advise'
  if (projectCue.test(text)) return isOnlyThanks(text) ? 'none' : 'advise'
  if (chatter.test(text)) return 'none'
  if (reply.test(text)) return 'advise'
  if (smallQuestion.test(text)) return 'none'
  const words = wordCount(text)
  return (describing.test(text) && words >= 3) || words >= 4 || (/\d/.test(text) && words >= 3)
    ? 'advise'
    : 'none'
}

/** Whether a message asks what would be if: then its conditions count as answers. */
export function supposes(text: string): boolean {
  return intentPhrases.some(({ intent, pattern }) => intent === 'whatif' && pattern.test(text))
}

/** Those who give several answers want advice, whatever they ask beside it. */
const generalIntents: ReadonlySet<Intent> = new Set(['learn', 'help', 'history'])

/** "thanks for the answer": one word of our trade in a short courtesy. */
function isOnlyThanks(text: string): boolean {
  return wordCount(text) <= 7 && chatter.test(text) && !describing.test(text)
}

const wordCount = (text: string) => text.split(/\s+/, 20).filter((word) => word !== '').length
