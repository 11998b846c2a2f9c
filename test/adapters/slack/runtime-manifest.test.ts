import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { slashCommands } from '../../../adapters/slack/handlers/commands.ts'
import { handledEvents } from '../../../adapters/slack/handlers/events.ts'
import { messageShortcut } from '../../../adapters/slack/handlers/shortcuts.ts'
import { suggestedPrompts } from '../../../adapters/slack/handlers/suggested-prompts.ts'
import { botScopes } from '../../../adapters/slack/scopes.ts'

const { features, oauth_config, settings } = JSON.parse(
  readFileSync('adapters/slack/manifest.json', 'utf8'),
)
const sorted = (names: Iterable<string>) => [...names].sort()

it('asks Slack for exactly what is handled', () => {
  const commands = features.slash_commands.map((each: { command: string }) => each.command)
  expect(sorted(commands)).toEqual(sorted(slashCommands.map(({ slash }) => slash)))
  const shortcuts = features.shortcuts.map((each: { callback_id: string }) => each.callback_id)
  expect(shortcuts).toEqual([messageShortcut])
  const events = settings.event_subscriptions.bot_events.map((name: string) => name.split('.')[0])
  const ofTheInstallation = ['app_uninstalled', 'tokens_revoked']
  expect(sorted(events)).toEqual(sorted([...handledEvents, ...ofTheInstallation]))
  expect(sorted(oauth_config.scopes.bot)).toEqual(sorted(botScopes))
  expect(features.agent_view.suggested_prompts).toEqual(suggestedPrompts)
})
