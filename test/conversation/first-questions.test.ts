import { describe, expect, it } from 'vitest'
import type { Card, TableBlock } from '#src/card/card.ts'
import { exampleQuestions } from '#src/conversation/commands/help.ts'
import { foldText } from '#src/conversation/folded-text.ts'
import { tokenLoadIn } from '#src/conversation/token-load.ts'
import { unknownHardwareIn } from '#src/conversation/unknown-hardware.ts'
import { asText, started } from '../support/app.ts'

const tableOf = ({ blocks }: Card) =>
  blocks.find((block): block is TableBlock => block.type === 'table')

describe('a first question about the trade, with no project said', () => {
  it.each([
    ['vllm or tgi?', 'Inference acceleration at three levels'],
    ['lora rank 8 or 64?', 'LoRA and QLoRA'],
    ['what learning rate for lora?', 'LoRA and QLoRA'],
    ['will it hallucinate?', 'Retrieval (RAG)'],
    ['how do i evaluate my model?', 'Measuring quality'],
    ['how do i prepare the dataset?', 'Data for tuning'],
    ['what format should my training data be in?', 'Data for tuning'],
    ['how many epochs is good?', 'Data for tuning'],
    ["what's better, rag or fine tuning", 'When to choose which'],
    ['how much data do i need to fine-tune a 7b?', 'What labelled examples decides'],
    ['what is chinchilla?', 'Pre-training'],
    ['¿qué es mejor, rag o fine-tuning?', 'When to choose which'],
    ['explain lora vs qlora memory difference', 'LoRA and QLoRA'],
    ['can a fine-tuned 8b beat gpt-4o?', 'Fine-tuning'],
    ['best open source model for coding', 'Which model?'],
    ['combien de tokens pour entraîner un modèle 3B ?', 'Compute-optimal training'],
    ['was kostet gpt-4o-mini pro Million Tokens?', 'What gpt-4o-mini costs by the token'],
    ['and an a100?', 'Is the A100-80GB any good?'],
    ['should i use unsloth or axolotl?', 'That I have no rule for'],
    ['does openai train on my data?', 'That I have no rule for'],
    ['can we trust these numbers?', 'What my numbers rest on'],
    ['where do your prices come from?', 'What my numbers rest on'],
    ['how accurate are your estimates?', 'What my numbers rest on'],
  ])('%s', async (text, title) => {
    const ask = await started()
    expect((await ask(text)).card.title).toBe(title)
    expect(asText(await ask('history'))).not.toContain('r1')
  })

  it.each([
    'should we fine-tune?',
    'is fine tuning worth it?',
    'fine tune or rag for legal docs?',
    'rag or fine-tuning?',
    'hello, can you help me pick between lora and full fine tune?',
    'we’re a bank',
    'what should our startup do with its support tickets, tune a model or not?',
  ])('is no question about the trade where a decision is wanted: %s', async (text) => {
    const ask = await started()
    expect((await ask(text)).card.title).toMatch(/^Fine-tune or pre-train\?/)
  })
})

describe('text, size and arithmetic of a training from nothing', () => {
  // Hoffmann et al. 2022: 20 tokens a parameter; Kaplan et al. 2020: 6 × parameters × tokens.
  it.each([
    // 13e9 × 20 = 260e9; 6 × 13e9 × 260e9 = 2.03e22
    ['chinchilla optimal tokens for 13B?', ['13B', '260B', '2e22 FLOP']],
    ['how much data to pretrain a 3b?', ['3B', '60B', '1.1e21 FLOP']],
    ['how many tokens does a 125M model need?', ['125M', '2.5B', '1.9e18 FLOP']],
    // 8.03e9 parameters of the model card: 160.6B tokens
    [
      'how many tokens to train llama 3.1 8b from scratch?',
      ['8,030,000,000', '160B', '7.7e21 FLOP'],
    ],
    // 300e9 ÷ 20 = 15e9; 6 × 15e9 × 300e9 = 2.7e22
    ["what's the compute-optimal model size for 300B tokens", ['15B', '300B', '2.7e22 FLOP']],
    // The paper's own: Gopher's 5.76e23 FLOP are best spent on about 70B and 1.4T.
    ['compute optimal size for 5.76e23 flops', ['69B', '1.4T', '5.8e23 FLOP']],
    // 6 × 7e9 × 2e12
    ['how many flops to train a 7b on 2T tokens', ['7B', '2T', '8.4e22 FLOP']],
  ])('%s', async (text, amounts) => {
    const ask = await started()
    const { card } = await ask(text)
    expect(tableOf(card)?.rows.map(([, amount]) => amount)).toEqual(amounts)
  })

  it('leads to an estimate of that training', async () => {
    const ask = await started()
    const { card } = await ask('chinchilla optimal tokens for 13B?')
    expect(card.nextStep).toBe('estimate pretrain parameters=13B tokens=260B')
    expect((await ask(card.nextStep ?? '')).card.title).toContain('13B parameters on 260B tokens')
  })
})

describe('a load in tokens', () => {
  // Prompts of 1,000 and answers of 300 tokens, as the estimates take them: 1,300 a request.
  it.each([
    ['5M tokens a day', 3846], // 5,000,000 ÷ 1,300
    ['100M tokens per month', 2564], // 100,000,000 ÷ 30 ÷ 1,300
    ['26k tokens/hour', 480], // 26,000 × 24 ÷ 1,300
    ['9.1 million tokens a week', 1000], // 9,100,000 ÷ 7 ÷ 1,300
  ])('%s', (text, requestsPerDay) => {
    expect(tokenLoadIn(text, {})).toMatchObject({ requestsPerDay, words: text })
  })

  it('goes by the lengths that were said', () => {
    const said = { promptTokensPerRequest: { value: 4000, words: '4k in' } }
    // 43,000,000 ÷ (4,000 + 300)
    expect(tokenLoadIn('43M tokens a day', said)?.requestsPerDay).toBe(10_000)
  })

  it.each(['40B tokens of text', '300 tokens per answer', 'a day of tokens'])(
    'is not read out of “%s”',
    (text) => expect(tokenLoadIn(text, {})).toBeUndefined(),
  )

  it('is computed for an API, for a server, and for the one against the other', async () => {
    const ask = await started()
    const api = asText(await ask('how much for 2M tokens a day on gpt-4.1'))
    expect(api).toContain('Calling gpt-4.1 for 1,538 requests a day')
    // $2 and $8 a million: 1,538 × (0.002 + 0.0024) × 30.4 = $206
    expect(api).toContain('$210/month')
    const both = asText(
      await ask("what's cheaper for 5M tokens a day, gpt-4o-mini or self hosting llama 8b?"),
    )
    expect(both).toContain('to 3,846 requests a day')
    expect(both).toContain('openai gpt-4o-mini')
  })
})

describe('an estimate in words', () => {
  it.each([
    ['how many gpus for a 70b at 50 users', /concurrency +50 +you/],
    ['100 concurrent users llama 8b l4', /concurrency +100 +you/],
    ['how many cards for llama 70b with 30 people at the same time?', /concurrency +30 +you/],
    ['how much memory does the kv cache of llama 70b take at 32k context', /context +32,000 +you/],
    ['llama 8b with a context length of 64k, how much vram?', /context +64,000 +you/],
    ['what would it cost to reproduce llama 2 7b', /^Pre-training of Llama-2-7b/],
    ['dpo with 20k pairs on llama 8b', /^Preference tuning \(DPO\) of Llama-3\.1-8B/],
    ['how long for 1 epoch over 1M samples on 8xA100 with a 13b', /fine-tuning of Llama-2-13b/],
    ['distill gpt-4o into an 8b: cost?', /answers of gpt-4o to learn from come on top/],
    ['when is a 7b cheaper than gpt-4o-mini', /gpt-4o-mini is another model than Qwen2\.5-7B/],
    ['is openai cheaper than self hosting', /^Which model\?/],
    ['tokens per second for mixtral on 2 a100', /^Which model\?/],
    ['what can I do with a 24gb card', /^What fits in 24 GB/],
    ['is 16gb enough for qlora', /^What fits in 16 GB/],
  ])('%s', async (text, shown) => {
    const ask = await started()
    expect(asText(await ask(text))).toMatch(shown)
  })

  it('says of which card a line speaks where several share a model', async () => {
    const ask = await started()
    const shown = asText(await ask('kv cache of llama 3.3 70b at 32k context on 4 h100, how big?'))
    // 80 layers × 2 × 8 heads × 128 × 2 bytes × 32,000 tokens ÷ 4 cards = 2.62 GB = 2.4 GiB
    expect(shown).toMatch(/KV cache of one sequence, on each card +2\.4 GiB/)
  })
})

describe('a machine that the catalog does not hold', () => {
  it.each([
    ['can i finetune a 7b on my macbook m3 max 64gb', 'macbook m3 max'],
    ['does llama 8b run on a Mac Studio M2 Ultra?', 'Mac Studio M2 Ultra'],
    ['can i run llama 8b on a rtx 2080', 'rtx 2080'],
    ['can a raspberry pi run qwen 7b?', 'raspberry pi'],
    ['does a 7b fit on a DGX Spark?', 'DGX Spark'],
  ])('%s', async (text, machine) => {
    expect(unknownHardwareIn(text)).toBe(machine)
    const ask = await started()
    expect(asText(await ask(text))).toContain(`no published speeds of “${machine}”`)
  })

  it.each(['is a 4090 laptop enough for a 7b?', 'does it run on an H100?', 'machine learning'])(
    'is not named in “%s”',
    (text) => expect(unknownHardwareIn(text)).toBeUndefined(),
  )
})

it('reads none of them slowly', () => {
  // 6,000 characters are all that is read of a message; a pattern that starts anew at each is felt.
  const text = '1,1,'.repeat(1500)
  expect(foldText(text).text).toHaveLength(6000)
  expect(tokenLoadIn(text, {})).toBeUndefined()
})

it.each(exampleQuestions)('answers what the help asks: %s', async (text) => {
  const ask = await started()
  const { data } = await ask(text)
  expect(data.intent).toBe('estimate')
})
