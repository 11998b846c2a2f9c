import * as z from 'zod'
import { BotError } from './errors.ts'

/** The environment is wrong. Lists every problem at once and prints no value. */
export class ConfigError extends BotError {
  readonly code = 'bad-configuration'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(
      ['The configuration cannot be used:', ...problems.map((problem) => `- ${problem}`)].join(
        '\n',
      ),
    )
    this.problems = problems
  }
}

const text = z.string().min(1)
/** The left-overs of a copied example file, which would fail later and less clearly. */
const placeholder = /^(your[-_ ]|xxx|changeme|change-me|<.*>$|\.\.\.$|todo$)/i
const secret = text.refine((value) => !placeholder.test(value), 'still holds the example value')
const url = z.url({ protocol: /^https?$/ })
const amount = z.coerce.number().nonnegative()
const encryptionKey = secret.refine(
  (value) => /^[0-9a-f]{64}$/i.test(value) || Buffer.from(value, 'base64').length === 32,
  'must be 32 bytes, as base64 or as 64 hex digits',
)

const variables = z.object({
  CROSSROADS_DB: text.default('data/crossroads.db'),
  CROSSROADS_ENCRYPTION_KEY: encryptionKey.optional(),
  HOST: text.default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),

  SLACK_BOT_TOKEN: secret.startsWith('xoxb-', 'must start with xoxb-').optional(),
  SLACK_APP_TOKEN: secret.startsWith('xapp-', 'must start with xapp-').optional(),
  SLACK_SIGNING_SECRET: secret.optional(),
  SLACK_CLIENT_ID: secret.optional(),
  SLACK_CLIENT_SECRET: secret.optional(),
  SLACK_STATE_SECRET: secret.optional(),
  SLACK_API_URL: url.endsWith('/api/', 'must end in /api/').optional(),

  DISCORD_TOKEN: secret.optional(),
  DISCORD_APPLICATION_ID: z
    .string()
    .regex(/^\d{15,21}$/, 'must be the application’s numeric id')
    .optional(),
  DISCORD_API_URL: url.endsWith('/api', 'must end in /api').optional(),

  HF_TOKEN: secret.optional(),
  HF_ENDPOINT: url.optional(),

  OPENAI_MODEL: text
    .refine(
      (value) => value.split(',').every((name) => name.trim() !== ''),
      'names no model between two commas',
    )
    .optional(),
  OPENAI_API_KEY: secret.optional(),
  OPENAI_BASE_URL: url.optional(),
  OPENAI_API_VERSION: text.optional(),
  OPENAI_MAX_TOKENS_PARAM: z.enum(['max_tokens', 'max_completion_tokens']).optional(),
  OPENAI_TEMPERATURE: z.coerce.number().min(0).max(2).optional(),
  LLM_USD_PER_DAY: amount.optional(),
  LLM_TOKENS_PER_USER_PER_DAY: amount.optional(),
  LLM_TOKENS_PER_TEAM_PER_DAY: amount.optional(),
})

type Variables = z.infer<typeof variables>

/** A language model on a server that speaks chat completions. */
export interface ModelConfig {
  /** In order of preference: the next takes over when one fails. */
  readonly names: readonly string[]
  readonly server: {
    readonly apiKey?: string
    readonly baseUrl?: string
    /** Azure only. */
    readonly apiVersion?: string
    readonly temperature?: number
    readonly maxTokensParam?: 'max_tokens' | 'max_completion_tokens'
  }
  /** What a day may cost; absent means no limit. */
  readonly caps: {
    readonly usd?: number
    readonly tokensPerUser?: number
    readonly tokensPerTeam?: number
  }
}

/** A Slack app's keys, by how Slack reaches us. */
export type SlackConfig = {
  /** Another Web API than Slack's own; ends in `/api/`. */
  readonly apiUrl?: string
} & (
  | { readonly mode: 'socket'; readonly botToken: string; readonly appToken: string }
  | {
      readonly mode: 'http-one-workspace'
      readonly botToken: string
      readonly signingSecret: string
    }
  | {
      readonly mode: 'http-many-workspaces'
      readonly signingSecret: string
      readonly clientId: string
      readonly clientSecret: string
      readonly stateSecret: string
    }
)

/** A Discord application's keys. */
export interface DiscordConfig {
  readonly token: string
  readonly applicationId: string
  /** Another REST API than Discord's own; ends in `/api`. */
  readonly apiUrl?: string
}

/** Which parts are complete. A part is off when none of its variables is set. */
export interface Config {
  readonly databaseFile: string
  readonly host: string
  readonly port: number
  readonly logLevel: Variables['LOG_LEVEL']
  readonly slack: 'socket' | 'http-one-workspace' | 'http-many-workspaces' | 'off'
  /** Present when Slack is not off. */
  readonly slackKeys?: SlackConfig
  /** 32 bytes as base64 or hex: what is kept encrypted is encrypted with it. */
  readonly encryptionKey?: string
  readonly discord: 'gateway' | 'off'
  /** Present when Discord is not off. */
  readonly discordKeys?: DiscordConfig
  readonly model: ModelConfig | 'off'
  /** The Hugging Face hub, for models that the catalog lacks. */
  readonly hub: { readonly token?: string; readonly hubUrl?: string }
}

/** @throws {ConfigError} with every problem */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  // An empty variable is how a shell unsets one; it means "not given".
  const given = Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => name in variables.shape && value?.trim()),
  )
  const parsed = variables.safeParse(given)
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${sentence(issue)}`)
  problems.push(...groupProblems(given))
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems)
  const values = parsed.data
  return {
    databaseFile: values.CROSSROADS_DB,
    host: values.HOST,
    port: values.PORT,
    logLevel: values.LOG_LEVEL,
    slack: slackMode(given),
    ...slackKeys(values, slackMode(given)),
    ...(values.CROSSROADS_ENCRYPTION_KEY !== undefined && {
      encryptionKey: values.CROSSROADS_ENCRYPTION_KEY,
    }),
    discord: given.DISCORD_TOKEN === undefined ? 'off' : 'gateway',
    ...discordKeys(values),
    model: modelConfig(values),
    hub: {
      ...(values.HF_TOKEN !== undefined && { token: values.HF_TOKEN }),
      ...(values.HF_ENDPOINT !== undefined && { hubUrl: values.HF_ENDPOINT }),
    },
  }
}

function discordKeys(values: Variables): { discordKeys?: DiscordConfig } {
  const { DISCORD_TOKEN: token, DISCORD_APPLICATION_ID: applicationId } = values
  if (token === undefined || applicationId === undefined) return {}
  const apiUrl = values.DISCORD_API_URL
  return { discordKeys: { token, applicationId, ...(apiUrl !== undefined && { apiUrl }) } }
}

function modelConfig(values: Variables): ModelConfig | 'off' {
  if (values.OPENAI_MODEL === undefined) return 'off'
  return {
    names: values.OPENAI_MODEL.split(',').map((name) => name.trim()),
    server: given({
      apiKey: values.OPENAI_API_KEY,
      baseUrl: values.OPENAI_BASE_URL,
      apiVersion: values.OPENAI_API_VERSION,
      temperature: values.OPENAI_TEMPERATURE,
      maxTokensParam: values.OPENAI_MAX_TOKENS_PARAM,
    }),
    caps: given({
      usd: values.LLM_USD_PER_DAY,
      tokensPerUser: values.LLM_TOKENS_PER_USER_PER_DAY,
      tokensPerTeam: values.LLM_TOKENS_PER_TEAM_PER_DAY,
    }),
  }
}

/** Leaves out what is undefined. */
function given<T extends object>(values: T) {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as { [K in keyof T]?: NonNullable<T[K]> }
}

type Given = Readonly<Record<string, string | undefined>>

function slackMode(given: Given): Config['slack'] {
  if (given.SLACK_APP_TOKEN) return 'socket'
  if (given.SLACK_CLIENT_ID) return 'http-many-workspaces'
  return given.SLACK_SIGNING_SECRET ? 'http-one-workspace' : 'off'
}

/** The group is complete: {@link groupProblems} has seen to it. */
function slackKeys(values: Variables, mode: Config['slack']): { slackKeys?: SlackConfig } {
  const {
    SLACK_BOT_TOKEN: botToken = '',
    SLACK_APP_TOKEN: appToken = '',
    SLACK_SIGNING_SECRET: signingSecret = '',
    SLACK_CLIENT_ID: clientId = '',
    SLACK_CLIENT_SECRET: clientSecret = '',
    SLACK_STATE_SECRET: stateSecret = '',
    SLACK_API_URL: apiUrl,
  } = values
  const at = apiUrl === undefined ? {} : { apiUrl }
  switch (mode) {
    case 'off':
      return {}
    case 'socket':
      return { slackKeys: { mode, botToken, appToken, ...at } }
    case 'http-one-workspace':
      return { slackKeys: { mode, botToken, signingSecret, ...at } }
    case 'http-many-workspaces':
      return { slackKeys: { mode, signingSecret, clientId, clientSecret, stateSecret, ...at } }
  }
}

/** What a half-set group lacks. The sets are those of the README's table of variables. */
function groupProblems(given: Given): string[] {
  const lacks = (names: readonly string[]) => names.filter((name) => given[name] === undefined)
  const problems: string[] = []
  const need = (when: string, names: readonly string[]) => {
    const missing = lacks(names)
    if (missing.length > 0) problems.push(`${when}: ${missing.join(' and ')} must be set too`)
  }
  if (given.SLACK_APP_TOKEN) need('SLACK_APP_TOKEN is set', ['SLACK_BOT_TOKEN'])
  else if (['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'].some((n) => given[n])) {
    need('Slack for many workspaces is begun', [
      'SLACK_SIGNING_SECRET',
      'SLACK_CLIENT_ID',
      'SLACK_CLIENT_SECRET',
      'SLACK_STATE_SECRET',
      'CROSSROADS_ENCRYPTION_KEY',
    ])
  } else if (given.SLACK_SIGNING_SECRET) need('SLACK_SIGNING_SECRET is set', ['SLACK_BOT_TOKEN'])
  else if (given.SLACK_BOT_TOKEN) {
    problems.push('SLACK_BOT_TOKEN is set: SLACK_APP_TOKEN or SLACK_SIGNING_SECRET must be set too')
  }
  if (given.DISCORD_TOKEN) need('DISCORD_TOKEN is set', ['DISCORD_APPLICATION_ID'])
  if (given.DISCORD_APPLICATION_ID) need('DISCORD_APPLICATION_ID is set', ['DISCORD_TOKEN'])
  if (given.OPENAI_MODEL && !given.OPENAI_API_KEY && !given.OPENAI_BASE_URL) {
    problems.push('OPENAI_MODEL is set: OPENAI_API_KEY or OPENAI_BASE_URL must be set too')
  }
  if (given.OPENAI_API_VERSION) need('OPENAI_API_VERSION is set (Azure)', ['OPENAI_BASE_URL'])
  return problems
}

/** Zod's sentence, without the value that it may repeat. */
function sentence(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `must be one of ${issue.values.join(', ')}`
    case 'too_big':
      return `must be at most ${issue.maximum}`
    case 'too_small':
      return `must be at least ${issue.minimum}`
    case 'invalid_type':
      return `must be a ${issue.expected}`
    case 'invalid_format':
      return issue.format === 'url' ? 'must be a web address' : issue.message
    default:
      return issue.message
  }
}
