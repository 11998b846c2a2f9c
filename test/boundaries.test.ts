import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

/**
 * Who may import whom, folder by folder. A folder's own files, and modules of Node, are open to
 * it; packages are listed. This is the direction in which the house leans: towards the facts.
 */
const pure = ['src/errors.ts', 'src/catalog']
const allowed: Readonly<
  Record<string, { readonly ours: readonly string[]; readonly packages: readonly string[] }>
> = {
  'src/errors.ts': { ours: [], packages: [] },
  'src/catalog': { ours: ['src/errors.ts'], packages: [] },
  'src/profile': { ours: pure, packages: ['zod'] },
  'src/estimate': { ours: [...pure, 'src/profile'], packages: [] },
  'src/decision': { ours: [...pure, 'src/profile', 'src/estimate'], packages: ['zod'] },
  'src/guide': { ours: pure, packages: [] },
  'src/card': {
    ours: [...pure, 'src/profile', 'src/estimate', 'src/decision', 'src/guide'],
    packages: [],
  },
  'src/config.ts': { ours: ['src/errors.ts'], packages: ['zod'] },
  'src/log.ts': { ours: [], packages: ['pino'] },
  'src/store': {
    ours: ['src/errors.ts', 'src/profile'],
    packages: ['better-sqlite3', 'drizzle-orm'],
  },
  'src/llm': { ours: ['src/errors.ts'], packages: ['openai', 'zod'] },
  'src/prompts.ts': { ours: [], packages: ['yaml', 'zod'] },
  'src/explain': {
    ours: [
      ...pure,
      'src/profile',
      'src/estimate',
      'src/decision',
      'src/guide',
      'src/card',
      'src/llm',
      'src/prompts.ts',
    ],
    packages: [],
  },
  'src/conversation': {
    ours: [
      ...pure,
      'src/profile',
      'src/estimate',
      'src/decision',
      'src/guide',
      'src/card',
      'src/llm',
      'src/explain',
      'src/prompts.ts',
      'src/store/ports.ts',
    ],
    packages: ['zod'],
  },
  'src/app.ts': {
    ours: [
      'src/errors.ts',
      'src/catalog',
      'src/conversation',
      'src/card',
      'src/explain',
      'src/store/ports.ts',
    ],
    packages: [],
  },
  'adapters/hub': {
    ours: ['src/catalog', 'src/errors.ts', 'src/estimate/parameters.ts', 'src/store/ports.ts'],
    packages: ['@huggingface/hub', '@huggingface/gguf', 'zod'],
  },
  'adapters/terminal': {
    ours: ['src/app.ts', 'src/card', 'src/errors.ts', 'src/log.ts'],
    packages: [],
  },
  'adapters/slack': {
    ours: [
      'src/app.ts',
      'src/card',
      'src/catalog',
      'src/config.ts',
      'src/errors.ts',
      'src/log.ts',
      'src/profile',
      'src/store/ports.ts',
      'src/conversation/commands/index.ts',
      'src/conversation/read-only.ts',
      'adapters/counters.ts',
      'adapters/fields-asked.ts',
      'adapters/parts.ts',
      'adapters/in-flight.ts',
      'adapters/rate-limit.ts',
    ],
    packages: [
      '@slack/bolt',
      '@slack/web-api',
      '@slack/oauth',
      '@slack/socket-mode',
      '@slack/types',
      'undici',
      'zod',
    ],
  },
  'adapters/web': {
    ours: [
      'src/app.ts',
      'src/card',
      'src/errors.ts',
      'src/log.ts',
      'adapters/counters.ts',
      'adapters/parts.ts',
    ],
    packages: ['hono', '@hono/node-server', 'prom-client'],
  },
  'adapters/discord': {
    ours: [
      'src/app.ts',
      'src/card',
      'src/catalog',
      'src/conversation/argument-kind.ts',
      'src/conversation/command.ts',
      'src/config.ts',
      'src/conversation/read-only.ts',
      'src/conversation/suggest.ts',
      'src/conversation/words.ts',
      'src/errors.ts',
      'src/log.ts',
      'src/profile',
      'src/conversation/commands/index.ts',
      'src/store/ports.ts',
      'adapters/counters.ts',
      'adapters/fields-asked.ts',
      'adapters/parts.ts',
      'adapters/in-flight.ts',
      'adapters/rate-limit.ts',
    ],
    packages: ['discord.js', 'zod'],
  },
}

const importOf =
  /^\s*(?:import|export)\b[^'"]*?\bfrom\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm
const files = globSync('{src,adapters}/**/*.ts')

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  return [...text.matchAll(importOf)].map((match) => match[1] ?? match[2] ?? match[3] ?? '')
}

function resolved(file: string, specifier: string): string {
  if (specifier.startsWith('#src/')) return `src/${specifier.slice('#src/'.length)}`
  if (specifier.startsWith('.')) return relative('.', join(dirname(file), specifier))
  return specifier
}

const within = (path: string, place: string) => path === place || path.startsWith(`${place}/`)

describe.each(Object.entries(allowed))('%s', (place, { ours, packages }) => {
  const mine = files.filter((file) => within(file, place))

  it('has files', () => {
    expect(mine.length).toBeGreaterThan(0)
  })

  it('imports only what lies below it', () => {
    const strays = mine.flatMap((file) =>
      importsOf(file)
        .map((specifier) => resolved(file, specifier))
        .filter((path) => {
          if (path.startsWith('node:')) return false
          const isOurs = path.startsWith('src/') || path.startsWith('adapters/')
          const open = isOurs ? [place, ...ours] : packages
          return !open.some((each) => within(path, each))
        })
        .map((path) => `${file} → ${path}`),
    )
    expect(strays).toEqual([])
  })
})

it('lists every folder of src', () => {
  const folders = new Set(
    files
      .filter((file) => file.startsWith('src/'))
      .map((file) => file.split('/').slice(0, 2).join('/')),
  )
  expect([...folders].filter((folder) => !(folder in allowed))).toEqual([])
})

it('keeps the clock, chance, the environment and I/O out of the pure folders', () => {
  const impure = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|\bfetch\(|from 'node:/
  const found = files.filter(
    (file) =>
      /^src\/(catalog|profile|decision|estimate|guide|card)\//.test(file) &&
      impure.test(readFileSync(file, 'utf8')),
  )
  expect(found).toEqual([])
})

it('compares imports across folders by #src, and inside a folder relatively', () => {
  const strays = files
    .filter((file) => file.startsWith('src/'))
    .flatMap((file) => {
      const folder = file.split('/').slice(0, 2).join('/')
      return importsOf(file)
        .filter((specifier) => {
          const path = resolved(file, specifier)
          if (specifier.startsWith('.')) return file.split('/').length > 2 && !within(path, folder)
          return specifier.startsWith('#src/') && file.split('/').length > 2 && within(path, folder)
        })
        .map((specifier) => `${file} → ${specifier}`)
    })
  expect(strays).toEqual([])
})
