import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { startChild } from '../support/child.ts'
import { type Burst, openSlackLoad, startAnswerSink } from '../support/slack-load.ts'

// Whole processes over sockets on loopback. The bare baseline is a Bolt app that acknowledges with
// a text. Slack's side is in this process: it signs, sends, and takes the answers unread.

const folder = mkdtempSync(join(tmpdir(), 'crossroads-bench-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const rounds = 3
const burstsPerRound = 10
const perBurst = { 1: 100, 16: 400 } as const
/** Until the compiler has settled: a service is not measured in its first seconds. */
const warmUp = 10_000
const loads = [
  { name: 'bare', server: 'bare', text: 'help', answers: 0 },
  { name: 'help', server: 'ours', text: 'help', answers: 1 },
  { name: 'profile', server: 'ours', text: 'profile set budgetUsd=20k', answers: 1 },
  { name: 'estimate', server: 'ours', text: 'estimate api requestsPerDay=50k', answers: 1 },
] as const

/** A loose guard for a machine that others use too. */
const noise = 1.5
/** 4,000 to 5,000 single commits a second, where the guards were set. */
const referenceFlushMs = 0.22

type Name = (typeof loads)[number]['name']
type Connections = keyof typeof perBurst

interface Figures {
  readonly acksPerSecond: number
  readonly answersPerSecond: number
  readonly ackP50Ms: number
  readonly ackP99Ms: number
}

test('Slack against a bare Bolt app', { timeout: 600_000 }, async () => {
  const sink = await startAnswerSink()
  const start = (server: string) =>
    startChild([
      'test/support/slack-server.ts',
      server,
      sink.apiUrl,
      join(folder, 'bench.db'),
    ]).line(/^http/)
  const urls = { bare: await start('bare'), ours: await start('ours') }
  const figures = {
    1: await measured(1, (each) => openSlackLoad({ ...each, url: urls[each.server], sink })),
    16: await measured(16, (each) => openSlackLoad({ ...each, url: urls[each.server], sink })),
  }
  for (const connections of [1, 16] as const) {
    for (const { name } of loads) {
      const { acksPerSecond, answersPerSecond, ackP50Ms, ackP99Ms } = figures[connections][name]
      process.stdout.write(
        `${name} at ${connections}: ${acksPerSecond.toFixed(0)} acks/s, ` +
          `${answersPerSecond.toFixed(0)}/s to the last answer; ` +
          `ack p50 ${ackP50Ms.toFixed(2)}, p99 ${ackP99Ms.toFixed(1)} ms\n`,
      )
    }
  }
  const bare = figures[16].bare.acksPerSecond
  const ratio = (name: Name) => figures[16][name].acksPerSecond / bare
  // Work waits for acknowledgements, so a burst is acknowledged before it is answered.
  const answered = (name: Name) => figures[16][name].answersPerSecond / bare
  const ratios = (of: (name: Name) => number) =>
    loads.map(({ name }) => `${name} ${of(name).toFixed(2)}`).join(', ')
  process.stdout.write(`acknowledged: ${ratios(ratio)} × bare\n`)
  process.stdout.write(`answered: ${ratios(answered)} × bare\n`)
  // What is recorded before it is acknowledged waits for this machine's own disk.
  const flush = flushMs(join(folder, 'flush.db'))
  const slower = Math.max(1, flush / referenceFlushMs)
  process.stdout.write(
    `one flush takes ${flush.toFixed(2)} ms, ${slower.toFixed(1)} × the reference\n`,
  )
  expect(ratio('help')).toBeGreaterThanOrEqual(0.6)
  expect(ratio('profile')).toBeGreaterThanOrEqual(0.45)
  expect(ratio('estimate')).toBeGreaterThanOrEqual(0.45)
  // The gates above hold for acknowledgements, in bursts. A load without end comes to what is answered:
  // 0.5, 0.4 and 0.2 × bare so far. This floor is ours.
  expect(answered('estimate')).toBeGreaterThanOrEqual(0.15)
  const guards = { help: 1, profile: slower, estimate: slower } as const
  for (const name of ['help', 'profile', 'estimate'] as const) {
    expect(figures[1][name].ackP99Ms).toBeLessThanOrEqual(5 * noise * guards[name])
    expect(figures[16][name].ackP99Ms).toBeLessThanOrEqual(30 * noise * guards[name])
  }
})

/** For each load the best of the rounds; a round's figure is the middle of its bursts. */
async function measured(
  connections: Connections,
  open: (
    load: (typeof loads)[number] & { readonly connections: Connections },
  ) => ReturnType<typeof openSlackLoad>,
): Promise<Record<Name, Figures>> {
  const opened = loads.map((load) => ({ name: load.name, load: open({ ...load, connections }) }))
  // Many connections warm up what few then find warm.
  for (const { load } of opened) await load.burst(connections === 1 ? warmUp / 10 : warmUp)
  const best = new Map<Name, Figures>()
  for (let round = 0; round < rounds; round++) {
    const bursts = new Map<Name, Burst[]>()
    // By turns: a machine that others use too is not the same a second later.
    for (let i = 0; i < burstsPerRound; i++) {
      for (const { name, load } of opened) {
        bursts.set(name, [...(bursts.get(name) ?? []), await load.burst(perBurst[connections])])
      }
    }
    for (const [name, each] of bursts) {
      const now = figuresOf(each)
      const before = best.get(name) ?? now
      best.set(name, {
        acksPerSecond: Math.max(now.acksPerSecond, before.acksPerSecond),
        answersPerSecond: Math.max(now.answersPerSecond, before.answersPerSecond),
        ackP50Ms: Math.min(now.ackP50Ms, before.ackP50Ms),
        ackP99Ms: Math.min(now.ackP99Ms, before.ackP99Ms),
      })
    }
  }
  for (const { load } of opened) await load.close()
  return Object.fromEntries(best) as Record<Name, Figures>
}

function figuresOf(bursts: readonly Burst[]): Figures {
  const latenciesMs = bursts.flatMap(({ ackLatenciesMs }) => ackLatenciesMs)
  return {
    acksPerSecond: quantile(
      bursts.map((each) => each.acksPerSecond),
      0.5,
    ),
    answersPerSecond: quantile(
      bursts.map((each) => each.answersPerSecond),
      0.5,
    ),
    ackP50Ms: quantile(latenciesMs, 0.5),
    ackP99Ms: quantile(latenciesMs, 0.99),
  }
}

function quantile(values: readonly number[], q: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * q)] ?? Number.NaN
}

/** The middle of single small commits, each flushed. */
function flushMs(file: string): number {
  const raw = new Database(file)
  raw.pragma('journal_mode = WAL')
  raw.pragma('synchronous = FULL')
  raw.exec('CREATE TABLE rows (text TEXT)')
  const add = raw.prepare('INSERT INTO rows VALUES (?)')
  const times = Array.from({ length: 500 }, () => {
    const begunMs = performance.now()
    add.run('x'.repeat(100))
    return performance.now() - begunMs
  })
  raw.close()
  return quantile(times, 0.5)
}
