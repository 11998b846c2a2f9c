import * as z from 'zod'
import { isSavedId } from './card-view.ts'
import { slackLimits } from './limits.ts'

/** What a press means. Several buttons of one message are told apart by a number: `run:3`. */
export const actionIds = {
  /** Runs `command`. */
  run: 'run',
  /** Answers the open question with `reply`. */
  reply: 'reply',
  /** Posts the private answer `id` to the channel. */
  share: 'share',
  /** Thumbs: `vote` on `id`. */
  feedback: 'feedback',
  openInterview: 'open-interview',
  openProfile: 'open-profile',
  /** An input of a modal whose answer decides what else is asked: `answer:corpusTokens`. */
  answer: 'answer',
} as const

export type ActionName = (typeof actionIds)[keyof typeof actionIds]

/** The modals, by `callback_id`. */
export const viewIds = {
  interview: 'interview',
  profile: 'profile',
  feedback: 'feedback',
  home: 'home',
} as const

/** "run" of "run:3"; undefined for an id that is none of ours. */
export function actionName(actionId: string): ActionName | undefined {
  const [name] = actionId.split(':')
  return Object.values(actionIds).find((each) => each === name)
}

/** What a button carries; a few words and an id, never an answer's contents. */
export interface ActionValue {
  /** The platform's id of the person who asked. */
  readonly by: string
  readonly command?: string | undefined
  readonly reply?: string | undefined
  /** The fields of the question that the reply is to, and to no other. */
  readonly question?: readonly string[] | undefined
  /** What is meant: `r12`, `e7`. */
  readonly id?: string | undefined
  readonly vote?: 'up' | 'down' | undefined
}

const actionValueSchema = z.strictObject({
  by: z.string().max(slackLimits.idChars),
  command: z.string().optional(),
  reply: z.string().optional(),
  question: z.array(z.string()).optional(),
  id: z.string().refine(isSavedId).optional(),
  vote: z.enum(['up', 'down']).optional(),
})

/** As JSON. A value that is longer than a button carries is for the caller to leave out: {@link fitsButton}. */
export function actionValue(value: ActionValue): string {
  return JSON.stringify(value)
}

export function fitsButton(value: string): boolean {
  return value.length <= slackLimits.buttonValueChars
}

/** What came back with a press; undefined for anything that is not of our making. */
export function parseActionValue(text: string): ActionValue | undefined {
  if (!fitsButton(text)) return undefined
  try {
    return actionValueSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
