import {
  type ProviderStatus,
  providerStatus,
  type TuningCapability,
} from '#src/catalog/providers.ts'
import type { Answered } from '#src/profile/schema.ts'

/** What a provider's door is like on a day; unknown where no row of the table says. */
export function tuningAt(
  provider: Answered['hostedTuningProvider'],
  asOf: string,
  capability: TuningCapability = 'supervised-tuning',
): ProviderStatus | 'unknown' | 'no-provider' {
  if (provider === 'none') return 'no-provider'
  return providerStatus(provider, capability, asOf)?.status ?? 'unknown'
}
