import type { Page } from '../blocks/card-message.ts'
import type { Turn } from '../turn.ts'
import type { ResponseOutcome } from './response-url.ts'
import type { Showable, Spot } from './slack-api.ts'

interface More {
  readonly replace_original?: boolean
}

/**
 * Shows something to the person alone: by the delivery's own address, plainer if Slack refuses
 * it, else as an ephemeral message where they are.
 */
export async function replyPrivately(
  turn: Turn,
  spot: Spot | undefined,
  show: Showable,
  more: More = {},
): Promise<void> {
  for (const [at, page] of show.entries()) {
    const given = at === 0 ? more : {}
    const outcome = await respond(turn, page, given)
    if (outcome === 'sent') continue
    // What may have arrived is not said elsewhere, where it would show twice.
    if (outcome !== 'lost' && spot !== undefined) await turn.api.whisper(spot, show.slice(at))
    return
  }
}

/** As meant, then plain. */
async function respond(turn: Turn, page: Page, more: More): Promise<ResponseOutcome> {
  const body = { response_type: 'ephemeral', replace_original: false, ...more } as const
  const outcome = await turn.respond({ ...body, ...page(false) })
  return outcome === 'refused' ? turn.respond({ ...body, ...page(true) }) : outcome
}
