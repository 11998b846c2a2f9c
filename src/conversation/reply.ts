import { acceptedAnswers } from '#src/profile/accepted-answers.ts'
import { fieldKinds, isNumberField, type NumberField } from '#src/profile/field-kinds.ts'
import { parseFieldValue } from '#src/profile/field-value.ts'
import type { Answered, ProfileField } from '#src/profile/schema.ts'
import type { Statement, Statements } from '#src/profile/statement.ts'
import { type Understood, understand } from './understand.ts'

/** What a person may do with an open question beside answering it. */
export type Control = 'skip' | 'back' | 'why' | 'stop' | 'unsure'

export type Reply =
  | { readonly kind: 'control'; readonly control: Control }
  /** Every word of it was an answer to the question. */
  | {
      readonly kind: 'bare'
      readonly fields: Statements
      readonly notSure: readonly ProfileField[]
    }
  /** A sentence, in which an answer may stand among other things. */
  | {
      readonly kind: 'sentence'
      readonly read: Understood
      /** A bare number where a time is asked for: seconds or milliseconds? */
      readonly lacksUnit: boolean
      /** Words between commas that answer nothing. */
      readonly unread: readonly string[]
    }

const controls: readonly (readonly [Control, RegExp])[] = [
  [
    'skip',
    /^(?:please )?(?:skip|pass|next)(?: (?:it|this|that|one|this one|the question|question|please))*$/i,
  ],
  [
    'back',
    /^(?:go |one |step |please |take it )*(?:back|undo)(?: (?:please|that|this|it|the last(?: one)?|one|a step|one step))*$/i,
  ],
  [
    'why',
    /^(?:but |and )?why (?:(?:do|are|would|did) (?:you|i)|is (?:this|that|it)|does (?:this|that|it))\b(?! (?:trust|believe|rely)).{0,40}$|^(?:sorry[ ,]*)?(?:what do you mean|what does (?:this|that|it) mean|what is (?:this|that) about|i (?:don't|dont|do not) (?:understand|get)(?: it| that| this| the question)?|meaning)[ ?]*$|^why (?:this|that)(?: question)?$|^what for$/i,
  ],
  [
    'stop',
    /^(?:please )?(?:stop|enough|finish|done|quit|end|that's all|that is all|no more questions|no more|(?:just )?(?:tell|show|give) me (?:the|your)? ?(?:answer|recommendation|verdict|result|plan))(?: (?:asking|it|here|now|please|questions))*$/i,
  ],
  [
    'unsure',
    /^(?:sorry,? |honestly,? )?(?:i am |i'm |im |we are |we're |i |we )?(?:(?:really |quite )?not (?:really |quite |at all )?(?:sure|certain)(?: yet)?|unsure|(?:really )?(?:don't|dont|do not) know(?: yet| that)?|no (?:idea|clue)|idk|dunno|unknown|hard to say|can't say|keine ahnung|aucune idee|no se|nao sei|non so)$/i,
  ],
]

export function controlIn(text: string): Control | undefined {
  const said = bareWords(text)
  return controls.find(([, pattern]) => pattern.test(said))?.[0]
}

/** Reads what was typed while a question about `open` fields stands in the thread. */
export function readReply(text: string, open: readonly ProfileField[]): Reply {
  const control = controlIn(text)
  if (control !== undefined) return { kind: 'control', control }
  const bare = readParts(text, open)
  if (bare.rest.length === 0) return { kind: 'bare', fields: bare.fields, notSure: bare.notSure }
  const read = understand(text, { isAddressed: true })
  // In a sentence its own words say which field a number is for; the rest of the question may
  // still be answered by a word between commas.
  const isAboutOther = Object.keys(read.fields).some(
    (field) => !open.some((each) => each === field),
  )
  const answered = isAboutOther ? withoutOpening(bare.fields, text) : bare.fields
  const other = bare.assigned > 0 ? withoutRivals(answered, read.fields) : {}
  const fields = { ...other, ...read.fields }
  const notSure = [...new Set([...read.notSure, ...bare.notSure])].filter(
    (field) => fields[field] === undefined,
  )
  const unread = Object.keys(read.fields).length > 0 ? [] : bare.rest
  return {
    kind: 'sentence',
    read: { ...read, fields, notSure },
    lacksUnit: lacksUnit(text, open),
    unread,
  }
}

/** "No, it is 300 labelled": the no is to what was said, and no answer to our question. */
function withoutOpening(fields: Statements, text: string): Statements {
  const opening = /^\s*(no|nope|nah|yes|yeah|yep|nein|ja|non|oui|si)\b/i.exec(text)?.[1]
  const kept = Object.entries(fields).filter(
    ([, said]) => said.words.trim().toLowerCase() !== opening?.toLowerCase(),
  )
  return Object.fromEntries(kept)
}

interface Parts {
  readonly fields: Statements
  readonly notSure: readonly ProfileField[]
  readonly assigned: number
  /** Parts that answer none of the open fields. */
  readonly rest: readonly string[]
}

const longestReply = 300

/** Part by part: each goes to the first open field that takes it. */
function readParts(text: string, open: readonly ProfileField[]): Parts {
  const whole = text.trim()
  if (whole.length > longestReply) return { fields: {}, notSure: [], assigned: 0, rest: [whole] }
  const parts = whole
    .split(/;|\n|,(?!\d{3}\b)|\band\b/i)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const fields: Partial<Record<ProfileField, Statement>> = {}
  const notSure: ProfileField[] = []
  const rest: string[] = []
  const isFree = (field: ProfileField) =>
    !notSure.includes(field) && (fields[field] === undefined || hasRoom(field, fields[field]))
  for (const part of parts) {
    const remaining = open.filter(isFree)
    if (controlIn(part) === 'unsure') {
      const [next] = remaining.filter((field) => fields[field] === undefined)
      if (next !== undefined) notSure.push(next)
      continue
    }
    const taken = remaining
      .map((field) => ({ field, value: valueIn(part, field, remaining) }))
      .find(({ value }) => value !== undefined)
    if (taken?.value === undefined) rest.push(part)
    else fields[taken.field] = joined(fields[taken.field], { value: taken.value, words: part })
  }
  const assigned = Object.keys(fields).length + notSure.length
  return {
    fields: fields as Statements,
    notSure,
    assigned,
    rest: assigned + rest.length === 0 ? [whole] : rest,
  }
}

function hasRoom(field: ProfileField, { value }: Statement): boolean {
  return Array.isArray(value) && value.length < acceptedAnswers(field).most
}

/** Two gaps named one after the other are one answer. */
function joined(before: Statement | undefined, after: Statement): Statement {
  if (before === undefined || !Array.isArray(before.value) || !Array.isArray(after.value)) {
    return after
  }
  const value = [...new Set([...before.value, ...after.value])] as Answered['gap']
  return { value, words: `${before.words}, ${after.words}` }
}

const filler =
  /^(?:(?:oh|well|ok|hmm|so|it's|its|it is|it|that's|they are|they|we have|we've got|we're|we are|we|i|i'd say|i think|i guess|say|have|about|around|roughly|maybe|probably|approximately|likely|only|just|exactly|pretty|quite|very|the|a|an|mostly|usually|changes?|every)\s+)+/i
const courtesy =
  /\s+(?:i think|i guess|i suppose|or so|please|for now|at the moment|today|right now|of them)$/i

function valueIn(
  part: string,
  field: ProfileField,
  open: readonly ProfileField[],
): Answered[ProfileField] | undefined {
  const said = bareWords(part).replace(courtesy, '')
  const plain = said.replace(filler, '')
  if (isNumberField(field)) {
    // A bare "2" for a time may be seconds or milliseconds: better to ask.
    if (fieldKinds[field] === 'durationMs' && /^[\d.,]+$/.test(plain)) return undefined
    if (countsThings(field) && saysNone(said, open)) return accepts(field, '0')
    return accepts(field, said) ?? accepts(field, plain)
  }
  const { choices } = acceptedAnswers(field)
  if (choices.includes('yes')) return yesOrNo(said)
  return accepts(field, said) ?? accepts(field, plain) ?? namedBy(plain, field, choices)
}

/** "None" is a number of things, and no time or rate. */
function countsThings(field: NumberField): boolean {
  return ['count', 'tokens', 'usd', 'usdPerMonth'].includes(fieldKinds[field])
}

/** A bare "no" belongs to a yes-or-no question beside this one, if there is one. */
function saysNone(said: string, open: readonly ProfileField[]): boolean {
  if (/^(?:none|nothing|zero|nil)(?: (?:at all|yet|so far))?$/i.test(said)) return true
  const isYesOrNo = open.some((field) => acceptedAnswers(field).choices.includes('no'))
  return /^no$/i.test(said) && !isYesOrNo
}

function accepts(field: ProfileField, text: string): Answered[ProfileField] | undefined {
  if (text === '') return undefined
  const parsed = parseFieldValue(field, text)
  return parsed.ok ? parsed.value : undefined
}

const yes =
  /^(?:yes|yep|yeah|yup|y|true|sure|of course|absolutely|definitely|correct|certainly|it (?:can|does|is|must)|they (?:do|must|can)|we (?:can|do|must))(?: (?:it|they|we|please|indeed|of course|always|must|can|do|does|is|are))*$/i
const no =
  /^(?:no|nope|nah|n|false|never|not (?:really|yet|at all|needed|necessary)|it (?:can't|cannot|doesn't|isn't)|they (?:don't|can't)|we (?:can't|don't))(?: (?:it|they|we|really|not|yet|at all|sorry|need|needed|to|don't|doesn't|can't|isn't))*$/i

function yesOrNo(said: string): boolean | undefined {
  const plain = said.replaceAll(/[,.!]/g, '').replaceAll('’', "'")
  return yes.test(plain) ? true : no.test(plain) ? false : undefined
}

/** "style" is format-and-style: words that stand in one choice only. */
function namedBy(
  plain: string,
  field: ProfileField,
  choices: readonly string[],
): Answered[ProfileField] | undefined {
  const words = plain
    .toLowerCase()
    .split(/[\s-]+/)
    .filter((word) => !/^(?:and|or|the|our|own|my|a)$/.test(word))
  if (words.length === 0 || words.length > 4) return undefined
  const meant = choices.filter((choice) => words.every((word) => choice.split('-').includes(word)))
  return meant.length === 1 ? accepts(field, meant[0] ?? '') : undefined
}

/** A part whose words another field claims was not an answer to the question. */
function withoutRivals(bare: Statements, read: Statements): Statements {
  const entries = Object.entries(bare) as [ProfileField, Statement][]
  const claimed = (Object.entries(read) as [ProfileField, Statement][]).map(
    ([field, { words }]) => ({ field, words: words.toLowerCase() }),
  )
  return Object.fromEntries(
    entries.filter(([field, { words }]) => {
      const mine = words.toLowerCase()
      return !claimed.some(
        (each) => each.field !== field && (mine.includes(each.words) || each.words.includes(mine)),
      )
    }),
  ) as Statements
}

/** A number that would be an answer if it had a unit. */
function lacksUnit(text: string, open: readonly ProfileField[]): boolean {
  const isTime = open.some((field) => isNumberField(field) && fieldKinds[field] === 'durationMs')
  return isTime && /^[\d.,]+$/.test(bareWords(text))
}

function bareWords(text: string): string {
  return text
    .trim()
    .replaceAll('’', "'")
    .replace(/[\s.!?…]+$/, '')
    .replace(/^["“]|["”]$/g, '')
}
