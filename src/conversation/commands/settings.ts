import * as z from 'zod'
import type { Card } from '#src/card/card.ts'
import { formatCount, formatUsd } from '#src/card/format.ts'
import { gpuOffers } from '#src/catalog/gpu-prices.ts'
import { findGpu } from '#src/catalog/lookup.ts'
import { nearestTo } from '#src/catalog/words.ts'
import { parseQuantity } from '#src/profile/quantity.ts'
import { choice, shortened } from '../arguments.ts'
import { type Answer, type CommandContext, command } from '../command.ts'
import { teamSettings, visibilities } from '../team-settings.ts'

const knownProviders = [...new Set(gpuOffers.map(({ provider }) => provider))].sort()

/** "h100:2.10", or "h100:none" to go back to the listed rents. */
const gpuPrice = z.string().transform((text, check) => {
  const [name = '', price = ''] = text.split(/[:=]/)
  const found = findGpu(name)
  if (!('gpu' in found)) {
    check.addIssue(`I know no GPU called "${shortened(name)}"; write it as h100:2.10`)
    return z.NEVER
  }
  if (/^(none|off|-)$/i.test(price.trim())) return { gpus: found.variants, usdPerHour: null }
  const parsed = parseQuantity(price, 'usd')
  if (parsed.ok && parsed.value > 0) return { gpus: found.variants, usdPerHour: parsed.value }
  check.addIssue(
    `"${shortened(price)}" is no price of a GPU-hour; write it as h100:2.10, or h100:none`,
  )
  return z.NEVER
})

const providerList = z.string().transform((text, check) => {
  if (/^(any|all|none)$/i.test(text.trim())) return []
  const names = text
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
  const unknown = names.find((name) => !knownProviders.includes(name))
  if (unknown === undefined) return names
  const nearest = nearestTo(unknown, knownProviders, (name) => name, 3)
  check.addIssue(
    `I know no provider called "${shortened(unknown)}"; ${
      nearest.length === 0
        ? `known are ${knownProviders.join(', ')}`
        : `did you mean ${nearest.join(', ')}?`
    }`,
  )
  return z.NEVER
})

export const settingsCommand = command({
  name: 'settings',
  summary: 'your own GPU prices, the providers that count, the language model',
  examples: [
    'settings',
    'settings gpuPrice=h100:2.10',
    'settings providers=aws,gcp',
    'settings languageModel=off',
  ],
  options: z.object({
    gpuPrice: gpuPrice.optional().describe('What you pay for a GPU-hour: h100:2.10, or h100:none'),
    providers: providerList.optional().describe('Rents of these only: aws,gcp; or any'),
    languageModel: choice(['on', 'off'])
      .optional()
      .describe('Whether a configured language model may read and word your messages'),
    answers: choice(visibilities)
      .optional()
      .describe('Who sees the answer to a command in a Discord guild: private, everybody'),
  }),
  bare: { kind: 'list', options: [] },
  writes: 'state',
  async run({ gpuPrice: own, providers, languageModel, answers }, context) {
    const { store, speaker } = context
    const before = await teamSettings(store)
    if (own !== undefined) {
      const others = Object.entries(before.gpuPrices).filter(
        ([gpu]) => !own.gpus.some((each) => each === gpu),
      )
      const added =
        own.usdPerHour === null ? [] : own.gpus.map((gpu) => [gpu, own.usdPerHour] as const)
      await store.saveSetting('gpuPrices', Object.fromEntries([...others, ...added]), speaker)
    }
    if (providers !== undefined) await store.saveSetting('providers', providers, speaker)
    if (languageModel !== undefined) {
      await store.saveSetting('languageModel', languageModel === 'on', speaker)
    }
    if (answers !== undefined) await store.saveSetting('answers', answers, speaker)
    return shown(context)
  },
})

async function shown(context: CommandContext): Promise<Answer> {
  const { gpuPrices, providers, languageModel, answers } = await teamSettings(context.store)
  const own = Object.entries(gpuPrices).map(([gpu, usd]) => `${gpu} ${formatUsd(usd)}/hour`)
  const card: Card = {
    title: 'Settings',
    blocks: [
      {
        type: 'fields',
        fields: [
          {
            label: 'Own GPU prices',
            value: own.length === 0 ? 'none; the listed rents are used' : own.join(', '),
          },
          {
            label: 'Providers',
            value: providers.length === 0 ? 'all that are listed' : providers.join(', '),
          },
          {
            label: 'Currency',
            value:
              'US dollars; euros, pounds and Swiss francs in what you write are converted, rounded',
          },
          {
            label: 'Answers to commands',
            value: answers === 'private' ? 'private to who asks' : 'seen by everybody',
          },
          ...(await modelFields(languageModel, context)),
        ],
      },
    ],
    nextStep: 'settings gpuPrice=h100:2.10',
  }
  return {
    card,
    data: { intent: 'help', id: null, settings: { gpuPrices, providers, languageModel, answers } },
  }
}

/** Where messages go, and what that used today. */
async function modelFields(isOn: boolean, { model, store, speaker }: CommandContext) {
  if (model === undefined) return [{ label: 'Language model', value: 'none is configured' }]
  const where = `${model.names.join(', ')} at ${model.host}`
  const used = await store.modelUsageToday(speaker)
  const tokens = formatCount(used.inputTokens + used.outputTokens)
  const calls = `${formatCount(used.calls)} ${used.calls === 1 ? 'call' : 'calls'}`
  return [
    {
      label: 'Language model',
      value: isOn ? `on: ${where}; your messages go there` : `off for your team (${where})`,
    },
    { label: 'Used by it today', value: `${calls}, ${tokens} tokens, ${formatUsd(used.usd)}` },
  ]
}
