import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { App } from '#src/app.ts'
import { writeProse } from '../../adapters/discord/out/prose-edits.ts'
import { startDiscordTest, textOf } from '../support/discord-app.ts'
import { buttonData, commandData, message, userId } from '../support/discord-payloads.ts'

type Sentence = { readonly text: string; readonly by: 'model' | 'rules' | 'note' }

/** An app whose every answer is put into words: so many sentences, so many ms apart. */
function talking(count: number, everyMs: number) {
  const said: string[] = []
  let isStopped = false
  const app: App = {
    visibility: async () => 'private',
    message: async () => ({
      ok: true,
      card: { title: 'A card', blocks: [{ type: 'text', markdown: 'Its figures.' }] },
      data: { intent: 'advise', id: 'r1' },
      prose: {
        async *read(signal?: AbortSignal): AsyncGenerator<Sentence> {
          for (let i = 1; i <= count; i++) {
            await wait(everyMs)
            if (signal?.aborted) {
              isStopped = true
              return
            }
            said.push(`Sentence ${i}.`)
            yield { text: `Sentence ${i}.`, by: 'model' }
          }
        },
      },
    }),
  }
  return { app, said, isStopped: () => isStopped }
}

const ask = { data: commandData('help') }
const edits = /\/webhooks\/.*\/messages\/\d+$/

describe('prose below a card', () => {
  it('F42: grows by edits a second apart, and ends with a final one', {
    timeout: 20_000,
  }, async () => {
    const { app } = talking(40, 60)
    const { fake } = await startDiscordTest({ parts: { app } })
    await fake.send(ask)
    await wait(4000)
    // On a busy machine the card itself comes by an edit, just before the first sentence.
    const prose = [...fake.callsOf('POST', /./), ...fake.callsOf('PATCH', edits)].filter(
      ({ body }) => textOf(body).includes('Sentence'),
    )
    const times = prose.map(({ atMs }) => atMs).sort((x, y) => x - y)
    expect(times.length).toBeGreaterThan(2)
    const gaps = times.slice(1, -1).map((at, i) => at - (times[i] ?? 0))
    for (const gap of gaps) expect(gap).toBeGreaterThan(950)
    const final = textOf(fake.callsOf('PATCH', edits).at(-1)?.body)
    expect(final).toContain('Sentence 40.')
    expect(final).not.toContain('c1|stop')
  })

  it('F42: 300 deferred at once are all answered, far faster than fifty a second', {
    timeout: 30_000,
  }, async () => {
    const app: App = {
      visibility: async () => 'private',
      message: async () => {
        // Longer than an answer may take before it is deferred.
        await wait(900)
        return {
          ok: true,
          card: { title: 'Late', blocks: [] },
          data: { intent: 'help', id: null },
        }
      },
    }
    const limits = {
      user: { burst: 1000, perSecond: 1000 },
      team: { burst: 1000, perSecond: 1000 },
    }
    const { fake } = await startDiscordTest({ parts: { app, limits } })
    const firsts = await Promise.all(Array.from({ length: 300 }, () => fake.send(ask, 10_000)))
    expect(firsts.every(({ type }) => type === 5)).toBe(true)
    await fake.call('PATCH', /@original|%40original/, 300, 10_000)
    const times = fake.callsOf('PATCH', /original/).map(({ atMs }) => atMs)
    const perSecond = 300 / ((Math.max(...times) - Math.min(...times)) / 1000)
    expect(perSecond).toBeGreaterThan(200)
  })

  it('stops within a second when its asker presses Stop', { timeout: 15_000 }, async () => {
    const { app, isStopped, said } = talking(100, 50)
    const { fake } = await startDiscordTest({ parts: { app } })
    await fake.send(ask)
    const { body } = await fake.call('POST', /\/webhooks\//)
    const customId = /c1\|stop\|\d+\|/.exec(textOf(body))?.[0] ?? ''
    const posted = [...fake.messages.values()].at(-1)
    const { type } = await fake.send({
      type: 3,
      data: buttonData(customId),
      message: { ...message({ content: '' }), ...posted },
    })
    expect(type).toBe(6)
    await wait(1000)
    expect(isStopped()).toBe(true)
    expect(said.length).toBeLessThan(60)
    expect(textOf(fake.callsOf('PATCH', edits).at(-1)?.body)).toContain('Stopped.')
  })

  it('is not for others to stop', async () => {
    const { app, isStopped } = talking(20, 50)
    const { fake } = await startDiscordTest({ parts: { app } })
    await fake.send(ask)
    await fake.call('POST', /\/webhooks\//)
    const posted = [...fake.messages.values()].at(-1)
    const { data } = await fake.send({
      type: 3,
      user: '1400000000000000002',
      data: buttonData(`c1|stop|${userId}|`),
      message: { ...message({ content: '' }), ...posted },
    })
    expect(textOf(data)).toContain('may stop it')
    await wait(300)
    expect(isStopped()).toBe(false)
  })

  it('F59: ends when the question is deleted', { timeout: 15_000 }, async () => {
    const { app, isStopped } = talking(100, 50)
    const { fake } = await startDiscordTest({ parts: { app } })
    const channel = '1300000000000000009'
    const asked = message({ content: 'why', guild: null, channel })
    fake.gateway.dispatch('MESSAGE_CREATE', asked)
    await fake.call('POST', /\/channels\/\d+\/messages$/, 2)
    fake.gateway.dispatch('MESSAGE_DELETE', { id: asked.id, channel_id: channel })
    await wait(1000)
    expect(isStopped()).toBe(true)
  })
})

describe('F59: whoever writes is stopped within a second', () => {
  it('when what they write into is deleted', { timeout: 15_000 }, async () => {
    const { app, isStopped } = talking(100, 50)
    const { fake, log } = await startDiscordTest({ parts: { app } })
    await fake.send(ask)
    await fake.call('POST', /\/webhooks\//)
    fake.fault({ match: /PATCH .*webhooks/, status: 404, body: { code: 10_008, message: 'gone' } })
    await fake.call('PATCH', edits)
    await expect.poll(isStopped, { timeout: 1000 }).toBe(true)
    await wait(1500)
    expect(fake.callsOf('PATCH', edits)).toHaveLength(1)
    expect(log.join()).not.toContain('discord-handler-failed')
  })

  it('when Crossroads is stopped, with a note below what was said', {
    timeout: 15_000,
  }, async () => {
    const { app, isStopped } = talking(100, 50)
    const { fake, discord } = await startDiscordTest({ parts: { app } })
    await fake.send(ask)
    await fake.call('POST', /\/webhooks\//)
    const begun = performance.now()
    await discord.close()
    expect(performance.now() - begun).toBeLessThan(1500)
    await expect.poll(isStopped, { timeout: 1000 }).toBe(true)
    const final = textOf(fake.callsOf('PATCH', edits).at(-1)?.body)
    expect(final).toContain('Stopped.')
    expect(final).not.toContain('c1|stop')
  })
})

describe('prose whose first post is done, and its answer lost', () => {
  const channel = '1300000000000000009'
  const shownWith = (fake: Awaited<ReturnType<typeof startDiscordTest>>['fake'], words: string) =>
    [...fake.messages.values()].filter((each) => textOf(each).includes(words))

  it('of a message of ours stands there once, and complete', { timeout: 15_000 }, async () => {
    const { app } = talking(6, 200)
    const { fake } = await startDiscordTest({ parts: { app } })
    // The card first; of the prose all three tries are lost, and then a later one arrives.
    fake.fault({ match: /POST .*\/messages/, after: 1, times: 4, mode: 'lose' })
    fake.gateway.dispatch('MESSAGE_CREATE', message({ content: 'why', guild: null, channel }))
    await expect.poll(() => shownWith(fake, 'Sentence 6.'), { timeout: 8000 }).toHaveLength(1)
    expect(shownWith(fake, 'Sentence 1.')).toHaveLength(1)
    expect(textOf(shownWith(fake, 'Sentence 6.'))).not.toContain('c1|stop')
  })

  it('below a command comes once more at most, as a whole', { timeout: 15_000 }, async () => {
    const { app } = talking(20, 200)
    const { fake } = await startDiscordTest({ parts: { app } })
    fake.fault({ match: /POST .*webhooks/, times: 1, mode: 'lose' })
    await fake.send(ask)
    await expect.poll(() => shownWith(fake, 'Sentence 20.'), { timeout: 8000 }).toHaveLength(1)
    expect(shownWith(fake, 'Sentence 1.')).toHaveLength(2)
    expect(fake.callsOf('PATCH', edits)).toEqual([])
  })
})

describe('F43: an interaction older than fifteen minutes', () => {
  it('is written to no more after the fourteenth', async () => {
    const stopping = new AbortController()
    const written: string[] = []
    const place = {
      knowsKeys: true,
      post: async () => {
        written.push('post')
        return '1'
      },
      edit: async () => {
        written.push('edit')
      },
    }
    await writeProse(place, {
      sentences: async function* () {
        for (let i = 0; i < 10; i++) {
          await wait(40)
          yield { text: `Sentence ${i}.`, by: 'model' }
        }
      },
      by: userId,
      onPosted: () => {},
      stopping,
      editEveryMs: 20,
      // As fourteen minutes would be: half of what the sentences take.
      lastEditMs: 200,
    })
    expect(written[0]).toBe('post')
    expect(written.length).toBeLessThan(8)
  })

  it('ends in time with a note and without a Stop button, though nobody says another word', async () => {
    const edited: string[] = []
    const counted: string[] = []
    const place = {
      knowsKeys: true,
      post: async () => '1',
      edit: async (_id: string, shown: object) => {
        edited.push(textOf(shown))
      },
    }
    await writeProse(place, {
      sentences: async function* () {
        yield { text: 'The only sentence.', by: 'model' }
        await new Promise(() => {})
      },
      by: userId,
      onPosted: () => {},
      stopping: new AbortController(),
      lastEditMs: 200,
      counters: { count: (what) => counted.push(what), acknowledged: () => {} },
    })
    expect(edited.at(-1)).toContain('The only sentence.')
    expect(edited.at(-1)).toContain('a quarter of an hour')
    expect(edited.at(-1)).not.toContain('c1|stop')
    expect(counted).toEqual(['prose_cuts'])
  })

  it('completes its text although the last edit failed at first', async () => {
    const edited: string[] = []
    const place = {
      knowsKeys: true,
      post: async () => '1',
      edit: async (_id: string, shown: object) => {
        edited.push(textOf(shown))
        if (edited.length === 1) throw Object.assign(new Error('reset'), { code: 'ECONNRESET' })
      },
    }
    await writeProse(place, {
      sentences: async function* () {
        yield { text: 'One.', by: 'model' }
        await wait(50)
        yield { text: 'Two.', by: 'model' }
      },
      by: userId,
      onPosted: () => {},
      stopping: new AbortController(),
      lastEditMs: 60_000,
    })
    expect(edited).toHaveLength(2)
    expect(edited.at(-1)).toContain('One. Two.')
  })

  it('shows no error when its token died earlier', async () => {
    const { app } = talking(6, 300)
    const { fake, log } = await startDiscordTest({ parts: { app } })
    fake.fault({ match: /PATCH .*webhooks/, status: 401, body: { code: 50_027, message: 'old' } })
    await fake.send(ask)
    await wait(2600)
    expect(log.join()).not.toContain('discord-handler-failed')
  })
})
