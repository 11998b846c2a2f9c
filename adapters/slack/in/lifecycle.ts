import * as z from 'zod'
import type { Workspaces } from '../workspaces.ts'
import type { Incoming } from './incoming.ts'

const revoked = z.looseObject({
  event: z.looseObject({
    tokens: z.looseObject({ bot: z.array(z.string()).nullish() }).nullish(),
  }),
})

/**
 * What Slack says of an installation itself. The two notices of an uninstallation come in either
 * order, twice, or not at all; each is enough, and a second one changes nothing. True when the
 * delivery was such a notice.
 */
export function createLifecycle(workspaces: Workspaces, log: { info(event: object): void }) {
  return async ({ kind, name, place, body }: Incoming): Promise<boolean> => {
    if (kind !== 'event') return false
    if (name !== 'app_uninstalled' && name !== 'tokens_revoked') return false
    const bots = name === 'tokens_revoked' ? revoked.safeParse(body).data?.event.tokens?.bot : ['']
    // A person's own token is not what the app lives on.
    if ((bots ?? []).length > 0) {
      await workspaces.markUninstalled(place)
      log.info({ event: 'app-uninstalled' })
    }
    return true
  }
}
