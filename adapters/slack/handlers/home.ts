import * as z from 'zod'
import type { Statements } from '#src/profile/statement.ts'
import type { Holdings } from '#src/store/ports.ts'
import { homeView, type SavedItem } from '../blocks/home-view.ts'
import type { Turn } from '../turn.ts'
import type { Answers } from './answers.ts'

export interface Home {
  /** Publishes the person's Home tab as things stand now. */
  show(turn: Turn): Promise<void>
}

const entries = z.array(z.looseObject({ id: z.string(), what: z.string(), savedAt: z.date() }))
const nothingHeld: Holdings = {
  projects: 0,
  answers: 0,
  messages: 0,
  recommendations: 0,
  estimates: 0,
}

/** The Home tab is made of what the commands answer, so it shows nobody more than they may see. */
export function createHome(answers: Answers): Home {
  return {
    async show(turn) {
      const { userId } = turn
      const dataOf = async (text: string): Promise<Readonly<Record<string, unknown>>> => {
        // The project is that of their direct messages.
        const reply = await answers.ask(turn, { text, threadId: userId })
        return reply.ok ? reply.data : {}
      }
      const role = await turn.role(false)
      const [profile, history, privacy] = [
        await dataOf('profile'),
        await dataOf('history'),
        await dataOf('privacy'),
      ]
      const saved = (entries.safeParse(history.entries).data ?? []).map(
        ({ id, what, savedAt }): SavedItem => ({
          id,
          title: what,
          day: savedAt.toISOString().slice(0, 10),
        }),
      )
      const view = homeView({
        by: userId,
        project:
          typeof profile.project === 'string'
            ? { name: profile.project, answers: profile.answers as Statements }
            : null,
        recommendations: saved.filter(({ id }) => id.startsWith('r')),
        estimates: saved.filter(({ id }) => id.startsWith('e')),
        holdings: (privacy.held as Holdings | undefined) ?? nothingHeld,
        isAdmin: role === 'admin',
      })
      await turn.api.publishHome(userId, view)
    },
  }
}
