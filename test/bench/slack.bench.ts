import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { startChild } from '../support/child.ts'
import { type SlackLoad, slackLoad, startAnswerSink } from '../support/slack-load.ts'

// Whole processes over sockets on loopback. The bare baseline is a Bolt app that acknowledges with
// a text. Slack's side is in this process: it signs, sends, and takes the answers unread.

const folder = mkdtempSync(join(tmpdir(), 'crossroads-bench-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const rounds = 3
/** Until the compiler has settled: a service is not measured in its first seconds. */
const warmUp = 8000
const perRound = { 1: 1000, 16: 3000 } as const
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
type Connections = keyof typeof perRound

test('Slack against a bare Bolt app', { timeout: 600_000 }, async () => {
  const sink = await startAnswerSink()
  const start = async (server: string) => {
    const child = startChild([
      'test/support/slack-server.ts',
      server,
      sink.apiUrl,
      join(folder, 'bench.db'),
    ])
    return child.line(/^http/)
  }
  const urls = { bare: await start('bare'), ours: await start('ours') }
  const best = new Map<string, SlackLoad>()
  const key = (name: Name, connections: Connections) => `${name} at ${connections}`
  for (const { server, text, answers } of loads) {
    await slackLoad({ url: urls[server], sink, text, answers, connections: 16, commands: warmUp })
  }
  // Side by side in every round: a machine that others use too is not the same a minute later.
  for (let round = 0; round < rounds; round++) {
    for (const connections of [1, 16] as const) {
      for (const { name, server, text, answers } of loads) {
        const commands = perRound[connections]
        const load = await slackLoad({
          url: urls[server],
          sink,
          text,
          answers,
          connections,
          commands,
        })
        const before = best.get(key(name, connections)) ?? load
        best.set(key(name, connections), {
          acksPerSecond: Math.max(load.acksPerSecond, before.acksPerSecond),
          answersPerSecond: Math.max(load.answersPerSecond, before.answersPerSecond),
          ackP50Ms: Math.min(load.ackP50Ms, before.ackP50Ms),
          ackP99Ms: Math.min(load.ackP99Ms, before.ackP99Ms),
          slowestAckMs: Math.min(load.slowestAckMs, before.slowestAckMs),
        })
      }
    }
  }
  const of = (name: Name, connections: Connections) => {
    const load = best.get(key(name, connections))
    if (load === undefined) throw new Error('not measured')
    return load
  }
  const ratio = (name: Name) => of(name, 16).acksPerSecond / of('bare', 16).acksPerSecond
  for (const [name, load] of best) {
    const { acksPerSecond, answersPerSecond, ackP50Ms, ackP99Ms, slowestAckMs } = load
    process.stdout.write(
      `${name}: ${acksPerSecond.toFixed(0)} acks/s, ${answersPerSecond.toFixed(0)}/s to the last answer; ` +
        `ack p50 ${ackP50Ms.toFixed(2)}, p99 ${ackP99Ms.toFixed(1)}, slowest ${slowestAckMs.toFixed(0)} ms\n`,
    )
  }
  process.stdout.write(
    `help ${ratio('help').toFixed(2)}, profile ${ratio('profile').toFixed(2)}, estimate ${ratio('estimate').toFixed(2)} × bare\n`,
  )
  expect(ratio('help')).toBeGreaterThanOrEqual(0.6)
  expect(ratio('profile')).toBeGreaterThanOrEqual(0.45)
  // What is recorded before it is acknowledged waits for this machine's own disk.
  const flush = flushMs(join(folder, 'flush.db'))
  const slower = Math.max(1, flush / referenceFlushMs)
  process.stdout.write(
    `one flush takes ${flush.toFixed(2)} ms, ${slower.toFixed(1)} × the reference\n`,
  )
  const guards = { help: 1, profile: slower, estimate: slower } as const
  for (const name of ['help', 'profile', 'estimate'] as const) {
    expect(of(name, 1).ackP99Ms).toBeLessThanOrEqual(5 * noise * guards[name])
    expect(of(name, 16).ackP99Ms).toBeLessThanOrEqual(30 * noise * guards[name])
  }
})

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
  }).sort((a, b) => a - b)
  raw.close()
  return times[250] ?? Number.NaN
}
