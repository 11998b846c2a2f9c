import * as z from 'zod'
import { type Deadlines, dataDeadlines, proseDeadlines } from './deadlines.ts'
import { jsonIn } from './json-in.ts'
import { guessedUsage, type Ledger, mostSpend, spendOf, type TokenPrice } from './ledger.ts'
import {
  type Model,
  ModelError,
  type ModelRequest,
  type ModelUsage,
  type ReplyShape,
} from './model.ts'
import { watched, writeWithRetries } from './retrying.ts'

/** A filled prompt and whose account it goes on. */
export interface ModelJob {
  readonly request: ModelRequest
  readonly ledger: Ledger
}

/** What the data asked for must look like. */
export interface DataShape<T> {
  readonly name: string
  readonly schema: z.ZodType<T>
}

export interface ModelHealth {
  readonly state: 'ready' | 'degraded' | 'down'
  readonly note: string
}

/** The configured models behind one door: retries, deadlines, breaker and budget are inside. */
export interface LanguageModel {
  /** Where messages go to. */
  readonly host: string
  readonly names: readonly string[]
  /** @throws {ModelError} */
  prose(job: ModelJob, signal: AbortSignal): AsyncIterable<string>
  /** @throws {ModelError} */
  data<T>(job: ModelJob, shape: DataShape<T>, signal: AbortSignal): Promise<T>
  health(): ModelHealth
}

export interface LanguageModelParts {
  readonly host: string
  /** In order of preference. */
  readonly models: readonly Model[]
  /** Counts against the cap in dollars. */
  readonly price: TokenPrice
  readonly deadlines?: { readonly prose: Deadlines; readonly data: Deadlines }
}

type Firmness = ReplyShape['firmness']
const firmnesses: readonly Firmness[] = ['schema', 'json', 'words']

export function createLanguageModel(parts: LanguageModelParts): LanguageModel {
  const { host, price, deadlines = { prose: proseDeadlines, data: dataDeadlines } } = parts
  const models = parts.models.map(watched)
  /** The firmest form the server was seen to take. */
  let firmness: Firmness = 'schema'

  /** Reserves before the first byte goes out, and settles whatever the end. */
  async function* accounted(
    { request, ledger }: ModelJob,
    limits: Deadlines,
    signal: AbortSignal,
  ): AsyncGenerator<string> {
    const reservation = await ledger.reserve(mostSpend(request, price))
    if (reservation === undefined) throw new ModelError('over-budget')
    let counted: ModelUsage | undefined
    let characters = 0
    let unbilled = false
    try {
      const call = {
        request,
        deadlines: limits,
        signal,
        onUsage: (usage: ModelUsage) => {
          counted = usage
        },
      }
      for await (const piece of writeWithRetries(models, call)) {
        characters += piece.length
        yield piece
      }
    } catch (error) {
      unbilled = characters === 0 && error instanceof ModelError && costsNothing(error)
      throw error
    } finally {
      const usage = unbilled ? nothing : (counted ?? guessedUsage(request, characters))
      await reservation.settle(spendOf(usage, price))
    }
  }

  async function reply(job: ModelJob, limits: Deadlines, signal: AbortSignal): Promise<string> {
    let text = ''
    for await (const piece of accounted(job, limits, signal)) text += piece
    return text
  }

  /** As firmly as the server takes it; what it rejects is not tried again. */
  async function askFirmly(ask: () => Promise<string>): Promise<string> {
    for (;;) {
      try {
        return await ask()
      } catch (error) {
        const next = firmnesses[firmnesses.indexOf(firmness) + 1]
        const isRejected = error instanceof ModelError && error.failure === 'rejected'
        if (!isRejected || next === undefined) throw error
        firmness = next
      }
    }
  }

  return {
    host,
    names: parts.models.map(({ name }) => name),
    prose: (job, signal) => accounted(job, deadlines.prose, signal),

    async data(job, { name, schema }, signal) {
      const endsAt = performance.now() + deadlines.data.totalMs
      const jsonSchema = z.toJSONSchema(schema) as Record<string, unknown>
      const ask = (material: string) =>
        reply(
          {
            ...job,
            request: { ...job.request, material, shape: { name, schema: jsonSchema, firmness } },
          },
          { ...deadlines.data, totalMs: endsAt - performance.now() },
          signal,
        )
      const { material } = job.request
      const first = await askFirmly(() => ask(material))
      const read = jsonIn(first, schema)
      if (read.ok) return read.value
      const second = await ask(`${material}\n\n${repairWords(first, read.problem)}`)
      const repaired = jsonIn(second, schema)
      if (repaired.ok) return repaired.value
      throw new ModelError('unreadable')
    },

    health() {
      const states = models.map(({ breaker }) => breaker.state())
      const where = `${parts.models.map(({ name }) => name).join(', ')} at ${host}`
      if (states.every((state) => state === 'closed')) {
        return { state: 'ready', note: `${where}; messages go there` }
      }
      const [failing] = models.flatMap(({ breaker }) => breaker.reason() ?? [])
      const note = `${where}: ${failing === undefined ? 'resting' : failureWords(failing)}`
      return { state: states.some((state) => state === 'closed') ? 'degraded' : 'down', note }
    },
  }
}

const nothing: ModelUsage = { inputTokens: 0, outputTokens: 0 }

/** Refused before the model began. */
function costsNothing({ failure }: ModelError): boolean {
  return ['rejected', 'misconfigured', 'rate-limited', 'resting', 'unreachable'].includes(failure)
}

function repairWords(reply: string, problem: string): string {
  return `Your last reply was:\n${reply.slice(0, 1_000)}\nIt cannot be used: ${problem}. Reply again with the corrected JSON and nothing else.`
}

/** Why a model gave nothing, for an operator or the foot of a card. */
export function failureWords({ failure, status }: ModelError): string {
  switch (failure) {
    case 'misconfigured':
      return status === 404
        ? 'it does not know this model'
        : 'it refuses the key; check OPENAI_API_KEY'
    case 'rate-limited':
      return 'it takes no more calls for now'
    case 'timed-out':
      return 'it did not answer in time'
    case 'cut-off':
      return 'its answer broke off'
    case 'too-long':
      return 'its answer would not end'
    case 'rejected':
      return 'it does not take the request'
    case 'unreadable':
      return 'its answer could not be used'
    case 'stopped':
      return 'it was stopped'
    case 'over-budget':
      return 'the limit for today is used up'
    case 'resting':
      return 'it failed several times and is left alone for a moment'
    case 'unreachable':
      return 'it cannot be reached'
  }
}
