import * as z from 'zod'
import { parseFieldValue } from '#src/profile/field-value.ts'
import { isProfileField, type Profile, type ProfileField } from '#src/profile/schema.ts'
import { slackLimits } from './limits.ts'
import { parseViewMetadata } from './view-metadata.ts'

/** A modal's input for a profile field: `field:budgetUsd`. */
export const fieldBlockId = (field: ProfileField) => `field:${field}`

/** The choice that says nothing: as good as a blank. */
export const notKnown = 'not-known'

export interface ViewAnswer {
  readonly field: ProfileField
  /** As `field=value` takes it. */
  readonly text: string
}

const option = z.object({ value: z.string() })
const input = z.object({
  value: z.string().nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).nullish(),
})
const viewState = z.object({ values: z.record(z.string(), z.record(z.string(), input)) })

/** What a modal's inputs hold, by block id; a blank input is not there. `state` is Slack's `view.state`. */
export function inputsOfView(state: unknown): ReadonlyMap<string, string> {
  const parsed = viewState.safeParse(state)
  const texts = new Map<string, string>()
  for (const [blockId, actions] of Object.entries(parsed.data?.values ?? {})) {
    for (const { value, selected_option, selected_options } of Object.values(actions)) {
      const chosen = (selected_options ?? []).map((each) => each.value).join(',')
      const text = (value ?? selected_option?.value ?? chosen).trim()
      if (text !== '' && text.length <= slackLimits.inputChars) texts.set(blockId, text)
    }
  }
  return texts
}

/** The profile fields that were answered in a modal. */
export function answersOfView(state: unknown): ViewAnswer[] {
  return [...inputsOfView(state)].flatMap(([blockId, text]) => {
    const [kind, field = ''] = blockId.split(':')
    return kind === 'field' && isProfileField(field) && text !== notKnown ? [{ field, text }] : []
  })
}

/** Those that can be read, as a profile. */
export function profileOfAnswers(answers: readonly ViewAnswer[]): Profile {
  return Object.fromEntries(
    answers.flatMap(({ field, text }) => {
      const parsed = parseFieldValue(field, text)
      return parsed.ok ? [[field, parsed.value]] : []
    }),
  ) as Profile
}

/** What cannot be read, by block id: the `errors` of a submission's acknowledgement. */
export function answerErrors(answers: readonly ViewAnswer[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    answers.flatMap(({ field, text }) => {
      const parsed = parseFieldValue(field, text)
      if (parsed.ok) return []
      const problem = parsed.problem.charAt(0).toUpperCase() + parsed.problem.slice(1)
      return [[fieldBlockId(field), problem.slice(0, slackLimits.inputLabelChars)]]
    }),
  )
}

/** The answers as words of a command: `budgetUsd=20k corpusTokens="300 pages"`. */
export function answerWords(answers: readonly ViewAnswer[]): string {
  return answers
    .map(({ field, text }) => {
      const words = text.replaceAll(/["“”\s]+/g, ' ').trim()
      return `${field}=${/^[\w.,$%/-]+$/.test(words) ? words : `"${words}"`}`
    })
    .join(' ')
}

/**
 * What a submitted profile form changes against the profile as it is `now`: answers that differ,
 * and fields that stood in the form when it was opened and were emptied.
 */
export function changesOfView(
  view: { readonly private_metadata: string; readonly state: unknown },
  now: Profile,
): { readonly set: readonly ViewAnswer[]; readonly unset: readonly ProfileField[] } {
  const answers = answersOfView(view.state)
  const named = new Set(answers.map(({ field }) => field))
  const stood = parseViewMetadata(view.private_metadata)?.fields ?? []
  return {
    set: answers.filter(({ field, text }) => {
      const parsed = parseFieldValue(field, text)
      return !parsed.ok || JSON.stringify(parsed.value) !== JSON.stringify(now[field])
    }),
    unset: stood.filter((field) => now[field] !== undefined && !named.has(field)),
  }
}
