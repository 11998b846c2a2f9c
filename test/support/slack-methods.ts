/** What a fake workspace holds and how it answers; all in memory. */
export interface FakeWorkspace {
  readonly teamId: string
  readonly enterpriseId: string | undefined
  readonly botUserId: string
  readonly botId: string
  /** `users.info`, by id; anybody else is an ordinary member. */
  readonly users: Map<string, Record<string, unknown>>
  /** Channels that cannot be written to, with Slack's word for why. */
  readonly closed: Map<string, string>
  /** Every message that stands, by "channel ts". */
  readonly messages: Map<string, FakeMessage>
  /** Tokens that were taken back, with Slack's word for it. */
  readonly deadTokens: Map<string, string>
  /** Makes every open stream expire, as Slack does after about five minutes. */
  expireStreams(): void
}

export interface FakeMessage {
  readonly channel: string
  readonly ts: string
  readonly threadTs: string | undefined
  text: string
  blocks: unknown
  /** Of a stream: whether it takes more. */
  streaming: boolean
}

export interface MethodContext {
  readonly workspace: FakeWorkspace
  readonly token: string
  readonly problems: (message: unknown, kind: 'message' | 'view') => readonly string[]
  readonly socketUrl: string
  readonly uploadUrl: string
}

export function newWorkspace(): FakeWorkspace {
  const messages = new Map<string, FakeMessage>()
  return {
    teamId: 'T0001',
    enterpriseId: undefined,
    botUserId: 'UBOT',
    botId: 'BBOT',
    users: new Map(),
    closed: new Map(),
    messages,
    deadTokens: new Map(),
    expireStreams() {
      for (const message of messages.values()) message.streaming = false
    },
  }
}

type Given = Readonly<Record<string, unknown>>

const refused = (error: string, more: object = {}) => ({ ok: false, error, ...more })
const needsToken = (method: string) => !method.startsWith('oauth.')
let clock = 1_700_000_000

/** A new `ts`, later than all before. */
export function nextTs(): string {
  clock += 1
  return `${clock}.000100`
}

export function answerMethod(method: string, given: Given, context: MethodContext): object {
  const { workspace, token, problems } = context
  const dead = workspace.deadTokens.get(token)
  if (dead !== undefined) return refused(dead)
  if (needsToken(method) && token === '') return refused('not_authed')
  const text = (name: string) => (typeof given[name] === 'string' ? (given[name] as string) : '')
  const channel = text('channel')
  const key = `${channel} ${text('ts')}`

  switch (method) {
    case 'auth.test':
      return {
        ok: true,
        team_id: workspace.teamId,
        user_id: workspace.botUserId,
        bot_id: workspace.botId,
        ...(workspace.enterpriseId !== undefined && { enterprise_id: workspace.enterpriseId }),
      }
    case 'oauth.v2.access':
      // A refresh token is good for one renewal (docs.slack.dev, token rotation).
      return text('refresh_token') === 'xoxe-1-canary'
        ? {
            ok: true,
            token_type: 'bot',
            access_token: 'xoxe.xoxb-renewed',
            refresh_token: 'xoxe-2-canary',
            expires_in: 43_200,
          }
        : refused('invalid_refresh_token')
    case 'apps.connections.open':
      return { ok: true, url: context.socketUrl }
    case 'users.info': {
      const id = text('user')
      const known = workspace.users.get(id) ?? {}
      return { ok: true, user: { id, team_id: workspace.teamId, is_admin: false, ...known } }
    }
    case 'chat.postMessage':
    case 'chat.postEphemeral': {
      const why = workspace.closed.get(channel)
      if (why !== undefined) return refused(why)
      const found = problems({ text: given.text, blocks: given.blocks }, 'message')
      if (found.length > 0) {
        return refused('invalid_blocks', { response_metadata: { messages: found } })
      }
      const ts = nextTs()
      if (method === 'chat.postEphemeral') return { ok: true, message_ts: ts }
      const to = channel.startsWith('U') ? `D${channel.slice(1)}` : channel
      workspace.messages.set(`${to} ${ts}`, {
        channel: to,
        ts,
        threadTs: text('thread_ts') || undefined,
        text: text('text'),
        blocks: given.blocks,
        streaming: false,
      })
      return { ok: true, channel: to, ts, message: { ts, text: text('text') } }
    }
    case 'chat.update': {
      const message = workspace.messages.get(key)
      if (message === undefined) return refused('message_not_found')
      if (problems({ text: given.text, blocks: given.blocks }, 'message').length > 0) {
        return refused('invalid_blocks')
      }
      Object.assign(message, { text: text('text'), blocks: given.blocks, streaming: false })
      return { ok: true, channel, ts: message.ts, text: message.text }
    }
    case 'chat.startStream': {
      if (text('thread_ts') === '') return refused('invalid_arguments')
      const isDm = channel.startsWith('D')
      if (!isDm && (text('recipient_user_id') === '' || text('recipient_team_id') === '')) {
        return refused('missing_recipient_team_id')
      }
      const ts = nextTs()
      workspace.messages.set(`${channel} ${ts}`, {
        channel,
        ts,
        threadTs: text('thread_ts'),
        text: text('markdown_text'),
        blocks: undefined,
        streaming: true,
      })
      return { ok: true, channel, ts }
    }
    case 'chat.appendStream':
    case 'chat.stopStream': {
      const message = workspace.messages.get(key)
      if (message === undefined) return refused('message_not_found')
      if (!message.streaming) return refused('message_not_in_streaming_state')
      if (text('markdown_text').length > 12_000) return refused('msg_too_long')
      message.text += text('markdown_text')
      if (method === 'chat.stopStream') {
        Object.assign(message, { streaming: false, blocks: given.blocks })
      }
      return { ok: true, channel, ts: message.ts }
    }
    case 'views.open':
    case 'views.publish':
    case 'views.update': {
      const found = problems(given.view, 'view')
      if (found.length > 0) {
        return refused('invalid_arguments', { response_metadata: { messages: found } })
      }
      return { ok: true, view: { id: 'V1', hash: 'h1', ...(given.view as object) } }
    }
    case 'files.getUploadURLExternal':
      return { ok: true, upload_url: context.uploadUrl, file_id: 'F1' }
    case 'files.completeUploadExternal':
      return { ok: true, files: [{ id: 'F1' }] }
    case 'conversations.open':
      return { ok: true, channel: { id: `D${text('users').slice(1)}` } }
    case 'agents.sessions.setStatus':
    case 'agents.sessions.rename':
    case 'assistant.threads.setStatus':
    case 'assistant.threads.setSuggestedPrompts':
      return { ok: true }
    default:
      return refused('unknown_method')
  }
}
