/** For whom and where a card is shown. */
export interface CardView {
  /** The platform's id of the person who asked. */
  readonly askedBy: string
  /** `r12` or `e7` when the answer is kept. */
  readonly savedId: string | null
  /** The fields that the card's question is about. */
  readonly asks?: readonly string[]
  /** Whether only the asker sees it, or a channel. */
  readonly audience: 'asker' | 'channel'
  /** Who put a private answer into the channel; then nothing that people said is quoted. */
  readonly sharedBy?: string
  /** Its buttons were used: a line says so in their place. */
  readonly spent?: boolean
  readonly spentNote?: string
  /** For workspaces that refuse tables, charts, containers and feedback buttons. */
  readonly plain?: boolean
}

/** What stands before a command on Slack. */
export const commandPrefix = '/crossroads '

/** `r12` a recommendation, `e7` an estimate. */
export function isSavedId(text: string): boolean {
  return /^[re][1-9]\d{0,8}$/.test(text)
}

/** A Slack user's id, which a client shows as a name. */
export function isUserId(text: string): boolean {
  return /^[UW][A-Z0-9]{2,20}$/.test(text)
}
