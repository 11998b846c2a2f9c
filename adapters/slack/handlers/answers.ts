import type { App, Message, Reply } from '#src/app.ts'
import { replyPrivately } from '../out/private-reply.ts'
import { type ProseSentence, proseMessage } from '../out/prose-text.ts'
import type { Spot } from '../out/slack-api.ts'
import type { Turn } from '../turn.ts'

export interface Answers {
  /** Asks the app in the name of whoever the delivery is from. */
  ask(turn: Turn, message: Omit<Message, 'teamId' | 'userId' | 'role'>): Promise<Reply>
  /** The sentences that explain a private answer, as one more private message. */
  sayProsePrivately(turn: Turn, spot: Spot, reply: Reply): Promise<void>
}

export function createAnswers(app: App): Answers {
  return {
    ask: (turn, message) =>
      app.message({ ...message, teamId: turn.teamId, userId: turn.userId, role: turn.role }),

    async sayProsePrivately(turn, spot, reply) {
      if (!reply.ok || reply.prose === undefined) return
      const sentences: ProseSentence[] = []
      for await (const sentence of reply.prose.read()) sentences.push(sentence)
      if (sentences.length === 0) return
      await replyPrivately(turn, spot, () => proseMessage(sentences))
    },
  }
}
