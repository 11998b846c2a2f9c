import * as z from 'zod'
import type { GpuId } from '#src/catalog/gpus.ts'
import { isHostedModel } from '#src/catalog/hosted-lookup.ts'
import { findGpu, findModel } from '#src/catalog/lookup.ts'
import type { Model } from '#src/catalog/models.ts'
import { HubReference, isHubId } from '#src/catalog/remote.ts'
import { tuningPricesNamed } from '#src/estimate/hosted-tuning.ts'
import { parseQuantity, type QuantityKind } from '#src/profile/quantity.ts'
import { argumentKinds } from './argument-kind.ts'

// Each argument reads the text a person typed, and refuses it with a sentence: what was
// read, what is accepted, and the nearest value that is.

/** A quantity in the unit that `kind` is named for. */
export function quantity(kind: QuantityKind) {
  return z
    .string()
    .transform((text, check) => {
      const parsed = parseQuantity(text, kind)
      if (parsed.ok) return parsed.value
      check.addIssue(parsed.problem)
      return z.NEVER
    })
    .register(argumentKinds, { kind: 'quantity', of: kind })
}

/** As {@link quantity}, and more than nothing. */
export function positive(kind: QuantityKind) {
  return quantity(kind)
    .refine((value) => value > 0, 'must be more than zero')
    .register(argumentKinds, { kind: 'quantity', of: kind })
}

/** A model of the catalog, or a reference to one on the hub that is looked up before the command runs. */
export const modelArgument = z
  .string()
  .transform((text, check): Model | HubReference => {
    const found = modelNamed(text)
    if ('model' in found) return found.model
    check.addIssue(
      isHostedModel(text)
        ? `only its maker serves "${shortened(text)}"; \`estimate api model=${shortened(text)}\` prices its calls`
        : unknown('model', text, found.nearest, 'llama-3.1-8b'),
    )
    return z.NEVER
  })
  .register(argumentKinds, { kind: 'model' })

/** A model that only its maker serves and tunes, by the maker's name for it. */
export class TunedAtItsMaker {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

/** As {@link modelArgument}, or a model that its maker tunes for a price. */
export const tunableModelArgument = z
  .string()
  .transform((text) =>
    !('model' in modelNamed(text)) && tuningPricesNamed(text).length > 0
      ? new TunedAtItsMaker(text)
      : text,
  )
  .pipe(z.union([z.instanceof(TunedAtItsMaker), modelArgument]))
  .register(argumentKinds, { kind: 'model' })

/** The model that a name or a hub id means, or the nearest names of the catalog. */
export function modelNamed(
  text: string,
): { readonly model: Model | HubReference } | { readonly nearest: readonly string[] } {
  const found = findModel(text)
  if ('model' in found) return { model: found.model }
  return isHubId(text) ? { model: new HubReference(text) } : { nearest: found.nearest }
}

/** The GPU a name means; for a name such as A100 its variants, the smaller first. */
export const gpuArgument = z
  .string()
  .transform((text, check) => {
    const found = findGpu(text)
    if ('gpu' in found) return found.variants
    check.addIssue(unknown('GPU', text, found.nearest, 'h100'))
    return z.NEVER
  })
  .register(argumentKinds, { kind: 'gpu' })

/** GPUs separated by commas, each with its variants. */
export const gpusArgument = z
  .string()
  .transform((text, check) => {
    const ids: GpuId[] = []
    for (const name of text.split(',')) {
      const found = findGpu(name)
      if (!('gpu' in found)) {
        check.addIssue(unknown('GPU', name.trim(), found.nearest, 'h100'))
        return z.NEVER
      }
      ids.push(...found.variants)
    }
    return [...new Set(ids)]
  })
  .register(argumentKinds, { kind: 'gpus' })

/** A word from a fixed list; case does not matter. */
export function choice<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z
    .string()
    .transform((text, check): Words[number] => {
      const word = words.find((each) => each === text.trim().toLowerCase())
      if (word !== undefined) return word
      check.addIssue(`"${shortened(text)}" is none of ${words.join(', ')}`)
      return z.NEVER
    })
    .register(argumentKinds, { kind: 'choice', words })
}

export const yesOrNo = z
  .string()
  .transform((text, check) => {
    const word = text.trim().toLowerCase()
    if (['yes', 'true', 'on', 'y', '1'].includes(word)) return true
    if (['no', 'false', 'off', 'n', '0'].includes(word)) return false
    check.addIssue(`"${shortened(text)}" is neither yes nor no`)
    return z.NEVER
  })
  .register(argumentKinds, { kind: 'yes-or-no' })

/** A recommendation's or an estimate's short id. */
export const idArgument = z
  .string()
  .transform((text, check) => {
    const id = text.trim().toLowerCase()
    if (/^[re][1-9]\d{0,8}$/.test(id)) return id as `r${number}` | `e${number}`
    check.addIssue(`"${shortened(text)}" is no id; ids look like r12 or e7 (see history)`)
    return z.NEVER
  })
  .register(argumentKinds, { kind: 'id' })

function unknown(what: string, text: string, nearest: readonly string[], example: string): string {
  const hint =
    nearest.length === 0
      ? `; a name looks like ${example}`
      : `; did you mean ${nearest.join(', ')}?`
  return `I know no ${what} called "${shortened(text)}"${hint}`
}

export function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

/** Other names of arguments, in lower case: what people type, and the profile's own field names. */
export const argumentAliases: Readonly<Record<string, string>> = {
  requests: 'requestsPerDay',
  rpd: 'requestsPerDay',
  in: 'promptTokens',
  input: 'promptTokens',
  inputtokens: 'promptTokens',
  prompttokensperrequest: 'promptTokens',
  out: 'outputTokens',
  output: 'outputTokens',
  outputtokensperrequest: 'outputTokens',
  ctx: 'context',
  params: 'parameters',
  latencyms: 'latency',
  ttftms: 'ttft',
  budgetusd: 'budget',
  basemodel: 'model',
  gpucount: 'gpus',
  corpustokens: 'tokens',
  labelledexamples: 'examples',
  preferencepairs: 'examples',
  pairs: 'examples',
  prompts: 'examples',
  samples: 'examples',
  rows: 'examples',
  sequencelength: 'seqLen',
  maxlength: 'seqLen',
  batch: 'microBatch',
  batchsize: 'microBatch',
  lorarank: 'rank',
  r: 'rank',
  quantization: 'precision',
  quant: 'precision',
  dtype: 'precision',
  cards: 'gpus',
  users: 'concurrency',
  concurrent: 'concurrency',
}
