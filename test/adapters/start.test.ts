import { once } from 'node:events'
import { existsSync, openSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { type ChildOptions, runChild, startChild } from '../support/child.ts'
import { temporaryFolder } from '../support/store.ts'

const main = ['-r', './adapters/tools/prepare-node.cjs', 'adapters/main.ts']
const ask = ['-r', './adapters/tools/prepare-node.cjs', 'adapters/tools/ask.ts']

function place(extra: Record<string, string> = {}) {
  const folder = temporaryFolder()
  const file = join(folder, 'crossroads.db')
  return { folder, file, env: { CROSSROADS_DB: file, PORT: '0', ...extra } }
}

const started = async (options: ChildOptions) => {
  const child = startChild(main, options)
  const web = await child.line(/^Web page/)
  const url = /http:\/\/\S+/.exec(web)?.[0] ?? ''
  await child.line(/^Terminal/)
  return { child, url }
}

describe('npm start', () => {
  it('says what is on and what is not, answers piped lines in order, and ends', async () => {
    const { env, file } = place()
    const { code, stdout, stderr } = await runChild(main, {
      env,
      // A refusal is for the person who typed it, and no line of the log.
      input: 'help\nprofile set budgetUsd=20k\nestimate serve gpu=h1000\nprofile\n',
    })
    expect(stderr).toBe('')
    expect(code).toBe(0)
    expect(stdout).toMatch(/Database +on: .*crossroads\.db/)
    expect(stdout).toMatch(/Web page +on: http:\/\/127\.0\.0\.1:\d+/)
    expect(stdout).toMatch(/Slack +off: /)
    expect(stdout).toMatch(/Language model +off: /)
    expect(stdout.indexOf('What I can do')).toBeLessThan(stdout.indexOf('Project “default”'))
    expect(stdout.match(/budget +\$20k/g)).toHaveLength(2)
    expect(existsSync(`${file}.lock`)).toBe(false)
  })

  it('goes on serving without a terminal when its input is /dev/null', async () => {
    const { env } = place()
    const { child, url } = await started({ env, stdin: openSync('/dev/null', 'r') })
    expect(child.lines.join('\n')).toMatch(/Terminal +off: /)
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'ok' })
    const ready = await fetch(`${url}/readyz`)
    expect(ready.status).toBe(200)
    expect(await ready.json()).toEqual({
      parts: { database: 'ready', web: 'ready', slack: 'off', discord: 'off', model: 'off' },
    })
    const page = await (await fetch(url)).text()
    expect(page).toContain('What is running')
    expect(await (await fetch(`${url}/metrics`)).text()).toContain('crossroads_turns_total')
    expect((await fetch(`${url}/nowhere`)).status).toBe(404)
    child.process.kill('SIGTERM')
    expect(await child.ended).toBe(0)
  })

  it('names a port in use in one line and goes on', async () => {
    const blocker = createServer().listen(0, '127.0.0.1')
    await once(blocker, 'listening')
    const address = blocker.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const { env } = place({ PORT: String(port) })
    const { code, stdout } = await runChild(main, { env, input: 'help\n' })
    blocker.close()
    expect(stdout).toMatch(new RegExp(`Web page +down: port ${port} is in use; .*PORT=`))
    expect(stdout).toContain('What I can do')
    expect(code).toBe(0)
  })

  it('F78: lists every problem of the configuration and exits with 1', async () => {
    const { env, file } = place({ PORT: 'canary', LOG_LEVEL: 'loud', DISCORD_TOKEN: 'canary' })
    const { code, stdout, stderr } = await runChild(main, { env, input: '' })
    expect(code).toBe(1)
    expect(stderr.split('\n')).toHaveLength(4)
    expect(stdout + stderr).not.toContain('canary')
    expect(existsSync(file)).toBe(false)
  })

  it('F70: refuses beside a running one, naming it; ask runs beside it', async () => {
    const { env } = place()
    const { child } = await started({ env, stdin: openSync('/dev/null', 'r') })
    const second = await runChild(main, { env, input: 'help\n' })
    expect(second.code).toBe(1)
    expect(second.stderr).toContain(`process ${child.process.pid}, started 20`)
    expect((await runChild([...ask, 'profile set budgetUsd=5k'], { env })).code).toBe(0)
    expect((await runChild([...ask, 'profile'], { env })).stdout).toMatch(/budget +\$5,000/)
    child.process.kill('SIGKILL')
    await child.ended
    const third = await runChild(main, { env, input: 'profile\n' })
    expect(third.code).toBe(0)
    expect(third.stdout).toMatch(/budget +\$5,000/)
  })

  it('F66: stops with one line on a file that is no database, and leaves it alone', async () => {
    const { env, file } = place()
    writeFileSync(file, 'not a database, but my notes')
    const { code, stderr } = await runChild(main, { env, input: 'help\n' })
    expect(code).toBe(1)
    expect(stderr.split('\n')).toHaveLength(1)
    expect(stderr).toContain('damaged or not a database')
  })

  it('F71: a client that never finishes its request does not hold up the stop', async () => {
    const { env } = place()
    const { child, url } = await started({ env, stdin: openSync('/dev/null', 'r') })
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    socket.on('error', () => {})
    await once(socket, 'connect')
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n')
    const begun = performance.now()
    child.process.kill('SIGTERM')
    expect(await child.ended).toBe(0)
    expect(performance.now() - begun).toBeLessThan(5000)
  })

  it('F71: a second signal ends it at once', async () => {
    const { env } = place()
    const { child, url } = await started({ env, stdin: openSync('/dev/null', 'r') })
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    socket.on('error', () => {})
    await once(socket, 'connect')
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n')
    child.process.kill('SIGTERM')
    await new Promise((resolve) => setTimeout(resolve, 200))
    const begun = performance.now()
    child.process.kill('SIGTERM')
    expect(await child.ended).toBe(1)
    expect(performance.now() - begun).toBeLessThan(800)
  })

  it('answers the lines of a file, and serves on when its input is closed', async () => {
    const { env, folder } = place()
    const file = join(folder, 'lines.txt')
    writeFileSync(file, 'history\n\nhelp\n')
    const child = startChild(main, { env, stdin: openSync(file, 'r') })
    expect(await child.ended).toBe(0)
    expect(child.lines.join('\n')).toMatch(/History[\s\S]*What I can do/)

    const closed = startChild(
      [
        '-e',
        `
      const { spawn } = require('node:child_process')
      const child = spawn('sh', ['-c', 'exec "$0" "$@" <&-', process.execPath, ...${JSON.stringify(main)}], { stdio: ['ignore', 'inherit', 'inherit'] })
      process.on('SIGTERM', () => child.kill('SIGTERM'))
      child.on('exit', (code) => process.exit(code))
    `,
      ],
      { env },
    )
    await closed.line(/^Terminal +off/)
    const url = /http:\S+/.exec(await closed.line(/^Web page/))?.[0]
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    closed.process.kill('SIGTERM')
    expect(await closed.ended).toBe(0)
  })

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'F71: %s while lines are answered leaves the database whole',
    async (signal) => {
      const { env, file } = place()
      const child = startChild(main, { env, stdin: 'pipe' })
      await child.line(/^Terminal/)
      for (let i = 0; i < 200; i++) child.process.stdin?.write(`profile set budgetUsd=${i + 1}k\n`)
      await child.line(/^Project/)
      const begun = performance.now()
      child.process.kill(signal)
      expect(await child.ended).toBe(0)
      expect(performance.now() - begun).toBeLessThan(10_000)
      expect(existsSync(`${file}.lock`)).toBe(false)
      const database = new Database(file)
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
      database.close()
    },
  )
})
