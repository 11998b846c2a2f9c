import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { commands } from '#src/conversation/commands/index.ts'
import { parseCommand } from '#src/conversation/parse-command.ts'

const text = readFileSync('adapters/slack/manifest.json', 'utf8')

const words = (most: number) => z.string().min(1).max(most)

// Shape and lengths as docs.slack.dev/reference/app-manifest and the types of @slack/web-api 8.2
// have them (read 2026-11-23). Those types lack `agent_session_stopped`.
const manifestSchema = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2), minor_version: z.number().int() }),
  display_information: z.strictObject({
    name: words(35),
    description: words(140),
    long_description: z.string().min(174).max(4000),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/i),
  }),
  features: z.strictObject({
    agent_view: z.strictObject({
      agent_description: words(300),
      suggested_prompts: z
        .array(z.strictObject({ title: words(75), message: words(2000) }))
        .min(1)
        .max(4),
    }),
    app_home: z.strictObject({
      home_tab_enabled: z.literal(true),
      messages_tab_enabled: z.literal(true),
      messages_tab_read_only_enabled: z.literal(false),
    }),
    bot_user: z.strictObject({
      display_name: z
        .string()
        .regex(/^[a-z0-9._-]+$/)
        .max(80),
      always_online: z.boolean(),
    }),
    shortcuts: z.tuple([
      z.strictObject({
        // 24 was the limit of the app's settings page; the reference names none.
        name: words(24),
        type: z.literal('message'),
        callback_id: words(255),
        description: words(150),
      }),
    ]),
    slash_commands: z.array(
      z.strictObject({
        command: z
          .string()
          .regex(/^\/[a-z]+$/)
          .max(32),
        description: words(2000),
        usage_hint: words(1000),
        should_escape: z.literal(false),
      }),
    ),
  }),
  oauth_config: z.strictObject({
    redirect_urls: z.array(z.url().startsWith('https://').endsWith('/slack/oauth_redirect')),
    scopes: z.strictObject({ bot: z.array(z.string()) }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ bot_events: z.array(z.string()) }),
    interactivity: z.strictObject({ is_enabled: z.literal(true) }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.literal(true),
    token_rotation_enabled: z.literal(false),
  }),
})

const manifest = manifestSchema.parse(JSON.parse(text))

describe('the Slack manifest', () => {
  it('has both slash commands', () => {
    const names = manifest.features.slash_commands.map(({ command }) => command)
    expect(names).toEqual(['/crossroads', '/estimate'])
  })

  it('asks for no more than what is used: no channel history, nothing in a person’s name', () => {
    expect(manifest.oauth_config.scopes.bot).toEqual([
      'app_mentions:read',
      'assistant:write',
      'chat:write',
      'commands',
      'files:write',
      'im:history',
      'im:read',
      'im:write',
      'users:read',
    ])
  })

  it('hears of messages to it, its Home tab, the stop button and its removal', () => {
    expect(manifest.settings.event_subscriptions.bot_events).toEqual([
      'agent_session_stopped',
      'app_home_opened',
      'app_mention',
      'app_uninstalled',
      'message.im',
      'tokens_revoked',
    ])
  })

  it('suggests only what can be read', () => {
    for (const { message } of manifest.features.agent_view.suggested_prompts) {
      expect(() => parseCommand(message, commands)).not.toThrow()
    }
    for (const { command, usage_hint } of manifest.features.slash_commands) {
      const prefix = command === '/estimate' ? 'estimate ' : ''
      const [first = ''] = usage_hint.split(' · ')
      expect(parseCommand(prefix + first, commands)).toBeDefined()
    }
  })

  it('says on its own page that a language model may be wrong', () => {
    expect(manifest.display_information.long_description).toMatch(/language model.*can be wrong/)
  })
})
