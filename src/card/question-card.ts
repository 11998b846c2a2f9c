import type { KeptRecommendation } from '#src/decision/kept.ts'
import { acceptedAnswers } from '#src/profile/accepted-answers.ts'
import { type ProfileField, questionFor } from '#src/profile/schema.ts'
import type { Statement, Statements } from '#src/profile/statement.ts'
import type { Action, Block, Card } from './card.ts'
import { fieldLabel, formatField, inOrder } from './field.ts'
import { flipWords } from './recommendation-card.ts'

export interface QuestionNotes {
  /** From 1; an interview has at most `most`. */
  readonly number: number
  readonly most: number
  readonly fields: readonly ProfileField[]
  readonly why: string
  readonly known: Statements
  /** What just happened: what was taken from the reply, what it contradicted. */
  readonly remarks: readonly string[]
  readonly canGoBack: boolean
}

/** One question: its reason, what may be answered, how things stand, and what is known. */
export function questionCard({ sentence }: KeptRecommendation, notes: QuestionNotes): Card {
  const { number, most, fields, why, remarks } = notes
  return {
    title: `Question ${number} of at most ${most}`,
    blocks: [
      ...(remarks.length === 0 ? [] : [{ type: 'text', markdown: remarks.join('\n') } as const]),
      { type: 'text', markdown: [...fields.map(askedFor), `- Why I ask: ${why}`].join('\n') },
      { type: 'text', markdown: `As it stands: ${sentence}${knownLine(notes.known)}` },
      answersTo(fields, notes.canGoBack),
    ],
  }
}

function askedFor(field: ProfileField): string {
  const { choices, words } = acceptedAnswers(field)
  const accepted = choices.length === 0 ? `\n- Give ${words}.` : ''
  return `**${questionFor(field).ask}**${accepted}`
}

const shownAsKnown = 8

function knownLine(known: Statements): string {
  const answers = inOrder<Statement>(known as never)
  if (answers.length === 0) return ''
  const words = answers
    .slice(0, shownAsKnown)
    .map(([field, { value }]) => `${fieldLabel(field)} ${formatField(field, value)}`)
  const more = answers.length > shownAsKnown ? ` and ${answers.length - shownAsKnown} more` : ''
  return `\nKnown so far: ${words.join('; ')}${more}.`
}

/** A word is enough where one can type; where one can press, these are the buttons. */
function answersTo(fields: readonly ProfileField[], canGoBack: boolean): Block {
  const withChoices = fields.filter((field) => acceptedAnswers(field).choices.length > 0)
  const every = withChoices.flatMap((field) => acceptedAnswers(field).choices)
  const isPlain = (choice: string) => every.filter((each) => each === choice).length === 1
  const choices = withChoices.flatMap((field) =>
    acceptedAnswers(field).choices.map((choice): Action => {
      const label = withChoices.length === 1 ? choice : `${fieldLabel(field)}: ${choice}`
      return {
        id: 'answer',
        label,
        reply: isPlain(choice) ? choice : label,
        value: `${field}=${choice}`,
        command: `advise ${field}=${choice}`,
      }
    }),
  )
  const control = (word: string, label: string): Action => ({
    id: 'reply',
    label,
    reply: word,
    value: word,
    command: `advise ${word}`,
  })
  return {
    type: 'actions',
    actions: [
      ...choices,
      control('not sure', 'Not sure'),
      control('skip', 'Skip this one'),
      ...(canGoBack ? [control('back', 'Take the last answer back')] : []),
      control('why do you ask', 'Why do you ask?'),
      control('stop', 'Stop, and recommend'),
    ],
  }
}

const flipsShown = 5

/** Which answers to the question would put another approach first. */
export function whyAsked({ flips }: KeptRecommendation, fields: readonly ProfileField[]): string[] {
  const telling = flips.filter(({ field }) => fields.includes(field))
  if (telling.length === 0) {
    return [
      '**Why I ask:** no answer to this changes the first place alone; together with another open answer it can.',
    ]
  }
  const more = telling.length > flipsShown ? [`- and ${telling.length - flipsShown} more.`] : []
  return [
    '**Why I ask:** these answers would change the first place.',
    ...telling.slice(0, flipsShown).map((flip) => `- ${flipWords(flip)}`),
    ...more,
  ]
}
