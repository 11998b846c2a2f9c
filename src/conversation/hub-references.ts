import type { RemoteModels } from '#src/catalog/remote.ts'
import { HubReference, RemoteModelError } from '#src/catalog/remote.ts'

/**
 * Puts the models of the hub in the place of their references.
 *
 * @throws {RemoteModelError} when one cannot be had
 */
export async function withHubModels(
  options: object,
  remote: RemoteModels | undefined,
): Promise<never> {
  const entries = Object.entries(options).map(async ([name, value]) => {
    if (!(value instanceof HubReference)) return [name, value] as const
    if (remote === undefined) {
      throw new RemoteModelError(
        `${value.id} is not in the catalog, and looking models up on the hub is off here.`,
      )
    }
    return [name, await remote.find(value.id)] as const
  })
  return Object.fromEntries(await Promise.all(entries)) as never
}
