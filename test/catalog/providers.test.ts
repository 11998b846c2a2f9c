import { describe, expect, it } from 'vitest'
import { announcedChanges, providerFacts, providerStatus } from '#src/catalog/providers.ts'

describe('provider facts', () => {
  // OpenAI's deprecation page: newcomers from 2026-05-07, the inactive from 2026-07-02, all from
  // 2027-01-06. Cohere's page: 2025-09-15. Claude 3 Haiku on Bedrock: end of life 2026-09-10.
  it.each([
    ['openai', 'supervised-tuning', '2023-03-30', undefined],
    ['openai', 'supervised-tuning', '2026-05-06', 'open'],
    ['openai', 'supervised-tuning', '2026-05-07', 'newcomers-closed'],
    ['openai', 'reinforcement-tuning', '2026-11-23', 'newcomers-closed'],
    ['openai', 'supervised-tuning', '2027-01-05', 'newcomers-closed'],
    ['openai', 'preference-tuning', '2027-01-06', 'closed'],
    ['cohere', 'supervised-tuning', '2025-09-14', undefined],
    ['cohere', 'supervised-tuning', '2025-09-15', 'closed'],
    ['anthropic', 'supervised-tuning', '2026-09-09', 'open'],
    ['anthropic', 'supervised-tuning', '2026-09-10', 'closed'],
    ['mistral', 'supervised-tuning', '2026-11-23', undefined],
  ] as const)('%s %s on %s: %s', (provider, capability, asOf, status) => {
    expect(providerStatus(provider, capability, asOf)?.status).toBe(status)
  })

  it('never overlap', () => {
    for (const { provider, capability, validFrom } of providerFacts) {
      const onThatDay = providerFacts.filter(
        (fact) =>
          fact.provider === provider &&
          fact.capability === capability &&
          fact.validFrom <= validFrom &&
          (fact.validUntil === null || validFrom < fact.validUntil),
      )
      expect(onThatDay, `${provider} ${capability} ${validFrom}`).toHaveLength(1)
    }
  })

  it('announce what is to come, soonest first', () => {
    const dates = announcedChanges('openai', '2026-11-23').map(({ validFrom }) => validFrom)
    expect(dates).toEqual(['2027-01-06', '2027-01-06', '2027-01-06', '2027-01-14'])
  })
})
