import { formatCount } from '#src/card/format.ts'
import { findModel } from '#src/catalog/lookup.ts'
import type { Statements } from '#src/profile/statement.ts'
import type { Answer } from './command.ts'
import { hostedNameIn } from './stated-load.ts'
import { tokenLoadIn } from './token-load.ts'
import { unknownHardwareIn } from './unknown-hardware.ts'

/** Which of several models the words were taken for. */
export function takenFor({ model, words }: { readonly model: string; readonly words: string }) {
  const found = findModel(model)
  const name = 'model' in found ? found.model.name : model
  const isSize = /^[\d.]+ ?b$/i.test(words)
  const which = isSize ? 'a well-known one of that size' : 'the newest of that name and size I know'
  return `I took “${words}” for ${name}, ${which}. Name another to compute that.`
}

/** The requests that a load in tokens was read as. */
export function loadNote(text: string, fields: Statements): readonly string[] {
  const load = tokenLoadIn(text, fields)
  if (load === undefined) return []
  const [requests, prompt, output] = [
    load.requestsPerDay,
    load.promptTokens,
    load.outputTokens,
  ].map(formatCount)
  return [
    `I took “${load.words}” for ${requests} requests a day of ${prompt} tokens in and ${output} out; say how long yours are.`,
  ]
}

/** A machine that was named and is not computed. */
export function hardwareNote(text: string): readonly string[] {
  const machine = unknownHardwareIn(text)
  return machine === undefined
    ? []
    : [
        `I know no published speeds of “${machine}” and compute none for it. This is for a rented card; the memory it takes is about the same anywhere.`,
      ]
}

/** The teacher of a distillation is paid for its answers beside the tuning. */
export function teacherNote(text: string): readonly string[] {
  const teacher = hostedNameIn(text)
  return teacher === undefined || !/\bdistil/i.test(text)
    ? []
    : [
        `This tunes the student. The answers of ${teacher} to learn from come on top; \`estimate api\` prices them.`,
      ]
}

/** An answer with what has to be said before it. */
export function withNotes(notes: readonly string[], answer: Answer): Answer {
  if (notes.length === 0) return answer
  const { card } = answer
  const first = { type: 'text', markdown: notes.join('\n') } as const
  return { ...answer, card: { ...card, blocks: [first, ...card.blocks] } }
}
