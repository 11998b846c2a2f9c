import type { App, Message, Reply } from '#src/app.ts'
import { replyPrivately } from '../out/private-reply.ts'
import { type ProseSentence, proseMessage } from '../out/prose-text.ts'
import type { Spot } from '../out/slack-api.ts'
import { plainMessage, showableOf, type Turn } from '../turn.ts'

export interface Answers {
  /** Asks the app in the name of whoever the delivery is from. */
  ask(turn: Turn, message: Omit<Message, 'teamId' | 'userId' | 'role'>): Promise<Reply>
  /** Shows an answer to its asker alone: the card, then the words that explain it, then a file. */
  show(turn: Turn, spot: Spot, reply: Reply): Promise<void>
  /** The sentences that explain a private answer, as one more private message. */
  sayProse(turn: Turn, spot: Spot, reply: Reply): Promise<void>
  /** An export is a file in the person's direct messages: no message would hold it. */
  sendExport(turn: Turn, reply: Reply): Promise<void>
}

export function createAnswers(app: App): Answers {
  const answers: Answers = {
    ask: (turn, message) =>
      app.message({ ...message, teamId: turn.teamId, userId: turn.userId, role: turn.role }),

    async show(turn, spot, reply) {
      const view = { askedBy: turn.userId, audience: 'asker' } as const
      await replyPrivately(turn, spot, showableOf(reply, view))
      await answers.sayProse(turn, spot, reply)
      await answers.sendExport(turn, reply)
    },

    async sayProse(turn, spot, reply) {
      if (!reply.ok || reply.prose === undefined) return
      const sentences: ProseSentence[] = []
      for await (const sentence of reply.prose.read()) sentences.push(sentence)
      if (sentences.length === 0) return
      await replyPrivately(turn, spot, [() => proseMessage(sentences)])
    },

    async sendExport(turn, reply) {
      if (!reply.ok || reply.data.export === undefined) return
      const content = JSON.stringify(reply.data.export, null, 2)
      const isSent = await turn.api.quietly(async (client) => {
        const opened = await client.conversations.open({ users: turn.userId })
        const channel = opened.channel?.id
        if (channel === undefined) throw new Error('no direct messages')
        await client.filesUploadV2({
          channel_id: channel,
          filename: 'crossroads-export.json',
          title: 'Everything kept of this team',
          content,
        })
      })
      if (isSent) return
      const spot = { channel: turn.userId, userId: turn.userId }
      await turn.api.post(spot, plainMessage('Slack did not take the export as a file. Ask again.'))
    },
  }
  return answers
}
