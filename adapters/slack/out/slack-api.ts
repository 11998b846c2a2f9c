import type { KnownBlock, View } from '@slack/types'
import { WebAPIRateLimitedError, type WebClient } from '@slack/web-api'
import type { Page, SlackMessage } from '../blocks/card-message.ts'
import type { ChannelQueue } from './channel-queue.ts'
import { channelErrors, messageErrors, slackErrorCode, tokenErrors } from './slack-error.ts'

/** What is said in one message, or in several one after the other. */
export type Showable = readonly Page[]

/** Where something is said. */
export interface Spot {
  readonly channel: string
  readonly threadTs?: string
  /** For whom, when the channel cannot be written to. */
  readonly userId: string
}

export type Posted =
  | { readonly channel: string; readonly ts: string; readonly inDm: boolean }
  /** Nobody could be reached there; in how many seconds it may be tried again, if Slack said so. */
  | { readonly failedWith: string; readonly retryAfterSeconds?: number }

/** What may be done in one workspace. Nothing here throws for what Slack refuses. */
export interface SlackApi {
  /** Posts into a channel or thread; the person gets it as a direct message when that is closed. */
  post(spot: Spot, show: Showable): Promise<Posted>
  /** Only the person sees it; a direct message when the channel is closed. */
  whisper(spot: Spot, show: Showable): Promise<Posted>
  update(channel: string, ts: string, message: SlackMessage): Promise<boolean>
  openView(triggerId: string, view: View): Promise<boolean>
  publishHome(userId: string, view: View): Promise<boolean>
  /** A method that is nice to have: its refusal is logged, and breaks nothing. */
  quietly(call: (client: WebClient) => Promise<unknown>): Promise<boolean>
  /** The raw client, for streams and look-ups; its refusals are thrown. */
  readonly client: WebClient
  /** What a caught refusal of the raw client's says about the installation. */
  noteRefusal(error: unknown): void
}

export interface SlackApiParts {
  readonly client: WebClient
  readonly queue: ChannelQueue
  /** Slack refuses the token. */
  readonly onBroken: (because: string) => void
  readonly log: { warn(event: object): void }
}

const longestText = 3000
const quiet = { unfurl_links: false, unfurl_media: false } as const

export function createSlackApi({ client, queue, onBroken, log }: SlackApiParts): SlackApi {
  function noteRefusal(error: unknown): string {
    const code = slackErrorCode(error)
    log.warn({ event: 'slack-refused', code })
    if (tokenErrors.has(code)) onBroken(code)
    return code
  }

  /** As meant, then plain, then the bare text; each once. */
  async function inSomeForm<T>(
    show: Page,
    send: (message: SlackMessage) => Promise<T>,
  ): Promise<T> {
    const forms = [() => show(false), () => show(true), () => bare(show(true))]
    for (const [i, form] of forms.entries()) {
      try {
        return await send(form())
      } catch (error) {
        if (i === forms.length - 1 || !messageErrors.has(slackErrorCode(error))) throw error
        log.warn({ event: 'slack-message-refused', code: slackErrorCode(error) })
      }
    }
    throw new Error('a loop over forms that has no end')
  }

  const postTo = (channel: string, threadTs: string | undefined, show: Page) =>
    queue.inChannel(channel, () =>
      inSomeForm(show, async (message) => {
        const sent = await client.chat.postMessage({
          channel,
          text: message.text,
          blocks: message.blocks as KnownBlock[],
          ...(threadTs !== undefined && { thread_ts: threadTs }),
          ...quiet,
        })
        return { channel: sent.channel ?? channel, ts: sent.ts ?? '' }
      }),
    )

  const whisperTo = ({ channel, threadTs, userId }: Spot, show: Page) =>
    inSomeForm(show, async (message) => {
      const sent = await client.chat.postEphemeral({
        channel,
        user: userId,
        text: message.text,
        blocks: message.blocks as KnownBlock[],
        ...(threadTs !== undefined && { thread_ts: threadTs }),
      })
      return { channel, ts: sent.message_ts ?? '' }
    })

  async function orInDm(
    spot: Spot,
    show: Page,
    attempt: () => Promise<{ channel: string; ts: string }>,
  ): Promise<Posted> {
    try {
      return { ...(await attempt()), inDm: false }
    } catch (error) {
      const code = noteRefusal(error)
      if (!channelErrors.has(code) || spot.userId === '') return failure(error, code)
      try {
        return { ...(await postTo(spot.userId, undefined, show)), inDm: true }
      } catch (again) {
        return failure(again, noteRefusal(again))
      }
    }
  }

  async function worked(call: () => Promise<unknown>): Promise<boolean> {
    try {
      await call()
      return true
    } catch (error) {
      noteRefusal(error)
      return false
    }
  }

  return {
    client,
    noteRefusal,
    post: (spot, show) =>
      inOrder(show, (page) => orInDm(spot, page, () => postTo(spot.channel, spot.threadTs, page))),
    whisper: (spot, show) =>
      inOrder(show, (page) => orInDm(spot, page, () => whisperTo(spot, page))),
    update: (channel, ts, { text, blocks }) =>
      worked(() =>
        queue.inChannel(channel, () =>
          client.chat.update({ channel, ts, text, blocks: blocks as KnownBlock[] }),
        ),
      ),
    openView: (triggerId, view) => worked(() => client.views.open({ trigger_id: triggerId, view })),
    publishHome: (userId, view) => worked(() => client.views.publish({ user_id: userId, view })),
    async quietly(call) {
      try {
        await call(client)
        return true
      } catch (error) {
        const code = slackErrorCode(error)
        // Not every workspace grants what is merely nice.
        if (code === 'missing_scope' || !tokenErrors.has(code)) {
          log.warn({ event: 'slack-refused-quietly', code })
        } else noteRefusal(error)
        return false
      }
    },
  }
}

/** One page after the other, until one fails; resolves with where the first stands. */
async function inOrder(show: Showable, send: (page: Page) => Promise<Posted>): Promise<Posted> {
  let first: Posted | undefined
  for (const page of show) {
    const posted = await send(page)
    first ??= posted
    if ('failedWith' in posted) break
  }
  return first ?? { failedWith: 'nothing_to_say' }
}

function failure(error: unknown, code: string): Posted {
  return {
    failedWith: code,
    ...(error instanceof WebAPIRateLimitedError && { retryAfterSeconds: error.retryAfter }),
  }
}

function bare({ text }: SlackMessage): SlackMessage {
  return { text: text.slice(0, longestText), blocks: [] }
}
