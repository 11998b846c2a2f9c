import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runChild, startChild } from '../support/child.ts'
import { fakeModelServer } from '../support/model-server.ts'
import { temporaryFolder } from '../support/store.ts'

const main = ['-r', './adapters/tools/prepare-node.cjs', 'adapters/main.ts']
const ask = ['-r', './adapters/tools/prepare-node.cjs', 'adapters/tools/ask.ts']
const estimate = 'estimate finetune llama 3.1 8b method=qlora examples=1000 gpu=l4'
const key = 'sk-canary-of-the-operator'

const env = (url: string, model: string) => ({
  CROSSROADS_DB: join(temporaryFolder(), 'crossroads.db'),
  PORT: '0',
  OPENAI_MODEL: model,
  OPENAI_BASE_URL: url,
  OPENAI_API_KEY: key,
})

describe('with a language model configured', () => {
  it('the start names the host, and the words follow the card', async () => {
    const server = await fakeModelServer()
    server.says('This estimates [[subject]]. It costs [[cost]].')
    const { code, stdout } = await runChild(main, {
      env: env(server.url, 'fake:ok'),
      input: `${estimate}\n`,
    })
    expect(code).toBe(0)
    expect(stdout).toMatch(/Language model +on: fake:ok at 127\.0\.0\.1:\d+; messages go\s+there/)
    expect(stdout).toMatch(/by a language model.*This estimates QLoRA.*It costs \$/s)
  })

  it('F51: F82: a refused key is nobody’s to read, the answer is whole, and others stay ready', async () => {
    const server = await fakeModelServer()
    const child = startChild(main, { env: env(server.url, 'fake:401'), stdin: 'pipe' })
    const url = /http:\/\/\S+/.exec(await child.line(/^Web page/))?.[0] ?? ''
    child.process.stdin?.write(`${estimate}\n`)
    await child.line(/gave no explanation/)
    const ready = await fetch(`${url}/readyz`)
    expect(ready.status).toBe(200)
    expect(await ready.json()).toMatchObject({ parts: { database: 'ready', model: 'down' } })
    child.process.kill('SIGTERM')
    expect(await child.ended).toBe(0)
    const everything = [...child.lines, ...child.errors].join('\n')
    expect(everything).toMatch(/Cost +\$/)
    expect(everything).not.toContain('canary')
  })

  it('F59: a stop in mid-sentence ends the call and the process at once', async () => {
    const server = await fakeModelServer()
    server.says(`This is a start. ${'And so it goes on and on '.repeat(400)}`)
    const child = startChild(main, { env: env(server.url, 'fake:slow'), stdin: 'pipe' })
    await child.line(/^Terminal/)
    child.process.stdin?.write(`${estimate}\n`)
    await child.line(/This is a start/)
    const at = performance.now()
    child.process.kill('SIGTERM')
    expect(await child.ended).toBe(0)
    expect(performance.now() - at).toBeLessThan(5_000)
    expect(server.active()).toBe(0)
  })

  it('ask --json has the sentences with who says each', async () => {
    const server = await fakeModelServer()
    server.says('This estimates [[subject]]. It costs 5 dollars.')
    const { stdout } = await runChild([...ask, '--json', estimate], {
      env: env(server.url, 'fake:ok'),
    })
    const { prose } = JSON.parse(stdout).data as { prose: { text: string; by: string }[] }
    expect(prose[0]?.by).toBe('model')
    expect(prose.at(-1)?.by).toBe('note')
    expect(prose.slice(1, -1).every(({ by }) => by === 'rules')).toBe(true)
  })
})
