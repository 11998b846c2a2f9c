import type { ActionsBlock, Button, ContextActionsBlock, ContextBlock } from '@slack/types'
import type { Action, Card } from '#src/card/card.ts'
import { type ActionValue, actionIds, actionName, actionValue, fitsButton } from './action-ids.ts'
import { actionsBlocks } from './actions-blocks.ts'
import { type CardView, commandPrefix, isSavedId } from './card-view.ts'
import { inertMrkdwn, inertText } from './escape.ts'
import { feedbackRow } from './feedback-row.ts'
import { slackLimits } from './limits.ts'
import { shorten } from './shorten.ts'
import { mrkdwn, plain } from './text-objects.ts'

type Row = ActionsBlock | ContextActionsBlock | ContextBlock

/** All that may be pressed below a card: its own actions, the next step, sharing, thumbs. */
export function buttonRows(card: Card, view: CardView): readonly Row[] {
  const actions = card.blocks.flatMap((block) => (block.type === 'actions' ? block.actions : []))
  if (view.spent === true) {
    const used = inertMrkdwn(shorten(view.spentNote ?? 'Answered.', spentChars))
    return [{ type: 'context', elements: [mrkdwn(used)] }, ...feedbackRow(view)]
  }
  const number = counter()
  const answers = Map.groupBy(
    actions.filter((action) => fieldOf(action) !== ''),
    fieldOf,
  )
  const others = withDistinctLabels(actions.filter((action) => fieldOf(action) === ''))
  const next = nextButtons(card, view, number)
  const last = [
    ...others.flatMap((action) => actionButton(action, action.label, number, view)),
    ...questionButtons(actions, view),
    ...next,
    ...shareButton(view),
  ]
  return [
    ...[...answers.values()].flatMap((row) => answerRow(row, number, view)),
    ...actionsBlocks(last),
    ...(next.some(({ action_id = '' }) => actionName(action_id) === 'run') ? [] : nextLine(card)),
    ...feedbackRow(view),
  ]
}

/** The answers to one field, short enough for a phone; their question's name above when there are several. */
function answerRow(
  answers: readonly Action[],
  number: (id: string) => string,
  view: CardView,
): readonly Row[] {
  const [first] = answers
  const named = /^(.+): [^:]+$/.exec(first?.label ?? '')?.[1]
  const name = named !== undefined && answers.every(({ label }) => label.startsWith(`${named}: `))
  const buttons = answers.flatMap((action) => {
    const label = name ? action.label.slice(named.length + 2) : action.label
    return actionButton(action, label, number, view)
  })
  if (!name || buttons.length === 0) return actionsBlocks(buttons)
  const heading = mrkdwn(`*${inertMrkdwn(shorten(named, slackLimits.buttonChars))}*`)
  return [{ type: 'context', elements: [heading] }, ...actionsBlocks(buttons)]
}

function actionButton(
  action: Action,
  label: string,
  number: (id: string) => string,
  view: CardView,
): readonly Button[] {
  const id = action.reply === undefined ? actionIds.run : actionIds.reply
  const accessible = shorten(inertText(action.label), slackLimits.buttonChars)
  return button(number(id), label, carriedBy(action, view), action).map((each) =>
    label === action.label ? each : { ...each, accessibility_label: accessible },
  )
}

const spentChars = 300

/** "gap=missing-facts" answers the field `gap`. */
function fieldOf({ value = '' }: Action): string {
  return /^([a-zA-Z]+)=/.exec(value)?.[1] ?? ''
}

/** An answer names its field, and a control its question: neither is for the question after. */
function carriedBy(
  { id: kind, command, reply, value }: Action,
  { askedBy: by, asks = [] }: CardView,
): ActionValue {
  const id = value !== undefined && isSavedId(value) ? { id: value } : {}
  if (reply === undefined) return { by, command, ...id }
  if (kind === 'answer') return { by, reply: command }
  return { by, command, reply, ...(asks.length > 0 && { question: asks }), ...id }
}

/** Labels that would stand there twice say what they do. */
function withDistinctLabels(actions: readonly Action[]): readonly Action[] {
  const count = Map.groupBy(actions, ({ label }) => label)
  return actions.map((action) => {
    if ((count.get(action.label)?.length ?? 0) < 2) return action
    return { ...action, label: `${action.label}: ${action.value ?? action.command}` }
  })
}

function counter(): (id: string) => string {
  let next = 0
  return (id) => `${id}:${next++}`
}

/** None when what it carries is longer than Slack takes: its command can still be typed. */
function button(
  actionId: string,
  label: string,
  carried: ActionValue,
  { command }: { readonly command?: string } = {},
): readonly Button[] {
  const value = actionValue(carried)
  if (!fitsButton(value)) return []
  return [
    {
      type: 'button',
      action_id: actionId,
      text: plain(label, slackLimits.buttonChars),
      value,
      ...(isDestructive(command) && { style: 'danger' as const }),
    },
  ]
}

/** Asks before it deletes; the command itself asks once more. */
function isDestructive(command = ''): boolean {
  return /\b(?:delete|reset)\b/.test(command)
}

/** The same question as a form; the one thing on the card that is pointed out. */
function questionButtons(actions: readonly Action[], { askedBy }: CardView): readonly Button[] {
  if (!actions.some(({ reply }) => reply !== undefined)) return []
  const form = button(actionIds.openInterview, 'Answer in a form', { by: askedBy })
  return form.map((each) => ({ ...each, style: 'primary' }))
}

/** Steps that only show something, so that a press can do no harm. */
const readingSteps = /^(?:help|history|learn|show|why|accelerate)\b/

function nextButtons(
  { nextStep = '' }: Card,
  { askedBy: by }: CardView,
  number: (id: string) => string,
): readonly Button[] {
  if (/^profile set\b/.test(nextStep)) {
    return button(actionIds.openProfile, 'Edit the profile', { by })
  }
  if (/ confirm$/.test(nextStep)) {
    return button(number(actionIds.run), 'Yes, delete', { by, command: nextStep }).map((each) => ({
      ...each,
      style: 'danger' as const,
      confirm: {
        title: plain('Delete for good?', slackLimits.confirmTitleChars),
        text: plain('This cannot be undone.', slackLimits.confirmTextChars),
        confirm: plain('Delete', slackLimits.confirmButtonChars),
        deny: plain('Keep', slackLimits.confirmButtonChars),
        style: 'danger' as const,
      },
    }))
  }
  if (!readingSteps.test(nextStep)) return []
  return button(number(actionIds.run), nextStep, { by, command: nextStep })
}

/** The next step to copy, when no button runs it. */
function nextLine({ nextStep }: Card): readonly ContextBlock[] {
  if (nextStep === undefined) return []
  const command = inertMrkdwn(shorten(`${commandPrefix}${nextStep}`, nextChars))
  return [{ type: 'context', elements: [mrkdwn(`Next: \`${command}\``)] }]
}

const nextChars = 300

function shareButton({ audience, savedId, askedBy: by }: CardView): readonly Button[] {
  if (audience !== 'asker' || savedId === null || !isSavedId(savedId)) return []
  return button(actionIds.share, 'Share to channel', { by, id: savedId })
}
