import * as z from 'zod'
import type { Card } from '#src/card/card.ts'
import type { Holdings } from '#src/store/ports.ts'
import { choice } from '../arguments.ts'
import { type Answer, type CommandContext, command } from '../command.ts'
import type { SpeakerModel } from '../speaker-model.ts'

const actions = ['show', 'export', 'delete-me', 'delete-team'] as const

export const privacyCommand = command({
  name: 'privacy',
  summary: 'what is kept about you; export it, delete it',
  examples: ['privacy', 'privacy export', 'privacy delete-me confirm'],
  options: z.object({
    action: choice(actions).default('show').describe('What to do'),
    confirm: choice(['confirm']).optional().describe('A deletion asks first'),
  }),
  bare: { kind: 'list', options: ['action', 'confirm'] },
  writes: 'state',
  async run({ action, confirm }, context) {
    switch (action) {
      case 'show':
        return shown(context)
      case 'export':
        return exported(context)
      case 'delete-me':
      case 'delete-team':
        return confirm === undefined ? asked(action, context) : deleted(action, context)
    }
  },
})

async function shown({ store, model }: CommandContext): Promise<Answer> {
  const held = await store.holdings()
  return {
    card: {
      title: 'What is kept',
      blocks: [
        { type: 'fields', fields: holdingFields(held) },
        {
          type: 'text',
          markdown: `Messages are deleted after 30 days; the rest stays until it is deleted, and goes within 24 hours when a workspace or a server removes Crossroads. It lies in this installation’s database${whereElse(model)}`,
        },
        {
          type: 'actions',
          actions: [
            { id: 'export', label: 'Export everything', command: 'privacy export' },
            { id: 'delete-me', label: 'Delete what you said', command: 'privacy delete-me' },
            { id: 'delete-team', label: 'Delete all of it', command: 'privacy delete-team' },
          ],
        },
      ],
    },
    data: { intent: 'help', id: null, held },
  }
}

function whereElse(model: SpeakerModel | undefined): string {
  if (model?.isOn !== true) return ' and goes nowhere else: no language model is used.'
  return `. What you write, and what is needed to explain an answer, also goes to the language model at ${model.host}; an admin turns that off with \`settings languageModel=off\`.`
}

async function exported({ store }: CommandContext): Promise<Answer> {
  const everything = await store.exportAll()
  const text = JSON.stringify(everything, null, 2)
  return {
    card: { title: 'Everything kept, as JSON', blocks: [{ type: 'text', markdown: text }] },
    data: { intent: 'help', id: null, export: everything },
  }
}

async function asked(
  action: 'delete-me' | 'delete-team',
  { store }: CommandContext,
): Promise<Answer> {
  const held = await store.holdings()
  const what =
    action === 'delete-me'
      ? 'every message, answer, recommendation and estimate that came from you'
      : 'everything kept of this team'
  const card: Card = {
    title: 'Delete for good?',
    blocks: [
      { type: 'text', markdown: `This deletes ${what}. It cannot be undone. Kept in all:` },
      { type: 'fields', fields: holdingFields(held) },
    ],
    nextStep: `privacy ${action} confirm`,
  }
  return { card, data: { intent: 'help', id: null, needsConfirmation: true } }
}

async function deleted(
  action: 'delete-me' | 'delete-team',
  { store, speaker }: CommandContext,
): Promise<Answer> {
  const gone =
    action === 'delete-me' ? await store.deletePerson(speaker.userId) : await store.deleteTeam()
  return {
    card: { title: 'Deleted', blocks: [{ type: 'fields', fields: holdingFields(gone) }] },
    data: { intent: 'help', id: null, deleted: gone },
  }
}

function holdingFields(held: Holdings) {
  return [
    { label: 'Projects', value: String(held.projects) },
    { label: 'Answers in profiles', value: String(held.answers) },
    { label: 'Messages', value: String(held.messages) },
    { label: 'Recommendations', value: String(held.recommendations) },
    { label: 'Estimates', value: String(held.estimates) },
  ]
}
