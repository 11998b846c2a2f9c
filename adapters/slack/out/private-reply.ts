import type { Turn } from '../turn.ts'
import type { Showable, Spot } from './slack-api.ts'

/**
 * Shows something to the person alone: by the delivery's own address, plainer if Slack refuses
 * it, else as an ephemeral message where they are.
 */
export async function replyPrivately(
  turn: Turn,
  spot: Spot | undefined,
  show: Showable,
  more: { readonly replace_original?: boolean } = {},
): Promise<void> {
  const body = { response_type: 'ephemeral', replace_original: false, ...more } as const
  for (const plain of [false, true]) {
    const outcome = await turn.respond({ ...body, ...show(plain) })
    // What may have arrived is not said elsewhere, where it would show twice.
    if (outcome === 'sent' || outcome === 'lost') return
    if (outcome === 'closed') break
  }
  if (spot !== undefined) await turn.api.whisper(spot, show)
}
