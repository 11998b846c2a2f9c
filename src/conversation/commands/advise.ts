import * as z from 'zod'
import { BadInputError } from '#src/errors.ts'
import { acceptedAnswers } from '#src/profile/accepted-answers.ts'
import { parseFieldValue } from '#src/profile/field-value.ts'
import {
  isProfileField,
  type ProfileField,
  profileFieldNames,
  questionFor,
} from '#src/profile/schema.ts'
import type { Statement, Statements } from '#src/profile/statement.ts'
import { type ArgumentKind, argumentKinds } from '../argument-kind.ts'
import { command } from '../command.ts'
import { startInterview } from '../interview.ts'
import { recommend } from '../recommend.ts'
import { repliedTo } from '../replied-to.ts'
import { hear } from '../two-readings.ts'
import { understand } from '../understand.ts'

/** One optional text argument per profile field; its meaning is the field's question. */
export const fieldArguments = Object.fromEntries(
  profileFieldNames.map((field) => [
    field,
    z
      .string()
      .register(argumentKinds, { kind: 'field', of: kindOfField(field) })
      .optional()
      .describe(questionFor(field).ask),
  ]),
) as Record<ProfileField, z.ZodOptional<z.ZodString>>

function kindOfField(field: ProfileField): ArgumentKind {
  if (field === 'baseModel') return { kind: 'model' }
  if (field === 'gpu') return { kind: 'gpu' }
  const { choices } = acceptedAnswers(field)
  return choices.length > 0 ? { kind: 'choice', words: choices } : { kind: 'text' }
}

/**
 * Reads `field=value` arguments as answers.
 *
 * @throws {BadInputError} naming each value that cannot be read
 */
export function statementsFrom(typed: Readonly<Record<string, unknown>>): Statements {
  const problems: string[] = []
  const statements: [ProfileField, Statement][] = []
  for (const [field, text] of Object.entries(typed)) {
    if (typeof text !== 'string' || !isProfileField(field)) continue
    const parsed = parseFieldValue(field, text)
    if (parsed.ok) statements.push([field, { value: parsed.value, words: `${field}=${text}` }])
    else problems.push(`\`${field}\`: ${parsed.problem}.`)
  }
  if (problems.length > 0) throw new BadInputError(problems.join(' '), { nextStep: 'help profile' })
  return Object.fromEntries(statements) as Statements
}

export const adviseCommand = command({
  name: 'advise',
  summary: 'fine-tune, pre-train or neither: decided from what you say of your project',
  examples: ['advise', 'advise labelledExamples=300 gap=format-and-style promptingResult=close'],
  options: z.object({
    project: z.string().optional().describe('Your project in your own words'),
    ...fieldArguments,
  }),
  bare: { kind: 'rest', option: 'project', mostWords: 1000 },
  writes: 'state',
  async run({ project = '', ...typed }, context) {
    if (project === '' && Object.keys(typed).length === 0) {
      return startInterview('advise', context)
    }
    const replied = await repliedTo(project, statementsFrom(typed), context)
    if (replied !== undefined) return replied
    const read = await hear(project, understand(project, { isAddressed: true }), context)
    const fields = { ...read.fields, ...statementsFrom(typed) }
    const written = Object.entries(typed).map(([field, value]) => `${field}=${value}`)
    const text = ['advise', project, ...written].filter((part) => part !== '').join(' ')
    return recommend({ ...read, text, fields }, context)
  },
})
