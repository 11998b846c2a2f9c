import { BotError } from '#src/errors.ts'
import type { Card } from './card.ts'

/** The one place where an error becomes words for a person. */
export function errorCard(error: unknown, errorId: string): Card {
  if (error instanceof BotError) {
    return {
      title: 'I could not finish that',
      blocks: [{ type: 'text', markdown: error.userMessage }],
      ...(error.nextStep === undefined ? {} : { nextStep: error.nextStep }),
    }
  }
  return {
    title: 'Something broke on our side',
    blocks: [{ type: 'text', markdown: `It is logged as \`${errorId}\`. Trying again is safe.` }],
  }
}
