import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from '#src/config.ts'

const key = 'a'.repeat(64)
const socket = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }
const many = {
  SLACK_SIGNING_SECRET: 's1',
  SLACK_CLIENT_ID: 'c1',
  SLACK_CLIENT_SECRET: 's2',
  SLACK_STATE_SECRET: 's3',
  CROSSROADS_ENCRYPTION_KEY: key,
}

describe('readConfig', () => {
  it('needs nothing', () => {
    expect(readConfig({})).toEqual({
      databaseFile: 'data/crossroads.db',
      host: '127.0.0.1',
      port: 3000,
      logLevel: 'info',
      slack: 'off',
      discord: 'off',
      model: 'off',
      hub: {},
    })
  })

  it('takes an empty variable for none', () => {
    expect(readConfig({ PORT: '', SLACK_BOT_TOKEN: ' ' })).toEqual(readConfig({}))
  })

  it.each([
    [socket, { slack: 'socket' }],
    [{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' }, { slack: 'http-one-workspace' }],
    [many, { slack: 'http-many-workspaces' }],
    [{ ...many, ...socket }, { slack: 'socket' }],
    [{ DISCORD_TOKEN: 't', DISCORD_APPLICATION_ID: '123456789012345678' }, { discord: 'gateway' }],
    [
      { OPENAI_MODEL: 'm', OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' },
      { model: { names: ['m'], server: { baseUrl: 'http://127.0.0.1:1/v1' }, caps: {} } },
    ],
    [{ OPENAI_API_KEY: 'k' }, { model: 'off' }],
    [{ OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' }, { model: 'off' }],
  ])('%j gives %j', (environment, expected) => {
    expect(readConfig(environment)).toMatchObject(expected)
  })
})

const problemsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    readConfig(environment)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
}

describe('F78: a bad configuration is refused whole, and shows no value', () => {
  it.each([
    [{ PORT: 'canary-a' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ PORT: '1.5' }, 'PORT'],
    [{ LOG_LEVEL: 'canary-b' }, 'LOG_LEVEL'],
    [{ CROSSROADS_ENCRYPTION_KEY: 'canary-c' }, 'CROSSROADS_ENCRYPTION_KEY'],
    [{ ...socket, SLACK_BOT_TOKEN: 'canary-d' }, 'SLACK_BOT_TOKEN'],
    [
      { ...socket, SLACK_BOT_TOKEN: 'xoxb-your-token', SLACK_APP_TOKEN: 'your-app-token' },
      'SLACK_APP_TOKEN',
    ],
    [{ SLACK_APP_TOKEN: 'xapp-canary' }, 'SLACK_BOT_TOKEN must be set too'],
    [{ SLACK_BOT_TOKEN: 'xoxb-canary' }, 'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET must be set too'],
    [{ SLACK_SIGNING_SECRET: 'canary' }, 'SLACK_BOT_TOKEN must be set too'],
    [
      { SLACK_CLIENT_ID: 'canary' },
      'SLACK_SIGNING_SECRET and SLACK_CLIENT_SECRET and SLACK_STATE_SECRET and CROSSROADS_ENCRYPTION_KEY',
    ],
    [{ SLACK_API_URL: 'https://canary.example/' }, 'SLACK_API_URL'],
    [{ DISCORD_TOKEN: 'canary' }, 'DISCORD_APPLICATION_ID must be set too'],
    [{ DISCORD_APPLICATION_ID: '123456789012345678' }, 'DISCORD_TOKEN must be set too'],
    [{ DISCORD_TOKEN: 'changeme', DISCORD_APPLICATION_ID: 'canary' }, 'DISCORD_APPLICATION_ID'],
    [{ OPENAI_MODEL: 'canary' }, 'OPENAI_API_KEY or OPENAI_BASE_URL must be set too'],
    [{ OPENAI_MODEL: 'm', OPENAI_BASE_URL: 'ftp://canary' }, 'OPENAI_BASE_URL'],
    [{ OPENAI_TEMPERATURE: '3' }, 'OPENAI_TEMPERATURE'],
    [{ LLM_USD_PER_DAY: '-1' }, 'LLM_USD_PER_DAY'],
  ])('%j', (environment, expected) => {
    const problems = problemsOf(environment).join('\n')
    expect(problems).toContain(expected)
    expect(problems).not.toContain('canary')
  })

  it('lists all problems at once', () => {
    expect(
      problemsOf({ PORT: 'x', LOG_LEVEL: 'loud', DISCORD_TOKEN: 't', OPENAI_MODEL: 'm' }),
    ).toHaveLength(4)
  })
})

it('documents every variable in .env.example', () => {
  const documented = new Set(
    readFileSync('.env.example', 'utf8')
      .match(/^#? ?[A-Z][A-Z_]+(?==)/gm)
      ?.map((line) => line.replace(/^# ?/, '')),
  )
  const read = new Set(
    readFileSync('src/config.ts', 'utf8')
      .match(/^ {2}[A-Z][A-Z_]+(?=:)/gm)
      ?.map((line) => line.trim()),
  )
  expect(read.size).toBeGreaterThan(15)
  expect([...read].filter((name) => !documented.has(name))).toEqual([])
  expect([...documented].filter((name) => !read.has(name))).toEqual([])
})
