import { setTimeout as wait } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import type { App } from '#src/app.ts'
import { startDiscordTest } from '../support/discord-app.ts'
import { commandData } from '../support/discord-payloads.ts'

/** CI sends 20,000; the long form an hour's worth. */
const count = Number(process.env.CROSSROADS_SOAK ?? 20_000)
const inFlight = 32

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** In MB, after everything that can go has gone. */
async function heapMB(): Promise<number> {
  for (let i = 0; i < 4; i++) {
    collect()
    await wait(20)
  }
  return process.memoryUsage().heapUsed / 1e6
}

it('F75: thousands of interactions leave nothing behind', { timeout: 600_000 }, async () => {
  const app: App = {
    visibility: async () => 'private',
    message: async () => ({
      ok: true,
      card: { title: 'A card', blocks: [] },
      data: { intent: 'help', id: null },
    }),
  }
  const unlimited = { burst: 1e9, perSecond: 1e9 }
  const { fake } = await startDiscordTest({
    parts: { app, limits: { user: unlimited, team: unlimited }, sweepEveryMs: 500 },
  })
  const send = async (many: number) => {
    let left = many
    await Promise.all(
      Array.from({ length: inFlight }, async () => {
        while (left > 0) {
          left -= 1
          await fake.send({ data: commandData('help') }, 20_000)
        }
      }),
    )
    fake.forgetCalls()
    await wait(1500)
  }
  // What is cached, up to its caps, is there after the first thousands.
  await send(count / 4)
  const before = await heapMB()
  await send((count * 3) / 4)
  const grown = (await heapMB()) - before
  process.stdout.write(
    `${count} interactions: ${grown.toFixed(1)} MB more after the last three quarters\n`,
  )
  // discord.js alone grows by 8 to 10 MB for each 10,000 until its hourly sweep.
  expect(grown).toBeLessThan(4)
})
