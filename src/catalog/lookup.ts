import { type Gpu, type GpuId, gpus } from './gpus.ts'
import { type Model, models } from './models.ts'
import { nearestTo, wordsOf } from './words.ts'

export type ModelLookup =
  | { readonly model: Model }
  | {
      readonly nearest: readonly string[]
      /** Different models that have every word typed, newest first; none when names are only like it. */
      readonly matches: readonly Model[]
    }

export type GpuLookup =
  | {
      readonly gpu: Gpu
      /** More than one for an ambiguous name such as A100: smaller first; take the first that fits. */
      readonly variants: readonly GpuId[]
    }
  | { readonly nearest: readonly string[] }

/** Words that change neither the shape nor the size. */
const modelNoise = new Set(['instruct', 'it', 'chat', 'hf', 'base', 'meta', 'model'])
const gpuNoise = new Set(['gpu', 'nvidia', 'tesla', 'geforce', 'quadro', 'amd', 'intel', 'google'])

interface Named<T> {
  readonly entry: T
  readonly words: ReadonlySet<string>
  /** Words that tell this entry from its relatives. */
  readonly core: readonly string[]
}

const namedModels: readonly Named<Model>[] = models.map((model) => {
  const words = wordsOf(model.id)
  const core = wordsOf(model.name).filter((word) => !isModelNoise(word))
  return { entry: model, words: new Set(words), core }
})

const namedGpus: readonly Named<Gpu>[] = gpus.map((gpu) => {
  const words = [gpu.id, gpu.name, ...gpu.aliases].flatMap(wordsOf)
  const all = new Set([...words, ...wordsOf(gpu.architecture), `${gpu.memoryGB}gb`])
  return { entry: gpu, words: all, core: gpuCore(gpu) }
})

const modelsById = new Map(models.map((model) => [model.id.toLowerCase(), model]))

/**
 * The model a person means by "llama 3.1 8b" or by a Hugging Face id; the nearest names when
 * there is none, or when the words fit models of different sizes or families.
 */
export function findModel(text: string): ModelLookup {
  const exact = modelsById.get(text.slice(0, 200).trim().toLowerCase())
  if (exact) return { model: exact }
  // Copies of a model keep its name under another owner.
  const name = text.slice(text.slice(0, 200).lastIndexOf('/') + 1)
  const wanted = wordsOf(name).filter((word) => !isModelNoise(word))
  // A size alone names no model.
  const isNamed = wanted.some((word) => !/^\d/.test(word))
  const found = isNamed ? bestMatches(namedModels, wanted) : []
  const [first] = found
  if (first === undefined) return { nearest: nearestModels(text), matches: [] }
  const differ = found.some((model) => !isRelease(model, first))
  if (differ) {
    const newestFirst = found.toSorted((a, b) => (newer(a, b) === a ? -1 : 1))
    return { nearest: newestFirst.slice(0, 4).map((model) => model.name), matches: newestFirst }
  }
  return { model: found.reduce(newer) }
}

/** The card a person means by "h100" or "a100 80gb"; the nearest names when there is none. */
export function findGpu(text: string): GpuLookup {
  const wanted = wordsOf(text.slice(0, 200).replaceAll(/(rtx|pro|ada)/gi, ' $1 ')).filter(
    (word) => !gpuNoise.has(word),
  )
  const found = bestMatches(namedGpus, wanted)
  const bare = wanted.join('')
  const isNamedSo = (gpu: Gpu) => gpu.aliases.some((alias) => alias.toLowerCase() === bare)
  const variants = found.toSorted(
    (a, b) => a.memoryGB - b.memoryGB || Number(isNamedSo(b)) - Number(isNamedSo(a)),
  )
  const [gpu] = variants
  // "4090" alone is a name; "24gb" alone or "blackwell" would match cards that share nothing else.
  if (gpu === undefined || !sameKind(variants)) return { nearest: nearestGpus(text) }
  return { gpu, variants: variants.map(({ id }) => id) }
}

/** Entries that have every wanted word, and the fewest telling words beside them. */
function bestMatches<T>(named: readonly Named<T>[], wanted: readonly string[]): readonly T[] {
  if (wanted.length === 0) return []
  const asked = new Set(wanted)
  let fewest = Number.POSITIVE_INFINITY
  let best: T[] = []
  for (const { entry, words, core } of named) {
    if (!wanted.every((word) => words.has(word))) continue
    const extra = core.filter((word) => !asked.has(word)).length
    if (extra < fewest) best = []
    if (extra <= fewest) best.push(entry)
    fewest = Math.min(fewest, extra)
  }
  return best
}

/** A year and month such as 2507 tells versions apart, not shapes. */
function isModelNoise(word: string): boolean {
  return modelNoise.has(word) || /^\d{4}$/.test(word)
}

/** Releases of one model: the newer may stand for both. */
function isRelease(a: Model, b: Model): boolean {
  return a.family === b.family && Math.abs(a.parameterCount / b.parameterCount - 1) < 0.02
}

function newer(a: Model, b: Model): Model {
  return (b.releasedOn ?? '') > (a.releasedOn ?? '') ? b : a
}

function nearestModels(text: string): readonly string[] {
  return nearestTo(text, models, (model) => model.name, 3).map((model) => model.name)
}

function nearestGpus(text: string): readonly string[] {
  return nearestTo(text, gpus, (gpu) => gpu.id, 3).map((gpu) => gpu.id)
}

function gpuCore(gpu: Gpu): readonly string[] {
  return wordsOf(gpu.id.replaceAll(/(RTX|PRO|Ada)/g, ' $1 '))
}

/** Variants of one card share the first telling word: A100-40GB and A100-80GB. */
function sameKind(found: readonly Gpu[]): boolean {
  const heads = new Set(found.map((gpu) => /\D*\d+/.exec(gpu.id)?.[0] ?? gpu.id))
  return heads.size === 1
}
