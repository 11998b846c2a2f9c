import type { App as Bolt } from '@slack/bolt'
import type { App } from '#src/app.ts'
import { registerActions } from './actions.ts'
import { createAnswers } from './answers.ts'
import { registerCommands } from './commands.ts'
import { createConversation, type Watching } from './conversation.ts'
import { registerEvents } from './events.ts'
import { createForms } from './forms.ts'
import { createHome } from './home.ts'
import { createRunning, type Running } from './running.ts'
import { createSharing } from './sharing.ts'
import { registerShortcuts } from './shortcuts.ts'

/** Every listener there is. */
export function registerHandlers(bolt: Bolt, app: App, watching: Watching): { running: Running } {
  const answers = createAnswers(app)
  const running = createRunning()
  const conversation = createConversation(answers, running, watching)
  const forms = createForms(answers)
  registerCommands(bolt, answers)
  registerEvents(bolt, conversation, createHome(answers))
  registerActions(bolt, { answers, conversation, forms, sharing: createSharing(answers) })
  registerShortcuts(bolt, answers)
  forms.register(bolt)
  return { running }
}
