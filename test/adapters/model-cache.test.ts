import { expect, it } from 'vitest'
import { models } from '#src/catalog/models.ts'
import { storedModels } from '../../adapters/hub/model-cache.ts'

const [model] = models

function cacheOf(kept: object | undefined) {
  return storedModels({ hubModels: { get: async () => kept, put: async () => {} } })
}

it('hands out a model that was kept', async () => {
  expect(await cacheOf(model).get('any/id')).toEqual(model)
  expect(await cacheOf(undefined).get('any/id')).toBeUndefined()
})

it('reads one from the hub again that an older version kept without the format of its weights', async () => {
  const { published: _, ...older } = { ...model }
  expect(await cacheOf(older).get('any/id')).toBeUndefined()
})
