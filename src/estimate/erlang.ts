/**
 * Erlang's probability that a request has to wait: `servers` in parallel, `load` the mean number
 * busy. 1 from saturation on. By the recursion of the blocking probability, which never
 * overflows.
 *
 * @throws {RangeError} without servers, or for a load that is no number
 */
export function erlangC(servers: number, load: number): number {
  if (!(servers >= 1) || !(load >= 0)) {
    throw new RangeError(`servers and load must be numbers, got ${servers} and ${load}`)
  }
  if (load >= servers) return 1
  let blocking = 1
  for (let each = 1; each <= servers; each++)
    blocking = (load * blocking) / (each + load * blocking)
  const busy = load / servers
  return blocking / (1 - busy + busy * blocking)
}

/** How a queue behaves: seconds until service begins. */
export interface Wait {
  readonly meanSeconds: number
  /** Nineteen of twenty wait less. */
  readonly p95Seconds: number
}

/**
 * Waiting in a queue before several equal servers, by Allen and Cunneen's approximation.
 * `variability` is the mean of the squared coefficients of variation of arrivals and of service:
 * 1 is the exact M/M/c. Infinite from saturation on.
 */
export function queueWait(
  servers: number,
  load: number,
  serviceSeconds: number,
  variability: number,
): Wait {
  if (load >= servers) {
    return { meanSeconds: Number.POSITIVE_INFINITY, p95Seconds: Number.POSITIVE_INFINITY }
  }
  const waits = erlangC(servers, load)
  const meanSeconds = (waits * variability * serviceSeconds) / (servers - load)
  // Those who wait do so for an exponential time of mean W / C.
  const p95Seconds = waits === 0 ? 0 : Math.max(0, (meanSeconds / waits) * Math.log(20 * waits))
  return { meanSeconds, p95Seconds }
}
