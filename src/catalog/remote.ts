import { BadInputError } from '#src/errors.ts'
import type { Model } from './models.ts'

/** Models that are in no table of ours, by their id on the Hugging Face hub. */
export interface RemoteModels {
  /** @throws {RemoteModelError} with what to do instead */
  find(id: string): Promise<Model>
}

/** A model named by a hub id that the catalog does not have; looked up before a command runs. */
export class HubReference {
  /** `owner/name`, or `owner/name/file.gguf`. */
  readonly id: string

  constructor(id: string) {
    this.id = id
  }
}

/** The model cannot be had from the hub; the sentence says why and what to do. */
export class RemoteModelError extends BadInputError {
  override readonly code = 'remote-model'
}

const hubId = /^[\w.-]{1,96}\/[\w.-]{1,96}(?:\/[\w./-]{1,200}\.gguf)?$/

export function isHubId(text: string): boolean {
  return hubId.test(text) && !text.includes('..')
}

/** Remembers what was looked up, so that a model is fetched once. */
export interface ModelCache {
  get(id: string): Promise<Model | undefined>
  put(id: string, model: Model): Promise<void>
}
