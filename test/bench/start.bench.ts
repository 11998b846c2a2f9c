import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

// Whole processes, as a person starts them. The bare baseline is Node itself on an empty file.

const folder = mkdtempSync(join(tmpdir(), 'crossroads-bench-'))
const env = { ...process.env, CROSSROADS_DB: join(folder, 'bench.db'), PORT: '0' }
const question =
  'we answer support tickets from 300 pages of manuals that change every week, 2,000 a day, no labelled answers, 20k dollars. fine-tune or pre-train?'

beforeAll(() => {
  run(['adapters/tools/build.ts'])
  // Twice, so that files, the database and the compile cache are warm.
  for (let i = 0; i < 2; i++) run(['dist/ask.js', 'help'])
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run(args: readonly string[]): number {
  const begun = performance.now()
  const { status, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${args[0]} ended with ${status}: ${stderr}`)
  return performance.now() - begun
}

/** The middle of several runs, in ms. */
function medianMs(args: readonly string[], runs = 9): number {
  const times = Array.from({ length: runs }, () => run(args)).sort((a, b) => a - b)
  return times[Math.floor(runs / 2)] ?? Number.NaN
}

/** A loose guard for a machine that others use too; the ratio to bare Node is the strict one. */
const noise = 1.5

/** How many times as long as bare Node. */
function timesBare(what: string, ms: number): number {
  const bare = medianMs(['-e', '0'])
  process.stdout.write(
    `${what}: ${ms.toFixed(0)} ms, ${(ms / bare).toFixed(1)} × bare Node (${bare.toFixed(0)} ms)\n`,
  )
  return ms / bare
}

test('ask answers within 300 ms from the bundle', () => {
  const ms = medianMs(['dist/ask.js', question])
  expect(timesBare('ask, bundle', ms)).toBeLessThanOrEqual(12)
  expect(ms).toBeLessThanOrEqual(300 * noise)
})

test('ask answers within 900 ms from the sources', () => {
  const ms = medianMs([
    '-r',
    './adapters/tools/prepare-node.cjs',
    'adapters/tools/ask.ts',
    question,
  ])
  expect(timesBare('ask, sources', ms)).toBeLessThanOrEqual(35)
  expect(ms).toBeLessThanOrEqual(900 * noise)
})

test('the terminal chat stays within 120 MB from the bundle', async () => {
  const child = spawn(process.execPath, ['dist/main.js'], {
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const answered = new Promise<void>((resolve) => {
    let seen = ''
    child.stdout.on('data', (chunk) => {
      seen += chunk
      if (seen.includes('Fine-tune or pre-train?') && seen.includes('What I can do')) resolve()
    })
  })
  child.stdin.write(`${question}\nhelp\n`)
  await answered
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
  const residentMB = (Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024) / 1e6
  child.stdin.end()
  process.stdout.write(`terminal chat, bundle: ${residentMB.toFixed(0)} MB resident\n`)
  expect(residentMB).toBeLessThanOrEqual(120)
})
