import type { ContextBlock, HeaderBlock, RichTextBlock } from '@slack/types'
import type { Block, Card } from '#src/card/card.ts'
import { sharedCard, withoutSpeakers } from '#src/card/shared-card.ts'
import { buttonRows } from './button-rows.ts'
import { type Body, bodyOf } from './card-body.ts'
import { type CardView, isUserId } from './card-view.ts'
import { inertMrkdwn } from './escape.ts'
import { withoutMarks } from './inline.ts'
import { slackLimits } from './limits.ts'
import { shorten } from './shorten.ts'
import type { SlackBlock, SlackMessage } from './slack-message.ts'
import { mrkdwn, plain } from './text-objects.ts'
import { together, type Weight, weigh } from './weigh.ts'

export type { CardView } from './card-view.ts'
export type { DataVisualizationBlock, SlackBlock, SlackMessage } from './slack-message.ts'

/** One message in both its forms: as meant, and plain, for a workspace that refuses the newer blocks. */
export type Page = (plain: boolean) => SlackMessage

/** An address that came with a command takes five messages, and the explanation is one of them. */
const mostPages = 4

/** A card as one Slack message, or as several where one would not hold it. None is above a limit. */
export function cardMessages(card: Card, view: CardView): readonly Page[] {
  const shown = cardFor(view, card)
  const frame = frameOf(shown, view, onlyPage)
  const around = weigh([...frame.top, ...frame.tail])
  const body = bodyOf(shown, false, around)
  if (body.rest.length === 0) {
    const plainly = () => drawn(shown, { ...view, plain: true }, onlyPage)
    return [(isPlain) => (isPlain ? plainly() : assembled(frame, body, ''))]
  }
  const cards = pagesOf(shown, around)
  return cards.map((each, at) => {
    const page = { number: at + 1, of: cards.length }
    return (isPlain) => drawn(each, { ...view, plain: isPlain }, page)
  })
}

/** Who said what is for the asker alone: in a channel it would also call each of them. */
function cardFor({ sharedBy, audience }: CardView, card: Card): Card {
  if (sharedBy !== undefined) return sharedCard(card)
  return audience === 'channel' ? withoutSpeakers(card) : card
}

interface PageNumber {
  readonly number: number
  readonly of: number
}

const onlyPage: PageNumber = { number: 1, of: 1 }

/** " (2 of 3)" takes no more than this. */
const pageNoteWeight = { chars: 10, tableChars: 0, blocks: 0, charts: 0 }

/** The card's parts by messages; the buttons belong to the last. */
function pagesOf(card: Card, around: Weight): readonly Card[] {
  const pages: (readonly Block[])[] = []
  const buttons = card.blocks.filter((block) => block.type === 'actions')
  let rest: readonly Block[] = card.blocks.filter((block) => block.type !== 'actions')
  while (rest.length > 0 && pages.length < mostPages - 1) {
    const body = bodyOf({ ...card, blocks: rest }, false, together(around, pageNoteWeight))
    // What does not even begin on an empty page is left to the last, which says that it is there.
    if (body.kept.length === 0) break
    pages.push(body.kept)
    rest = body.rest
  }
  if (rest.length > 0) pages.push(rest)
  return pages.map((blocks, at) => ({
    ...card,
    blocks: at === pages.length - 1 ? [...blocks, ...buttons] : blocks,
  }))
}

function drawn(card: Card, view: CardView, page: PageNumber): SlackMessage {
  const frame = frameOf(card, view, page)
  const body = bodyOf(card, view.plain === true, weigh([...frame.top, ...frame.tail]))
  return assembled(frame, body, page.number === 1 ? '' : pageNote(page))
}

interface Frame {
  readonly top: readonly SlackBlock[]
  readonly tail: readonly SlackBlock[]
}

function assembled(
  { top, tail }: Frame,
  { text, drawn: body, rest }: Body,
  note: string,
): SlackMessage {
  return { text: `${text}${note}`, blocks: [...top, ...body, ...leftLines(rest), ...tail] }
}

const pageNote = ({ number, of }: PageNumber) => (of === 1 ? '' : ` (${number} of ${of})`)

/** What stands above and below the body. */
function frameOf(card: Card, view: CardView, page: PageNumber): Frame {
  return {
    top: [titleBlock(card, pageNote(page)), ...(page.number === 1 ? sharedLine(view) : [])],
    tail: page.number === page.of ? buttonRows(card, view) : [],
  }
}

/** The id at its end outlives a long title. */
function titleBlock({ title }: Card, page: string): HeaderBlock {
  const words = withoutMarks(title)
  const id = / · [re]\d+$/.exec(words)?.[0] ?? ''
  const end = `${id}${page}`
  const room = slackLimits.headerChars - end.length
  const text = shorten(plain(words.slice(0, words.length - id.length)).text.trim(), room)
  return { type: 'header', text: plain(`${text || 'Crossroads'}${end}`, slackLimits.headerChars) }
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

/** Nothing goes without a word. */
function leftLines(rest: readonly Block[]): readonly ContextBlock[] {
  const [first] = rest
  if (first === undefined) return []
  const others = rest.length - 1
  const more = others === 0 ? '' : `, and ${others} more ${others === 1 ? 'part' : 'parts'}`
  return [{ type: 'context', elements: [mrkdwn(`Left out for length: ${sizeOf(first)}${more}.`)] }]
}

function sizeOf(block: Block): string {
  const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`
  switch (block.type) {
    case 'text':
      return counted(block.markdown.length, 'character')
    case 'fields':
      return counted(block.fields.length, 'value')
    case 'table':
      return counted(block.rows.length, 'row')
    case 'sources':
      return counted(block.sources.length, 'source')
    case 'actions':
      return counted(block.actions.length, 'button')
  }
}
