import { announcedChanges } from '#src/catalog/providers.ts'
import { figure } from '#src/estimate/figures.ts'
import type { Profile } from '#src/profile/schema.ts'
import { breakEvenRequestsPerDay } from './break-even.ts'
import type { Stage } from './decision.ts'

/** What should make the team decide again. */
export function triggers(
  profile: Profile,
  stages: readonly Stage[],
  asOf: string,
): readonly string[] {
  const planned = new Set(stages.map(({ approach }) => approach))
  const trains =
    planned.size > 0 && [...planned].some((a) => a !== 'prompting' && a !== 'retrieval')
  const found = [
    trains
      ? 'A new strong base model appears: run the evaluation on it before keeping a tuned one, and at least every quarter.'
      : 'A new strong model appears: run the evaluation on it, and at least every quarter.',
  ]
  const breakEven = breakEvenRequestsPerDay(profile, asOf)
  if (breakEven !== null && (profile.requestsPerDay ?? 0) <= breakEven) {
    found.push(
      `Volume passes about ${rounded(breakEven)} requests a day, from where an own small model is cheaper each month; a price change moves that line.`,
    )
  }
  if (profile.knowledgeChanges !== 'daily' && profile.knowledgeChanges !== 'weekly') {
    found.push('Your knowledge begins to change monthly or faster.')
  }
  if (planned.has('hosted-fine-tuning') || profile.hostedTuningProvider === 'openai') {
    for (const { validFrom, note } of announcedChanges('openai', asOf)) {
      const told = `${validFrom}: ${note}`
      if (!found.includes(told)) found.push(told)
    }
  }
  if (trains && profile.labelledExamples !== undefined) {
    found.push(
      `Your ${profile.labelledExamples === 0 ? 'first labelled examples arrive' : 'labelled examples double'}: tune again and compare.`,
    )
  }
  return found
}

/** Two significant digits, with separators. */
function rounded(value: number): string {
  return figure(Number(value.toPrecision(2)))
}
