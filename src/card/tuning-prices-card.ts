import {
  announcedChanges,
  type ProviderFact,
  type ProviderStatus,
  providerStatus,
  type TuningProvider,
} from '#src/catalog/providers.ts'
import type { TuningPrice } from '#src/catalog/tuning-prices.ts'
import type { Card } from './card.ts'
import { trainingPrice, usagePrice } from './hosted-tuning-card.ts'
import { priceDay } from './list-price.ts'

/** Who was asked about, and what the list has of it. */
export interface AskedTuning {
  /** "gpt-4o"; "openai" where no model was named. */
  readonly name: string
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
  const missing = isMissing ? [`- **${name}**: I have no price of tuning it.`] : []
  return {
    title: `Tuning ${name} at ${tuners.length === 1 ? 'its provider' : 'a provider'}`,
    blocks: [
      {
        type: 'text',
        markdown: [...missing, ...tuners.map((tuner) => statusOf(tuner, asOf))].join('\n'),
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
        markdown: 'Open weights you can always tune, there or on cards of your own.',
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
function statusOf(tuner: TuningProvider, asOf: string): string {
  const now = providerStatus(tuner, 'supervised-tuning', asOf)
  const words =
    now === undefined
      ? 'I have not read whether it takes tuning jobs today. Ask before you plan on it.'
      : `${statusWords[now.status]} since ${now.validFrom}. ${now.note}`
  const later = laterFacts(tuner, asOf).map(({ validFrom, note }) => ` From ${validFrom}: ${note}`)
  return `- **${names[tuner]}**: ${words}${later.join('')}`
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
