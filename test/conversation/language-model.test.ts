import { LLMock } from '@copilotkit/aimock'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Reply } from '#src/app.ts'
import { renderText } from '#src/card/text.ts'
import { speakerModels } from '#src/conversation/speaker-model.ts'
import { loadPrompts } from '#src/prompts.ts'
import { askLocally, asText, temporaryApp } from '../support/app.ts'
import { appWithModel, modelAt, patientDeadlines } from '../support/model.ts'

const project = 'We have 300 labelled tickets, the tone is off, prompting came close'

async function textOf(reply: Reply): Promise<string> {
  const said: string[] = []
  if (reply.ok && reply.prose !== undefined) {
    for await (const { text } of reply.prose.read()) said.push(text)
  }
  return said.join(' ')
}

describe('with an independent model server', () => {
  async function appWithMock() {
    const mock = new LLMock({ port: 0 })
    await mock.start()
    onTestFinished(() => mock.stop())
    const app = temporaryApp(undefined, {
      languageModel: speakerModels({
        model: modelAt(`${mock.url}/v1`, ['gpt-test']),
        prompts: await loadPrompts('prompts'),
        caps: {},
        stopping: new AbortController().signal,
      }),
    })
    return { ...app, mock }
  }

  it('understands, answers, and puts the answer into words with the computed figures', async () => {
    const { ask, mock, store } = await appWithMock()
    mock.onMessage(/<message>/, {
      content:
        '{"fields": [{"field": "team", "value": "some-ml", "words": "two of us did some ML"}]}',
    })
    mock.onMessage(/<verdict>/, {
      content: 'An adapter learns the tone. With [[figureA]] labelled examples a pilot can begin.',
    })
    const reply = await ask(`${project}, two of us did some ML`)
    expect(reply.ok && reply.data.understood).toMatchObject({ team: { value: 'some-ml' } })
    expect(await textOf(reply)).toBe(
      'An adapter learns the tone. With 300 labelled examples a pilot can begin.',
    )
    const saved = await store.team('terminal:local').recommendation('r1')
    expect(saved?.prose).toEqual({
      text: 'An adapter learns the tone. With 300 labelled examples a pilot can begin.',
      writtenBy: 'explain-recommendation@1 gpt-test',
      isComplete: true,
    })
  })

  it('explains an estimate', async () => {
    const { ask, mock } = await appWithMock()
    mock.onMessage(/<totals>/, { content: 'This estimates [[subject]]. It costs [[cost]].' })
    const reply = await ask('estimate finetune llama 3.1 8b method=qlora examples=1000 gpu=l4')
    expect(await textOf(reply)).toMatch(/^This estimates QLoRA .* on 1 × L4\. It costs \$/)
  })

  it('answers a question about what was recommended', async () => {
    const { ask, mock } = await appWithMock()
    mock.onMessage(/<message>/, { content: '{"fields": []}' })
    mock.onMessage(/<question>/, { content: 'Nothing you told says that facts are missing.' })
    await ask(project)
    const reply = await ask('why not RAG?')
    expect(asText(reply)).toMatch(/What r1 says of retrieval/)
    expect(await textOf(reply)).toBe('Nothing you told says that facts are missing.')
  })
})

describe('a follow-up question', () => {
  it('is answered by the rules without a model', async () => {
    const { ask } = temporaryApp()
    await ask(project)
    const text = asText(await ask('why not RAG?'))
    expect(text).toMatch(/What r1 says of retrieval \(RAG\)/)
    expect(text).toMatch(/came behind the first place|was ruled out/)
  })

  it('is about the project of its own thread', async () => {
    const { app } = temporaryApp()
    const other = { threadId: 'other', project: 'other' }
    await askLocally(app, project)
    await askLocally(app, 'We need citations and our docs change daily', other)
    const reply = await askLocally(app, 'why not LoRA?')
    expect(reply.ok && reply.data.id).toBe('r1')
  })
})

describe('a team', () => {
  it('turns the model off for itself, and nothing more goes out', async () => {
    const { ask, server } = await appWithModel({ deadlines: patientDeadlines })
    expect(asText(await ask('settings languageModel=off'))).toMatch(/off for your team/)
    const reply = await ask(`${project}, two of us did some ML`)
    expect(reply.ok && reply.prose).toBeUndefined()
    expect(server.requests).toEqual([])
    expect(asText(await ask('privacy'))).toMatch(/no language model is used/)
    await ask('settings languageModel=on')
    expect(asText(await ask('privacy'))).toMatch(
      /also goes to the\s+language model at 127\.0\.0\.1/,
    )
  })

  it('sees what it used today', async () => {
    const { ask } = await appWithModel()
    await textOf(await ask('estimate finetune llama 3.1 8b method=qlora examples=1000 gpu=l4'))
    // The fake counts 1,000 tokens in and 91 characters over four out: 23.
    expect(asText(await ask('settings'))).toMatch(/1 call, 1,023 tokens, \$0\.0011/)
  })
})

it('gives an identical explanation again without asking, to the same team only', async () => {
  const { ask, app, server } = await appWithModel()
  const estimate = 'estimate finetune llama 3.1 8b method=qlora examples=1000 gpu=l4'
  const first = await textOf(await ask(estimate))
  expect(await textOf(await ask(estimate))).toBe(first)
  expect(server.requests).toHaveLength(1)
  const other = { teamId: 'slack:T2', threadId: 'C', userId: 'U', text: estimate } as const
  expect(await textOf(await app.message(other))).toBe(first)
  expect(server.requests).toHaveLength(2)
})

it('asks no model before the words are read, and never for a command that has none', async () => {
  const { ask, server } = await appWithModel({ deadlines: patientDeadlines })
  await ask('estimate finetune llama 3.1 8b method=qlora examples=1000 gpu=l4')
  for (const text of ['help', 'history', 'show e1', 'why e1', 'learn lora', 'profile', 'thanks!']) {
    await ask(text)
  }
  expect(server.requests).toEqual([])
})

it('decides the same with a model as without', async () => {
  const { ask } = await appWithModel({ names: ['fake:wrong-numbers'] })
  const withModel = await ask(project)
  const without = await temporaryApp().ask(project)
  expect(renderText(withModel.card)).toBe(renderText(without.card))
})
