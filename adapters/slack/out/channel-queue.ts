import { WebAPIRateLimitedError } from '@slack/web-api'

export interface ChannelQueue {
  /**
   * Runs `job` after those of the same channel. When Slack asks to wait, the channel waits and the
   * job runs once more, unless the wait is longer than a minute: then the refusal is thrown.
   */
  inChannel<T>(channel: string, job: () => Promise<T>): Promise<T>
}

const longestWaitSeconds = 60

/** One message at a time in a channel; channels do not wait for one another. */
export function createChannelQueue(): ChannelQueue {
  const last = new Map<string, Promise<unknown>>()

  async function patiently<T>(job: () => Promise<T>): Promise<T> {
    try {
      return await job()
    } catch (error) {
      if (!(error instanceof WebAPIRateLimitedError)) throw error
      if (error.retryAfter > longestWaitSeconds) throw error
      await new Promise((resolve) => setTimeout(resolve, error.retryAfter * 1000))
      return job()
    }
  }

  return {
    async inChannel(channel, job) {
      const before = last.get(channel) ?? Promise.resolve()
      const mine = before.then(
        () => patiently(job),
        () => patiently(job),
      )
      last.set(channel, mine)
      try {
        return await mine
      } finally {
        if (last.get(channel) === mine) last.delete(channel)
      }
    },
  }
}
