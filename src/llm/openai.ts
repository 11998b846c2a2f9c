import type OpenAI from 'openai'
import type { ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions'
import {
  type Model,
  ModelError,
  type ModelRequest,
  type ModelUsage,
  type ReplyShape,
} from './model.ts'
import { withoutThinking } from './thinking.ts'

/** What servers differ in. An absent parameter is not sent: some models refuse it. */
export interface ServerSettings {
  readonly apiKey?: string
  readonly baseUrl?: string
  /** Azure only; the base URL is then the resource's endpoint. */
  readonly apiVersion?: string
  readonly temperature?: number
  readonly maxTokensParam?: 'max_tokens' | 'max_completion_tokens'
}

/**
 * Models by name on one server that speaks chat completions. Retries, deadlines and budgets
 * belong to the caller. The package is loaded with the first call: a start need not wait for it.
 */
export function openAiModel(name: string, settings: ServerSettings): Model {
  let client: Promise<OpenAI> | undefined
  return {
    name,
    async *write(request, { signal, onUsage }) {
      client ??= clientFor(name, settings)
      try {
        const stream = await (await client).chat.completions.create(
          bodyOf(name, request, settings),
          { signal },
        )
        yield* withoutThinking(textOf(stream, onUsage))
      } catch (error) {
        throw signal.aborted ? new ModelError('stopped') : failureOf(error)
      }
    },
  }
}

async function clientFor(name: string, settings: ServerSettings): Promise<OpenAI> {
  const { OpenAI, AzureOpenAI } = await import('openai')
  const { apiKey, baseUrl, apiVersion } = settings
  const ours = {
    // Servers without keys (Ollama) want to see one all the same.
    apiKey: apiKey ?? 'none',
    maxRetries: 0,
    // The caller's signal is what ends a call; this only bounds a forgotten one.
    timeout: 120_000,
    logLevel: 'off',
  } as const
  return apiVersion === undefined
    ? new OpenAI({ ...ours, baseURL: baseUrl ?? 'https://api.openai.com/v1' })
    : new AzureOpenAI({ ...ours, apiVersion, deployment: name, endpoint: baseUrl })
}

function bodyOf(
  model: string,
  { instructions, material, maxOutputTokens, shape }: ModelRequest,
  { temperature, maxTokensParam }: ServerSettings,
): ChatCompletionCreateParamsStreaming {
  return {
    model,
    messages: [
      { role: 'system', content: instructions },
      { role: 'user', content: material },
    ],
    ...(temperature !== undefined && { temperature }),
    ...(maxTokensParam !== undefined && { [maxTokensParam]: maxOutputTokens }),
    ...(shape !== undefined && formatOf(shape)),
    stream: true,
    stream_options: { include_usage: true },
  }
}

function formatOf({ name, schema, firmness }: ReplyShape) {
  switch (firmness) {
    case 'schema':
      return {
        response_format: {
          type: 'json_schema',
          json_schema: { name, schema: { ...schema }, strict: true },
        },
      } as const
    case 'json':
      return { response_format: { type: 'json_object' } } as const
    case 'words':
      return {}
  }
}

async function* textOf(
  stream: AsyncIterable<OpenAI.ChatCompletionChunk>,
  onUsage: ((usage: ModelUsage) => void) | undefined,
): AsyncGenerator<string> {
  let finished: string | null = null
  for await (const { choices, usage } of stream) {
    if (usage) {
      onUsage?.({ inputTokens: usage.prompt_tokens, outputTokens: usage.completion_tokens })
    }
    // The chunk that counts tokens has no choice.
    const choice = choices?.[0]
    if (choice === undefined) continue
    if (choice.delta?.refusal) throw new ModelError('unreadable')
    if (choice.delta?.content) yield choice.delta.content
    finished = choice.finish_reason ?? finished
  }
  // The package ends an aborted or garbled stream without an error.
  if (finished === 'content_filter' || finished === 'tool_calls') throw new ModelError('unreadable')
  if (finished !== 'stop') throw new ModelError('cut-off')
}

/** The package's message may repeat a key that the server echoed: only the status is kept. */
function failureOf(error: unknown): ModelError {
  if (error instanceof ModelError) return error
  const { status, headers } = error as { status?: unknown; headers?: unknown }
  if (typeof status !== 'number') {
    return new ModelError(error instanceof SyntaxError ? 'cut-off' : 'unreachable')
  }
  const retryAfterMs = headers instanceof Headers ? retryAfter(headers) : undefined
  if (status === 429) return new ModelError('rate-limited', { status, retryAfterMs })
  if (status === 401 || status === 403 || status === 404) {
    return new ModelError('misconfigured', { status })
  }
  if (status >= 500 || status === 408 || status === 409) {
    return new ModelError('unreachable', { status, retryAfterMs })
  }
  return new ModelError('rejected', { status })
}

/** Seconds or a date, as HTTP allows. */
function retryAfter(headers: Headers): number | undefined {
  const milliseconds = Number(headers.get('retry-after-ms') ?? Number.NaN)
  if (milliseconds >= 0) return milliseconds
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  return seconds >= 0 ? seconds * 1000 : undefined
}
