import { describe, expect, it } from 'vitest'
import type { Reply } from '#src/app.ts'
import { RemoteModelError } from '#src/catalog/remote.ts'
import { modelCalled } from '../estimate/given-by-user.ts'
import { asText, temporaryApp } from '../support/app.ts'

const supportTeam =
  'we answer support tickets from 300 pages of manuals that change every week, 2,000 a day, no labelled answers, 20k dollars, data may go to a hosted API. fine-tune or pre-train?'
const dataOf = (reply: Reply) => {
  if (!reply.ok) throw new Error(reply.error.message)
  return reply.data
}

describe('whatif on a decision', () => {
  it('puts old and new side by side with the rules that moved, and keeps nothing', async () => {
    const local = temporaryApp()
    await local.ask(supportTeam)
    const reply = await local.ask('whatif requestsPerDay=200k dataResidency=on-premises')
    expect(dataOf(reply)).toMatchObject({
      intent: 'whatif',
      id: null,
      before: {
        verdict: 'neither-yet',
        ranking: expect.arrayContaining([{ approach: 'prompting', points: 5 }]),
      },
      // On premises: hosted tuning is out (G3), and open models are argued for.
      moved: {
        newlyFired: expect.arrayContaining([
          'hosted-fine-tuning-on-premises',
          'lora-fine-tuning-on-premises',
        ]),
        noLongerFired: ['hosted-fine-tuning-data-may-go-there'],
        newlyUnknown: [],
      },
      ruledOut: [expect.objectContaining({ approach: 'hosted-fine-tuning' })],
    })
    const shown = asText(reply)
    expect(shown).toMatch(/requests per day +2,000 a day +200,000 a day/)
    expect(shown).toContain('Only supposed')
    expect(dataOf(await local.ask('profile')).answers).toMatchObject({
      requestsPerDay: { value: 2000 },
    })
    expect(dataOf(await local.ask('history')).entries).toHaveLength(1)
  })

  it('takes the arguments’ aliases, and unanswers a field', async () => {
    const local = temporaryApp()
    await local.ask(supportTeam)
    expect(asText(await local.ask('whatif rpd=200k latency=500ms budget=unknown'))).toMatch(
      /budget +\$20k +not answered/,
    )
    const data = dataOf(await local.ask('whatif knowledgeChanges=unknown'))
    expect(data.moved).toMatchObject({
      noLongerFired: [],
      newlyUnknown: expect.arrayContaining(['retrieval-knowledge-changes']),
    })
  })

  it('answers a typed what-if with the same card', async () => {
    const local = temporaryApp()
    await local.ask(supportTeam)
    const reply = await local.ask('what if we had 3000 labelled examples?')
    expect(asText(reply)).toMatch(/labelled examples +0 +3,000/)
    expect(dataOf(reply)).toMatchObject({
      intent: 'whatif',
      understood: { labelledExamples: { value: 3000 } },
    })
  })

  it('supposes on the answers of a saved recommendation', async () => {
    const local = temporaryApp()
    await local.ask(supportTeam)
    await local.ask('profile set budgetUsd=1k')
    expect(asText(await local.ask('whatif r1 citationsNeeded=yes'))).not.toContain('$1,000')
  })

  it.each([
    ['whatif', 'field=value'],
    ['whatif bogus=1', 'I know no argument'],
    ['whatif budgetUsd=plenty', 'budgetUsd'],
    ['whatif gpus=4', 'there is none yet'],
    ['whatif r9 budgetUsd=1', 'r9'],
    ['whatif e9 gpus=1', 'e9'],
  ])('refuses %s with a sentence', async (text, words) => {
    const reply = await temporaryApp().ask(text)
    expect(reply).toMatchObject({ ok: false, badInput: true })
    expect(asText(reply)).toContain(words)
  })
})

describe('whatif on an estimate', () => {
  const serve =
    'estimate serve model=llama-3.1-8b requestsPerDay=50k promptTokens=1500 outputTokens=250 gpu=a40'

  it('runs the last estimate again with more cards', async () => {
    const local = temporaryApp()
    const first = dataOf(await local.ask(serve))
    const data = dataOf(await local.ask('whatif gpus=4'))
    expect(data).toMatchObject({
      id: null,
      gpuCount: 4,
      gpu: first.gpu,
      before: { gpuCount: first.gpuCount },
    })
    expect(dataOf(await local.ask('history')).entries).toHaveLength(1)
  })

  it('gives what the command itself would give', async () => {
    const local = temporaryApp()
    await local.ask(serve)
    const supposed = dataOf(await local.ask('whatif e1 model=llama-3.2-3b out=500 latency=60s'))
    const typed = dataOf(
      await local.ask(
        'estimate serve model=llama-3.2-3b requestsPerDay=50k promptTokens=1500 outputTokens=500 gpu=a40 latency=60s',
      ),
    )
    expect(supposed.usdPerMonth).toEqual(typed.usdPerMonth)
    expect(supposed.ttftMs).toEqual(typed.ttftMs)
    expect(supposed.gpuCount).toBe(typed.gpuCount)
  })

  it.each([
    [
      'estimate finetune method=qlora model=llama-3.1-8b tokens=20M gpu=l4',
      'whatif examples=5k',
      'examples',
    ],
    ['estimate pretrain parameters=7B tokens=1T gpu=h100 gpus=256', 'whatif e1 gpus=512', 'gpus'],
    [
      'estimate api requestsPerDay=50k promptTokens=1500 outputTokens=250',
      'whatif e1 cachedShare=50%',
      'cachedShare',
    ],
  ])('%s, then %s', async (first, then, changed) => {
    const local = temporaryApp()
    await local.ask(first)
    const reply = await local.ask(then)
    expect(asText(reply)).toContain(changed)
    expect(dataOf(reply).usd ?? dataOf(reply).usdPerMonth).not.toEqual(undefined)
  })
})

describe('compare', () => {
  it('puts two approaches side by side on this profile', async () => {
    const local = temporaryApp()
    await local.ask(supportTeam)
    const shown = asText(await local.ask('compare lora-fine-tuning retrieval'))
    expect(shown).toContain('LoRA fine-tuning or retrieval (RAG)?')
    // Points of the two as the recommendation gives them.
    const { ranking } = dataOf(await local.ask('why')) as unknown as {
      ranking: { approach: string; points: number }[]
    }
    for (const approach of ['lora-fine-tuning', 'retrieval']) {
      const points = ranking.find((each) => each.approach === approach)?.points
      expect(shown).toContain(`${points} (place`)
    }
    expect(shown).toContain('With fewer than ten labelled examples there is nothing to tune on.')
  })

  it('understands how people name them, typed or in a sentence', async () => {
    const local = temporaryApp()
    for (const text of [
      'compare LoRA RAG',
      'compare lora with rag',
      'compare fine-tuning and retrieval',
    ]) {
      expect(asText(await local.ask(text))).toContain('LoRA fine-tuning or retrieval (RAG)?')
    }
  })

  it('says what rules an approach out', async () => {
    const local = temporaryApp()
    await local.ask('profile set dataResidency=on-premises')
    expect(asText(await local.ask('compare hosted-fine-tuning lora'))).toMatch(
      /Ruled out by +Your data must/,
    )
  })

  it('compares saved recommendations and estimates', async () => {
    const local = temporaryApp()
    await local.ask(supportTeam)
    await local.ask('sorry, we have 5000 labelled tickets, the tone is off and the prompt is close')
    expect(asText(await local.ask('compare r1 r2'))).toMatch(/labelled examples +0 +5,000/)
    await local.ask('estimate serve model=llama-3.1-8b requestsPerDay=50k gpu=a40')
    await local.ask('estimate serve model=llama-3.1-8b requestsPerDay=500k gpu=a40')
    expect(asText(await local.ask('compare e1 e2'))).toMatch(/requestsPerDay +50,000 +500,000/)
  })

  it.each([
    ['compare lora banana', 'banana'],
    ['compare lora lora', 'two different'],
    ['compare r1 e1', 'like with like'],
    ['compare r1 r2', 'r1'],
    ['compare lora', 'b is needed'],
  ])('refuses %s', async (text, words) => {
    const reply = await temporaryApp().ask(text)
    expect(reply.ok).toBe(false)
    expect(asText(reply)).toContain(words)
  })
})

describe('whatif with a model of the hub', () => {
  const lookUps = () => {
    const asked: string[] = []
    const find = async (id: string) => {
      asked.push(id)
      if (id !== 'acme/house-9b') throw new RemoteModelError(`${id} is not on the hub.`)
      return { ...modelCalled('qwen 2.5 7b'), id, name: 'House 9B' }
    }
    return { asked, remoteModels: { find } }
  }

  it('looks it up, as `estimate` does', async () => {
    const { asked, remoteModels } = lookUps()
    const local = temporaryApp(undefined, { remoteModels })
    await local.ask('estimate finetune llama-3.1-8b qlora 20M tokens on l4')
    const reply = await local.ask('whatif model=acme/house-9b')
    expect(asText(reply)).toContain('House 9B')
    expect(asked).toEqual(['acme/house-9b'])
    // Qwen2.5-7B under another name: what the command gives for Qwen2.5-7B.
    const own = await local.ask('estimate finetune qwen-2.5-7b qlora 20M tokens on l4')
    expect(dataOf(reply).memoryGiBPerGpu).toEqual(dataOf(own).memoryGiBPerGpu)
  })

  it('looks up again what a saved estimate was for', async () => {
    const { asked, remoteModels } = lookUps()
    const local = temporaryApp(undefined, { remoteModels })
    await local.ask('estimate serve model=acme/house-9b requestsPerDay=10k')
    const reply = await local.ask('whatif requestsPerDay=20k')
    expect(asText(reply)).toContain('House 9B')
    expect(asked).toEqual(['acme/house-9b', 'acme/house-9b'])
  })

  it('says so where it is not to be had, and where looking up is off', async () => {
    const on = temporaryApp(undefined, lookUps())
    await on.ask('estimate finetune llama-3.1-8b qlora 20M tokens on l4')
    expect(asText(await on.ask('whatif model=acme/none'))).toContain('acme/none is not on the hub')
    const off = temporaryApp()
    await off.ask('estimate finetune llama-3.1-8b qlora 20M tokens on l4')
    expect(asText(await off.ask('whatif model=acme/house-9b'))).toContain(
      'acme/house-9b is not in the catalog, and looking models up on the hub is off here',
    )
  })
})
