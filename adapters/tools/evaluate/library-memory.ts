import { sizeOfShape } from '#src/estimate/parameters.ts'
import { sequenceBytes } from '#src/estimate/serving-case.ts'
import { weightBytes } from '#src/estimate/weight-bytes.ts'
import { formatOf, type Row, storedOf } from './row.ts'

const bytesPerGiB = 2 ** 30

/** What a library holds: weights, cache, activations of the prompt, a little for the allocator. */
export function libraryGiB(row: Row, prompt: number, output: number): number {
  const { shape, engine } = row
  const weights = weightBytes(sizeOfShape(shape), formatOf(row), storedOf(row)).likely
  const kvBytes = row.number('kv_bits') === 8 ? 1 : 2
  const batch = row.number('batch_used') ?? 1
  const cacheAt = (tokens: number) => batch * sequenceBytes({ shape, kvBytes }, tokens)
  const early = earlyLibrary(row)
  const activations = (4 * shape.hidden + 2 * shape.ffn) * prompt * batch
  // Scores of a layer in 16 bits, and their softmax in 32, where attention is written out.
  const scores =
    early.writesScores || /autoawq/i.test(engine) ? 6 * shape.heads * prompt ** 2 * batch : 0
  // Logits in 16 bits and their copy in 32, of every position of the prompt.
  const logits = early.keepsAllLogits ? 6 * shape.vocab * prompt * batch : 0
  // The step's own cache is built beside the last one.
  const copies = early.copiesCache ? 2 : 1
  // bitsandbytes unpacks a whole matrix to 16 bits.
  const unpacked = /bitsandbytes/i.test(engine) ? 2 * shape.hidden * shape.ffn : 0
  // Libraries spread the layers over the cards they are given; a prompt goes through each of them whole.
  const split = Math.max(row.number('tp') ?? 1, row.gpus)
  const atPrompt = cacheAt(prompt) / split + activations + scores + logits
  const atEnd = (copies * cacheAt(prompt + output)) / split
  return (weights / split + Math.max(atPrompt, atEnd) + unpacked) / bytesPerGiB + 0.1
}

interface EarlyLibrary {
  readonly writesScores: boolean
  readonly copiesCache: boolean
  readonly keepsAllLogits: boolean
}

/**
 * What transformers did before 4.36 (attention written out, the cache a tuple that every step makes
 * anew) and before 4.45 (logits of every position). Without a printed version the library is of the
 * model's generation: heads that each have keys of their own are of 2023 and before.
 */
function earlyLibrary({ engine, shape }: Row): EarlyLibrary {
  const [isTransformers, minor] =
    engine.match(/(?:transformers|hugging ?face|^hf\b)(?: 4\.(\d+))?/i) ?? []
  if (isTransformers === undefined) {
    return { writesScores: false, copiesCache: false, keepsAllLogits: false }
  }
  const version = minor === undefined ? undefined : Number(minor)
  const isFirst = version === undefined ? shape.kvHeads === shape.heads : version < 36
  return {
    writesScores: isFirst,
    copiesCache: isFirst,
    keepsAllLogits: isFirst || (version !== undefined && version < 45),
  }
}
