import * as z from 'zod'
import type { Role } from '#src/app.ts'
import type { Place } from './in/incoming.ts'
import type { SlackApi } from './out/slack-api.ts'

const flag = z.boolean().default(false)
/** docs.slack.dev, users.info; flags that are absent are not set. */
const answer = z.looseObject({
  user: z
    .looseObject({
      team_id: z.string().optional(),
      deleted: flag,
      is_admin: flag,
      is_owner: flag,
      is_primary_owner: flag,
      is_restricted: flag,
      is_ultra_restricted: flag,
      is_stranger: flag,
      enterprise_user: z.looseObject({ teams: z.array(z.string()).optional() }).optional(),
    })
    .optional(),
})

export interface People {
  /** What somebody is, as Slack says: now when `fresh`, else within the last few minutes. */
  roleOf(api: SlackApi, place: Place, userId: string, fresh: boolean): Promise<Role>
}

const cachedMs = 5 * 60_000
const mostCached = 20_000

/** Roles by `users.info`. When Slack does not say, a person is taken for a guest: nothing leaks. */
export function createPeople(): People {
  const known = new Map<string, { role: Role; untilMs: number }>()
  return {
    async roleOf(api, place, userId, fresh) {
      const key = `${place.enterpriseId ?? ''} ${place.workspaceId} ${userId}`
      const cached = known.get(key)
      if (!fresh && cached !== undefined && cached.untilMs > performance.now()) return cached.role
      try {
        const role = roleIn(await api.client.users.info({ user: userId }), place)
        known.delete(key)
        known.set(key, { role, untilMs: performance.now() + cachedMs })
        if (known.size > mostCached) known.delete([...known.keys()][0] ?? '')
        return role
      } catch (error) {
        api.noteRefusal(error)
        // Lately is better than never, but not good enough for what only admins may.
        return !fresh && cached !== undefined ? cached.role : 'guest'
      }
    },
  }
}

function roleIn(info: unknown, place: Place): Role {
  const user = answer.parse(info).user
  if (user === undefined) return 'member'
  const isInside =
    user.team_id === undefined ||
    user.team_id === place.workspaceId ||
    user.enterprise_user?.teams?.includes(place.workspaceId) === true
  const isLimited = user.is_restricted || user.is_ultra_restricted || user.is_stranger
  if (user.deleted || isLimited || !isInside) return 'guest'
  return user.is_admin || user.is_owner || user.is_primary_owner ? 'admin' : 'member'
}
