import type { IncomingMessage, ServerResponse } from 'node:http'
import type { App as Bolt } from '@slack/bolt'
import type { App } from '#src/app.ts'
import type { SlackConfig } from '#src/config.ts'
import type { Deliveries, Installations } from '#src/store/ports.ts'
import type { Counters } from '../counters.ts'
import type { Part } from '../parts.ts'
import type { RateLimits } from '../rate-limit.ts'

export interface SlackLog {
  info(event: object): void
  warn(event: object): void
  error(event: object): void
}

/** What the Slack half is made of. */
export interface SlackParts {
  readonly app: App
  readonly keys: SlackConfig
  readonly deliveries: Deliveries
  readonly installations: Installations
  readonly now: () => Date
  readonly newErrorId: () => string
  readonly log: SlackLog
  readonly counters?: Counters
  readonly limits?: RateLimits
  /** For one attempt of one request to Slack. */
  readonly deadlineMs?: number
  readonly pingTimeoutMs?: number
  /** Further listeners, for a test that needs one that fails. */
  readonly register?: (bolt: Bolt) => { readonly commands: readonly string[] }
}

/** Takes a request that is Slack's; false when it is not. */
export type SlackMount = (request: IncomingMessage, response: ServerResponse) => boolean

export interface Slack {
  /** For the web server, when Slack reaches us over HTTP. */
  readonly mount?: SlackMount
  /** How it is doing, at any moment. */
  part(): Part
  close(): Promise<void>
}
