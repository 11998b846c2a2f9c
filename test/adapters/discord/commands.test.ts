import {
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js'
import { describe, expect, it } from 'vitest'
import { commands } from '#src/conversation/commands/index.ts'
import { parseCommand } from '#src/conversation/parse-command.ts'
import { autocomplete } from '../../../adapters/discord/commands/autocomplete.ts'
import { commandProblems } from '../../../adapters/discord/commands/check-commands.ts'
import { commandText, halfPair } from '../../../adapters/discord/commands/command-text.ts'
import { kebab, nameParts } from '../../../adapters/discord/commands/names.ts'
import { discordCommands } from '../../../adapters/discord/commands/slash-commands.ts'
import { slashText, slashTextOf } from '../../../adapters/discord/commands/slash-text.ts'

type Slash = RESTPostAPIChatInputApplicationCommandsJSONBody

const definitions = discordCommands(commands)
const slash = new Map(definitions.map((each) => [each.name, each as Slash]))
const named = (name: string) => {
  const found = commands.find((command) => command.name === name)
  if (found === undefined) throw new RangeError(name)
  return found
}

describe('the slash commands', () => {
  it('are within every limit of Discord', () => {
    expect(commandProblems(definitions)).toEqual([])
  })

  it('hold every command there is', () => {
    for (const { name } of commands) {
      const [first, second] = nameParts(name)
      const subcommands = slash.get(first)?.options?.map((option) => option.name)
      if (second === undefined) expect(slash.has(first)).toBe(true)
      else expect(subcommands).toContain(second)
    }
  })

  it('say their name and what they do in five languages', () => {
    for (const definition of slash.values()) {
      const subcommands = (definition.options ?? []).filter(
        (option): option is APIApplicationCommandSubcommandOption =>
          option.type === ApplicationCommandOptionType.Subcommand,
      )
      for (const each of [definition, ...subcommands]) {
        expect(Object.keys(each.name_localizations ?? {}), each.name).toEqual(
          expect.arrayContaining(['de', 'fr', 'es-ES', 'pt-BR', 'ja']),
        )
      }
    }
  })

  it('take one option for each argument, in kebab-case', () => {
    const serve = slash.get('estimate')?.options?.find(({ name }) => name === 'serve')
    const names = (serve as APIApplicationCommandSubcommandOption).options?.map(({ name }) => name)
    expect(names).toEqual(
      expect.arrayContaining(Object.keys(named('estimate serve').options.shape).map(kebab)),
    )
    expect(names).toContain('requests-per-day')
  })

  it('ask for what a command cannot do without', () => {
    const { options } = slash.get('show') as Slash
    expect(options?.[0]).toMatchObject({ name: 'id', required: true })
  })

  it('offer choices where the words are few', () => {
    const serve = slash.get('estimate')?.options?.find(({ name }) => name === 'serve')
    const { options } = serve as APIApplicationCommandSubcommandOption
    const precision = options?.find(({ name }) => name === 'precision')
    expect(precision).toMatchObject({
      choices: expect.arrayContaining([{ name: 'fp8', value: 'fp8' }]),
    })
  })

  it('take up to four facts by name where there are too many for options', () => {
    const names = slash.get('whatif')?.options?.map(({ name }) => name)
    expect(names).toEqual(
      expect.arrayContaining(['field', 'value', 'field-2', 'value-2', 'field-4', 'value-4']),
    )
    expect(names).not.toContain('field-5')
  })

  it('show settings to managers of the guild only', () => {
    // MANAGE_GUILD is bit 5 of Discord's permissions.
    expect(slash.get('settings')?.default_member_permissions).toBe(String(1 << 5))
  })
})

describe('the limits', () => {
  const command = (more: Partial<Slash>): Slash => ({
    type: 1,
    name: 'probe',
    description: 'a probe',
    ...more,
  })
  const options = (count: number) =>
    Array.from({ length: count }, (_, i) => ({
      type: ApplicationCommandOptionType.String as const,
      name: `o${i}`,
      description: 'x',
    }))
  const choices = (count: number) => [
    {
      type: ApplicationCommandOptionType.String as const,
      name: 'o',
      description: 'x',
      choices: Array.from({ length: count }, (_, i) => ({ name: `c${i}`, value: `c${i}` })),
    },
  ]

  it.each<[string, Slash, number]>([
    ['25 options', command({ options: options(25) }), 0],
    ['26 options', command({ options: options(26) }), 1],
    ['25 choices', command({ options: choices(25) }), 0],
    ['26 choices', command({ options: choices(26) }), 1],
    ['a description of 100', command({ description: 'x'.repeat(100) }), 0],
    ['a description of 101', command({ description: 'x'.repeat(101) }), 1],
    ['a name of 32', command({ name: 'x'.repeat(32) }), 0],
    ['a name of 33', command({ name: 'x'.repeat(33) }), 1],
    ['capitals', command({ name: 'Probe' }), 1],
    ['a space', command({ name: 'a probe' }), 1],
    ['no description', command({ description: '' }), 1],
  ])('%s', (_, probe, problems) => {
    expect(commandProblems([probe])).toHaveLength(problems)
  })

  it('8,000 characters in all', () => {
    const group = (name: string, description: number) => ({
      type: ApplicationCommandOptionType.Subcommand as const,
      name,
      description: 'y',
      options: Array.from({ length: 25 }, (_, i) => ({
        type: ApplicationCommandOptionType.String as const,
        name: String.fromCharCode(97 + i),
        description: 'x'.repeat(description),
      })),
    })
    // "probe", "a probe" and three groups: 5 + 7 + 3 × (1 + 1 + 25 × (1 + 100)) = 7,593; a fourth
    // group brings 2,527 more.
    const three = ['a', 'b', 'c'].map((name) => group(name, 100))
    expect(commandProblems([command({ options: three })])).toEqual([])
    const four = [...three, group('d', 100)]
    expect(commandProblems([command({ options: four })])).toHaveLength(1)
  })
})

describe('a filled command', () => {
  it('becomes the words that anybody types', () => {
    const text = commandText(named('estimate serve'), {
      model: 'llama-3.1-8b',
      'requests-per-day': '50k',
      gpus: '2',
    })
    expect(text).toBe('estimate serve model=llama-3.1-8b requestsPerDay=50k gpus=2')
    expect(parseCommand(text, commands)?.command.name).toBe('estimate serve')
  })

  it('holds values with spaces and quotes together', () => {
    const project = 'we say "no" to 30% of claims = too many'
    const text = commandText(named('advise'), { project })
    expect(parseCommand(text, commands)?.options).toMatchObject({ project })
  })

  it('takes facts in pairs', () => {
    const text = commandText(named('whatif'), {
      field: 'requestsPerDay',
      value: '200k',
      'field-2': 'dataResidency',
      'value-2': 'on-premises',
    })
    expect(text).toBe('whatif requestsPerDay=200k dataResidency=on-premises')
  })

  it('leaves the words of a command that reads them by itself', () => {
    const text = commandText(named('profile'), { action: 'set budgetUsd=20k' })
    expect(text).toBe('profile set budgetUsd=20k')
  })

  it('says which half of a pair is missing', () => {
    expect(halfPair({ field: 'gpu' })).toEqual({ has: 'field', lacks: 'value' })
    expect(halfPair({ 'value-3': '2' })).toEqual({ has: 'value-3', lacks: 'field-3' })
    expect(halfPair({ field: 'gpu', value: 'h100' })).toBeUndefined()
  })
})

describe('a command to try next', () => {
  it.each([
    ['why r12', '/why id:r12'],
    ['help', '/help'],
    [
      'profile set knowledgeChanges=never',
      '/profile action:set field:knowledgeChanges value:never',
    ],
    ['whatif requestsPerDay=200k', '/whatif field:requestsPerDay value:200k'],
    ['settings gpuPrice=h100:2.10', '/settings gpu-price:h100:2.10'],
    ['compare r1 r2', '/compare a:r1 b:r2'],
    [
      'estimate serve model=llama-3.1-8b requestsPerDay=50k',
      '/estimate serve model:llama-3.1-8b requests-per-day:50k',
    ],
    ['something else', '/something else'],
  ])('%s is typed %s', (text, typed) => {
    expect(slashText(text)).toBe(typed)
  })

  it('has an option for each of its words, or stays as it is', () => {
    const registered = definitions.flatMap((each) =>
      'options' in each ? [{ name: each.name, options: each.options ?? [] }] : [],
    )
    const optionsOf = (name: string) => {
      const [first, second] = name.split(' ')
      const { options = [] } = registered.find((each) => each.name === first) ?? {}
      const below = options.find((each) => each.name === second && each.type === 1)
      return below !== undefined && 'options' in below ? (below.options ?? []) : options
    }
    let seen = 0
    for (const command of commands) {
      for (const example of command.examples) {
        const typed = slashTextOf(example)
        if (typed === undefined) continue
        expect(typed.startsWith(`/${command.name}`), example).toBe(true)
        const known = optionsOf(command.name).map(({ name }) => name)
        const named = [...typed.matchAll(/ ([a-z][a-z\d-]*):(?=\S)/g)].map(([, name]) => name)
        expect(named.filter((name) => !known.includes(name ?? ''))).toEqual([])
        seen += named.length
      }
    }
    expect(seen).toBeGreaterThan(30)
    // An alias, and words beside a model's name, are for whoever types.
    expect(slashTextOf('estimate serve llama-3.3-70b fp8 on 4xh100 requests=20/s')).toBeUndefined()
    expect(slashTextOf('estimate serve llama-3.1-8b rpd=5k')).toBeUndefined()
    expect(slashTextOf('latency')).toBeUndefined()
  })
})

describe('autocomplete', () => {
  const values = (command: string, option: string, typed: string, filled = {}) =>
    autocomplete(named(command), option, typed, filled).map(({ value }) => value)

  it('finds models by words, parts of words and slips', () => {
    expect(values('estimate serve', 'model', 'llama 3.1 8')).toContain(
      'meta-llama/Llama-3.1-8B-Instruct',
    )
    expect(values('estimate serve', 'model', 'mistal 7b').join()).toMatch(/Mistral-7B/i)
  })

  it('finds GPUs', () => {
    expect(values('estimate finetune', 'gpu', 'h100')).toContain('H100-SXM')
  })

  it('names facts, and then what they may be', () => {
    expect(values('whatif', 'field', 'resid')).toContain('dataResidency')
    expect(values('whatif', 'value', 'on', { field: 'dataResidency' })).toContain('on-premises')
    expect(values('whatif', 'value-2', '', { field: 'dataResidency' })).toEqual([])
    expect(values('whatif', 'value', '4', { field: 'precision' })).toContain('fp4')
  })

  it('offers the guide and the approaches', () => {
    expect(values('learn', 'topic', 'lora').length).toBeGreaterThan(0)
    expect(values('compare', 'a', 'lora')).toContain('lora-fine-tuning')
  })

  it('offers at most 25, each of at most 100 characters', () => {
    for (const typed of ['', 'a', 'llama']) {
      const offered = autocomplete(named('estimate serve'), 'model', typed, {})
      expect(offered.length).toBeLessThanOrEqual(25)
      for (const { name, value } of offered) {
        expect(Math.max(name.length, value.length)).toBeLessThanOrEqual(100)
      }
    }
  })
})
