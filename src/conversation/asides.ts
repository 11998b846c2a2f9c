import type { ProfileField } from '#src/profile/schema.ts'
import { isOfTheDay } from './evidence.ts'
import { type AsideRule, asideRules, numbers, quoted } from './phrases/asides.ts'

/** A stretch of a folded message that says nothing of the project as it is. */
export interface Aside {
  readonly start: number
  readonly end: number
  readonly takes: ReadonlySet<ProfileField> | undefined
}

/** More clauses than this are a table, not a message; the rest is taken at its word. */
const mostClauses = 150

const ours =
  '(?:we|our|ours|i|my|us|wir|unsere?|nous|notre|on|tenemos|nuestr[oa]s?|temos|nossos?|abbiamo|nostr[oaie])'
const turn =
  'but|whereas|while|though|now|today|here|currently|nowadays|this year|meanwhile|these days|ahora|aqui|jetzt|heute|maintenant|ora|agora'

const boundary = new RegExp(
  `[!?;\\n•|]+|\\.(?=\\s|$)|,(?= (?:${ours}|it's|its|rather|${turn}|and|so)\\b)|(?<!anything) (?=(?:${turn}) )| (?=(?:and|so) ${ours} )| - `,
  'g',
)
const sentenceEnd = /[!?;\n•|.]/
const turns = new RegExp(`^(?:and |so )?(?:${turn})\\b`)

interface Clause {
  readonly text: string
  readonly start: number
  /** Whether a setting named before holds here too. */
  readonly goesOn: boolean
}

/**
 * Every stretch that tells of others, of another time or of a wish, or that quotes an example; of
 * the day too, unless the text is known to be about the project.
 */
export function asidesIn(text: string, isAddressed = false): readonly Aside[] {
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
    if (!isAddressed && isOfTheDay(clause)) asides.push({ ...before, takes: numbers })
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

function clausesIn(text: string): readonly Clause[] {
  const clauses: Clause[] = []
  let start = 0
  let goesOn = false
  const put = (end: number) => {
    const piece = text.slice(start, end)
    const from = start + piece.length - piece.trimStart().length
    const clause = piece.trim()
    if (clause !== '')
      clauses.push({ text: clause, start: from, goesOn: goesOn && !turns.test(clause) })
  }
  for (const match of text.matchAll(boundary)) {
    if (clauses.length >= mostClauses) return clauses
    put(match.index)
    goesOn = !sentenceEnd.test(match[0])
    start = match.index + match[0].length
  }
  put(text.length)
  return clauses
}

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
