import * as z from 'zod'
import { isProfileField, type ProfileField } from '#src/profile/schema.ts'
import { slackLimits } from './limits.ts'

/** What a modal carries to its submission: who opened it, where the answer goes, what was asked. */
export interface ViewMetadata {
  readonly by: string
  readonly channel?: string | undefined
  readonly thread?: string | undefined
  readonly project?: string | undefined
  /** The answer it is about: `r12`. */
  readonly id?: string | undefined
  /** The fields of the question put by the interview, or those answered when the profile was opened. */
  readonly fields?: readonly ProfileField[] | undefined
  /** The interview's question: its place, the most there are, why it is asked. */
  readonly question?:
    | { readonly number: number; readonly most: number; readonly why: string }
    | undefined
}

const id = z.string().max(slackLimits.idChars).optional()
const whyChars = 600

const schema = z.strictObject({
  by: z.string().max(slackLimits.idChars),
  channel: id,
  thread: id,
  project: id,
  id,
  fields: z
    .array(z.custom<ProfileField>((name) => typeof name === 'string' && isProfileField(name)))
    .optional(),
  question: z
    .strictObject({ number: z.number().int(), most: z.number().int(), why: z.string() })
    .optional(),
})

/** As JSON of at most 3,000 characters. */
export function writeMetadata(metadata: ViewMetadata): string {
  const { question } = metadata
  return JSON.stringify({
    ...metadata,
    ...(question !== undefined && {
      question: { ...question, why: question.why.slice(0, whyChars) },
    }),
  })
}

/** What came back with a submission; undefined for anything that is not of our making. */
export function parseViewMetadata(text: string): ViewMetadata | undefined {
  if (text.length > slackLimits.metadataChars) return undefined
  try {
    return schema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
