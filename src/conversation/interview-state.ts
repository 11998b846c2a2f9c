import * as z from 'zod'
import { isProfileField, type ProfileField, profileFields } from '#src/profile/schema.ts'
import type { Statements } from '#src/profile/statement.ts'
import type { EarlierAnswers, Project } from '#src/store/ports.ts'

/** One reply that is over: what was asked, and what the reply replaced. */
export interface Step {
  /** The question's fields; empty when the reply told of something else. */
  readonly fields: readonly ProfileField[]
  readonly skipped: boolean
  readonly earlier: EarlierAnswers
}

/** Where the questions of one thread about one project stand. */
export interface Interview {
  /** Whether questions follow each other, or one stands below a recommendation. */
  readonly guided: boolean
  readonly steps: readonly Step[]
  /** Skipped in an earlier interview of the thread, and not to be put again in it. */
  readonly skipped: readonly ProfileField[]
  /** The fields of the open question; null when none is open. */
  readonly open: readonly ProfileField[] | null
}

const field = z.custom<ProfileField>((name) => typeof name === 'string' && isProfileField(name))
const earlier = z.object({ value: z.unknown(), words: z.string(), userId: z.string() })

const schema = z.object({
  guided: z.boolean(),
  steps: z.array(
    z.object({
      fields: z.array(field),
      skipped: z.boolean(),
      earlier: z.partialRecord(
        z.enum(Object.keys(profileFields) as [ProfileField]),
        earlier.nullable(),
      ),
    }),
  ),
  skipped: z.array(field).default([]),
  open: z.array(field).nullable(),
})

/** An interview of another version that no longer fits is as good as none. */
export function readInterview(stored: object | undefined): Interview | undefined {
  const parsed = schema.safeParse(stored)
  return parsed.success ? (parsed.data as Interview) : undefined
}

/** How many questions were put and closed. */
export function questionsClosed({ steps }: Interview): number {
  return steps.filter(({ fields }) => fields.length > 0).length
}

/** Fields not to be asked for again: skipped, or answered when they were asked for. */
export function fieldsAsked(
  { steps, skipped }: Pick<Interview, 'steps' | 'skipped'>,
  answers: Statements,
): readonly ProfileField[] {
  const fields = steps.flatMap((step) =>
    step.fields.filter((each) => step.skipped || answers[each] !== undefined),
  )
  return [...new Set([...skipped, ...fields])]
}

/** Every question skipped in this thread so far. */
export function fieldsSkipped({ steps, skipped }: Interview): readonly ProfileField[] {
  const fields = steps.flatMap((step) => (step.skipped ? step.fields : []))
  return [...new Set([...skipped, ...fields])]
}

/** How the fields stand before a reply changes them. */
export function earlierAnswers(project: Project, fields: readonly ProfileField[]): EarlierAnswers {
  return Object.fromEntries(
    fields.map((each) => {
      const userId = project.saidBy[each]
      if (userId === undefined) return [each, null]
      const { value = null, words = '' } = project.answers[each] ?? {}
      return [each, { value, words, userId }]
    }),
  )
}
