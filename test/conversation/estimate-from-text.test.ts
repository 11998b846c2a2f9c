import { describe, expect, it } from 'vitest'
import { gpus } from '#src/catalog/gpus.ts'
import { commands } from '#src/conversation/commands/index.ts'
import { parseCommand } from '#src/conversation/parse-command.ts'
import { asText, temporaryApp } from '../support/app.ts'

const answer = async (text: string) => {
  const reply = await temporaryApp().ask(text)
  if (!reply.ok) throw new Error(reply.error.message)
  return reply
}

describe('a question about cost is the estimate it asks for', () => {
  it.each([
    [
      'how long would pretraining a 3b model on 60B tokens take on 64 h100?',
      { kind: 'pretrain', gpuCount: 64, gpu: 'H100-SXM' },
      { parameters: 3e9, tokens: 60e9 },
    ],
    [
      'what would it cost to serve llama 3.1 8b at 10k requests a day?',
      { kind: 'serve' },
      { requestsPerDay: 10_000 },
    ],
    [
      'what does it cost to fine-tune llama 3.1 8b with qlora on an l4?',
      { kind: 'finetune', gpu: 'L4' },
      { method: 'qlora' },
    ],
  ])('%s', async (text, data, stated) => {
    const reply = await answer(text)
    expect(reply.data).toMatchObject({ intent: 'estimate', id: 'e1', ...data })
    const assumptions = reply.data.assumptions as { name: string; value: unknown; origin: string }[]
    for (const [name, value] of Object.entries(stated)) {
      expect(assumptions).toContainEqual({ name, value, origin: 'user' })
    }
  })

  it('asks which model when none is named, with a command that the answer completes', async () => {
    // Nothing well known has fifty billion parameters.
    const reply = await answer(
      'what gpus do I need to serve a 50B at 30k requests a day, 2k in 300 out?',
    )
    expect(reply.data).toMatchObject({ intent: 'estimate', id: null })
    expect(reply.card.nextStep).toMatch(/^estimate serve model=.* .*requestsPerDay=30000/)
    expect(parseCommand(reply.card.nextStep ?? '', commands)).toBeDefined()
  })

  it.each([
    [
      'how much to serve qwen 32b for 10k requests a day on h100?',
      { kind: 'serve', gpu: 'H100-SXM' },
    ],
    ['how long to pretrain a 7b on 1T tokens with 256 h100s', { kind: 'pretrain', gpuCount: 256 }],
    ['cost of fine-tuning mistral 7b with qlora on one a100', { kind: 'finetune', gpuCount: 1 }],
    ['can I serve llama 3.1 8b on two 4090s?', { kind: 'serve', gpu: 'RTX4090', gpuCount: 2 }],
    ['price of gpt-4o-mini for 10k requests a day?', { kind: 'api' }],
    ['how many gpus do I need to serve llama 70b?', { kind: 'serve' }],
    ['serve llama-3.1-8b 50k/day', { kind: 'serve' }],
    ['finetune llama-3.1-8b 20M tokens on l4', { kind: 'finetune', gpu: 'L4' }],
    ['estimate serv llama 3.1 8b', { kind: 'serve' }],
  ])('%s', async (text, data) => {
    expect((await answer(text)).data).toMatchObject({ intent: 'estimate', id: 'e1', ...data })
  })

  it.each([
    // 70.6B parameters of two bytes are 141 GB, 32.8B are 66 GB.
    ['can i run llama 70b on one h100?', 80],
    ['will qwen 32b fit on a 24GB card?', 24],
  ])('%s: no, on one card', async (text, memoryGB) => {
    const { data } = await answer(text)
    expect(data).toMatchObject({ gpuCount: 1 })
    expect((data.fitsProbability as { likely: number }).likely).toBeLessThan(0.01)
    expect(gpus.find(({ id }) => id === data.gpu)?.memoryGB).toBe(memoryGB)
  })

  it('says which model it took a loose name for', async () => {
    const { card } = await answer('how much memory does llama 70b need for serving?')
    expect(JSON.stringify(card.blocks[0])).toMatch(/I took “llama 70b” for Llama-3\.3-70B/)
    const exact = await answer('how much memory does llama 3.1 70b need for full finetuning?')
    expect(exact.data).toMatchObject({ kind: 'finetune' })
    expect(JSON.stringify(exact.card)).not.toContain('I took')
  })

  it('asks which of several sizes, and names the nearest of a model it does not know', async () => {
    const several = await answer('what does it cost to serve qwen 2.5 for 5k requests a day?')
    expect(several.card.title).toBe('Which model?')
    expect(JSON.stringify(several.card)).toMatch(/Qwen2\.5/)
  })

  it('prices the tuning of what only its maker serves by the maker’s list', async () => {
    // OpenAI's price list: 5 dollars for a million training tokens.
    const { card, data } = await answer('how much to fine-tune gpt-4.1-mini on 20M tokens?')
    expect(data).toMatchObject({ intent: 'estimate', prices: [{ provider: 'openai' }] })
    // Three passes of 20M tokens are 60M: 300 dollars.
    expect(card.blocks[1]).toMatchObject({
      rows: [['openai', 'SFT', '$5 per 1M tokens', '$300', expect.anything(), expect.anything()]],
    })
  })

  it('prices the same tuning typed as a command', async () => {
    const { ask } = temporaryApp()
    // 1,000 examples × 500 tokens × 3 passes are 1.5M tokens: 7.50 dollars.
    const typed = asText(await ask('estimate finetune gpt-4.1-mini examples=1000'))
    expect(typed).toContain('1,000 examples × 500 tokens (our default) × 3 passes (our default)')
    expect(typed).toContain('$7.5')
    // And with all of it said: 2,000 × 800 × 2 are 3.2M tokens: 16 dollars.
    const said = await ask(
      'estimate finetune model=gpt-4.1-mini examples=2000 tokensPerExample=800 epochs=2',
    )
    expect(asText(said)).toContain('$16')
  })

  it.each([
    ['what gpus do I need to serve a 70B at 30k requests a day?', 'serve', 'Llama-3.3-70B'],
    ['can I fine-tune a 13B on my 3090?', 'finetune', 'Llama-2-13b'],
    ['what batch size for qlora 7b on a 16gb t4?', 'finetune', 'Qwen2.5-7B'],
    ['how many H100s for a 405b in fp8?', 'serve', 'Llama-3.1-405B'],
  ])('takes a size alone for a well-known model of it: %s', async (text, kind, model) => {
    const reply = await answer(text)
    expect(reply.data).toMatchObject({ intent: 'estimate', kind })
    expect(reply.card.title).toContain(model)
    expect(asText(reply)).toContain('a well-known one of that size')
  })

  it('asks one card of 48 GB where a text says nothing but its memory', async () => {
    const { card, data } = await answer('does a 70b in 4 bit fit in 48gb?')
    expect(data).toMatchObject({ kind: 'serve', gpuCount: 1 })
    // 70.6 billion parameters at half a byte and a little are 36 GiB and more.
    expect(asText({ card } as never)).toMatch(/precision +int4/)
  })

  it('reads a rate of tokens as the load that has it all day', async () => {
    // 1,000 tokens a second ÷ 300 for each answer × 86,400 s are 288,000 answers a day.
    const { card } = await answer('cheapest way to get 1000 tokens/s with llama 3.3 70b')
    expect(card.title).toContain('to 288,000 requests a day')
  })

  it.each(['what can I run on 8gb vram?', 'how big a model fits on 2x3090?'])(
    'lists what fits where no model is named: %s',
    async (text) => {
      expect((await answer(text)).card.title).toMatch(/^What fits in (?:8|48) GB$/)
    },
  )

  it('reads a hosted model without its key, and any name where a model may stand', async () => {
    const { ask } = temporaryApp()
    const titles = [
      await ask('estimate api claude sonnet 5 20k/day'),
      await ask('estimate api gpt-4o-mini requestsPerDay=50k'),
    ].map(({ card }) => card.title)
    expect(titles[0]).toContain('Calling claude-sonnet-5 for 20,000 requests a day')
    expect(titles[1]).toContain('Calling gpt-4o-mini for 50,000 requests a day')
    const unknown = await ask('estimate serve llama-5-900b')
    expect(unknown.ok || unknown.error.message).toContain('no model called "llama-5-900b"')
  })

  it.each([
    ['estimate finetune qwen2.5-7b method=grpo prompts=2000', 'GRPO'],
    ['estimate finetune llama-3.1-8b method=dpo pairs=5000', 'DPO'],
    ['estimate finetune llama-3.1-8b rows=1000 batch_size=2 lora_rank=8', 'LoRA'],
    ['estimate serve llama-3.1-8b users=20 quant=fp8', 'Serving'],
  ])('takes the names people give arguments: %s', async (text, named) => {
    const { card, ok } = await temporaryApp().ask(text)
    expect(ok).toBe(true)
    expect(card.title).toContain(named)
  })

  it('says where a model that nobody else serves is priced', async () => {
    const typed = await temporaryApp().ask('estimate serve model=gpt-4o-mini')
    expect(typed.ok || typed.error.message).toContain('only its maker serves "gpt-4o-mini"')
  })

  it('asks what of, when nothing is known', async () => {
    expect((await answer('how much does it cost?')).card.title).toBe('The cost of what?')
  })
})

describe('a typed estimate', () => {
  it('with a name that fits several models says which', async () => {
    const reply = await temporaryApp().ask('estimate finetune llama 8b 20M tokens')
    expect(reply.ok).toBe(false)
    expect(JSON.stringify(reply.card)).toMatch(/“llama 8b” fits several models: Llama-3\.1-8B/)
  })

  it('takes the GPU that the project named', async () => {
    const { ask } = temporaryApp()
    await ask('profile set gpu=l40s baseModel=llama-3.1-8b')
    for (const text of ['estimate serve requestsPerDay=5k', 'estimate finetune tokens=5M']) {
      const reply = await ask(text)
      expect(reply.ok && reply.data.gpu).toBe('L40S')
    }
  })
})
