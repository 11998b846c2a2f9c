import { findModel } from '#src/catalog/lookup.ts'
import { foldText } from './folded-text.ts'
import { namesIn } from './names.ts'

/** The model that a question is about. */
export type NamedModel =
  /** Ready for a command's `model`; `taken` when the words fit several and the newest was chosen. */
  | { readonly model: string; readonly words: string; readonly taken: boolean }
  /** None in the catalog has those words, or models of several sizes have. */
  | { readonly unknown: string; readonly nearest: readonly string[] }
  | { readonly hosted: string }

/** Sizes this near are one size: "32B" is 32.5 billion here and 32.8 there. */
const sameSize = 0.1

/**
 * The first model that a sentence names. "Llama 70B" is the newest of that name and size: they
 * differ little in what they need, and the card says which it was.
 */
export function namedModel(text: string): NamedModel | undefined {
  const folded = foldText(text)
  const named = namesIn(folded.text).filter(({ kind }) => kind === 'model' || kind === 'hosted')
  const first = named.find(({ kind }) => kind === 'model') ?? named[0]
  if (first === undefined) return undefined
  const words = folded.wordsAt(first.start, first.end).trim()
  if (first.kind === 'hosted') return { hosted: words }
  const found = findModel(words)
  if ('model' in found) return { model: found.model.id, words, taken: false }
  const [newest, ...others] = found.matches
  const isOneSize =
    newest !== undefined &&
    others.every((each) => Math.abs(each.parameterCount / newest.parameterCount - 1) <= sameSize)
  if (isOneSize) return { model: newest.id, words, taken: true }
  return { unknown: words, nearest: found.nearest }
}
