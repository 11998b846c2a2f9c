import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js'
import { argumentKind, isNeeded } from '#src/conversation/argument-kind.ts'
import type { Command } from '#src/conversation/command.ts'
import { pairs } from './field-pairs.ts'
import { descriptionsOf, namesOf } from './localised.ts'
import { kebab, nameParts } from './names.ts'

/** The message command that turns a message into a question. */
export const askAboutMessage = 'Ask Crossroads'

/** Shown to managers of a guild; who may do what is checked again when it is done. */
const managersOnly: ReadonlySet<string> = new Set(['settings'])

const everywhere = {
  integration_types: [
    ApplicationIntegrationType.GuildInstall,
    ApplicationIntegrationType.UserInstall,
  ],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
}

/** What Discord is told about the command list: one slash command per first word. */
export function discordCommands(
  commands: readonly Command[],
): readonly RESTPostAPIApplicationCommandsJSONBody[] {
  const families = Map.groupBy(commands, ({ name }) => nameParts(name)[0])
  return [
    ...[...families].map(([name, members]) => slashCommand(name, members)),
    {
      type: ApplicationCommandType.Message,
      name: askAboutMessage,
      name_localizations: namesOf(askAboutMessage),
      ...everywhere,
    },
  ]
}

function slashCommand(
  name: string,
  members: readonly Command[],
): RESTPostAPIChatInputApplicationCommandsJSONBody {
  const [only] = members
  const isFamily = members.some((member) => member.name !== name)
  const summary = isFamily || only === undefined ? familySummary : only.summary
  return {
    type: ApplicationCommandType.ChatInput,
    ...described(name, summary),
    ...everywhere,
    ...(managersOnly.has(name) && {
      default_member_permissions: String(PermissionFlagsBits.ManageGuild),
    }),
    options: isFamily || only === undefined ? members.map(subcommand) : optionsOf(only),
  }
}

const familySummary = 'memory, time and money of training or serving a model'

function subcommand(command: Command): APIApplicationCommandSubcommandOption {
  const [, name = command.name] = nameParts(command.name)
  return {
    type: ApplicationCommandOptionType.Subcommand,
    ...described(command.name, command.summary),
    name,
    options: [...optionsOf(command)],
  }
}

function described(name: string, summary: string) {
  return {
    name,
    name_localizations: namesOf(name),
    description: summary,
    description_localizations: descriptionsOf(name),
  }
}

/** Options that must be given come first, as Discord wants it; facts come as pairs. */
function optionsOf({ options }: Command): APIApplicationCommandBasicOption[] {
  const named: APIApplicationCommandBasicOption[] = []
  let takesFields = false
  for (const [name, schema] of Object.entries(options.shape)) {
    if (argumentKind(schema).kind === 'field') takesFields = true
    else named.push(option(name, schema))
  }
  const facts = takesFields ? pairs.flatMap(pairOptions) : []
  return [...named, ...facts, visibility].toSorted(
    (a, b) => Number(b.required ?? false) - Number(a.required ?? false),
  )
}

type Schema = Command['options']['shape'][string]

function option(name: string, schema: Schema): APIApplicationCommandBasicOption {
  const base = {
    name: kebab(name),
    description: shortened(schema.description ?? name),
    required: isNeeded(schema),
  }
  const kind = argumentKind(schema)
  const type = ApplicationCommandOptionType.String
  switch (kind.kind) {
    case 'yes-or-no':
      return { ...base, type: ApplicationCommandOptionType.Boolean }
    case 'choice':
      return { ...base, type, choices: kind.words.map((word) => ({ name: word, value: word })) }
    case 'model':
    case 'gpu':
      return { ...base, type, autocomplete: true }
    default:
      return { ...base, type, autocomplete: suggested.has(name) }
  }
}

/** Texts that are words of a list, which is longer than Discord's choices or grows with use. */
const suggested: ReadonlySet<string> = new Set([
  'provider',
  'against',
  'topic',
  'command',
  'a',
  'b',
])

function pairOptions({ field, value }: (typeof pairs)[number]): APIApplicationCommandBasicOption[] {
  const type = ApplicationCommandOptionType.String
  return [
    { type, name: field, description: 'What you say something about', autocomplete: true },
    { type, name: value, description: 'What it is', autocomplete: true },
  ]
}

/** Who sees the answer; without it, the team's own setting. */
const visibility: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.String,
  name: 'show-to',
  description: 'Who sees the answer',
  choices: [
    { name: 'only me', value: 'me' },
    { name: 'everybody here', value: 'all' },
  ],
}

const longestDescription = 100

function shortened(text: string): string {
  return text.length <= longestDescription ? text : `${text.slice(0, longestDescription - 1)}…`
}
