import '../fast-start.ts'
import '../short-lived.ts'
import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { createApp, type Reply } from '#src/app.ts'
import { renderText } from '#src/card/text.ts'
import { type Config, readConfig } from '#src/config.ts'
import { commands } from '#src/conversation/commands/index.ts'
import { BotError } from '#src/errors.ts'
import { createLog } from '#src/log.ts'
import { openStore } from '#src/store/open.ts'
import { readEnvironmentFile } from '../environment-file.ts'
import { createHubModels } from '../hub/hub-models.ts'
import { storedModels } from '../hub/model-cache.ts'
import { filesNamedIn } from '../terminal/files.ts'
import { writeProse } from '../terminal/prose.ts'
import { endWhenNobodyReads, screenOf } from '../terminal/screen.ts'

const usage = `Usage: npm run -s ask -- [--json] [--project NAME] "<your project, a question or a command>"`

try {
  process.exitCode = await ask(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof BotError)) throw error
  process.stderr.write(`${error.userMessage}\n`)
  process.exitCode = 1
}

/** One turn as the local terminal; the exit status: 0 answered, 2 bad input, 1 failed. */
async function ask(args: readonly string[]): Promise<number> {
  const line = readLine(args)
  if (typeof line === 'string') {
    process.stderr.write(`${line}\n`)
    return 2
  }
  endWhenNobodyReads(process.stdout)
  readEnvironmentFile()
  const config = readConfig(process.env)
  const now = () => new Date()
  // Beside a started Crossroads: no instance lock, and each write its own short transaction.
  const store = openStore({ file: config.databaseFile, now })
  const stopping = new AbortController()
  // The first Ctrl-C ends what a language model is saying; the answer is there already.
  process.once('SIGINT', () => stopping.abort())
  try {
    const app = createApp({
      store,
      commands,
      remoteModels: createHubModels({ cache: storedModels(store), now, ...config.hub }),
      ...(await modelParts(config, now, stopping.signal)),
      now,
      newErrorId: () => randomUUID().slice(0, 8),
      log: createLog(config.logLevel === 'info' ? 'warn' : config.logLevel),
    })
    const reply = await app.message({
      teamId: 'terminal:local',
      threadId: 'terminal',
      userId: 'local',
      text: line.text,
      files: filesNamedIn(line.text),
      project: line.project,
    })
    if (line.json) process.stdout.write(`${asJson(reply, await proseOf(reply))}\n`)
    else {
      process.stdout.write(`${asText(reply)}\n`)
      await writeProse(reply, process.stdout, screenOf(process.stdout, process.env))
    }
    return reply.ok ? 0 : reply.badInput ? 2 : 1
  } finally {
    await store.close()
  }
}

/** Options may stand anywhere; the words left over are the text. A string is what to print instead. */
function readLine(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        project: { type: 'string', default: 'default' },
      },
    })
    const text = positionals.join(' ')
    return text.trim() === '' ? usage : { text, ...values }
  } catch (error) {
    return `${error instanceof Error ? error.message : error}\n${usage}`
  }
}

function asText({ card }: Reply): string {
  return renderText(card, screenOf(process.stdout, process.env))
}

function asJson(reply: Reply, prose: object | undefined): string {
  const { card } = reply
  return JSON.stringify(
    reply.ok ? { card, data: { ...reply.data, ...prose } } : { card, error: reply.error },
  )
}

/** `data.prose`: the sentences and who says each. */
async function proseOf(reply: Reply): Promise<object | undefined> {
  if (!reply.ok || reply.prose === undefined) return undefined
  const prose: object[] = []
  for await (const sentence of reply.prose.read()) prose.push(sentence)
  return { prose }
}

async function modelParts(config: Config, now: () => Date, stopping: AbortSignal) {
  if (config.model === 'off') return {}
  const { configuredModel } = await import('../language-model.ts')
  const asOf = now().toISOString().slice(0, 10)
  return { languageModel: await configuredModel(config.model, { asOf, stopping }) }
}
