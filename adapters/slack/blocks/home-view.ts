import type { ActionsBlock, Button, HomeView, KnownBlock, SectionBlock } from '@slack/types'
import { fieldLabel, formatField, inOrder } from '#src/card/field.ts'
import type { Statement, Statements } from '#src/profile/statement.ts'
import type { Holdings } from '#src/store/ports.ts'
import { type ActionValue, actionIds, actionValue, fitsButton, viewIds } from './action-ids.ts'
import { commandPrefix } from './card-view.ts'
import { inertMrkdwn } from './escape.ts'
import { slackLimits } from './limits.ts'
import { shorten } from './shorten.ts'
import { mrkdwn, plain, section } from './text-objects.ts'

/** A recommendation or an estimate of the past. */
export interface SavedItem {
  /** `r12`, `e7`. */
  readonly id: string
  readonly title: string
  /** ISO date. */
  readonly day: string
}

export interface HomeViewState {
  /** The platform's id of the person whose Home tab it is. */
  readonly by: string
  /** The person's project; absent for a guest, who sees no profile. */
  readonly project: { readonly name: string; readonly answers: Statements } | null
  /** Newest first. */
  readonly recommendations: readonly SavedItem[]
  readonly estimates: readonly SavedItem[]
  readonly holdings: Holdings
  /** What the team set, ready to read. */
  readonly settings?: readonly { readonly label: string; readonly value: string }[]
  readonly isAdmin: boolean
}

/** The Home tab: what to do, the project, what was answered before, what is kept. */
export function homeView(state: HomeViewState): HomeView {
  return {
    type: 'home',
    callback_id: viewIds.home,
    blocks: [
      ...welcome(state),
      ...projectBlocks(state),
      ...savedBlocks('Recommendations', state.recommendations, state),
      ...savedBlocks('Estimates', state.estimates, state),
      ...settingsBlocks(state),
      ...privacyBlocks(state),
    ],
  }
}

const heading = (text: string): KnownBlock => ({
  type: 'header',
  text: plain(text, slackLimits.headerChars),
})

const actions = (elements: Button[]): ActionsBlock => ({ type: 'actions', elements })

function button(
  actionId: string,
  label: string,
  carried: ActionValue,
  style?: 'primary' | 'danger',
): Button {
  return {
    type: 'button',
    action_id: actionId,
    text: plain(label, slackLimits.buttonChars),
    value: actionValue(carried),
    ...(style !== undefined && { style }),
  }
}

function welcome({ by }: HomeViewState): readonly KnownBlock[] {
  return [
    heading('Fine-tune or pre-train, or neither?'),
    section(
      `Describe your AI project here in the Messages tab, mention me in a channel, or type \`${commandPrefix}help\`. I say what to do, what it costs and what would change the answer.`,
    ),
    actions([
      button(actionIds.openInterview, 'Answer a few questions', { by }, 'primary'),
      button(`${actionIds.run}:help`, 'What you can ask', { by, command: 'help' }),
      button(`${actionIds.run}:learn`, 'The guide', { by, command: 'learn' }),
    ]),
  ]
}

const answersShown = 10
const nameChars = 60
const valueChars = 200

function projectBlocks({ project, by }: HomeViewState): readonly KnownBlock[] {
  if (project === null) return []
  const known = inOrder<Statement>(project.answers as never)
  const fields = known.slice(0, answersShown).map(([field, { value }]) => {
    const words = inertMrkdwn(shorten(formatField(field, value), valueChars))
    return mrkdwn(`*${inertMrkdwn(fieldLabel(field))}*\n${words}`)
  })
  const more = known.length - fields.length
  const summary: SectionBlock =
    fields.length === 0 ? section('I know nothing of it yet.') : { type: 'section', fields }
  return [
    heading(`Project “${shorten(project.name, nameChars)}”`),
    summary,
    ...(more > 0 ? [context(`and ${more} more ${more === 1 ? 'answer' : 'answers'}`)] : []),
    actions([button(actionIds.openProfile, 'Edit the profile', { by })]),
  ]
}

function context(text: string): KnownBlock {
  return { type: 'context', elements: [mrkdwn(inertMrkdwn(text))] }
}

const itemsShown = 5
const titleChars = 300

function savedBlocks(
  name: string,
  items: readonly SavedItem[],
  { by }: HomeViewState,
): readonly KnownBlock[] {
  if (items.length === 0) return []
  const more = items.length - itemsShown
  return [
    heading(name),
    ...items.slice(0, itemsShown).map(({ id, title, day }): SectionBlock => {
      const carried = { by, command: `show ${id}`, id }
      const words = inertMrkdwn(shorten(title, titleChars))
      return {
        ...section(`${words}\n${inertMrkdwn(`${day} · ${id}`)}`),
        ...(fitsButton(actionValue(carried)) && {
          accessory: button(`${actionIds.run}:${id}`, 'Show', carried),
        }),
      }
    }),
    ...(more > 0 ? [context(`and more: ${commandPrefix}history`)] : []),
  ]
}

function settingsBlocks({ settings = [], isAdmin }: HomeViewState): readonly KnownBlock[] {
  if (settings.length === 0) return []
  const fields = settings.slice(0, slackLimits.sectionFields).map(({ label, value }) => {
    const words = inertMrkdwn(shorten(value, valueChars))
    return mrkdwn(`*${inertMrkdwn(shorten(label, nameChars))}*\n${words}`)
  })
  const how = isAdmin ? `Change them with ${commandPrefix}settings.` : 'An admin can change them.'
  return [heading('Settings'), { type: 'section', fields }, context(how)]
}

function privacyBlocks({ holdings, isAdmin, by }: HomeViewState): readonly KnownBlock[] {
  const kept = [
    [holdings.projects, 'project', 'projects'],
    [holdings.answers, 'answer in profiles', 'answers in profiles'],
    [holdings.messages, 'message', 'messages'],
    [holdings.recommendations, 'recommendation', 'recommendations'],
    [holdings.estimates, 'estimate', 'estimates'],
  ] as const
  const words = kept.map(([count, one, many]) => `${count} ${count === 1 ? one : many}`)
  const run = (name: string, label: string, command: string, style?: 'danger') =>
    button(`${actionIds.run}:${name}`, label, { by, command }, style)
  return [
    heading('What is kept'),
    section(`Of your team: ${words.join(', ')}. Messages go after 30 days.`),
    // Each deletion asks once more before it is done.
    actions([
      run('privacy', 'Privacy', 'privacy'),
      run('delete-me', 'Delete what I said', 'privacy delete-me', 'danger'),
      ...(isAdmin
        ? [
            run('export', 'Export everything', 'privacy export'),
            run('delete-team', 'Delete all of it', 'privacy delete-team', 'danger'),
          ]
        : []),
    ]),
  ]
}
