import * as z from 'zod'

export const actionIds = {
  run: 'run',
  reply: 'reply',
  share: 'share',
  feedback: 'feedback',
  openInterview: 'open-interview',
  openProfile: 'open-profile',
} as const

const actionValue = z.object({
  command: z.string().optional(),
  reply: z.string().optional(),
  by: z.string(),
  id: z.string().optional(),
})
export type ActionValue = z.infer<typeof actionValue>

export function parseActionValue(text: string): ActionValue | undefined {
  try {
    return actionValue.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
