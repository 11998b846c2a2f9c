import {
  announcedChanges,
  type ProviderFact,
  type ProviderStatus,
  providerFacts,
  providerStatus,
  type TuningProvider,
} from '#src/catalog/providers.ts'
import type { TuningPrice } from '#src/catalog/tuning-prices.ts'
import type { Card } from './card.ts'
import { listOf } from './format.ts'
import { trainingPrice, usagePrice } from './hosted-tuning-card.ts'
import { priceDay } from './list-price.ts'

/** Who was asked about, and what the list has of it. */
export interface AskedTuning {
  /** "gpt-4o"; undefined where no model was named. */
  readonly name: string | undefined
  readonly tuners: readonly TuningProvider[]
  /** Of the model named, or all of the tuners'. */
  readonly prices: readonly TuningPrice[]
  /** A model was named, and the list has no price of tuning it. */
  readonly isMissing: boolean
  readonly asOf: string
}

/** Whether a provider tunes for you on this day, and what it asks. */
export function tuningPricesCard(asked: AskedTuning): Card {
  const { name, tuners, prices, isMissing, asOf } = asked
  const facts = tuners.flatMap((tuner) => factsOf(tuner, asOf))
  const only = tuners.length === 1 ? tuners[0] : undefined
  const missing = isMissing ? [`- **${name}**: I have no price of tuning it.`] : []
  return {
    title: `Tuning ${name ?? 'hosted models'}${only === undefined ? '' : ` at ${names[only]}`}`,
    blocks: [
      {
        type: 'text',
        markdown: [...missing, ...statesOf(tuners, asOf)].join('\n'),
      },
      ...(prices.length === 0
        ? []
        : ([
            {
              type: 'table',
              headers: ['Provider', 'Model', 'Method', 'Training', 'Tuned, in / out', 'Price from'],
              rows: prices.map((price) => [
                price.provider,
                price.model,
                [price.method.toUpperCase(), price.weights].filter((each) => each).join(', '),
                trainingPrice(price),
                usagePrice(price),
                dayOf(price, asOf),
              ]),
            },
            {
              type: 'text',
              markdown:
                'Every pass over your data counts: tokens × epochs × price. Say how many examples or tokens you have, and I compute it.',
            },
          ] as const)),
      {
        type: 'text',
        markdown: 'Open weights you can always tune, on rented cards or your own.',
      },
      {
        type: 'sources',
        sources: [...facts.map(({ source }) => source), ...prices.map(({ source }) => source)],
      },
    ],
    nextStep: 'estimate finetune model=llama-3.1-8b method=lora examples=1000',
  }
}

const statusWords: Readonly<Record<ProviderStatus, string>> = {
  open: 'yes, open',
  'newcomers-closed': 'not for newcomers',
  closed: 'no, closed',
}

const names: Readonly<Record<TuningProvider, string>> = {
  openai: 'OpenAI',
  azure: 'Azure',
  google: 'Google (Vertex)',
  bedrock: 'Amazon Bedrock',
  together: 'Together',
  fireworks: 'Fireworks',
  mistral: 'Mistral',
  anthropic: 'Anthropic',
  cohere: 'Cohere',
}

/** What holds on the day, and what was announced for later; nothing known is said to be nothing. */
function statesOf(tuners: readonly TuningProvider[], asOf: string): readonly string[] {
  const unread = tuners.filter((tuner) => factsOf(tuner, asOf).length === 0)
  const known = tuners.filter((tuner) => !unread.includes(tuner))
  const list = listOf(unread.map((tuner) => names[tuner]))
  return [
    ...known.map((tuner) => stateOf(tuner, asOf)),
    ...(unread.length === 0
      ? []
      : [
          `- **${list}**: I have not read whether ${unread.length === 1 ? 'it takes' : 'they take'} tuning jobs today. Ask before you plan on it.`,
        ]),
  ]
}

function stateOf(tuner: TuningProvider, asOf: string): string {
  const now = providerStatus(tuner, 'supervised-tuning', asOf)
  const later = laterFacts(tuner, asOf).map(({ validFrom, note }) => ` From ${validFrom}: ${note}`)
  const today =
    now === undefined ? '' : ` ${statusWords[now.status]} since ${sinceOf(now)}. ${now.note}`
  return `- **${names[tuner]}**:${today}${later.join('')}`
}

/** A status may go on under a stricter rule: the day it began, not the rule's. */
function sinceOf({ provider, capability, status, validFrom }: ProviderFact): string {
  const before = providerFacts.find(
    (fact) =>
      fact.provider === provider &&
      fact.capability === capability &&
      fact.status === status &&
      fact.validUntil === validFrom,
  )
  return before === undefined ? validFrom : sinceOf(before)
}

/** One notice for several methods is told once. */
function laterFacts(tuner: TuningProvider, asOf: string): readonly ProviderFact[] {
  return announcedChanges(tuner, asOf).filter(
    ({ capability }) => capability === 'supervised-tuning' || capability === 'tuned-inference',
  )
}

function factsOf(tuner: TuningProvider, asOf: string): readonly ProviderFact[] {
  const now = providerStatus(tuner, 'supervised-tuning', asOf)
  return [...(now === undefined ? [] : [now]), ...laterFacts(tuner, asOf)]
}

/** What nobody transcribed from the price page says so. */
function dayOf({ asOf: pricedOn, confidence }: TuningPrice, asOf: string): string {
  const day = priceDay(pricedOn, asOf)
  return confidence === 'transcribed' ? day : `${day}, ${confidence}`
}
