import * as z from 'zod'
import { editDistance, nearestTo } from '#src/catalog/words.ts'
import { BadInputError, UnknownNameError } from '#src/errors.ts'
import { argumentAliases, shortened } from './arguments.ts'
import { readEstimateWords } from './bare-words.ts'
import type { Command } from './command.ts'
import { splitWords, type Word } from './words.ts'

export interface ParsedCommand {
  readonly command: Command
  /** As the command's schema parsed them. */
  readonly options: never
}

/** What came with the message: contents by the name an argument gives. */
export type Files = Readonly<Record<string, string>>

/** No command has more arguments; a longer list is a mistake or an attack. */
const mostWords = 80

/**
 * Reads a text as a command, or gives undefined when it is free text: its first word is no
 * command's, or what follows a command's name is plainly a sentence.
 *
 * @throws {BadInputError} for a command whose arguments cannot be read, or a near miss of a name
 */
export function parseCommand(
  text: string,
  commands: readonly Command[],
  files: Files = {},
): ParsedCommand | undefined {
  const words = splitWords(withoutAddress(text))
  const named = findCommand(words, commands)
  if (named === undefined) {
    refuseNearMiss(words, commands)
    return undefined
  }
  const { command, rest } = named
  if (rest.length > mostWords) {
    throw new BadInputError(
      `\`${command.name}\` takes at most ${mostWords} words; I read ${rest.length}.`,
      { nextStep: command.examples[0] ?? 'help' },
    )
  }
  const given = readArguments(command, rest, files)
  return given && { command, options: checkedOptions(command, given) }
}

/** "/crossroads why" and "crossroads, why" are both `why`; `/estimate` is short for `estimate`. */
function withoutAddress(text: string): string {
  return text
    .trim()
    .replace(/^\/?crossroads\b[,:]?\s*/i, '')
    .replace(/^\/(?=\w)/, '')
}

function findCommand(words: readonly Word[], commands: readonly Command[]) {
  for (const length of [2, 1]) {
    const head = words.slice(0, length)
    if (head.length < length || head.some(({ key }) => key !== undefined)) continue
    const name = head.map(({ text }) => text.toLowerCase().replace(/[?!.:]+$/, '')).join(' ')
    const command = commands.find((each) => each.name === name)
    if (command !== undefined) return { command, rest: words.slice(length) }
  }
  return undefined
}

/** Words that sentences begin with, however near a command's name they are spelled. */
const everyday: ReadonlySet<string> = new Set('how who what when where which will well'.split(' '))

/** A short line that begins almost like a command was meant as one; a sentence was not. */
function refuseNearMiss(words: readonly Word[], commands: readonly Command[]): void {
  const [first, second] = words
  if (first === undefined || first.key !== undefined) return
  const heads = [...new Set(commands.map(({ name }) => name.split(' ')[0] ?? name))]
  const looksTyped =
    words.length <= 4 ||
    words.some(({ key }) => key !== undefined) ||
    isFamily(first.text, second?.text ?? '', commands)
  if (!looksTyped) return
  const head = first.text.toLowerCase()
  if (everyday.has(head)) return
  const families = commands.filter(({ name }) => name.startsWith(`${head} `))
  if (families.length > 0) {
    const names = families.map(({ name }) => name)
    const typed = second?.key === undefined ? (second?.text ?? '') : ''
    if (typed === '') {
      throw new BadInputError(`\`${head}\` needs one more word: ${names.join(', ')}.`, {
        nextStep: families[0]?.examples[0] ?? 'help',
      })
    }
    const away = ({ name }: Command) => editDistance(typed.toLowerCase(), name.split(' ')[1] ?? '')
    const nearest = families.toSorted((a, b) => away(a) - away(b))
    throw new UnknownNameError(
      'command',
      `${head} ${typed}`,
      nearest.map(({ name }) => name),
      { nextStep: nearest[0]?.examples[0] ?? 'help' },
    )
  }
  const near = heads.filter((name) => isNearMiss(head, name))
  const [nearest] = near
  if (nearest !== undefined) {
    const nextStep = [nearest, ...words.slice(1).map(wordAsTyped)].join(' ')
    throw new UnknownNameError('command', first.text, near, { nextStep })
  }
}

/** "estimat serve …": the second word tells that the first was meant for a command's. */
function isFamily(first: string, second: string, commands: readonly Command[]): boolean {
  return commands.some(({ name }) => {
    const [head = '', member] = name.split(' ')
    return member === second.toLowerCase() && isNearMiss(first.toLowerCase(), head)
  })
}

const wordAsTyped = ({ key, text }: Word) => (key === undefined ? text : `${key}=${text}`)

/** One slip in four letters or more, two in seven or more. */
function isNearMiss(typed: string, name: string): boolean {
  if (typed.length > 20 || name.length < 4) return false
  return editDistance(typed, name) <= (name.length >= 7 ? 2 : 1)
}

type Given = Record<string, string>

/** The options as text; undefined when the words are a sentence rather than arguments. */
function readArguments(command: Command, words: readonly Word[], files: Files): Given | undefined {
  const given: Given = {}
  const bare: Word[] = []
  for (const word of words) {
    if (word.key === undefined) bare.push(word)
    else {
      const option = optionNamed(command, word.key)
      if (given[option] !== undefined) {
        throw new BadInputError(`\`${option}\` is given twice; give it once.`, {
          nextStep: command.examples[0] ?? 'help',
        })
      }
      given[option] = files[word.text] ?? word.text
    }
  }
  const typed = bare.map(({ text }) => text)
  switch (command.bare.kind) {
    case 'rest':
      if (typed.length > command.bare.mostWords && Object.keys(given).length === 0) return undefined
      if (typed.length > 0) given[command.bare.option] ??= typed.join(' ')
      return given
    case 'list': {
      const { options } = command.bare
      if (typed.length > options.length) {
        if (Object.keys(given).length === 0) return undefined
        throw new BadInputError(
          `I cannot read "${shortened(typed.slice(options.length).join(' '))}" here. ${usage(command)}`,
          { nextStep: command.examples[0] ?? 'help' },
        )
      }
      // "why lora" is a question; "why r1" names what it is about.
      const isId = options[0] === 'id' && Object.keys(given).length === 0
      if (isId && typed.length > 0 && typed.every((text) => !/\d/.test(text))) return undefined
      for (const [i, text] of typed.entries()) given[options[i] ?? ''] ??= text
      return given
    }
    case 'estimate':
      return readEstimateWords(command, typed, given)
  }
}

function optionNamed(command: Command, key: string): string {
  const names = Object.keys(command.options.shape)
  const plain = key.toLowerCase().replaceAll(/[-_]/g, '')
  const named = names.find((name) => name.toLowerCase() === plain)
  if (named !== undefined) return named
  const alias = argumentAliases[plain]
  if (alias !== undefined && names.includes(alias)) return alias
  throw new UnknownNameError(
    `argument of \`${command.name}\``,
    key,
    nearestTo(key, names, (name) => name, 3),
    { nextStep: command.examples[0] ?? 'help' },
  )
}

/**
 * Arguments as a command takes them.
 *
 * @throws {BadInputError} with a sentence for each that cannot be read
 */
export function checkedOptions(command: Command, given: Given): never {
  const parsed = z.safeParse(command.options, given)
  if (parsed.success) return parsed.data as never
  const problems = parsed.error.issues.map((issue) => {
    const name = issue.path.join('.')
    if (given[name] === undefined) return `\`${name}\` is needed.`
    return `\`${name}\`: ${issue.message}${issue.message.endsWith('?') ? '' : '.'}`
  })
  throw new BadInputError([...new Set(problems)].join(' '), { nextStep: `help ${command.name}` })
}

/** One line that names every argument. */
export function usage(command: Command): string {
  const names = Object.keys(command.options.shape)
  if (names.length === 0) return `\`${command.name}\` takes no arguments.`
  return `\`${command.name}\` takes ${names.map((name) => `${name}=…`).join(' ')}`
}
