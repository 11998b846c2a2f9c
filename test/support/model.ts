import { createLanguageModel, type LanguageModelParts } from '#src/llm/language-model.ts'
import type { Ledger, TokenPrice } from '#src/llm/ledger.ts'
import { openAiModel } from '#src/llm/openai.ts'
import { loadPrompts } from '#src/prompts.ts'
import { temporaryApp } from './app.ts'
import { fakeModelServer } from './model-server.ts'

/** Cent prices: an input token a millionth of a dollar, an output token four. */
export const testPrice: TokenPrice = { usdPerInputToken: 1e-6, usdPerOutputToken: 4e-6 }

/** Short, so that a test of a silence does not wait for eight seconds. */
export const shortDeadlines: NonNullable<LanguageModelParts['deadlines']> = {
  prose: { firstTokenMs: 300, idleMs: 200, totalMs: 3_000, maxCharacters: 8_000 },
  data: { firstTokenMs: 300, idleMs: 200, totalMs: 2_000, maxCharacters: 8_000 },
}

/** Takes every call. */
export const openLedger: Ledger = {
  reserve: async () => ({ settle: async () => {} }),
}

export function modelAt(
  url: string,
  names: readonly string[] = ['fake:ok'],
  key = 'sk-canary-0123456789',
  deadlines = shortDeadlines,
) {
  return createLanguageModel({
    host: new URL(url).host,
    models: names.map((name) => openAiModel(name, { apiKey: key, baseUrl: url })),
    price: testPrice,
    deadlines,
  })
}

/** The whole app with a language model on loopback. */
export async function appWithModel({
  names = ['fake:ok'],
  caps = {},
  deadlines = shortDeadlines,
}: {
  readonly deadlines?: typeof shortDeadlines
  readonly names?: readonly string[]
  readonly caps?: {
    readonly usd?: number
    readonly tokensPerUser?: number
    readonly tokensPerTeam?: number
  }
} = {}) {
  const server = await fakeModelServer()
  const stopping = new AbortController()
  const warnings: object[] = []
  const model = modelAt(server.url, names, undefined, deadlines)
  const app = temporaryApp(undefined, {
    languageModel: {
      model,
      prompts: await loadPrompts('prompts'),
      caps,
      stopping: stopping.signal,
    },
    log: {
      debug: () => {},
      warn: (event) => warnings.push(event),
      error: (event) => warnings.push(event),
    },
  })
  return { ...app, server, stopping, model, warnings }
}

/** For tests in which many calls wait for each other. */
export const patientDeadlines: typeof shortDeadlines = {
  prose: { firstTokenMs: 20_000, idleMs: 20_000, totalMs: 60_000, maxCharacters: 8_000 },
  data: { firstTokenMs: 20_000, idleMs: 20_000, totalMs: 60_000, maxCharacters: 8_000 },
}
