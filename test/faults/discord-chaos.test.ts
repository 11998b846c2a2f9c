import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { startDiscordTest, textOf } from '../support/discord-app.ts'
import {
  buttonData,
  commandData,
  guildId,
  interaction,
  message,
  userId,
} from '../support/discord-payloads.ts'

type Fake = Awaited<ReturnType<typeof startDiscordTest>>['fake']

/** Below the first question and those that follow, whatever they ask. */
const answers = ['not sure', 'skip', 'not sure', 'skip'] as const
const people = [userId, '1400000000000000002'] as const

/** An interview by two people in one thread; `disturb` comes before each of their answers. */
async function interviewed(disturb: (fake: Fake, nth: number) => void) {
  const { fake, store, log } = await startDiscordTest()
  await fake.send({ data: commandData('advise', { 'show-to': 'all' }) })
  for (const [nth, word] of answers.entries()) {
    const latest = [...fake.messages.values()].at(-1)
    const id = new RegExp(`"custom_id":"(c1\\|steer\\|\\d+\\|\\S+ ${word})"`).exec(
      textOf(latest),
    )?.[1]
    expect(id, `question ${nth + 1}`).toBeDefined()
    disturb(fake, nth)
    // Pressed while nobody listens: what comes twice is one press.
    const pressed = interaction({
      type: 3,
      user: people[nth % 2] ?? userId,
      data: buttonData(id ?? ''),
      message: { ...message({ content: '' }), ...latest },
    })
    fake.dispatch(pressed)
    fake.dispatch(pressed)
    const { body } = await fake.call('POST', /\/webhooks\//, nth + 1, 10_000)
    expect(textOf(body)).toContain(`Question ${nth + 2}`)
    expect(fake.callsOf('POST', new RegExp(`/interactions/${pressed.id}/`))).toHaveLength(1)
  }
  await wait(100)
  expect(fake.callsOf('POST', /\/webhooks\//)).toHaveLength(answers.length)
  expect(log.join()).not.toContain('discord-handler-failed')
  const { notSure } = await store.team(`discord:${guildId}`).project('default')
  return { notSure, resumes: fake.gateway.resumes }
}

describe('F31, F33: an interview over a gateway that comes and goes', () => {
  it('is the same interview, each press counted once', { timeout: 60_000 }, async () => {
    const calm = await interviewed(() => {})
    const faults: readonly ((fake: Fake) => void)[] = [
      ({ gateway }) => gateway.drop(),
      ({ gateway }) => gateway.op7(),
      ({ gateway }) => gateway.close(4000),
      ({ gateway }) => gateway.op9(true),
    ]
    const disturbed = await interviewed((fake, nth) => faults[nth]?.(fake))
    expect(disturbed.notSure).toEqual(calm.notSure)
    expect(calm.notSure.length).toBeGreaterThan(0)
    expect(disturbed.resumes).toBeGreaterThanOrEqual(3)
  })

  it('goes on after a restart, where it was left', { timeout: 30_000 }, async () => {
    const first = await startDiscordTest()
    const { fake, store } = first
    const { data } = await fake.send({ data: commandData('advise') })
    const fields = /c1\|write\|\d+\|([^"]+)"/.exec(textOf(data))?.[1]
    await first.discord.close()
    // Another process over the same file; nothing of the interview is in its memory.
    const again = await startDiscordTest({ fake, app: { store }, isImpatient: true })
    await fake.gateway.ready(2, 15_000)
    const resumed = await again.fake.send({ data: commandData('advise') })
    expect(textOf(resumed.data)).toContain('We go on where we left off')
    expect(/c1\|write\|\d+\|([^"]+)"/.exec(textOf(resumed.data))?.[1]).toBe(fields)
  })
})
