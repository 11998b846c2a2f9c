import * as z from 'zod'
import { fieldCodes, fieldsOf } from './field-codes.ts'
import { limits } from './limits.ts'

/**
 * What a pressed component means: a command to run, words to the open question, or a form to open. `by` is who asked; whoever presses is checked again.
 */
const meaning = z.discriminatedUnion('does', [
  z.strictObject({ does: z.literal('run'), by: z.string(), command: z.string().min(1) }),
  z.strictObject({ does: z.literal('reply'), by: z.string(), words: z.string().min(1) }),
  /** Skips, takes back or asks about one question, and no other. */
  z.strictObject({
    does: z.literal('steer'),
    by: z.string(),
    words: z.string().min(1),
    question: z.array(z.string()),
  }),
  z.strictObject({
    does: z.literal('feedback'),
    by: z.string(),
    id: z.string(),
    isGood: z.boolean(),
  }),
  /** A list to choose an answer from; what was chosen comes beside it. */
  z.strictObject({ does: z.literal('choose'), by: z.string() }),
  /** Opens a form for another answer to suppose; of what is kept, or of the project. */
  z.strictObject({ does: z.literal('suppose'), by: z.string(), id: z.string() }),
  /** Shows a private answer to everybody. */
  z.strictObject({ does: z.literal('share'), by: z.string(), id: z.string().min(1) }),
  z.strictObject({ does: z.literal('stop'), by: z.string() }),
  /** Opens a form to answer in. */
  z.strictObject({ does: z.literal('write'), by: z.string(), fields: z.array(z.string()) }),
])

export type Meaning = z.infer<typeof meaning>

/** Of this form; a message may be older than the program that is asked about it. */
const version = 'c1'

/** As a component carries it; undefined when it does not fit, so the command must be typed. */
export function customId(given: Meaning): string | undefined {
  const text = [version, given.does, given.by, payloadOf(given)].join('|')
  return text.length <= limits.customId ? text : undefined
}

function payloadOf(given: Meaning): string {
  switch (given.does) {
    case 'run':
      return given.command
    case 'reply':
      return given.words
    case 'steer':
      return `${fieldCodes(given.question)} ${given.words}`
    case 'share':
    case 'suppose':
      return given.id
    case 'feedback':
      return `${given.isGood ? '+' : '-'}${given.id}`
    case 'write':
      return given.fields.join(' ')
    case 'choose':
    case 'stop':
      return ''
  }
}

/** Undefined for an id that this version never wrote. */
export function readCustomId(text: string): Meaning | undefined {
  const [form, does, by = '', ...rest] = text.split('|')
  if (form !== version) return undefined
  const payload = rest.join('|')
  const parsed = meaning.safeParse({ does, by, ...wordsOf(does ?? '', payload) })
  return parsed.success ? parsed.data : undefined
}

function wordsOf(does: string, payload: string): object {
  switch (does) {
    case 'run':
      return { command: payload }
    case 'reply':
      return { words: payload }
    case 'steer': {
      const [codes = '', ...words] = payload.split(' ')
      return { question: fieldsOf(codes), words: words.join(' ') }
    }
    case 'share':
    case 'suppose':
      return { id: payload }
    case 'feedback':
      return { id: payload.slice(1), isGood: payload.startsWith('+') }
    case 'write':
      return { fields: payload.split(' ').filter((field) => field !== '') }
    default:
      return {}
  }
}
