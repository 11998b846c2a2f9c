import * as z from 'zod'
import type { ApiPrice } from '#src/catalog/api-prices.ts'
import type { TuningPrice } from '#src/catalog/tuning-prices.ts'
import { withPackagePrice } from './package-prices.ts'
import { sourceFrom } from './provenance.ts'

const usd = z.number().nonnegative()
const tokens = z.number().int().positive()

const inferenceSchema = z.object({
  provider: z.string().min(1),
  model: z.string().min(1),
  input: usd,
  cached_input: usd.nullish(),
  output: usd.nullish(),
  batch_input: usd.nullish(),
  batch_output: usd.nullish(),
  context: tokens.nullish(),
  long_context_from: tokens.optional(),
  long_context_input: usd.optional(),
  scheduled: z.array(z.object({ from: z.iso.date(), input: usd, output: usd })).optional(),
  hf_id: z.string().optional(),
  as_of: z.iso.date(),
  note: z.string().optional(),
  source: z.string(),
})

const tuningSchema = z.object({
  provider: z.string().min(1),
  model: z.string().min(1),
  method: z.enum(['sft', 'sft-lora', 'sft-full', 'dpo', 'dpo-lora', 'dpo-full', 'rft']),
  price: usd,
  unit: z.enum(['usd_per_1m_training_tokens', 'usd_per_training_hour']),
  tuned_input: usd.optional(),
  tuned_output: usd.optional(),
  as_of: z.iso.date().nullable(),
  basis: z.literal('judgement').optional(),
  confidence: z.enum(['transcribed', 'secondary', 'unconfirmed']),
  note: z.string().optional(),
  source: z.string(),
})

const fileSchema = z.object({
  meta: z.object({
    sources: z.record(z.string(), z.string()),
    batch_discount: z.record(z.string(), z.number().min(0).max(1)),
  }),
  inference: z.array(inferenceSchema).min(1),
  fine_tuning: z.array(tuningSchema).min(1),
})

/** @throws a zod error that names the entry and the field, or an error that names an unknown model */
export function convertApiPrices(
  file: unknown,
  modelIds: ReadonlySet<string>,
): { api: ApiPrice[]; tuning: TuningPrice[]; batchDiscounts: Record<string, number> } {
  const { meta, inference, fine_tuning } = fileSchema.parse(file)
  return {
    api: inference
      .map((price) => apiPrice(price, meta.sources, modelIds))
      .map((price) => fromPackage(price, meta.sources.genai)),
    tuning: fine_tuning.map(tuningPrice),
    batchDiscounts: meta.batch_discount,
  }
}

function apiPrice(
  price: z.infer<typeof inferenceSchema>,
  sources: Readonly<Record<string, string>>,
  modelIds: ReadonlySet<string>,
): ApiPrice {
  const provenance = sources[price.source]
  if (provenance === undefined) {
    throw new Error(`${price.provider} ${price.model} names an unknown source: ${price.source}`)
  }
  if (price.hf_id !== undefined && !modelIds.has(price.hf_id)) {
    throw new Error(`${price.provider} ${price.model} hosts a model we do not list: ${price.hf_id}`)
  }
  return {
    id: `${price.provider}/${price.model}`,
    provider: price.provider,
    model: price.model,
    usdPerMillionInputTokens: price.input,
    usdPerMillionCachedInputTokens: price.cached_input ?? null,
    usdPerMillionOutputTokens: price.output ?? null,
    usdPerMillionBatchInputTokens: price.batch_input ?? null,
    usdPerMillionBatchOutputTokens: price.batch_output ?? null,
    contextTokens: price.context ?? null,
    longContextAboveTokens: price.long_context_from ?? null,
    usdPerMillionLongContextInputTokens: price.long_context_input ?? null,
    usdPerMillionLongContextCachedInputTokens: null,
    usdPerMillionLongContextOutputTokens: null,
    scheduled: (price.scheduled ?? [])
      .map(({ from, input, output }) => ({
        from,
        usdPerMillionInputTokens: input,
        usdPerMillionCachedInputTokens: null,
        usdPerMillionOutputTokens: output,
      }))
      .sort((a, b) => a.from.localeCompare(b.from)),
    modelId: price.hf_id ?? null,
    asOf: price.as_of,
    note: price.note ?? null,
    source: sourceFrom(provenance, 'vendor', price.as_of),
  }
}

/** The newest source has the say: the package where it is not older than what was listed. */
function fromPackage(listed: ApiPrice, provenance: string | undefined): ApiPrice {
  const day = provenance?.match(/\d{4}-\d\d-\d\d/)?.[0]
  if (provenance === undefined || day === undefined || day < listed.asOf) return listed
  return withPackagePrice(listed, day, sourceFrom(provenance, 'vendor', day))
}

function tuningPrice(price: z.infer<typeof tuningSchema>): TuningPrice {
  const [method, weights] = price.method.split('-')
  const perHour = price.unit === 'usd_per_training_hour'
  return {
    provider: price.provider,
    model: price.model,
    parameterBand: bandOf(price.model),
    method: method === 'dpo' || method === 'rft' ? method : 'sft',
    weights: weights === 'lora' || weights === 'full' ? weights : null,
    usdPerMillionTrainingTokens: perHour ? null : price.price,
    usdPerTrainingHour: perHour ? price.price : null,
    tunedUsdPerMillionInputTokens: price.tuned_input ?? null,
    tunedUsdPerMillionOutputTokens: price.tuned_output ?? null,
    asOf: price.as_of,
    confidence: price.confidence,
    note: price.note ?? null,
    source: sourceFrom(
      price.source,
      price.basis === 'judgement' ? 'judgement' : 'vendor',
      price.as_of,
    ),
  }
}

/** "up to 16B", "16.1B-80B" and "over 300B" are bands; anything else is a model's name. */
function bandOf(text: string): TuningPrice['parameterBand'] {
  const band = text.match(/^(?:(up to) |(over) |([\d.]+)B-)([\d.]+)B$/)
  if (!band) return null
  const [, upTo, over, from, edge] = band
  const billions = (amount: string | undefined) => Math.round(Number(amount) * 1e9)
  if (upTo) return { from: 0, to: billions(edge) }
  if (over) return { from: billions(edge), to: null }
  return { from: billions(from), to: billions(edge) }
}
