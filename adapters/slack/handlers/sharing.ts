import { replyPrivately } from '../out/private-reply.ts'
import { plainMessage, showableOf, type Turn } from '../turn.ts'
import type { Answers } from './answers.ts'
import type { Pressed } from './pressed.ts'

export interface Sharing {
  /** Posts a private answer to the channel it was given in, with the name of who shared it. */
  share(turn: Turn, pressed: Pressed): Promise<void>
}

export function createSharing(answers: Answers): Sharing {
  return {
    async share(turn, { value, place }) {
      if (place === undefined || value.id === undefined) return
      const { channel, threadTs } = place
      const spot = { channel, userId: turn.userId, ...(threadTs !== undefined && { threadTs }) }
      const say = (text: string) => replyPrivately(turn, spot, plainMessage(text))
      if (value.by !== turn.userId && (await turn.role(true)) !== 'admin') {
        return say('Only the person who asked shares a private answer, or an admin.')
      }
      // Looked up again in the presser's own team: an id from elsewhere finds nothing.
      const reply = await answers.ask(turn, { text: `show ${value.id}`, threadId: channel })
      if (!reply.ok) {
        return replyPrivately(
          turn,
          spot,
          showableOf(reply, { askedBy: turn.userId, audience: 'asker' }),
        )
      }
      const posted = await turn.api.post(
        { ...spot, userId: '' },
        showableOf(
          { ...reply, data: { ...reply.data, id: value.id } },
          { askedBy: turn.userId, audience: 'channel', sharedBy: turn.userId },
        ),
      )
      if ('ts' in posted) return say(`Shared ${value.id} here.`)
      return say(whyNot(posted.failedWith, posted.retryAfterSeconds))
    },
  }
}

function whyNot(code: string, retryAfterSeconds: number | undefined): string {
  if (retryAfterSeconds !== undefined) {
    return `Slack asks me to wait ${Math.ceil(retryAfterSeconds / 60)} min before I write here. Share it again then.`
  }
  if (code === 'not_in_channel' || code === 'channel_not_found') {
    return 'I am not in this channel. Invite me with `/invite @Crossroads`, then share it again.'
  }
  if (code === 'is_archived') return 'This channel is archived, so nothing can be shared here.'
  return 'Slack did not take the message. Share it again in a moment.'
}
