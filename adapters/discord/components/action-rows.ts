import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  ButtonStyle,
  ComponentType,
} from 'discord.js'
import type { ActionsBlock, Card } from '#src/card/card.ts'
import type { CardView } from './card-view.ts'
import { customId, type Meaning } from './custom-id.ts'
import { shortened } from './escape.ts'
import { limits } from './limits.ts'

/** More answers than this are a list to choose from. */
const mostAnswerButtons = 8

type Row = APIActionRowComponent<APIComponentInMessageActionRow>

/** What may be pressed below a card: its own actions, ours, and the thumbs. */
export function actionRows(blocks: Card['blocks'], view: CardView): readonly Row[] {
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
  const options = answers.slice(0, limits.selectOptions).map(({ label, command }) => ({
    label: shortened(label, limits.optionLabel),
    value: shortened(command, limits.optionValue),
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
function button(action: ActionsBlock['actions'][number], view: CardView): readonly Button[] {
  return made(meaningOf(action, view), action.label, ButtonStyle.Secondary)
}

/** An answer names its field, so that it never answers the question after its own. */
function meaningOf(
  { id, reply, command }: ActionsBlock['actions'][number],
  { by, asks = [] }: CardView,
): Meaning {
  if (reply === undefined) return { does: 'run', by, command }
  if (id === 'answer') return { does: 'reply', by, words: command }
  if (asks.length === 0) return { does: 'reply', by, words: reply }
  return { does: 'steer', by, words: reply, question: [...asks] }
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
