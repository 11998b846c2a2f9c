import {
  type APIComponentInContainer,
  type APIContainerComponent,
  ComponentType,
  MessageFlags,
  SeparatorSpacingSize,
} from 'discord.js'
import type { Card } from '#src/card/card.ts'
import { withNumbers } from '#src/card/number-style.ts'
import { sharedCard, withoutSpeakers } from '#src/card/shared-card.ts'
import { slashText } from '../commands/slash-text.ts'
import { actionRows } from './action-rows.ts'
import { textsOf } from './block-texts.ts'
import { accents, type CardView } from './card-view.ts'
import { escaped, shortened } from './escape.ts'
import { limits } from './limits.ts'

/** One message; a long card takes more than one. */
export interface DiscordMessage {
  readonly flags: MessageFlags.IsComponentsV2
  readonly components: readonly APIContainerComponent[]
  readonly allowed_mentions: { readonly parse: [] }
  /** Goes along with it; one of its components shows it. */
  readonly file?: AttachedFile
}

export interface AttachedFile {
  readonly name: string
  readonly content: string
}

/** Where an app was installed by a person alone, Discord takes five follow-ups; few read three. */
const mostMessages = 3

/** Room for the title, what follows the card, and a note that there is more. */
const reserved = 500

/** A card as messages: the first carries the title, the last the buttons. */
export function cardMessages(card: Card, view: CardView): readonly DiscordMessage[] {
  const shown = forReaders(card, view)
  const texts = shown.blocks.flatMap(textsOf).filter((each) => each.trim() !== '')
  const { pages, left } = pagesOf(texts)
  const title = `## ${escaped(shortened(shown.title, 200)).trim() || 'Crossroads'}`
  const after = [
    ...(view.sharedBy === undefined ? [] : [`-# Shared by ${escaped(view.sharedBy)}`]),
    ...(left > 0 ? [moreWords(left, view)] : []),
    ...nextWords(card),
  ]
  return pages.map((page, index) => {
    const isLast = index === pages.length - 1
    const parts: APIComponentInContainer[] = [
      ...(index === 0 ? [text(title)] : []),
      ...page.map(text),
      ...(isLast ? ending(shown, view, after) : []),
    ]
    return {
      flags: MessageFlags.IsComponentsV2,
      components: [
        { type: ComponentType.Container, accent_color: accents[view.accent], components: parts },
      ],
      allowed_mentions: { parse: [] },
    }
  })
}

/** Others see no quoted words of a private answer, and never who said what. */
function forReaders(card: Card, { sharedBy, isPublic, numbers }: CardView): Card {
  const theirs = numbers === undefined ? card : withNumbers(card, numbers)
  if (sharedBy !== undefined) return sharedCard(theirs)
  return isPublic ? withoutSpeakers(theirs) : theirs
}

/** Texts in order, as many to a message as it may hold; what is beyond the last one is left out. */
function pagesOf(texts: readonly string[]): {
  readonly pages: readonly (readonly string[])[]
  readonly left: number
} {
  const most = limits.text - reserved
  const pages: string[][] = [[]]
  let used = 0
  for (const [index, each] of texts.entries()) {
    const piece = shortened(each, most)
    const page = pages.at(-1)
    if (page === undefined) break
    if (used + piece.length <= most && page.length < mostTexts) page.push(piece)
    else if (pages.length < mostMessages) pages.push([piece])
    else return { pages, left: texts.length - index }
    used = (pages.at(-1) === page ? used : 0) + piece.length
  }
  return { pages, left: 0 }
}

/**
 * Of the forty components the container, the title, a line and three notes take 6, a list 2, three
 * rows of five buttons 18, and the thumbs 3.
 */
const mostTexts = 11

const text = (content: string) => ({ type: ComponentType.TextDisplay, content }) as const

function moreWords(left: number, { savedId }: CardView): string {
  const where = savedId === null ? '' : `: \`/why id:${savedId}\` has every line`
  return `-# ${left === 1 ? 'One part more' : `${left} parts more`} did not fit${where}.`
}

function nextWords({ nextStep }: Card): readonly string[] {
  return nextStep === undefined
    ? []
    : [`-# Next: \`${shortened(slashText(nextStep), 200).replaceAll('`', '')}\``]
}

function ending(
  { blocks }: Card,
  view: CardView,
  after: readonly string[],
): readonly APIComponentInContainer[] {
  const notes = view.spent === undefined ? after : [...after, `-# ${escaped(view.spent)}`]
  const rows = view.spent === undefined ? actionRows(blocks, view) : []
  if (notes.length + rows.length === 0) return []
  return [
    { type: ComponentType.Separator, divider: true, spacing: SeparatorSpacingSize.Small },
    ...notes.map(text),
    ...rows,
  ]
}
