import { describe, expect, it } from 'vitest'
import type { TableBlock } from '#src/card/card.ts'
import { apiPrices } from '#src/catalog/api-prices.ts'
import { gpuOffers } from '#src/catalog/gpu-prices.ts'
import { gpuById, gpus } from '#src/catalog/gpus.ts'
import { providerStatus } from '#src/catalog/providers.ts'
import { tuningPrices } from '#src/catalog/tuning-prices.ts'
import { understand } from '#src/conversation/understand.ts'
import { asText, goldenDay, started, temporaryApp } from '../support/app.ts'

/** What is asked, by the kind of answer that it gets. */
const asked: Readonly<Record<string, readonly string[]>> = {
  rent: [
    'how much is an h100 per hour',
    'cost of 1 h100 for a month',
    '8x h100 for two weeks price',
    'cheapest place to rent an a100',
    'what does lambda charge for h100',
    'h100 spot price',
    'runpod or lambda for a 4090',
    'runpod or lambda?',
    'who rents h200s?',
    'is a 4090 cheaper on runpod or on vast?',
    'price of 8 x mi300x for a week',
    'how much would it cost to rent 4 a100s for 3 days',
    'can I rent an L40S on nebius, and for how much?',
    'gpu prices',
    'hourly rate of a b200?',
    'lambda labs pricing',
    'cheapest 80gb gpu to rent',
    'how much does an rtx 4090 cost',
    'was kostet eine h100 im monat?',
    'combien coûte une h100 par heure ?',
  ],
  spot: ['spot or on demand?', 'are spot instances worth it?', 'on-demand vs spot gpus'],
  'api-price': [
    'what is the price of gpt-5 per million tokens',
    'gpt-4o-mini pricing',
    'claude sonnet vs gpt-4o price for 10k requests a day',
    'cheapest api for llama 70b',
    'claude pricing',
    'openai api pricing',
    'how much does haiku cost per million tokens',
    'is gemini flash cheaper than gpt-5 mini?',
    'deepseek api price',
    'groq llama 3.3 70b price',
    'claude sonnet vs gpt-4o price at 5M tokens a day',
  ],
  'tuning-price': [
    'how much does openai fine-tuning cost',
    'can i fine tune gpt-4o?',
    'can I fine-tune claude?',
    'does anthropic offer fine-tuning?',
    'gemini fine-tuning price',
    'can you fine tune gpt-4.1?',
    'which providers still offer fine-tuning?',
  ],
  cards: [
    'h100 vs a100 for training',
    'l40s vs a100 for inference',
    'which is better, l4 or t4?',
    'h100 sxm vs pcie',
    'a10g or l4 for serving mistral 7b?',
    '3090 vs 4090 vs 5090',
    '4090 or 5090 for llama 8b?',
    'is 2x3090 better than one 4090 for 70b?',
    'a100 40gb vs 80gb, which one for lora of 13b?',
  ],
  worth: ['is a 3090 still good in 2026?', 'worth buying a used 3090?', 'is my 4090 obsolete?'],
  buy: [
    'best gpu under 1000 dollars',
    'what gpu should I buy for local llms',
    'what graphics card should i get for running llms at home?',
  ],
}

/** What speaks of a project, of an estimate, or of a concept: none of these answers. */
const others: readonly string[] = [
  'we run on 4 A100 and pay 12k a month, should we fine-tune or use an API?',
  'our users ask what an h100 costs per hour, should the bot retrieve that?',
  'we rent two h100 at lambda for $3 an hour. lora or full fine-tuning?',
  'what does it cost to serve llama 3.1 8b on an h100 at 10k requests a day?',
  'price of gpt-4o-mini for 10k requests a day?',
  'which is cheaper: gpt-5-mini or self-hosting qwen 8b?',
  'how much to fine-tune gpt-4.1-mini on 20M tokens?',
  'can a 4090 run llama 70b?',
  'is a 3090 enough for llama 3.1 8b?',
  'should i fine-tune gpt-4o or use rag?',
  'how long does it take to fine-tune llama 8b on a 4090',
  'how many h100 to train a 7b on 1T tokens?',
  'what is spot instance preemption?',
  'rag or fine-tuning?',
  'when is a 7b cheaper than gpt-4o-mini',
  'distill gpt-4o into an 8b: cost?',
  'we have 900 labelled tickets and two H100, budget 5k dollars. lora or prompting?',
  'lunch was $14, cheaper than yesterday',
  'GPUs cost $3 an hour at vast',
  'an A100 at 1.40 an hour',
  'A100 prices dropped by a third',
]

async function answer(text: string, ...before: string[]) {
  const { ok, card, data } = await (await started(...before))(text)
  return { text: asText({ ok, card, data } as never), card, data: data as Record<string, unknown> }
}

const tables = (card: { readonly blocks: readonly { readonly type: string }[] }) =>
  card.blocks.filter((block): block is TableBlock => block.type === 'table')

describe('questions about prices and cards, and no project', () => {
  it.each(
    Object.entries(asked).flatMap(([kind, texts]) => texts.map((text) => [text, kind] as const)),
  )('%s: %s', async (text, kind) => {
    const { ask, store } = temporaryApp()
    const reply = await ask(text)
    expect(reply.ok && reply.data.kind).toBe(kind)
    expect(understand(text).intent).toBe('estimate')
    expect(await store.team('terminal:local').recentRecommendations(1)).toEqual([])
  })

  it.each(others)('leaves %s to the others', async (text) => {
    const { ask } = temporaryApp()
    const reply = await ask(text)
    expect(reply.ok && reply.data.kind).not.toBeOneOf(Object.keys(asked))
  })
})

describe('rents', () => {
  /** On demand, of the last 90 days, at the least: the offers themselves, as nobody ranked them. */
  const cheapest = (gpu: string) =>
    Math.min(
      ...gpuOffers.flatMap((offer) =>
        offer.gpu === gpu &&
        offer.usdPerHour !== null &&
        offer.providerClass !== 'managed' &&
        (offer.asOf ?? '') >= '2026-08-25'
          ? [offer.usdPerHour / offer.gpuCount]
          : [],
      ),
    )

  it('are the least that anybody asks, over every card of the name', async () => {
    // runpod community H100-PCIe 1.99; vast H100-SXM 2.4024; runpod community H100-NVL 2.59.
    const least = Math.min(...['H100-SXM', 'H100-PCIe', 'H100-NVL'].map(cheapest))
    const { text } = await answer('how much is an h100 per hour')
    expect(text).toContain(`is the cheapest on demand: $${least.toFixed(2)} an hour`)
  })

  it('are summed for the cards and the time that were named', async () => {
    // 8 cards × 1.99 × 336 hours = 5,349.12.
    const { text } = await answer('8x h100 pcie for two weeks price')
    const sum = Math.round(8 * cheapest('H100-PCIe') * 336)
    expect(text).toContain(`For 2 weeks (336 hours) $${sum.toLocaleString('en')}.`)
  })

  it('rent whole machines where no fewer are sold', async () => {
    // coreweave has H100-SXM by eight only: 49.24 an hour, whether one is wanted or eight.
    const offer = gpuOffers.find(
      ({ provider, gpu, asOf }) => provider === 'coreweave' && gpu === 'H100-SXM' && asOf !== null,
    )
    const { text } = await answer('what does coreweave charge for 1 h100 sxm for 10 hours?')
    expect(offer?.gpuCount).toBe(8)
    expect(text).toContain('It rents no fewer than 8 at once.')
    expect(text).toContain(`$${(10 * (offer?.usdPerHour ?? 0)).toFixed(2)}`)
  })

  it('put spot first where spot is asked for', async () => {
    // nebius 0.79, coreweave 19.71 / 8 = 2.46, gcp 23.2752 / 8 = 2.91.
    const { card } = await answer('h100 sxm spot price')
    const [table] = tables(card)
    const spot = table?.rows.map((row) => row[table.headers.indexOf('On spot')])
    expect(spot).toEqual(['$0.79', '$2.46', '$2.91'])
  })

  it('are of hours of one card, and of the cards of several machines', async () => {
    // 500 × 1.99 = 995; 2 × 8 × 1.99 × 24 = 764.16.
    const hours = await answer('price of 500 h100 pcie hours?')
    expect(hours.text).toContain(`$${(500 * cheapest('H100-PCIe')).toFixed(2)}`)
    const nodes = await answer('2 nodes with 8 h100 pcie would cost how much a day?')
    expect(nodes.text).toContain(`$${(16 * 24 * cheapest('H100-PCIe')).toFixed(2)}`)
  })

  it('are what a card costs in a shop to nobody here', async () => {
    expect((await answer('how much does an rtx 4090 cost')).text).toContain('no shop prices')
    expect((await answer('how much is an rtx 4090 per hour')).text).not.toContain('shop')
  })

  it('mark a price of more than 90 days', async () => {
    const { text } = await answer('how much is a 4090 per hour')
    expect(text).toContain('2025-07-13, old')
    expect(text).toContain('more than 90 days old')
  })

  it('name the nearest card that somebody rents out', async () => {
    // GB300: 288 GB, 8,000 GB/s, undated offers only; B300 has the same memory and bandwidth.
    const { text } = await answer('how much is a gb300 per hour')
    expect(text).toContain('I have no dated rent of GB300. The nearest that I have one of is B300')
  })

  it('say who does not rent the card out', async () => {
    const { text } = await answer('runpod or lambda for a 4090')
    expect(text).toContain('I have no dated price of lambda for RTX4090.')
    expect(text).toContain('runpod')
  })

  it("begin with the team's own price and keep to its providers", async () => {
    const own = await answer('how much is an h100 per hour', 'settings gpuPrice=h100-sxm:1.50')
    expect(own.text).toContain('your own price is the cheapest on demand: $1.50')
    const liked = await answer('how much is an h100 sxm per hour', 'settings providers=lambda')
    const [table] = tables(liked.card)
    expect(table?.rows.map(([seller]) => seller)).toEqual(['lambda'])
    expect(liked.text).toContain('Only the providers that your team prefers are listed.')
  })

  it('stand side by side for two sellers', async () => {
    const { card } = await answer('runpod or lambda?')
    const [table] = tables(card)
    expect(table?.headers).toEqual(['Card', 'Memory', 'lambda', 'runpod'])
    const sxm = table?.rows.find(([gpu]) => gpu === 'H100-SXM')
    // lambda gpu_8x_h100_sxm5 is 31.92 for eight; one card is 4.29. runpod community 2.69.
    expect(sxm?.slice(2)).toEqual(['$4.29', '$2.69'])
  })
})

describe('hosted models by the token', () => {
  const priceOf = (id: string) => {
    const price = apiPrices(goldenDay).find((each) => each.id === id)
    if (price === undefined) throw new Error(`no price of ${id}`)
    return price
  }

  it('have their price in, cached and out, where and since when', async () => {
    const { card } = await answer('what is the price of gpt-5 per million tokens')
    const price = priceOf('openai/gpt-5')
    const row = tables(card)[0]?.rows.find(([, provider]) => provider === 'openai')
    // A thousand requests of 1,000 tokens in and 300 out: in + 0.3 × out = 1.25 + 3 = 4.25.
    expect(row).toEqual([
      'gpt-5',
      'openai',
      `$${price.usdPerMillionInputTokens}`,
      `$${price.usdPerMillionCachedInputTokens}`,
      `$${price.usdPerMillionOutputTokens}`,
      '$4.25',
      price.asOf,
    ])
  })

  it('stand side by side with the month of a load', async () => {
    const { text, card } = await answer('claude sonnet vs gpt-4o price for 10k requests a day')
    // gpt-4o: 10,000 × 30.44 days × (1,000 × 2.5 + 300 × 10) / 1e6 = 1,674; sonnet 5: 2 and 10, 1,522.
    expect(text).toContain('I took “claude sonnet” for claude-sonnet-5')
    const [table] = tables(card)
    const months = table?.rows.map((row) => row[table.headers.indexOf('A month')])
    expect(months?.[0]).toMatch(/^\$1,500 \(/)
    expect(months?.[1]).toMatch(/^\$1,700 \(/)
  })

  it('go to the estimate where one has a load', async () => {
    const { data } = await answer('price of gpt-4o-mini for 10k requests a day?')
    expect(data).toMatchObject({ intent: 'estimate', id: 'e1' })
  })

  it('are every host of an open model, the cheapest first', async () => {
    const { card } = await answer('cheapest api for llama 70b')
    const hosts = apiPrices(goldenDay).filter(
      ({ modelId, usdPerMillionOutputTokens }) =>
        modelId === 'meta-llama/Llama-3.3-70B-Instruct' && usdPerMillionOutputTokens !== null,
    )
    // In + 0.3 × out: groq 0.59 + 0.237 = 0.83 is the least.
    const rows = tables(card)[0]?.rows ?? []
    expect(rows.map(([, provider]) => provider).toSorted()).toEqual(
      hosts.map(({ provider }) => provider).toSorted(),
    )
    expect(rows[0]?.[1]).toBe('groq')
  })

  it('say which they do not know, with the nearest', async () => {
    const { text } = await answer('gpt-7 price per million tokens')
    expect(text).toContain('I have no price of “gpt-7”. Nearest: gpt-5')
  })
})

describe('tuning of what only its maker serves', () => {
  it('says what the provider allows on the day and what its list asks', async () => {
    const { text, card } = await answer('can i fine tune gpt-4o?')
    const fact = providerStatus('openai', 'supervised-tuning', goldenDay)
    expect(text.replaceAll(/\s+/g, ' ')).toContain(fact?.note)
    // Closed to newcomers on 7 May; on 2 July for all but recent users as well.
    expect(text).toContain('not for newcomers since 2026-05-07')
    const price = tuningPrices.find(({ model, method }) => model === 'gpt-4o' && method === 'sft')
    expect(tables(card)[0]?.rows[0]).toContain(
      `$${price?.usdPerMillionTrainingTokens} per 1M tokens`,
    )
  })

  it('says that nobody tunes Claude any more, and has no price of it', async () => {
    const { text, card } = await answer('can I fine-tune claude?')
    expect(text).toContain('Anthropic: no, closed since 2026-09-10.')
    expect(tables(card)).toEqual([])
  })

  it('says what it has not read', async () => {
    const { text } = await answer('gemini fine-tuning price')
    expect(text).toContain('I have not read whether it takes tuning jobs today.')
  })

  it('says that a model is not on the list', async () => {
    const { text } = await answer('is gpt-5 fine-tunable?')
    expect(text).toContain('gpt-5: I have no price of tuning it.')
  })
})

describe('card against card', () => {
  it('says by how much, from the published figures', async () => {
    const { text } = await answer('h100 vs a100 for training')
    // 989 / 312 TFLOPS = 3.2; both hold 80 GB.
    const ratio =
      (gpuById('H100-SXM').bf16DenseTflops ?? 0) / (gpuById('A100-80GB').bf16DenseTflops ?? 1)
    expect(text).toContain(`It computes ${ratio.toPrecision(2)} times as fast as A100-80GB`)
    expect(text).toContain('both hold 80 GB')
    expect(text).not.toContain('For serving')
  })

  it('takes bandwidth and memory for serving', async () => {
    const { text } = await answer('l40s vs a100 for inference')
    // 2,039 / 864 GB/s = 2.36; 80 GB against 48.
    expect(text).toContain('For serving: A100-80GB. It reads its memory 2.4 times as fast as L40S')
    expect(text).toContain('holds more, 80 GB')
  })

  it('does the same work on both where a model is named, and keeps the counts', async () => {
    const { ask, store } = temporaryApp()
    const reply = await ask('is 2x3090 better than one 4090 for 70b?')
    const text = asText(reply)
    // 70 billion weights of half a byte are 35 GB: more than one card of 24 GB, fewer than two.
    expect(text).toContain('None of them holds it in bf16, so this is in int4.')
    expect(text).toContain('1 × RTX4090 does not fit')
    expect(text).toContain('So 2 × RTX3090: the other does not hold it.')
    const kept = await store.team('terminal:local').recentEstimates(5)
    expect(kept.map(({ kind }) => kind)).toEqual(['serve', 'serve'])
  })

  it('tunes where the text says so', async () => {
    const { data, text } = await answer('a100 40gb vs 80gb, which one for lora of 13b?')
    expect(data.sides).toMatchObject([{ name: '1 × A100-40GB' }, { name: '1 × A100-80GB' }])
    expect(text).toContain('1 × A100-80GB fits (e2): duration')
  })

  it('says what one card holds and its place among the others', async () => {
    const { text } = await answer('is a 3090 still good in 2026?')
    const usual = gpus.filter(({ vendor }) => vendor === 'NVIDIA' || vendor === 'AMD')
    const larger = usual.filter(({ memoryGB }) => memoryGB > 24).length
    expect(text).toContain(`24 GB of memory is place ${larger + 1} of ${usual.length}`)
    // 14.8 billion weights of one byte and a fifth more are 18 GB.
    expect(text).toMatch(/int8 +Qwen2\.5-14B-Instruct +18 GB/)
  })

  it('knows no shop prices and says so', async () => {
    const { text } = await answer('best gpu under 1000 dollars for llm')
    expect(text).toContain('no shop prices')
    // 70 billion weights of half a byte and a fifth more are 42 GB.
    expect(text).toMatch(/48 GB +A40, A6000, L40S, RTX6000Ada +Llama-3\.3-70B-Instruct/)
  })
})
