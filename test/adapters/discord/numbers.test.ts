import { describe, expect, it } from 'vitest'
import type { App } from '#src/app.ts'
import { startDiscordTest, textOf } from '../../support/discord-app.ts'
import { buttonData, commandData, message, userId } from '../../support/discord-payloads.ts'

/** 5,300 requests a day and a second and a half: a number of each kind. */
const serve = (given: Readonly<Record<string, string>> = {}) =>
  commandData('estimate serve', {
    model: 'llama-3.1-8b',
    'requests-per-day': '5300',
    latency: '1.5s',
    ...given,
  })

/** The message without its buttons' ids, which hold commands. */
const shown = (data: unknown) => textOf(data).replaceAll(/"custom_id":"[^"]*"/g, '')

describe('the numbers of a card', () => {
  it.each(['de', 'fr', 'es-ES', 'pt-BR', 'pl'])('%s: with a comma', async (locale) => {
    const { fake } = await startDiscordTest()
    const { data } = await fake.send({ data: serve(), locale })
    expect(shown(data)).toContain('5\u00a0300 requests')
    expect(shown(data)).toMatch(/\d,\d+ (?:s|GiB|h|days|ms|requests)/)
    // Of all that has a dot between digits only names, code and sources are left.
    expect(shown(data)).not.toMatch(/(?<![\w.-])\d+\.\d+(?= (?:s|GiB|h|days|ms)\b)/)
    expect(shown(data)).toContain('Llama-3.1-8B-Instruct')
  })

  it.each(['en-US', 'en-GB', 'ja', 'es-419'])('%s: the English way', async (locale) => {
    const { fake } = await startDiscordTest()
    const { data } = await fake.send({ data: serve(), locale })
    expect(shown(data)).toContain('5,300 requests')
    expect(shown(data)).toMatch(/\d\.\d+ (?:s|GiB|h|days|ms)/)
  })

  it('typed back as they were shown are the same numbers', async () => {
    const { fake, store } = await startDiscordTest()
    await fake.send({ data: serve(), locale: 'de' })
    const german = { 'requests-per-day': '5\u00a0300', latency: '1,5 s' }
    await fake.send({ data: serve(german), locale: 'de' })
    await fake.send({ data: serve({ ...german, 'requests-per-day': '5 300' }), locale: 'de' })
    const kept = await store.team('discord:1200000000000000001').recentEstimates(5)
    const given = kept.map(({ inputs }) => JSON.stringify(inputs))
    expect(given[0]).toContain('5300')
    expect(new Set(given).size).toBe(1)
    expect(kept).toHaveLength(3)
  })

  it('are theirs in what a button shows too, and its commands stay commands', async () => {
    const { fake } = await startDiscordTest()
    const asked = await fake.send({ data: serve(), locale: 'en-US' })
    const again = await fake.send({ data: serve(), locale: 'fr' })
    const commands = (data: unknown) =>
      [...textOf(data).matchAll(/"custom_id":"(c1\|run[^"]*)"/g)].map(([, id]) =>
        id?.replaceAll(/\be\d+\b/g, 'e'),
      )
    expect(commands(again.data)).toEqual(commands(asked.data))
    expect(commands(again.data).length).toBeGreaterThan(0)
    const why = await fake.send({
      type: 3,
      locale: 'fr',
      data: buttonData(`c1|run|${userId}|why e1`),
      message: message({ content: '' }),
    })
    expect(shown(why.data)).toContain('5\u00a0300')
    expect(shown(why.data)).not.toContain('5,300')
  })

  it('are theirs in the words below it', async () => {
    const app: App = {
      visibility: async () => 'private',
      message: async () => ({
        ok: true,
        card: { title: 'A card', blocks: [{ type: 'text', markdown: 'Its figures.' }] },
        data: { intent: 'advise', id: 'r1' },
        prose: {
          async *read() {
            yield { text: 'Llama-3.1-8B costs $1,250 and takes 1.5 s.', by: 'model' as const }
          },
        },
      }),
    }
    const { fake } = await startDiscordTest({ parts: { app } })
    await fake.send({ data: commandData('help'), locale: 'de' })
    const { body } = await fake.call('POST', /\/webhooks\//)
    expect(textOf(body)).toContain('Llama-3.1-8B costs $1\u00a0250 and takes 1,5 s.')
  })
})
