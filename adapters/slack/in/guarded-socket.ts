import { SocketModeClient, type SocketModeOptions } from '@slack/socket-mode'
import * as z from 'zod'

const envelope = z.looseObject({ envelope_id: z.string().max(200) })

/**
 * A frame that lacks a field throws inside the package, where nobody could catch it. Here it is
 * reported, acknowledged where it has an id, and skipped.
 */
export class GuardedSocket extends SocketModeClient {
  readonly #onBroken: (error: unknown) => void

  constructor(options: SocketModeOptions, onBroken: (error: unknown) => void) {
    super(options)
    this.#onBroken = onBroken
  }

  protected override async onWebSocketMessage(
    data: string | ArrayBuffer,
    isBinary: boolean,
  ): Promise<void> {
    try {
      await super.onWebSocketMessage(data, isBinary)
    } catch (error) {
      this.#onBroken(error)
      await this.#acknowledge(data)
    }
  }

  /** Slack would send it three times more. */
  async #acknowledge(data: string | ArrayBuffer): Promise<void> {
    if (typeof data !== 'string') return
    const id = envelope.safeParse(JSON.parse(data)).data?.envelope_id
    if (id === undefined) return
    // Not public, so a fault test watches it.
    const isGone = (error: unknown) => this.#onBroken(error)
    await (this as unknown as { send(id: string): Promise<void> }).send(id).catch(isGone)
  }
}
