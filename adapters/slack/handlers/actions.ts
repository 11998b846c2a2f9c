import type { App as Bolt } from '@slack/bolt'
import { commands } from '#src/conversation/commands/index.ts'
import { isReadOnlyText } from '#src/conversation/read-only.ts'
import { actionIds } from '../blocks/action-ids.ts'
import { feedbackView } from '../blocks/feedback-view.ts'
import { redrawnInterview } from '../blocks/interview-view.ts'
import { shorten } from '../blocks/shorten.ts'
import { replyPrivately } from '../out/private-reply.ts'
import { spentMessage } from '../out/spent-blocks.ts'
import { plainMessage, showableOf, type Turn, turnIn } from '../turn.ts'
import type { Answers } from './answers.ts'
import { type Conversation, isDirect, threadIdOf } from './conversation.ts'
import type { Forms } from './forms.ts'
import { type Pressed, pressedIn } from './pressed.ts'
import type { Sharing } from './sharing.ts'

export interface ActionParts {
  readonly answers: Answers
  readonly conversation: Conversation
  readonly forms: Forms
  readonly sharing: Sharing
}

const longestNote = 100

/** Ids of all our buttons; the part before a colon decides. */
const ours = new RegExp(`^(?:${Object.values(actionIds).join('|')})(?::.*)?$`)

/** Buttons. Who pressed is asked anew: a value that was tampered with opens nothing. */
export function registerActions(bolt: Bolt, parts: ActionParts): void {
  const { answers, conversation, forms, sharing } = parts

  bolt.action(ours, async ({ ack, body, context }) => {
    await ack()
    const turn = turnIn(context)
    const pressed = pressedIn(body)
    if (pressed === undefined) return redraw(turn, body)
    switch (pressed.name) {
      case 'run':
        return runOrReply(turn, pressed, pressed.value.command)
      case 'reply':
        return runOrReply(turn, pressed, pressed.value.reply, pressed.value.question)
      case 'share':
        return sharing.share(turn, pressed)
      case 'feedback':
        return thumb(turn, pressed)
      case 'open-interview':
        return forms.openInterview(turn, pressed)
      case 'open-profile':
        return forms.openProfile(turn, pressed)
      case 'answer':
        return redraw(turn, body)
    }
  })

  /** An input of a form decided what else is asked: it is drawn anew, if nobody was faster. */
  async function redraw(turn: Turn, body: unknown): Promise<void> {
    const view = (
      body as { view?: { id: string; hash: string; private_metadata: string; state: unknown } }
    ).view
    if (view === undefined) return
    const redrawn = redrawnInterview(view)
    if (redrawn === undefined) return
    await turn.api.quietly((client) =>
      client.views.update({ view_id: view.id, hash: view.hash, view: redrawn }),
    )
  }

  /** A button that answers or changes something belongs to who asked for it, or to an admin. */
  async function mayPress(turn: Turn, { name, value }: Pressed, text: string): Promise<boolean> {
    if (value.by === turn.userId) return true
    if (name === 'run' && isReadOnlyText(text, commands)) return true
    // Several people may answer a question that was put in a thread.
    if (name === 'reply') return (await turn.role(false)) !== 'guest'
    return (await turn.role(true)) === 'admin'
  }

  async function runOrReply(
    turn: Turn,
    pressed: Pressed,
    text: string | undefined,
    question?: readonly string[],
  ): Promise<void> {
    if (text === undefined) return
    const about = question === undefined ? {} : { question }
    const { place } = pressed
    const spot = place && {
      channel: place.channel,
      userId: turn.userId,
      ...(place.threadTs !== undefined && { threadTs: place.threadTs }),
    }
    if (!(await mayPress(turn, pressed, text))) {
      const words = 'That is for the person who asked, or for an admin.'
      return replyPrivately(turn, spot, plainMessage(words))
    }
    const isReading = pressed.name === 'run' && isReadOnlyText(text, commands)
    const isInThread =
      place !== undefined &&
      !place.isEphemeral &&
      (place.threadTs !== undefined || isDirect(place.channel))
    if (isInThread && !isReading) {
      await disable(turn, pressed, text)
      return conversation.answer(turn, {
        channel: place.channel,
        root: place.threadTs ?? place.ts,
        text,
        ...about,
      })
    }
    const threadId =
      place === undefined ? turn.userId : threadIdOf(turn.userId, place.channel, place.threadTs)
    const reply = await answers.ask(turn, {
      text,
      threadId,
      ...about,
      ...(place !== undefined && { channelId: place.channel }),
    })
    const show = showableOf(reply, { askedBy: turn.userId, audience: 'asker' })
    if (place === undefined) {
      // In the Home tab there is nothing to answer below.
      const direct = { channel: turn.userId, userId: turn.userId }
      if (turn.incoming.responseUrl === undefined) await turn.api.post(direct, show)
      else await replyPrivately(turn, direct, show)
      return answers.sendExport(turn, reply)
    }
    // The next card takes the place of a private question: what was pressed is gone.
    const isReplaced = place.isEphemeral && !isReading
    await replyPrivately(turn, spot, show, { replace_original: isReplaced })
    if (!place.isEphemeral && !isReading) await disable(turn, pressed, text)
    if (spot !== undefined) await answers.sayProse(turn, spot, reply)
    await answers.sendExport(turn, reply)
  }

  async function disable(turn: Turn, { place }: Pressed, said: string): Promise<void> {
    if (place?.blocks === undefined) return
    const { channel, ts, text, blocks } = place
    const note = `Pressed: ${shorten(said, longestNote)}`
    await turn.api.update(channel, ts, spentMessage({ text, blocks }, note))
  }

  async function thumb(turn: Turn, pressed: Pressed): Promise<void> {
    const { value, place, triggerId } = pressed
    if (value.id === undefined || value.vote === undefined) return
    const spot = place && { channel: place.channel, userId: turn.userId }
    const threadId = place === undefined ? turn.userId : place.channel
    const reply = await answers.ask(turn, { text: `feedback ${value.vote} ${value.id}`, threadId })
    if (value.vote === 'down' && reply.ok) {
      const view = feedbackView({
        by: turn.userId,
        id: value.id,
        ...(place !== undefined && { channel: place.channel }),
      })
      // The thumb is kept already; the form only adds why.
      if (await turn.api.openView(triggerId, view)) return
    }
    await replyPrivately(turn, spot, showableOf(reply, { askedBy: turn.userId, audience: 'asker' }))
  }
}
