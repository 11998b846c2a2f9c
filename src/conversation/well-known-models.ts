import { findModel } from '#src/catalog/lookup.ts'
import type { Model } from '#src/catalog/models.ts'

/** An open model that people mean when they say a size, by that size. The smallest first; our choice. */
const bySize = [
  { billions: 0.5, name: 'qwen2.5-0.5b' },
  { billions: 1, name: 'llama-3.2-1b' },
  { billions: 1.5, name: 'qwen2.5-1.5b' },
  { billions: 3, name: 'llama-3.2-3b' },
  { billions: 4, name: 'qwen3-4b' },
  { billions: 7, name: 'qwen2.5-7b' },
  { billions: 8, name: 'llama-3.1-8b' },
  { billions: 9, name: 'qwen3.5-9b' },
  { billions: 12, name: 'gemma-3-12b' },
  { billions: 13, name: 'llama-2-13b' },
  { billions: 14, name: 'qwen2.5-14b' },
  { billions: 24, name: 'mistral-small-24b' },
  { billions: 27, name: 'gemma-3-27b' },
  { billions: 32, name: 'qwen2.5-32b' },
  { billions: 70, name: 'llama-3.3-70b' },
  { billions: 72, name: 'qwen2.5-72b' },
  { billions: 405, name: 'llama-3.1-405b' },
] as const

/** Sizes that are told apart by this much have other models. */
const sameSize = 1.1

const steps: readonly number[] = [1, 3, 8, 14, 32, 70, 405]

/** Well-known open models, each about twice as large as the one before. */
export function wellKnownModels(): readonly { readonly name: string; readonly model: Model }[] {
  return bySize
    .filter(({ billions }) => steps.includes(billions))
    .map(({ name }) => ({ name, model: modelCalled(name) }))
}

function modelCalled(name: string): Model {
  const found = findModel(name)
  if (!('model' in found)) throw new Error(`no model ${name}`)
  return found.model
}

const size = /(?<![\w.])(\d{1,3}(?:\.\d+)?) ?b\b(?! ?(?:tokens?|tok|params? of|requests?))/i

/** "a 70B": the words, and the model that is meant, if the size is a usual one. */
export function modelOfSize(
  text: string,
): { readonly model: string; readonly words: string } | undefined {
  const found = size.exec(text)
  if (found === null) return undefined
  const billions = Number(found[1])
  const known = bySize.find((each) => each.billions === billions) ?? nearest(billions)
  return Math.abs(Math.log(known.billions / billions)) > Math.log(sameSize)
    ? undefined
    : { model: modelCalled(known.name).id, words: found[0].trim() }
}

/** A well-known model of about the size that the text mentions; of eight billion without one. */
export function exampleOfSize(text: string): string {
  return nearest(Number(size.exec(text)?.[1] ?? 8)).name
}

function nearest(billions: number): (typeof bySize)[number] {
  const away = (each: (typeof bySize)[number]) => Math.abs(Math.log(each.billions / billions))
  return bySize.reduce((best, each) => (away(each) < away(best) ? each : best))
}
