import * as z from 'zod'
import type { Model } from '#src/catalog/models.ts'
import type { ModelCache } from '#src/catalog/remote.ts'
import type { Store } from '#src/store/ports.ts'

const count = z.number().positive()
const source = z.object({
  basis: z.enum(['paper', 'documentation', 'vendor', 'case', 'measurement', 'judgement']),
  title: z.string(),
  url: z.string(),
  checkedOn: z.string().nullable(),
})

/** What a kept model must have; one of an older version that lacks it is read from the hub again. */
const kept = z.looseObject({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['decoder', 'encoder']),
  parameterCount: count,
  activeParameterCount: count,
  visionParameterCount: z.number().nonnegative(),
  maxContextTokens: count,
  published: z.looseObject({ format: z.string(), covers: z.enum(['layers', 'experts']) }),
  shape: z.looseObject({
    layers: count,
    hidden: count,
    ffn: count,
    heads: count,
    kvHeads: count,
    headDim: count,
    vocab: count,
  }),
  source,
})

/** Models looked up before, from the installation's database. */
export function storedModels({ hubModels }: Pick<Store, 'hubModels'>): ModelCache {
  return {
    async get(id) {
      const parsed = kept.safeParse(await hubModels.get(id))
      return parsed.success ? (parsed.data as unknown as Model) : undefined
    },
    put: (id, model) => hubModels.put(id, model),
  }
}
