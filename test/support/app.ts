import { type App, type AppParts, createApp, type Reply } from '#src/app.ts'
import { renderText } from '#src/card/text.ts'
import { commands } from '#src/conversation/commands/index.ts'
import { temporaryStore } from './store.ts'

/** The day that golden cards and transcripts are made for. */
export const goldenDay = '2026-11-23'

/** The whole app over a store of its own, on a fixed day. Failures nobody expected are kept in `faults`. */
export function temporaryApp(
  day = goldenDay,
  { file: existing, ...more }: Partial<AppParts> & { readonly file?: string } = {},
) {
  const now = more.now ?? (() => new Date(`${day}T12:00:00Z`))
  const { store, file } = temporaryStore({ now, ...(existing !== undefined && { file: existing }) })
  const faults: object[] = []
  const app = createApp({
    store,
    commands,
    now,
    newErrorId: () => 'err-1',
    log: { debug: () => {}, warn: () => {}, error: (event) => faults.push(event) },
    ...more,
  })
  return { app, store, file, faults, ask: (text: string) => askLocally(app, text) }
}

export function askLocally(app: App, text: string, more: object = {}): Promise<Reply> {
  return app.message({
    teamId: 'terminal:local',
    threadId: 'terminal',
    userId: 'local',
    text,
    ...more,
  })
}

export const asText = ({ card }: Reply) =>
  renderText(card, { width: 100, colour: false, commandPrefix: '' })

/** A conversation in which so much was said already; what it asks must not be refused. */
export async function started(...before: string[]) {
  const { ask } = temporaryApp()
  for (const text of before) await ask(text)
  return async (text: string) => {
    const reply = await ask(text)
    if (!reply.ok) throw new Error(`${text}: ${reply.error.message}`)
    return reply
  }
}
