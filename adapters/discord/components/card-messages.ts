import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIContainerComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
  SeparatorSpacingSize,
} from 'discord.js'
import type { ActionsBlock, Block, Card } from '#src/card/card.ts'
import { withNumbers } from '#src/card/number-style.ts'
import { sharedCard, withoutSpeakers } from '#src/card/shared-card.ts'
import { slashText } from '../commands/slash-text.ts'
import { accents, type CardView } from './card-view.ts'
import { customId, type Meaning } from './custom-id.ts'
import { cardMarkdown, escaped, shortened } from './escape.ts'
import { limits } from './limits.ts'
import { tableLines } from './table-text.ts'

/** One message; a long card takes more than one. */
export interface DiscordMessage {
  readonly flags: MessageFlags.IsComponentsV2
  readonly components: readonly APIContainerComponent[]
  readonly allowed_mentions: { readonly parse: [] }
}

/** Where an app was installed by a person alone, Discord takes five follow-ups; few read three. */
const mostMessages = 3

/** Room for the title, what follows the card, and a note that there is more. */
const reserved = 500

/** A card as messages: the first carries the title, the last the buttons. */
export function cardMessages(card: Card, view: CardView): readonly DiscordMessage[] {
  const shown = forReaders(card, view)
  const texts = shown.blocks.flatMap(textOf).filter((each) => each.trim() !== '')
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

function textOf(block: Block): readonly string[] {
  switch (block.type) {
    case 'text':
      return [cardMarkdown(block.markdown)]
    case 'fields':
      return [
        block.fields
          .map(({ label, value }) => `**${escaped(label)}** ${escaped(value)}`)
          .join('\n'),
      ]
    case 'table': {
      const caption = block.caption === undefined ? [] : [`**${escaped(block.caption)}**`]
      return [[...caption, ...tableLines(block)].join('\n')]
    }
    case 'sources':
      return block.sources.length === 0 ? [] : [sourcesLine(block.sources)]
    case 'actions':
      return []
  }
}

const mostSources = 8

/** The only links there are: our own list of sources. */
function sourcesLine(sources: Extract<Block, { type: 'sources' }>['sources']): string {
  const links = sources.slice(0, mostSources).map(({ title, url }) => {
    const name = escaped(shortened(title, 80))
    return /^https?:\/\//.test(url) ? `[${name}](<${encodeURI(decodeURI(url))}>)` : name
  })
  const more = sources.length > mostSources ? ` and ${sources.length - mostSources} more` : ''
  return `-# Sources: ${links.join(' · ')}${more}`
}

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

/** More answers than this are a list to choose from. */
const mostAnswerButtons = 8

type Row = APIActionRowComponent<APIComponentInMessageActionRow>

function actionRows(blocks: Card['blocks'], view: CardView): readonly Row[] {
  const actions = blocks.flatMap((block) => (block.type === 'actions' ? block.actions : []))
  const isQuestion = actions.some(({ reply }) => reply !== undefined)
  const answers = actions.filter(({ id }) => id === 'answer')
  const isList = answers.length > mostAnswerButtons
  const shown = isList ? actions.filter(({ id }) => id !== 'answer') : actions
  const buttons = [
    ...shown.flatMap((each) => button(each, view)),
    ...(isQuestion ? writeButton(view) : []),
    ...supposeButton(view),
    ...shareButton(view),
  ]
  return [
    ...(isList ? answerList(answers, view) : []),
    ...rowsOf(buttons),
    ...(view.savedId === null ? [] : rowsOf(feedbackButtons(view))),
  ]
}

function answerList(answers: ActionsBlock['actions'], { by }: CardView): readonly Row[] {
  const id = customId({ does: 'choose', by })
  if (id === undefined) return []
  const options = answers.slice(0, limits.selectOptions).map(({ label, reply = label }) => ({
    label: shortened(label, limits.optionLabel),
    value: shortened(reply, limits.optionValue),
  }))
  const list = {
    type: ComponentType.StringSelect,
    custom_id: id,
    placeholder: 'Choose an answer',
    options,
  } as const
  return [{ type: ComponentType.ActionRow, components: [list] }]
}

type Button = APIButtonComponentWithCustomId

/** A command too long for a button's id must be typed. */
function button(action: ActionsBlock['actions'][number], { by }: CardView): readonly Button[] {
  const meaning: Meaning =
    action.reply === undefined
      ? { does: 'run', by, command: action.command }
      : { does: 'reply', by, words: action.reply }
  return made(meaning, action.label, ButtonStyle.Secondary)
}

/** Where nobody can type to us, an answer is written into a form. */
function writeButton({ by, asks = [] }: CardView): readonly Button[] {
  return made({ does: 'write', by, fields: [...asks] }, 'Write an answer', ButtonStyle.Primary)
}

/** Of what is kept: the same with another answer. */
function supposeButton({ by, savedId }: CardView): readonly Button[] {
  if (savedId === null) return []
  return made({ does: 'suppose', by, id: savedId }, 'What if…', ButtonStyle.Secondary)
}

function shareButton({ by, savedId, isPublic }: CardView): readonly Button[] {
  if (savedId === null || isPublic) return []
  return made({ does: 'share', by, id: savedId }, 'Show to everybody', ButtonStyle.Primary)
}

function feedbackButtons({ by, savedId }: CardView): readonly Button[] {
  const id = savedId ?? ''
  return [
    ...made({ does: 'feedback', by, id, isGood: true }, '👍 Helpful', ButtonStyle.Secondary),
    ...made({ does: 'feedback', by, id, isGood: false }, '👎 Not helpful', ButtonStyle.Secondary),
  ]
}

function made(meaning: Meaning, label: string, style: Button['style']): readonly Button[] {
  const id = customId(meaning)
  if (id === undefined) return []
  const shown = shortened(label, limits.buttonLabel)
  return [{ type: ComponentType.Button, style, label: shown, custom_id: id }]
}

const mostRows = 3

function rowsOf(buttons: readonly Button[]): readonly APIActionRowComponent<Button>[] {
  // One id twice in a message is refused.
  const distinct = [...new Map(buttons.map((each) => [each.custom_id, each])).values()]
  return Array.from({
    length: Math.min(mostRows, Math.ceil(distinct.length / limits.rowButtons)),
  }).map((_, row) => ({
    type: ComponentType.ActionRow,
    components: distinct.slice(row * limits.rowButtons, (row + 1) * limits.rowButtons),
  }))
}
