import type { NumberStyle } from '#src/card/number-style.ts'

/** What a rendering knows beside the card. */
export interface CardView {
  /** Who asked: theirs are the buttons that change something. */
  readonly by: string
  /** What was kept, such as r12; null when nothing was. */
  readonly savedId: string | null
  readonly accent: Accent
  readonly isPublic: boolean
  /** Who showed a private answer to everybody: then no quoted words and no names are in it. */
  readonly sharedBy?: string
  /** How whoever asked writes numbers; absent: the English way. */
  readonly numbers?: NumberStyle
  /** What the card's question is about; a form asks for it. */
  readonly asks?: readonly string[]
  /** Its buttons were used; says by what. */
  readonly spent?: string
}

/** The colour at a card's edge says what it is before it is read. */
export const accents = {
  'neither-yet': 0xf2a93b,
  'fine-tune': 0x3b82f6,
  'pre-train': 0x8b5cf6,
  estimate: 0x14b8a6,
  answer: 0x64748b,
  problem: 0xef4444,
} as const

export type Accent = keyof typeof accents
