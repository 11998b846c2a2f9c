import { describe, expect, it } from 'vitest'
import { commands } from '#src/conversation/commands/index.ts'
import { parseCommand } from '#src/conversation/parse-command.ts'
import { temporaryApp } from '../support/app.ts'

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
    const reply = await answer(
      'what gpus do I need to serve a 70B at 30k requests a day, 2k in 300 out?',
    )
    expect(reply.data).toMatchObject({ intent: 'estimate', id: null })
    expect(reply.card.nextStep).toMatch(
      /^estimate serve model=llama-3\.3-70b .*requestsPerDay=30000/,
    )
    expect(parseCommand(reply.card.nextStep ?? '', commands)).toBeDefined()
  })
})
