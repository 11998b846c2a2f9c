import { configFromGguf } from '#src/catalog/gguf-metadata.ts'
import type { HubConfig } from '#src/catalog/hub-config.ts'
import { ConfigShapeError, modelFromConfig } from '#src/catalog/hub-config.ts'
import type { Model, ModelShape } from '#src/catalog/models.ts'
import { type ModelCache, RemoteModelError, type RemoteModels } from '#src/catalog/remote.ts'
import { countParameters, sizeOfShape } from '#src/estimate/parameters.ts'

export interface HubOptions {
  readonly cache: ModelCache
  readonly now: () => Date
  /** Opens gated repositories whose licence was accepted; never logged. */
  readonly token?: string
  readonly hubUrl?: string
}

/** Longer than a person waits for an estimate. */
const timeoutMs = 3000

/**
 * Models by id from the Hugging Face hub: `config.json` and the weights' headers, or a GGUF
 * file's header when the id names one. No weights are downloaded. Read once, then kept.
 */
export function createHubModels({ cache, now, token, hubUrl }: HubOptions): RemoteModels {
  const hub = {
    hubUrl: hubUrl ?? 'https://huggingface.co',
    ...(token !== undefined && { accessToken: token }),
    fetch: withDeadline,
  }
  return {
    async find(id) {
      const known = await cache.get(id)
      if (known !== undefined) return known
      const readOn = now().toISOString().slice(0, 10)
      const model = await explained(id, () =>
        id.endsWith('.gguf') ? fromGguf(id, readOn, hub) : fromRepository(id, readOn, hub),
      )
      await cache.put(id, model)
      return model
    },
  }
}

interface Hub {
  readonly hubUrl: string
  readonly accessToken?: string
  readonly fetch: typeof fetch
}

const withDeadline: typeof fetch = (input, init) => {
  const deadline = AbortSignal.timeout(timeoutMs)
  const signal = init?.signal ? AbortSignal.any([init.signal, deadline]) : deadline
  return fetch(input, { ...init, signal })
}

async function fromRepository(id: string, readOn: string, hub: Hub): Promise<Model> {
  // The package is loaded by the first look-up; most conversations never need one.
  const { downloadFile, modelInfo, parseSafetensorsMetadata } = await import('@huggingface/hub')
  const { sha } = await modelInfo({ name: id, additionalFields: ['sha'], ...hub })
  const repo = { type: 'model', name: id } as const
  const file = await downloadFile({ repo, path: 'config.json', revision: sha, xet: false, ...hub })
  if (file === null) {
    throw new RemoteModelError(
      `${id} has no config.json. If it holds GGUF files, name one: ${id}/FILE.gguf.`,
    )
  }
  const config = JSON.parse(await file.text()) as HubConfig
  const parameterCount = await parseSafetensorsMetadata({
    repo,
    revision: sha,
    computeParametersCount: true,
    ...hub,
  }).then(
    ({ parameterCount: byType }) => Object.values(byType).reduce((sum, count) => sum + count, 0),
    // Older repositories have no safetensors; the shape tells the size too.
    () => null,
  )
  return modelFromConfig({ id, revision: sha, config, parameterCount, readOn }, counted)
}

async function fromGguf(id: string, readOn: string, hub: Hub): Promise<Model> {
  const { gguf } = await import('@huggingface/gguf')
  const [owner, name, ...path] = id.split('/')
  const { metadata, parameterCount } = await gguf(
    `${hub.hubUrl}/${owner}/${name}/resolve/main/${path.join('/')}`,
    {
      computeParametersCount: true,
      fetch: hub.fetch,
      ...(hub.accessToken !== undefined && {
        additionalFetchHeaders: { Authorization: `Bearer ${hub.accessToken}` },
      }),
    },
  )
  const config = configFromGguf({ ...metadata })
  return modelFromConfig({ id, revision: 'main', config, parameterCount, readOn }, counted)
}

function counted(shape: ModelShape) {
  const total = countParameters(shape)
  return { total, active: shape.moe ? sizeOfShape(shape).matmul : total }
}

/** What went wrong on the way to the hub, as a sentence with the next step. */
async function explained(id: string, read: () => Promise<Model>): Promise<Model> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof RemoteModelError) throw error
    throw new RemoteModelError(reasonFor(id, error), {
      nextStep: 'help estimate serve',
      cause: error,
    })
  }
}

function reasonFor(id: string, error: unknown): string {
  if (error instanceof ConfigShapeError) {
    return `The configuration of ${id} does not say ${error.message}, so its shape is unknown to me. Name a similar model of the catalog.`
  }
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error
      ? error.statusCode
      : undefined
  if (status === 401 || status === 403) {
    return `${id} is gated or private on the hub, or does not exist. Accept its licence there, and start Crossroads with HF_TOKEN set to a token that may read it.`
  }
  if (status === 404) return `The hub knows no model ${id}. Check the spelling: owner/name.`
  if (status === 429)
    return `The hub asks me to wait. Try again in a minute, or name a model of the catalog.`
  if (error instanceof SyntaxError) return `The configuration of ${id} on the hub cannot be read.`
  return `The hub cannot be reached, so I cannot look up ${id}. Models of the catalog work without it.`
}
