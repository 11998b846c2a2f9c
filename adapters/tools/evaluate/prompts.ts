import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import { createApp } from '#src/app.ts'
import { renderText } from '#src/card/text.ts'
import { wrap } from '#src/card/wrap.ts'
import { commands } from '#src/conversation/commands/index.ts'
import { extractedFields } from '#src/conversation/extract.ts'
import type { Sentence } from '#src/explain/prose.ts'
import { createLanguageModel, type LanguageModel } from '#src/llm/language-model.ts'
import type { Ledger } from '#src/llm/ledger.ts'
import { ModelError } from '#src/llm/model.ts'
import type { PromptId, Prompts } from '#src/prompts.ts'
import { promptIds } from '#src/prompts.ts'
import { openStore } from '#src/store/open.ts'

const promptCase = z.strictObject({
  name: z.string(),
  /** What a person says first. */
  message: z.string(),
  /** What is asked about the answer, where the prompt is for that. */
  followUp: z.string().optional(),
  /** What a model replied; played back where none is asked. */
  reply: z.string(),
  /** The fields that the message states; for prose, how many sentences of the reply may pass. */
  fields: z.record(z.string(), z.unknown()).optional(),
  released: z.int().nonnegative().optional(),
})

export type PromptCase = z.output<typeof promptCase>

export interface CaseResult {
  readonly name: string
  /** Fields or sentences that were right, of those the model gave, of those there should be. */
  readonly right: number
  readonly given: number
  readonly wanted: number
  readonly why: string
}

export interface PromptResult {
  readonly prompt: string
  readonly cases: readonly CaseResult[]
}

/** The cases of a prompt: `<folder>/<prompt>.cases.json`. */
export function promptCases(folder: string, id: PromptId): readonly PromptCase[] {
  const text = readFileSync(join(folder, `${id}.cases.json`), 'utf8')
  return z.array(promptCase).min(1).parse(JSON.parse(text))
}

/** Answers every call with what was recorded: fields where data is wanted, else prose. */
export function playedBack(id: PromptId, reply: string): LanguageModel {
  return createLanguageModel({
    host: 'recorded',
    models: [
      {
        name: 'recorded',
        async *write({ shape }) {
          if (shape === undefined || id === 'extract-profile') yield reply
          else yield '{"fields": []}'
        },
      },
    ],
    price: { usdPerInputToken: 0, usdPerOutputToken: 0 },
  })
}

/** Runs every case of every prompt; `modelFor` plays back or asks. */
export async function evaluatePrompts(
  folder: string,
  prompts: Prompts,
  modelFor: (id: PromptId, reply: string) => LanguageModel,
): Promise<readonly PromptResult[]> {
  const results: PromptResult[] = []
  for (const id of promptIds) {
    const cases: CaseResult[] = []
    for (const each of promptCases(folder, id)) {
      const model = modelFor(id, each.reply)
      cases.push(
        id === 'extract-profile'
          ? await fieldsResult(each, model, prompts)
          : await proseResult(each, model, prompts),
      )
    }
    results.push({ prompt: `${id}@${prompts[id].version}`, cases })
  }
  return results
}

const unlimited: Ledger = { reserve: async () => ({ settle: async () => {} }) }

async function fieldsResult(
  { name, message, fields = {} }: PromptCase,
  model: LanguageModel,
  prompts: Prompts,
): Promise<CaseResult> {
  const wanted = Object.entries(fields)
  try {
    const asked = { text: message, open: [], model, prompts, ledger: unlimited }
    const found = Object.entries(await extractedFields(asked, new AbortController().signal))
    const isRight = ([field, { value }]: (typeof found)[number]) =>
      JSON.stringify(fields[field]) === JSON.stringify(value)
    const wrong = found.filter((each) => !isRight(each)).map(([field]) => field)
    const missing = wanted
      .map(([field]) => field)
      .filter((field) => !found.some(([f]) => f === field))
    const why = [
      wrong.length === 0 ? '' : `wrong: ${wrong.join(', ')}`,
      missing.length === 0 ? '' : `missing: ${missing.join(', ')}`,
    ]
    return {
      name,
      right: found.filter(isRight).length,
      given: found.length,
      wanted: wanted.length,
      why: why.filter((each) => each !== '').join('; '),
    }
  } catch (error) {
    if (!(error instanceof ModelError)) throw error
    return { name, right: 0, given: 0, wanted: wanted.length, why: error.failure }
  }
}

async function proseResult(
  each: PromptCase,
  model: LanguageModel,
  prompts: Prompts,
): Promise<CaseResult> {
  const { sentences, troubles } = await turnsOf(each, { model, prompts })
  const right = sentences.filter(({ by }) => by === 'model').length
  const { name, released: wanted = right } = each
  return { name, right, given: right, wanted, why: troubles.join('; ') }
}

/** The last card's beginning and the sentences below it, as the terminal shows them. */
export async function transcript(
  each: PromptCase,
  speaking: Speaking | undefined,
): Promise<{ readonly card: string; readonly prose: string }> {
  const { reply, sentences } = await turnsOf(each, speaking)
  const [card = ''] = renderText(reply.card).split('\n\nI understood')
  const prose = sentences.map(({ text }) => wrap(text, 100).join('\n')).join('\n')
  return { card: card.split('\n').slice(0, 9).join('\n').trim(), prose }
}

interface Speaking {
  readonly model: LanguageModel
  readonly prompts: Prompts
}

/** Transcripts are of one day: prices age. */
const day = new Date('2026-11-23T12:00:00Z')

/** Through the whole app, over a database that is thrown away. */
async function turnsOf({ message, followUp }: PromptCase, speaking: Speaking | undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'crossroads-prompts-'))
  const store = openStore({ file: join(folder, 'prompts.db'), now: () => day })
  const troubles: string[] = []
  try {
    const app = createApp({
      store,
      commands,
      ...(speaking !== undefined && {
        languageModel: { ...speaking, caps: {}, stopping: new AbortController().signal },
      }),
      now: () => day,
      newErrorId: () => 'prompts',
      log: {
        debug: () => {},
        warn: (event) => troubles.push('why' in event ? String(event.why) : ''),
        error: (event) => troubles.push(JSON.stringify(event)),
      },
    })
    const say = (text: string) =>
      app.message({ teamId: 'terminal:local', threadId: 'prompts', userId: 'local', text })
    const first = await say(message)
    const reply = followUp === undefined ? first : await say(followUp)
    const sentences: Sentence[] = []
    if (reply.ok && reply.prose !== undefined) {
      for await (const sentence of reply.prose.read()) sentences.push(sentence)
    }
    return { reply, sentences, troubles }
  } finally {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
