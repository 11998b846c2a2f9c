import type { Model } from '#src/catalog/models.ts'
import type { RemoteModels } from '#src/catalog/remote.ts'
import { HubReference, RemoteModelError } from '#src/catalog/remote.ts'

/**
 * Puts the models of the hub in the place of their references, also inside lists such as the
 * models of a fleet. Each is looked up once.
 *
 * @throws {RemoteModelError} when one cannot be had
 */
export async function withHubModels(
  options: object,
  remote: RemoteModels | undefined,
): Promise<never> {
  const asked = new Map<string, Promise<Model>>()
  const modelOf = ({ id }: HubReference): Promise<Model> => {
    if (remote === undefined) {
      throw new RemoteModelError(
        `${id} is not in the catalog, and looking models up on the hub is off here.`,
      )
    }
    const model = asked.get(id) ?? remote.find(id)
    asked.set(id, model)
    return model
  }
  const resolved = async (value: unknown): Promise<unknown> => {
    if (value instanceof HubReference) return modelOf(value)
    if (Array.isArray(value)) return Promise.all(value.map(resolved))
    if (typeof value !== 'object' || value === null || !('model' in value)) return value
    return { ...value, model: await resolved(value.model) }
  }
  const entries = Object.entries(options).map(
    async ([name, value]) => [name, await resolved(value)] as const,
  )
  return Object.fromEntries(await Promise.all(entries)) as never
}
