import type { ContextBlock, HeaderBlock, RichTextBlock } from '@slack/types'
import type { Block, Card } from '#src/card/card.ts'
import { sharedCard, withoutSpeakers } from '#src/card/shared-card.ts'
import { buttonRows } from './button-rows.ts'
import {
  type DrawnPart,
  drawFields,
  drawSources,
  drawTable,
  drawText,
  headed,
  type PartStyle,
} from './card-parts.ts'
import { type CardView, commandPrefix, isSavedId, isUserId } from './card-view.ts'
import { inertMrkdwn } from './escape.ts'
import { fallbackText } from './fallback-text.ts'
import { withoutMarks } from './inline.ts'
import { slackLimits } from './limits.ts'
import { shorten } from './shorten.ts'
import type { SlackBlock, SlackMessage } from './slack-message.ts'
import { mrkdwn, plain } from './text-objects.ts'
import { noWeight, together, type Weight, weigh } from './weigh.ts'

export type { CardView } from './card-view.ts'
export type { DataVisualizationBlock, SlackBlock, SlackMessage } from './slack-message.ts'

/** Below what the check allows: a limit nobody documents is not to be met exactly. */
const most: Weight = {
  chars: 10_000,
  tableChars: slackLimits.tableChars - 500,
  blocks: slackLimits.blocksPerMessage - 2,
  charts: slackLimits.chartsPerMessage,
}

/** A card as a Slack message: never above a limit, and it says what it had to leave out. */
export function cardMessage(card: Card, view: CardView): SlackMessage {
  const shown = cardFor(view, card)
  const top = [titleBlock(shown), ...sharedLine(view)]
  const tail = buttonRows(shown, view)
  const { text, body } = drawn(shown, view, weigh([...top, ...tail]))
  return { text, blocks: [...top, ...body, ...tail] }
}

interface DrawnCard {
  readonly text: string
  readonly body: readonly SlackBlock[]
}

/** Cards are never changed, and some (the help) are the same for everybody: drawn once. */
const drawnCards = new WeakMap<Card, DrawnCard & { readonly as: string }>()

function drawn(card: Card, view: CardView, around: Weight): DrawnCard {
  const { chars, tableChars, blocks, charts } = around
  const as = [view.plain === true, view.savedId, chars, tableChars, blocks, charts].join(' ')
  const known = drawnCards.get(card)
  if (known?.as === as) return known
  const made = { as, text: fallbackText(card), body: bodyBlocks(card, view, around) }
  drawnCards.set(card, made)
  return made
}

/** Who said what is for the asker alone: in a channel it would also call each of them. */
function cardFor({ sharedBy, audience }: CardView, card: Card): Card {
  if (sharedBy !== undefined) return sharedCard(card)
  return audience === 'channel' ? withoutSpeakers(card) : card
}

/** The id at its end outlives a long title. */
function titleBlock({ title }: Card): HeaderBlock {
  const words = withoutMarks(title)
  const id = / · [re]\d+$/.exec(words)?.[0] ?? ''
  const room = slackLimits.headerChars - id.length
  const text = shorten(plain(words.slice(0, words.length - id.length)).text.trim(), room)
  return { type: 'header', text: plain(`${text || 'Crossroads'}${id}`, slackLimits.headerChars) }
}

function sharedLine({ sharedBy }: CardView): readonly (RichTextBlock | ContextBlock)[] {
  if (sharedBy === undefined) return []
  if (!isUserId(sharedBy)) {
    const name = inertMrkdwn(shorten(sharedBy, slackLimits.buttonChars))
    return [{ type: 'context', elements: [mrkdwn(`Shared by ${name}`)] }]
  }
  return [
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'Shared by ', style: { italic: true } },
            { type: 'user', user_id: sharedBy },
          ],
        },
      ],
    },
  ]
}

function bodyBlocks(card: Card, view: CardView, around: Weight): SlackBlock[] {
  const blocks: SlackBlock[] = []
  const styles = partStyles(card, view)
  let used = around
  let partsLeft = 0
  for (const [index, block] of card.blocks.entries()) {
    const style = styles[index] ?? { isPlain: view.plain === true, isFolded: false }
    const part = fittedPart(block, style, used)
    if (part === undefined) {
      partsLeft += 1
      continue
    }
    blocks.push(...part.blocks)
    used = together(used, part.weight)
    if (part.left === '') continue
    const line = leftLine(part.left, view)
    blocks.push(line)
    used = together(used, weigh([line]))
  }
  if (partsLeft > 0) {
    blocks.push(leftLine(partsLeft === 1 ? '1 more part' : `${partsLeft} more parts`, view))
  }
  return blocks
}

/** The first list under a heading and the first table stand open; later ones fold. */
function partStyles({ blocks }: Card, view: CardView): readonly PartStyle[] {
  let lists = 0
  let tables = 0
  return blocks.map((block) => {
    const isPlain = view.plain === true
    if (block.type === 'text' && headed(block).items > 0) {
      lists += 1
      return { isPlain, isFolded: lists > 1 }
    }
    if (block.type !== 'table') return { isPlain, isFolded: false }
    tables += 1
    const isNamed = block.headers[0] !== undefined && block.headers[0] !== ''
    const isAside = block.caption === undefined && block.rows.length >= fewestFoldedRows && isNamed
    return { isPlain, isFolded: tables > 1 && isAside }
  })
}

const fewestFoldedRows = 5

/** Room below which a part of a card is not worth beginning. */
const leastChars = 200
/** What the line about something left out takes. */
const leftLineChars = 100

interface FittedPart extends DrawnPart {
  readonly weight: Weight
}

/** The part as far as it fits beside what there is; undefined when it does not. */
function fittedPart(block: Block, style: PartStyle, used: Weight): FittedPart | undefined {
  if (block.type === 'actions') return { blocks: [], left: '', weight: noWeight }
  const room = most.chars - used.chars - leftLineChars
  const tableRoom = Math.min(room, most.tableChars - used.tableChars)
  let share = block.type === 'table' ? tableRoom : room
  while (share >= leastChars) {
    const part = drawnPart(block, share, style, used)
    const weight = weigh(part.blocks)
    const all = together(used, weight)
    const fits =
      all.chars <= most.chars - leftLineChars &&
      all.tableChars <= most.tableChars &&
      all.blocks < most.blocks
    if (fits) return part.blocks.length === 0 && part.left !== '' ? undefined : { ...part, weight }
    // Escaping makes text longer, so what fitted as text may not fit as sent.
    share = Math.floor(share * 0.7)
  }
  return undefined
}

function drawnPart(
  block: Exclude<Block, { type: 'actions' }>,
  chars: number,
  style: PartStyle,
  used: Weight,
): DrawnPart {
  switch (block.type) {
    case 'text':
      return drawText(block, chars, style)
    case 'fields':
      return drawFields(block, chars)
    case 'table':
      return drawTable(block, chars, style, used.charts < most.charts)
    case 'sources':
      return drawSources(block, Math.floor(chars / leastChars), style)
  }
}

/** "12 more rows: `/crossroads show r12`": nothing goes without a word. */
function leftLine(what: string, { savedId }: CardView): ContextBlock {
  const isSaved = savedId !== null && isSavedId(savedId)
  const where = isSaved ? `\`${commandPrefix}show ${savedId}\`` : 'left out for length'
  return { type: 'context', elements: [mrkdwn(`${what}: ${where}`)] }
}
