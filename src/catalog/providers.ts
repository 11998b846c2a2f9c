import type { Source } from './source.ts'

export type TuningProvider =
  | 'openai'
  | 'azure'
  | 'google'
  | 'bedrock'
  | 'together'
  | 'fireworks'
  | 'mistral'
  | 'anthropic'
  | 'cohere'

export type TuningCapability =
  | 'supervised-tuning'
  | 'preference-tuning'
  | 'reinforcement-tuning'
  | 'tuned-inference'

/** `newcomers-closed`: who never tuned there cannot start, earlier customers still can. */
export type ProviderStatus = 'open' | 'newcomers-closed' | 'closed'

/**
 * What a provider allowed between two dates. No row means that we do not know, never that
 * it is open. A change is a new row, so that a past decision can still be explained.
 */
export interface ProviderFact {
  readonly provider: TuningProvider
  readonly capability: TuningCapability
  readonly status: ProviderStatus
  /** First day, as an ISO date. */
  readonly validFrom: string
  /** First day on which the row no longer holds; null while no end is announced. */
  readonly validUntil: string | null
  /** What the provider says, in one sentence. */
  readonly note: string
  readonly source: Source
}

const openAiDeprecations: Source = {
  basis: 'documentation',
  title: 'OpenAI API, Deprecations',
  url: 'https://developers.openai.com/api/docs/deprecations',
  checkedOn: '2026-11-23',
}

/** The end of this time is documented; the days it began are recalled. */
const openAiOpenings: Source = {
  basis: 'judgement',
  title: 'OpenAI, announcements of fine-tuning by method (dates recalled)',
  url: 'https://developers.openai.com/api/docs/deprecations',
  checkedOn: null,
}

const cohereFineTuning: Source = {
  basis: 'documentation',
  title: 'Cohere, Fine-tuning for the chat model',
  url: 'https://docs.cohere.com/docs/chat-fine-tuning',
  checkedOn: '2026-11-23',
}

const bedrockClaude: Source = {
  basis: 'vendor',
  title: 'Amazon Bedrock, fine-tuning of Claude 3 Haiku (announcement, model card)',
  url: 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-lifecycle.html',
  checkedOn: '2026-11-23',
}

/** OpenAI tells its tuning methods apart in no date: one notice closes all of them. */
function openAiRows(
  capability: 'supervised-tuning' | 'preference-tuning' | 'reinforcement-tuning',
  openedOn: string,
): readonly ProviderFact[] {
  const common = { provider: 'openai', capability, source: openAiDeprecations } as const
  return [
    {
      ...common,
      status: 'open',
      validFrom: openedOn,
      validUntil: '2026-05-07',
      note: 'Anybody could create jobs.',
      source: openAiOpenings,
    },
    {
      ...common,
      status: 'newcomers-closed',
      validFrom: '2026-05-07',
      validUntil: '2026-07-02',
      note: 'Organisations that never fine-tuned at OpenAI cannot start.',
    },
    {
      ...common,
      status: 'newcomers-closed',
      validFrom: '2026-07-02',
      validUntil: '2027-01-06',
      note: 'Only organisations that used a fine-tuned OpenAI model in the last 60 days may create jobs.',
    },
    {
      ...common,
      status: 'closed',
      validFrom: '2027-01-06',
      validUntil: null,
      note: 'Nobody can create fine-tuning jobs at OpenAI any more.',
    },
  ]
}

export const providerFacts: readonly ProviderFact[] = [
  ...openAiRows('supervised-tuning', '2023-08-22'),
  ...openAiRows('preference-tuning', '2024-12-17'),
  ...openAiRows('reinforcement-tuning', '2025-05-08'),
  {
    provider: 'openai',
    capability: 'tuned-inference',
    status: 'closed',
    validFrom: '2027-01-14',
    validUntil: null,
    note: 'The GPT-4o and GPT-4.1 families stop, and every model tuned from them with them.',
    source: openAiDeprecations,
  },
  {
    provider: 'cohere',
    capability: 'supervised-tuning',
    status: 'closed',
    validFrom: '2025-09-15',
    validUntil: null,
    note: 'Cohere ended fine-tuning of its chat models.',
    source: cohereFineTuning,
  },
  {
    provider: 'anthropic',
    capability: 'supervised-tuning',
    status: 'open',
    validFrom: '2024-11-01',
    validUntil: '2026-09-10',
    note: 'Claude 3 Haiku could be tuned on Amazon Bedrock.',
    source: bedrockClaude,
  },
  {
    provider: 'anthropic',
    capability: 'supervised-tuning',
    status: 'closed',
    validFrom: '2026-09-10',
    validUntil: null,
    note: 'Claude 3 Haiku, the one Claude that could be tuned on Bedrock, has ended.',
    source: bedrockClaude,
  },
]

/** What the table says of a capability on a day; undefined means unknown, never open. */
export function providerStatus(
  provider: TuningProvider,
  capability: TuningCapability,
  asOf: string,
): ProviderFact | undefined {
  return providerFacts.find(
    (fact) =>
      fact.provider === provider &&
      fact.capability === capability &&
      fact.validFrom <= asOf &&
      (fact.validUntil === null || asOf < fact.validUntil),
  )
}

/** The next announced change after a day for a capability, soonest first. */
export function announcedChanges(provider: TuningProvider, asOf: string): readonly ProviderFact[] {
  return providerFacts
    .filter((fact) => fact.provider === provider && fact.validFrom > asOf)
    .sort((a, b) => a.validFrom.localeCompare(b.validFrom))
}
