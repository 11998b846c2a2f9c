import type { Incoming } from './incoming.ts'

/** What a delivery is acknowledged with. */
export interface Ack {
  readonly status: number
  readonly body: string | object
}

export const acknowledged = (body: Ack['body'] = ''): Ack => ({ status: 200, body })

/** When a handler failed before it acknowledged. */
export function apology({ kind }: Incoming, errorId: string): Ack {
  const text = `Something broke on our side. It is logged as ${errorId}; trying again is safe.`
  if (kind === 'command') return acknowledged({ response_type: 'ephemeral', text })
  return kind === 'view' ? acknowledged(note(text)) : acknowledged()
}

/** Uninstalled, or never installed; only a command has somebody who waits. */
export function notInstalled({ kind }: Incoming): Ack {
  if (kind !== 'command') return acknowledged()
  const text = 'I am not installed in this workspace any more. An admin can install me again.'
  return acknowledged({ response_type: 'ephemeral', text })
}

/** What Slack delivers and nobody here handles: said kindly, and at once. */
export function unknownAnswer({ kind, name }: Incoming): {
  readonly ack: Ack
  /** For where the acknowledgement is not shown. */
  readonly text?: string
} {
  switch (kind) {
    case 'command':
      return {
        ack: acknowledged({
          response_type: 'ephemeral',
          text: `I do not know ${shortName(name)}. Try \`/crossroads help\`.`,
        }),
      }
    case 'action':
    case 'shortcut': {
      const text = 'That is from another version of mine. Try `/crossroads help`.'
      return { ack: acknowledged(), text }
    }
    case 'view':
      return { ack: acknowledged(note('This form is from another version of mine. Open it anew.')) }
    case 'options':
      return { ack: acknowledged({ options: [] }) }
    case 'event':
    case 'closed':
      return { ack: acknowledged() }
  }
}

function shortName(name: string): string {
  const safe = name.replace(/[^\w/-]/g, '').slice(0, 32)
  return safe === '' ? 'that command' : `\`${safe}\``
}

/** Takes the place of a form that cannot go on. */
function note(text: string) {
  return {
    response_action: 'update',
    view: {
      type: 'modal',
      title: { type: 'plain_text', text: 'Crossroads' },
      close: { type: 'plain_text', text: 'Close' },
      blocks: [{ type: 'section', text: { type: 'plain_text', text } }],
    },
  }
}
