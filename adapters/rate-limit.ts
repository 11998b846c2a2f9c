/** A bucket of turns: `burst` at once, then `perSecond`. */
export interface Rate {
  readonly burst: number
  readonly perSecond: number
}

export interface RateLimits {
  readonly user: Rate
  readonly team: Rate
}

/** A busy person and a busy team, with room to spare; a script is neither. Our judgement. */
export const usualLimits: RateLimits = {
  user: { burst: 20, perSecond: 2 },
  team: { burst: 300, perSecond: 50 },
}

export interface RateLimiter {
  /** Takes one turn; or says in how many seconds there is one, and takes none. */
  take(teamId: string, userId: string): { readonly waitSeconds: number } | undefined
}

/** More buckets than this are not remembered; the one used longest ago starts full again. */
const mostBuckets = 20_000

/** Token buckets by team and by person of a team, in memory. `nowMs` is a monotonic clock. */
export function createRateLimiter(
  limits: RateLimits = usualLimits,
  nowMs: () => number = () => performance.now(),
): RateLimiter {
  const teams = buckets(limits.team, nowMs)
  const users = buckets(limits.user, nowMs)
  return {
    take(teamId, userId) {
      const waitSeconds = users.wait(`${teamId} ${userId}`) || teams.wait(teamId)
      if (waitSeconds > 0) return { waitSeconds }
      users.take(`${teamId} ${userId}`)
      teams.take(teamId)
      return undefined
    },
  }
}

function buckets({ burst, perSecond }: Rate, nowMs: () => number) {
  const levels = new Map<string, { level: number; atMs: number }>()
  const levelOf = (key: string) => {
    const known = levels.get(key)
    if (known === undefined) return burst
    return Math.min(burst, known.level + ((nowMs() - known.atMs) / 1000) * perSecond)
  }
  return {
    wait(key: string): number {
      const level = levelOf(key)
      return level >= 1 ? 0 : Math.max(1, Math.ceil((1 - level) / perSecond))
    },
    take(key: string): void {
      const level = levelOf(key) - 1
      // Deleted first, so that the map's order is that of use.
      levels.delete(key)
      levels.set(key, { level, atMs: nowMs() })
      if (levels.size > mostBuckets) {
        const [oldest] = levels.keys()
        if (oldest !== undefined) levels.delete(oldest)
      }
    },
  }
}
