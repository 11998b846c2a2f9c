import type { ProfileField } from '#src/profile/schema.ts'
import { clausesIn } from './clauses.ts'
import { isOfTheDay } from './evidence.ts'
import { type AsideRule, asideRules, numbers, quoted } from './phrases/asides.ts'

/** A stretch of a folded message that says nothing of the project as it is. */
export interface Aside {
  readonly start: number
  readonly end: number
  readonly takes: ReadonlySet<ProfileField> | undefined
}

/**
 * Every stretch that tells of others, of another time or of a wish, or that quotes an example; of
 * the day too, unless there is no word of it or the text is known to be about the project.
 */
export function asidesIn(text: string, mayBeOfTheDay = true): readonly Aside[] {
  const asides: Aside[] = quotesIn(text)
  let scenes: readonly AsideRule[] = []
  let before: { start: number; end: number } | undefined
  for (const { text: clause, start, goesOn } of clausesIn(text)) {
    const told = asideRules.filter(
      ({ pattern, unless, needs }) =>
        needs?.test(clause) !== false && pattern.test(clause) && unless?.test(clause) !== true,
    )
    const holding = goesOn ? scenes : []
    if (before !== undefined && told.some(({ disowns }) => disowns)) {
      asides.push({ ...before, takes: undefined })
    }
    before = { start, end: start + clause.length }
    if (mayBeOfTheDay && isOfTheDay(clause)) asides.push({ ...before, takes: numbers })
    for (const { takes } of [...told, ...holding]) {
      asides.push({ start, end: start + clause.length, takes })
    }
    scenes = [...holding, ...told.filter(({ setsScene }) => setsScene)]
  }
  return asides
}

/** Whether what was found at a place of the message is no answer. */
export const isAside = (asides: readonly Aside[], field: ProfileField, at: number): boolean =>
  asides.some(({ start, end, takes }) => at >= start && at < end && takes?.has(field) !== false)

const quotation = /"[^"\n]{3,200}"/g
const wordsBefore = 30

function quotesIn(text: string): Aside[] {
  return [...text.matchAll(quotation)].flatMap(({ 0: words, index }) => {
    const before = text.slice(Math.max(0, index - wordsBefore), index)
    const after = text.slice(index + words.length, index + words.length + 15)
    const isExample = quoted.test(before) || /^ said (?:every|no)/.test(after)
    return isExample ? [{ start: index, end: index + words.length, takes: undefined }] : []
  })
}
