import * as z from 'zod'
import type { Card } from '#src/card/card.ts'
import { nearestTo } from '#src/catalog/words.ts'
import { UnknownNameError } from '#src/errors.ts'
import type { Profile } from '#src/profile/schema.ts'
import { profileOf } from '#src/profile/statement.ts'
import { type Answer, type Command, type CommandContext, command } from '../command.ts'

export const exampleProject =
  'We answer support tickets from 300 pages of manuals that change every week, 2,000 a day, no labelled answers, 20k dollars. Fine-tune or pre-train?'

/** Each has an answer of its own, with no project said. */
export const exampleQuestions = [
  'What does an H100 cost an hour?',
  '4090 or 5090 for llama 8b?',
  '5M tokens a day on gpt-4.1?',
  'How long to tune mistral 7b on 10k examples?',
] as const

/** The list of commands with examples to copy; this team's own values stand in them where known. */
export function helpCard(commands: readonly Command[], profile: Profile): Card {
  if (ownValues(profile).some(([, value]) => value !== undefined))
    return drawList(commands, profile)
  const known = withoutValues.get(commands)
  if (known !== undefined) return known
  const made = drawList(commands, profile)
  withoutValues.set(commands, made)
  return made
}

/** The same card for everybody who has said nothing yet, so that it need not be drawn anew. */
const withoutValues = new WeakMap<readonly Command[], Card>()

function drawList(commands: readonly Command[], profile: Profile): Card {
  return {
    title: 'What I can do',
    blocks: [
      {
        type: 'text',
        markdown: `Describe your project in your own words and I say whether to prompt, retrieve, fine-tune or pre-train, what it costs and what would change the answer. Or ask for a number. For example:\n- ${exampleProject}\n- ${exampleQuestions.join(' ')}`,
      },
      {
        type: 'table',
        headers: ['Command', 'What it does', 'Try'],
        rows: commands.map(({ name, summary, examples }) => [
          name,
          summary,
          withOwnValues(examples[0] ?? name, profile),
        ]),
      },
    ],
    nextStep: 'help estimate serve',
  }
}

/** "requests=10k/day" becomes the team's own number. */
function withOwnValues(example: string, profile: Profile): string {
  return ownValues(profile).reduce(
    (text, [argument, value]) =>
      value === undefined ? text : text.replace(argument, (_, key: string) => `${key}${value}`),
    example,
  )
}

function ownValues(profile: Profile): readonly (readonly [RegExp, unknown])[] {
  return [
    [/(requestsPerDay=)\S+/, profile.requestsPerDay],
    [/(promptTokens=)\S+/, profile.promptTokensPerRequest],
    [/(outputTokens=)\S+/, profile.outputTokensPerRequest],
    [/(model=)\S+/, profile.baseModel?.replaceAll(' ', '-')],
    [/(gpu=)\S+/, profile.gpu],
  ]
}

function commandHelpCard({ name, summary, options, examples }: Command): Card {
  const rows = Object.entries(options.shape).map(([option, schema]) => [
    option,
    schema.description ?? '',
  ])
  return {
    title: name,
    blocks: [
      { type: 'text', markdown: `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.` },
      ...(rows.length === 0
        ? []
        : [{ type: 'table', headers: ['Argument', 'Meaning'], rows } as const]),
      {
        type: 'text',
        markdown: ['For example:', ...examples.map((each) => `- ${each}`)].join('\n'),
      },
    ],
  }
}

export function showHelp(
  commands: readonly Command[],
  about: string | undefined,
  { project }: CommandContext,
): Answer {
  const data = { intent: 'help', id: null }
  if (about === undefined) {
    return {
      card: helpCard(commands, profileOf(project.answers)),
      data: { ...data, commands: commands.map(({ name }) => name) },
    }
  }
  const wanted = about.trim().toLowerCase()
  const found = commands.find(({ name }) => name === wanted)
  if (found !== undefined)
    return { card: commandHelpCard(found), data: { ...data, command: wanted } }
  const family = commands.filter(({ name }) => name.startsWith(`${wanted} `))
  if (family.length > 0) return { card: helpCard(family, profileOf(project.answers)), data }
  throw new UnknownNameError(
    'command',
    about,
    nearestTo(wanted, commands, ({ name }) => name, 3).map(({ name }) => name),
    { nextStep: 'help' },
  )
}

/** `help` describes the list it is itself part of, hence the function. */
export function helpCommand(list: () => readonly Command[]): Command {
  return command({
    name: 'help',
    summary: 'this list, or one command in full',
    examples: ['help', 'help estimate serve'],
    options: z.object({ command: z.string().optional().describe('The command to explain') }),
    bare: { kind: 'rest', option: 'command', mostWords: 2 },
    writes: 'nothing',
    run: async ({ command: about }, context) => showHelp(list(), about, context),
  })
}
