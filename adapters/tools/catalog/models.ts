import * as z from 'zod'
import type { Model } from '#src/catalog/models.ts'
import { archSchema, shapeOf } from './arch.ts'
import { sourceFrom } from './provenance.ts'
import { publishedWeightsOf } from './published-weights.ts'

const billions = z.number().positive()

const modelSchema = archSchema.extend({
  id: z.string().min(1),
  family: z.string(),
  kind: z.enum(['decoder', 'encoder']),
  params_b: billions,
  params_active_b: billions,
  vision_params_b: billions.optional(),
  max_context: z.number().int().positive(),
  license: z.string().min(1),
  release_date: z.iso.date().optional(),
  basis: z.literal('judgement').optional(),
  judgement: z.array(z.string()).optional(),
  note: z.string().optional(),
  source: z.string(),
})

const fileSchema = z.object({
  meta: z.object({ as_of: z.iso.date() }),
  models: z.array(modelSchema).min(1),
})

/** Families whose attention is sparse, compressed or mixed in a way no formula of ours describes. */
const approximateFamilies = new Set(['deepseek4', 'glm5', 'kimi-k3'])

/** @throws a zod error that names the entry and the field */
export function convertModels(file: unknown): Model[] {
  const { meta, models } = fileSchema.parse(file)
  return models.map((model) => {
    const guessed = model.basis === 'judgement'
    const shape = shapeOf(model)
    return {
      id: model.id,
      name: model.id.slice(model.id.indexOf('/') + 1),
      family: model.family,
      kind: model.kind,
      parameterCount: count(model.params_b),
      activeParameterCount: count(model.params_active_b),
      visionParameterCount: count(model.vision_params_b ?? 0),
      shape: approximateFamilies.has(model.family)
        ? { ...shape, approximateAttention: true }
        : shape,
      published: publishedWeightsOf(model.id),
      maxContextTokens: model.max_context,
      licence: model.license,
      releasedOn: model.release_date ?? null,
      note: model.note ?? null,
      judgementFields: (model.judgement ?? []).map(inHouseWords),
      source: sourceFrom(
        model.source,
        guessed ? 'judgement' : 'documentation',
        guessed ? null : meta.as_of,
      ),
    }
  })
}

function count(inBillions: number): number {
  return Math.round(inBillions * 1e9)
}

const houseWords: Readonly<Record<string, string>> = {
  sliding_window: 'slidingWindow',
  max_context: 'maxContextTokens',
  vocab: 'vocab',
}

function inHouseWords(field: string): string {
  const word = houseWords[field]
  if (word === undefined) throw new Error(`the models' field ${field} has no name of ours yet`)
  return word
}
