import type { Block, Card } from '#src/card/card.ts'
import { drawFields, drawSources, drawTable, drawText, type PartStyle } from './card-parts.ts'
import { type Cut, cutBlock, type ShownBlock } from './cut-block.ts'
import { fallbackText } from './fallback-text.ts'
import { headed } from './headed.ts'
import { slackLimits } from './limits.ts'
import type { SlackBlock } from './slack-message.ts'
import { noWeight, together, type Weight, weigh } from './weigh.ts'

/** Below what the check allows: a limit nobody documents is not to be met exactly. */
const most: Weight = {
  chars: 10_000,
  tableChars: slackLimits.tableChars - 500,
  blocks: slackLimits.blocksPerMessage - 2,
  charts: slackLimits.chartsPerMessage,
}

/** As much of a card as one message holds. */
export interface Body {
  /** What a notification says of the card. */
  readonly text: string
  readonly drawn: readonly SlackBlock[]
  readonly kept: readonly Block[]
  /** What the next message begins with; empty when all is there. */
  readonly rest: readonly Block[]
}

/** Cards are never changed, and some (the help) are the same for everybody: drawn once. */
const known = new WeakMap<Card, Body & { readonly as: string }>()

/** Draws a card's parts in order until the message is full; its buttons are not among them. */
export function bodyOf(card: Card, isPlain: boolean, around: Weight): Body {
  const { chars, tableChars, blocks, charts } = around
  const as = [isPlain, chars, tableChars, blocks, charts].join(' ')
  const before = known.get(card)
  if (before?.as === as) return before
  const made = { as, text: fallbackText(card), ...filled(card, isPlain, around) }
  known.set(card, made)
  return made
}

function filled(card: Card, isPlain: boolean, around: Weight): Omit<Body, 'text'> {
  const drawn: SlackBlock[] = []
  const kept: ShownBlock[] = []
  const parts = card.blocks.filter((block) => block.type !== 'actions')
  let used = around
  for (const [at, block] of parts.entries()) {
    const part = fittedPart(block, styleOf(block, kept, isPlain), used)
    if (part === undefined) return { drawn, kept, rest: parts.slice(at) }
    drawn.push(...part.blocks)
    kept.push(part.kept)
    used = together(used, part.weight)
    if (part.rest !== undefined) return { drawn, kept, rest: [part.rest, ...parts.slice(at + 1)] }
  }
  return { drawn, kept, rest: [] }
}

const isList = (block: Block) => block.type === 'text' && headed(block).items > 0
const fewestFoldedRows = 5

/** The first list under a heading and the first table stand open; later ones fold. */
function styleOf(block: ShownBlock, above: readonly ShownBlock[], isPlain: boolean): PartStyle {
  if (isList(block)) return { isPlain, isFolded: above.some(isList) }
  if (block.type !== 'table') return { isPlain, isFolded: false }
  const isNamed = block.headers[0] !== undefined && block.headers[0] !== ''
  const isAside = block.caption === undefined && block.rows.length >= fewestFoldedRows && isNamed
  return { isPlain, isFolded: isAside && above.some(({ type }) => type === 'table') }
}

/** Room below which a part of a card is not worth beginning. */
const leastChars = 200
/** What the line about something left out takes. */
const leftLineChars = 100

interface FittedPart extends Cut {
  readonly blocks: readonly SlackBlock[]
  readonly weight: Weight
}

/** The part as far as it fits beside what there is; undefined when it does not. */
function fittedPart(block: ShownBlock, style: PartStyle, used: Weight): FittedPart | undefined {
  const room = most.chars - used.chars - leftLineChars
  const tableRoom = Math.min(room, most.tableChars - used.tableChars)
  let share = block.type === 'table' ? tableRoom : room
  while (share >= leastChars) {
    const cut = cutBlock(block, share)
    const blocks = cut === undefined ? [] : drawnPart(cut, style, used)
    const weight = blocks.length === 0 ? noWeight : weigh(blocks)
    const all = together(used, weight)
    const fits =
      all.chars <= most.chars - leftLineChars &&
      all.tableChars <= most.tableChars &&
      all.blocks < most.blocks
    if (fits) return cut && { ...cut, blocks, weight }
    // Escaping makes text longer, so what fitted as text may not fit as sent.
    share = Math.floor(share * 0.7)
  }
  return undefined
}

function drawnPart({ kept, rest }: Cut, style: PartStyle, used: Weight): readonly SlackBlock[] {
  switch (kept.type) {
    case 'text':
      return drawText(kept, style)
    case 'fields':
      return drawFields(kept)
    case 'table':
      return drawTable(kept, style, rest === undefined && used.charts < most.charts)
    case 'sources':
      return drawSources(kept, style)
  }
}
