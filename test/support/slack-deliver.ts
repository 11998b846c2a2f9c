import type { SlackTest } from './slack-app.ts'
import { post, postEvent, postPayload } from './slack-driver.ts'

type Fields = Readonly<Record<string, unknown>>

/** Deliveries by either transport; each resolves with what it was acknowledged with. */
export interface Deliveries {
  command(fields: Record<string, string>): Promise<Fields>
  interaction(payload: object): Promise<Fields>
  event(body: object): Promise<Fields>
}

export function overHttp({ url }: SlackTest): Deliveries {
  const acknowledged = async (answer: ReturnType<typeof post>): Promise<Fields> => {
    const { status, text } = await answer
    if (status !== 200) throw new Error(`acknowledged with ${status}`)
    return text === '' ? {} : JSON.parse(text)
  }
  return {
    command: (fields) => acknowledged(post(url, new URLSearchParams(fields).toString())),
    interaction: (payload) => acknowledged(postPayload(url, payload)),
    event: (body) => acknowledged(postEvent(url, body)),
  }
}

export function overSocket({ fake }: SlackTest): Deliveries {
  return {
    command: (fields) => fake.socket.deliver('slash_commands', fields),
    interaction: (payload) => fake.socket.deliver('interactive', payload),
    event: (body) => fake.socket.deliver('events_api', body),
  }
}
