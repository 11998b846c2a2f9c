import { fieldLabel } from '#src/card/field.ts'
import { listOf } from '#src/card/format.ts'
import type { ProfileField } from '#src/profile/schema.ts'
import type { Statement, Statements } from '#src/profile/statement.ts'
import type { EarlierAnswers, Project } from '#src/store/ports.ts'
import { askNext, stillOpen } from './ask-next.ts'
import type { Answer, CommandContext } from './command.ts'
import type { Interview } from './interview-state.ts'

/** Takes the last reply back: its answers are as they were, and its question is open again. */
export async function stepBack(
  text: string,
  interview: Interview,
  context: CommandContext,
): Promise<Answer> {
  const said = { text, fields: {}, notSure: [] }
  const last = interview.steps.at(-1)
  if (last === undefined) {
    const remark = 'This is the first question; there is nothing to take back.'
    return askNext(said, interview, context, [remark])
  }
  const restored = last.earlier
  const project = withRestored(context.project, restored)
  // What was said beside a question is taken back beside it.
  const asked = last.fields.length > 0 ? last.fields : (interview.open ?? [])
  const open = stillOpen(asked, project)
  const next = {
    guided: true,
    steps: interview.steps.slice(0, -1),
    skipped: interview.skipped,
    open: open.length > 0 ? open : null,
  }
  const fields = Object.keys(restored) as ProfileField[]
  const remark =
    fields.length === 0
      ? 'Back to the question before.'
      : `Taken back: ${listOf(fields.map(fieldLabel))}.`
  return askNext(said, next, { ...context, project }, [remark], restored)
}

function withRestored(project: Project, earlier: EarlierAnswers): Project {
  const entries = Object.entries(earlier) as [ProfileField, EarlierAnswers[ProfileField]][]
  const touched = (field: ProfileField) => earlier[field] !== undefined
  const kept = (Object.entries(project.answers) as [ProfileField, Statement][]).filter(
    ([field]) => !touched(field),
  )
  const back = entries.flatMap(([field, was]) =>
    was === null || was === undefined || was.value === null
      ? []
      : [[field, { value: was.value, words: was.words }] as const],
  )
  const unsure = entries.flatMap(([field, was]) => (was?.value === null ? [field] : []))
  return {
    ...project,
    answers: Object.fromEntries([...kept, ...back]) as Statements,
    notSure: [...project.notSure.filter((field) => !touched(field)), ...unsure],
  }
}
