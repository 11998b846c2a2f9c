import * as z from 'zod'
import type { Card } from '#src/card/card.ts'
import { fieldLabel, formatField, inOrder } from '#src/card/field.ts'
import { nearestTo } from '#src/catalog/words.ts'
import { BadInputError, UnknownNameError } from '#src/errors.ts'
import { isProfileField, profileFieldNames } from '#src/profile/schema.ts'
import type { Statement } from '#src/profile/statement.ts'
import type { Project } from '#src/store/ports.ts'
import { shortened } from '../arguments.ts'
import { type Answer, type CommandContext, command } from '../command.ts'
import { fieldArguments, statementsFrom } from './advise.ts'

const actions = ['show', 'set', 'unset', 'new', 'use', 'reset'] as const

export const profileCommand = command({
  name: 'profile',
  summary: 'what I know of your projects; change it, switch between them',
  examples: [
    'profile',
    'profile set budgetUsd=20k',
    'profile unset budgetUsd',
    'profile new search',
  ],
  options: z.object({
    action: z
      .string()
      .optional()
      .describe(`${actions.join(', ')}; then a field or a project’s name`),
    ...fieldArguments,
  }),
  bare: { kind: 'rest', option: 'action', mostWords: 6 },
  writes: 'state',
  async run({ action = '', ...typed }, context) {
    const [verb = '', ...words] = action.split(/\s+/)
    const fields = statementsFrom(typed)
    const hasFields = Object.keys(fields).length > 0
    const { store, speaker, project } = context
    switch (verb === '' ? (hasFields ? 'set' : 'show') : verb.toLowerCase()) {
      case 'show':
        return shown(project, context)
      case 'set': {
        if (!hasFields || words.length > 0) {
          throw new BadInputError(
            `Write what to set as field=value. Fields: ${profileFieldNames.join(', ')}.`,
            { nextStep: 'profile set budgetUsd=20k' },
          )
        }
        await store.saveAnswers(project.name, fields, speaker)
        return shown(await store.project(project.name), context)
      }
      case 'unset': {
        await store.removeAnswer(project.name, fieldNamed(words))
        return shown(await store.project(project.name), context)
      }
      case 'new':
      case 'use': {
        const name = projectNamed(words)
        const names = await store.projectNames()
        if (verb === 'new' && names.includes(name)) {
          throw new BadInputError(`There is a project “${name}” already.`, {
            nextStep: `profile use ${name}`,
          })
        }
        if (verb === 'use' && !names.includes(name) && name !== 'default') {
          throw new UnknownNameError('project', name, names, { nextStep: `profile new ${name}` })
        }
        await store.useProject(name, speaker)
        return shown(await store.project(name), context)
      }
      case 'reset': {
        if (words[0]?.toLowerCase() !== 'confirm') return askedToReset(project)
        await store.resetProject(project.name)
        return shown(await store.project(project.name), context)
      }
      default:
        throw new UnknownNameError(
          'profile action',
          verb,
          nearestTo(verb, actions, (each) => each, 2),
          { nextStep: 'profile' },
        )
    }
  },
})

function fieldNamed(words: readonly string[]) {
  const name = words.join('')
  const field = profileFieldNames.find((each) => each.toLowerCase() === name.toLowerCase())
  if (field !== undefined && isProfileField(field)) return field
  throw new UnknownNameError(
    'profile field',
    name,
    nearestTo(name, profileFieldNames, (each) => each, 3),
    { nextStep: 'profile' },
  )
}

function projectNamed(words: readonly string[]): string {
  const name = words.join('-').toLowerCase()
  if (/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u.test(name)) return name
  throw new BadInputError(
    `A project’s name has 1 to 40 letters, digits, dots or dashes; I read “${shortened(words.join(' '))}”.`,
    { nextStep: 'profile new search' },
  )
}

function askedToReset(project: Project): Answer {
  return {
    card: {
      title: 'Forget this project’s profile?',
      blocks: [
        {
          type: 'text',
          markdown: `This deletes the ${Object.keys(project.answers).length} answers of “${project.name}”. Recommendations already given stay.`,
        },
      ],
      nextStep: 'profile reset confirm',
    },
    data: { intent: 'help', id: null, needsConfirmation: true },
  }
}

async function shown(project: Project, { store }: CommandContext): Promise<Answer> {
  const people = new Set(Object.values(project.saidBy))
  const rows = inOrder<Statement>(project.answers as never).map(([field, { value, words }]) => [
    fieldLabel(field),
    formatField(field, value),
    words === '' ? '' : `“${words}”`,
    ...(people.size > 1 ? [project.saidBy[field] ?? ''] : []),
    field,
  ])
  const headers = ['Known', 'Value', 'From', ...(people.size > 1 ? ['Said by'] : []), 'Field']
  const others = (await store.projectNames()).filter((name) => name !== project.name)
  const card: Card = {
    title: `Project “${project.name}”`,
    blocks: [
      rows.length === 0
        ? { type: 'text', markdown: 'I know nothing of it yet. Describe it in your own words.' }
        : { type: 'table', headers, rows },
      ...(project.notSure.length === 0
        ? []
        : [
            {
              type: 'text',
              markdown: `Asked, and you were not sure: ${project.notSure.map(fieldLabel).join(', ')}.`,
            } as const,
          ]),
      ...(others.length === 0
        ? []
        : [{ type: 'text', markdown: `Other projects: ${others.join(', ')}.` } as const]),
    ],
    nextStep: 'profile set budgetUsd=20k',
  }
  return {
    card,
    data: {
      intent: 'help',
      id: null,
      project: project.name,
      answers: project.answers,
      saidBy: project.saidBy,
    },
  }
}
