import type { App } from '#src/app.ts'
import type { DiscordConfig } from '#src/config.ts'
import type { Command } from '#src/conversation/command.ts'
import type { Deliveries, Memberships } from '#src/store/ports.ts'
import type { Counters } from '../counters.ts'
import type { Part } from '../parts.ts'
import type { RateLimits } from '../rate-limit.ts'

export interface DiscordParts {
  readonly app: App
  readonly keys: DiscordConfig
  readonly commands: readonly Command[]
  readonly deliveries: Deliveries
  readonly memberships: Memberships
  readonly now: () => Date
  readonly newErrorId: () => string
  readonly log: {
    info(event: object): void
    warn(event: object): void
    error(event: object): void
  }
  readonly counters?: Counters
  readonly limits?: RateLimits
  /** Discord's own limit on the routes that have one; see the client. */
  readonly requestsPerSecond?: number
  /** How often what discord.js keeps of each interaction is let go. */
  readonly sweepEveryMs?: number
  /** Of the wait before another try to connect. */
  readonly firstWaitMs?: number
  /** A login that takes longer is given up and tried again. */
  readonly loginTimeoutMs?: number
  /** How long a stop waits for answers that are under way. */
  readonly drainMs?: number
}

export interface Shard {
  readonly isReady: boolean
  /** Of the last heartbeat; NaN before the first. */
  readonly pingMs: number
}

export interface Discord {
  /** How it stands at this moment. */
  part(): Part
  /** By shard: whether its session is open, and what was counted. */
  shards(): ReadonlyMap<string, Shard>
  close(): Promise<void>
}
