import { describe, expect, it } from 'vitest'
import { asText, temporaryApp } from '../support/app.ts'
import { temporaryStore } from '../support/store.ts'

/** A conversation in one thread, a second apart, so that what came last is known. */
async function talk(...before: string[]) {
  let seconds = 0
  const { store } = temporaryStore({ now: () => new Date(1e12 + 1000 * seconds++) })
  const { ask } = temporaryApp(undefined, { store })
  for (const text of before) await ask(text)
  const say = async (text: string) => {
    const reply = await ask(text)
    if (!reply.ok) throw new Error(`${text}: ${reply.error.message}`)
    return { ...reply, text: asText(reply) }
  }
  const kept = async () => ((await say('history')).data.entries as object[]).length
  return { say, kept }
}

const project = 'we have 500 labelled tickets and 2,000 requests a day. fine-tune?'
const tuning = 'estimate finetune llama-3.1-8b examples=10k tokensPerExample=800 gpu=h100'
const serving = 'estimate serve llama-3.1-70b requestsPerDay=5k'

describe('words that say nothing new', () => {
  it.each([
    ['who is responsible for errors?', 'That I cannot answer from rules'],
    ['so should we do it or not', 'r1 stands'],
    ['asking again: should we tune?', 'r1 stands'],
    ['we have lots of documents', 'How much of it?'],
    ['what else do you need to know?', 'What would help most'],
    ['the CEO is very keen on this project', 'Nothing new in that'],
  ])('%s', async (text, title) => {
    const { say, kept } = await talk(project)
    const { card, text: shown, data } = await say(text)
    expect(card.title).toBe(title)
    // What stands, and not the whole recommendation again.
    expect(shown).toContain('Fine-tune:')
    expect(shown.split('\n').length).toBeLessThan(22)
    expect(data).toMatchObject({ intent: 'advise', id: 'r1', verdict: 'fine-tune' })
    expect(await kept()).toBe(1)
  })

  it('give no stale answer when the profile changed since', async () => {
    const { say } = await talk(project, 'profile set labelledExamples=0')
    const { data, text } = await say('so what do you recommend?')
    expect(data).toMatchObject({ id: null, verdict: 'neither-yet' })
    expect(text).toContain('Neither yet')
  })
})

describe('questions about a recommendation', () => {
  it.each([
    ['ok what about fine-tuning instead?', 'What r1 says of LoRA fine-tuning'],
    ['what if we fine-tune on top?', 'What r1 says of LoRA fine-tuning'],
    ['why lora', 'What r1 says of LoRA fine-tuning'],
    ['show me the sources', 'What r1 rests on'],
    ['what would change your mind', 'What would change r1'],
    ['why is confidence low', 'How sure r1 is'],
    ['how sure are you?', 'How sure r1 is'],
    ['why should I trust you', 'How sure r1 is'],
    ['what should we do first', 'What the plan takes · r1'],
    ['Was kostet das?', 'What the plan takes · r1'],
    ['Wie lange dauert das?', 'What the plan takes · r1'],
    ['is it expensive?', 'What the plan takes · r1'],
    ['and then?', 'What the plan takes · r1'],
    ['¿por qué no RAG?', 'What r1 says of retrieval (RAG)'],
    ['how many examples do we need?', 'Labelled examples in r1'],
    ['export r1', 'Fine-tune or pre-train? Fine-tune · r1'],
    ['which model should I use?', 'Which model?'],
    ['Welches Modell sollen wir nehmen?', 'Which model?'],
  ])('%s', async (text, title) => {
    const { say, kept } = await talk(project)
    expect((await say(text)).card.title).toBe(title)
    expect(await kept()).toBe(1)
  })

  it('what changed since the first answer', async () => {
    const { say } = await talk(project, 'actually it is 5,000 labelled', 'and 50k requests a day')
    const { card, text } = await say('what changed since the first answer?')
    expect(card.title).toBe('r1 and r3')
    expect(text).toMatch(/labelled examples +500 +5,000/)
  })

  it('a model of one’s own machines is no hosted one', async () => {
    const { say } = await talk('500 labelled tickets, everything on premises')
    const { text } = await say('which model should we use?')
    expect(text).not.toContain('Hosted')
    expect(text).toContain('Llama')
  })
})

describe('going on from an estimate', () => {
  it.each([
    [tuning, 'and on 2 GPUs?', { gpuCount: 2 }],
    [tuning, 'what about qlora on a 4090?', { gpu: 'RTX4090', gpuCount: 1 }],
    [tuning, 'same with 70b', { subject: expect.stringContaining('70B') }],
    [serving, 'what if we use L40S instead', { gpu: 'L40S' }],
    [serving, 'can a 4090 do it?', { gpu: 'RTX4090', gpuCount: 1 }],
    [serving, 'would two L40S be enough?', { gpu: 'L40S', gpuCount: 2 }],
    [serving, 'does it fit on 2 x L40S?', { gpu: 'L40S', gpuCount: 2 }],
    [tuning, 'ok could a single T4 handle this?', { gpu: 'T4', gpuCount: 1 }],
  ])('%s, %s', async (first, text, changed) => {
    const { say } = await talk(first)
    const { data } = await say(text)
    expect(data).toMatchObject({ intent: 'whatif', id: 'e2', ...changed })
  })

  it('each goes on from the one before', async () => {
    const { say } = await talk('can i run llama 70b on one h100', 'and with int4?')
    const { data, text } = await say('what if 50 people use it at once')
    expect(data.id).toBe('e3')
    expect(text).toMatch(/concurrency +50/)
    expect(data.assumptions).toContainEqual(
      expect.objectContaining({ name: 'precision', value: 'int4' }),
    )
  })

  it('multiplies the load', async () => {
    const { say } = await talk(serving)
    expect((await say('and at 10x')).text).toMatch(/requestsPerDay +5,000 +50,000/)
  })

  it('takes the 2 of “2 x L40S” for cards', async () => {
    const { say } = await talk(serving)
    expect((await say('does it fit on 2 x L40S?')).text).not.toContain('requestsPerDay')
  })

  it('holds it against a hosted model', async () => {
    const { say } = await talk(serving)
    expect((await say('is it cheaper than gpt-4o-mini?')).text).toMatch(/against +gpt-4o-mini/)
  })

  it.each(['how much vram does it need', 'how fast is it', 'how many users can it serve'])(
    'repeats the totals: %s',
    async (text) => {
      const { say, kept } = await talk(serving)
      const { data, text: shown } = await say(text)
      expect(data.id).toBe('e1')
      expect(shown).toContain('Memory per GPU')
      expect(shown.split('\n').length).toBeLessThan(15)
      expect(await kept()).toBe(1)
    },
  )

  it('how accurate is this', async () => {
    const { say } = await talk(serving)
    expect((await say('how accurate is this')).card.title).toBe('How sure e1 is')
  })

  it('takes a model named alone as the answer to our question', async () => {
    const { say } = await talk('can i finetune something on my 3090')
    const { data } = await say('like llama 3 8b')
    expect(data).toMatchObject({ intent: 'estimate', kind: 'finetune', gpu: 'RTX3090' })
    // "My 3090" is one card.
    expect(data.gpuCount).toBe(1)
  })
})

describe('several models', () => {
  it('stand side by side when they are weighed against each other', async () => {
    const { say } = await talk()
    const { text } = await say('llama 3.1 70b vs qwen 2.5 72b, which is cheaper to host?')
    expect(text).toContain('Llama-3.1-70B')
    expect(text).toContain('Qwen2.5-72B')
  })

  it('are a fleet, with the command that computes it', async () => {
    const { say } = await talk()
    const { card } = await say(
      'how many gpus do we need for a fleet: llama 3.1 8b at 2 rps all day and qwen2.5 32b at 5 rps',
    )
    // 2 and 5 a second are 172,800 and 432,000 a day.
    expect(card.nextStep).toBe(
      'estimate fleet models=Llama-3.1-8B-Instruct:172800/day,Qwen2.5-32B-Instruct:432000/day',
    )
    expect((await say(card.nextStep ?? '')).data.kind).toBe('fleet')
  })
})

describe('what fits in a memory', () => {
  it.each([
    // 24 GB ÷ 1.2: 20 GB of weights are 10B in bf16, 20B in int8, 40B in int4.
    ['ok whats the best model for 24gb', ['Llama-3.1-8B', 'Qwen2.5-14B', 'Qwen2.5-32B']],
    // 10 GB are 5B, 10B and 20B.
    ['what about rtx 3060 12gb', ['Llama-3.2-3B', 'Llama-3.1-8B', 'Qwen2.5-14B']],
  ])('%s', async (text, models) => {
    const { say } = await talk()
    const { text: shown } = await say(text)
    for (const model of models) expect(shown).toContain(model)
  })
})

describe('mistyped commands', () => {
  it.each([
    ['histroy', 'history'],
    ['estimat serve llama 3.1 8b', 'estimate serve llama 3.1 8b'],
    ['advice', 'advise'],
  ])('%s', async (text, meant) => {
    const { ask } = temporaryApp()
    expect((await ask(text)).card.nextStep).toBe(meant)
  })

  it.each(['how accurate is this', 'who are you'])('%s is none', async (text) => {
    const { ask } = temporaryApp()
    expect(asText(await ask(text))).not.toContain('no command')
  })
})

describe('two people in one thread', () => {
  it('correct each other, and the card says who said what', async () => {
    const { app } = temporaryApp()
    const say = async (userId: string, text: string) =>
      asText(await app.message({ teamId: 'slack:T1', threadId: 't', userId, text }))
    await say('anna', '500 labelled tickets, 2,000 requests a day')
    const corrected = await say('ben', 'no, it is 300 labelled')
    expect(corrected).toContain('You said labelled examples was 500')
    expect(await say('anna', 'thanks!')).toContain('You are welcome')
    expect(await say('ben', 'so should we do it?')).toContain('r2 stands')
  })
})

describe('other money', () => {
  it('is counted in dollars at a rate that is said', async () => {
    const { say } = await talk()
    const { text } = await say('500 labelled tickets, budget 20k euros')
    // 20,000 × 1.15.
    expect(text).toMatch(/budget +\$23k/)
    expect(text).toContain('took a euro for $1.15')
  })

  it('says so in the settings', async () => {
    const { say } = await talk()
    expect((await say('show prices in euros')).text).toContain('US dollars')
  })
})
