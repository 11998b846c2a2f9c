import { BadInputError } from '#src/errors.ts'
import { estimateServing } from '#src/estimate/index.ts'
import type { Profile } from '#src/profile/schema.ts'
import { remembered } from './remembered.ts'
import { baseOf, given, gpuOf, standIns } from './stand-ins.ts'

/** Any volume will do to find the line: it does not depend on it. */
const probeRequestsPerDay = 10_000

/**
 * Requests a day from which serving an own small model costs less each month than calling a
 * small hosted one for the same requests; null when it never does, or cannot be estimated.
 * Rent of one copy over the hosted price of a request, as the serving estimate works it out.
 */
export const breakEvenRequestsPerDay = remembered(
  (profile: Profile, asOf: string) =>
    JSON.stringify([
      asOf,
      profile.baseModel,
      profile.gpu,
      profile.promptTokensPerRequest,
      profile.outputTokensPerRequest,
    ]),
  (profile: Profile, asOf: string): number | null => {
    try {
      return breakEvenOf(profile, asOf)
    } catch (error) {
      if (error instanceof BadInputError) return null
      throw error
    }
  },
)

function breakEvenOf(profile: Profile, asOf: string): number | null {
  const at = (requestsPerDay: number) =>
    estimateServing(
      {
        model: baseOf(profile, standIns.base),
        requestsPerDay: { value: requestsPerDay, origin: 'default' },
        against: { value: standIns.hosted.small, origin: 'default' },
        ...given(profile, {
          promptTokens: 'promptTokensPerRequest',
          outputTokens: 'outputTokensPerRequest',
        }),
        ...gpuOf(profile),
      },
      asOf,
    )
  const line = at(probeRequestsPerDay).lines.find(({ label }) => label === 'Break-even')
  if (line === undefined) return null
  const requestsPerDay = Math.ceil(line.likely)
  // One copy may not carry that many; then more copies cost more than the hosted model.
  const there = at(requestsPerDay)
  const own = there.quantities.usdPerMonth?.likely
  const hosted = there.lines.find(({ label }) => label.startsWith('Instead by'))?.likely
  if (own === undefined || hosted === undefined) return null
  return own <= hosted * 1.05 ? requestsPerDay : null
}
