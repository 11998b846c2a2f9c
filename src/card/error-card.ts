import { BotError } from '#src/errors.ts'
import type { Card } from './card.ts'

/**
 * The one place where an error becomes words for a person. `nextStep` is what to try when the
 * error itself knows nothing better.
 */
export function errorCard(error: unknown, errorId: string, nextStep: string): Card {
  if (error instanceof BotError) {
    return {
      title: 'I could not finish that',
      blocks: [{ type: 'text', markdown: error.userMessage }],
      nextStep: error.nextStep ?? nextStep,
    }
  }
  return {
    title: 'Something broke on our side',
    blocks: [{ type: 'text', markdown: `It is logged as \`${errorId}\`. Trying again is safe.` }],
  }
}
