/** Discord takes fifty requests a second of an app; answers to interactions do not count. */
const usualPerSecond = 40
/** A quiet moment is saved up, so that a few calls at once wait for nothing: ten, beside the forty. */
const savedMs = 250

/**
 * Lets so many calls a second begin, in the order they came. For the routes that have Discord's
 * global limit, which discord.js has to be kept from enforcing on the others.
 */
export function createPace(perSecond = usualPerSecond): <T>(call: () => Promise<T>) => Promise<T> {
  const everyMs = 1000 / perSecond
  let nextMs = 0
  return async (call) => {
    const nowMs = performance.now()
    nextMs = Math.max(nextMs, nowMs - savedMs) + everyMs
    const waitMs = nextMs - nowMs
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs))
    return call()
  }
}
