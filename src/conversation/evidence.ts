import type { ProfileField } from '#src/profile/schema.ts'
import type { Statements } from '#src/profile/statement.ts'
import { clausesIn } from './clauses.ts'
import { dailySigns, dailyWords, tradeWords } from './phrases/daily-words.ts'
import { holdsConcept } from './phrases/intents.ts'
import { projectSigns, tellingWords, trade, workWords } from './phrases/project-words.ts'
import { rememberLast } from './remember-last.ts'
import { type WordList, weighedIn, wordList } from './word-list.ts'

/** How much in a text speaks of a project with software that reads and answers, and how much of the day. */
export interface Evidence {
  readonly project: number
  readonly daily: number
}

/** Fields whose words a person often uses of other things too: money, times, counts. */
const weak: ReadonlySet<ProfileField> = new Set<ProfileField>([
  ...(['requestsPerDay', 'budgetUsd', 'monthlyApiUsd', 'latencyMs', 'lifetimeMonths'] as const),
  ...(['weeksToFirstResult', 'team', 'corpusTokens'] as const),
  ...(['outputTokensPerRequest', 'modality', 'taskCount'] as const),
])
const middling: ReadonlySet<ProfileField> = new Set<ProfileField>([
  ...(['gap', 'taskType', 'dataResidency', 'baseScore', 'unlabelledExamples'] as const),
  ...(['servedModels', 'autoGradable', 'domainShift', 'languageFit'] as const),
  ...(['peakFactor', 'knowledgeChanges', 'productRole'] as const),
])

type Kind = 'telling' | 'trade' | 'work' | 'daily' | 'place'

/** Our judgement: by how much one word of a kind tips a text. */
const weights: Readonly<Record<Kind, number>> = {
  telling: 4,
  trade: 2,
  work: 1,
  daily: 3,
  place: 0.5,
}
const signWeight = 1
/** A trade is the project of one and the day of another: however often named, it tips little. */
const mostPlaces = 1

/** Built for the first message, not at the start. */
let built: WordList<Kind> | undefined
const list = () => {
  built ??= wordList<Kind>({
    telling: tellingWords,
    trade,
    work: workWords,
    daily: dailyWords,
    place: tradeWords,
  })
  return built
}

/** Asked of a message for its clauses and again for its intent. */
const held = rememberLast((text) => weighedIn(text, list()))

/** Weighs a folded text, with its names covered, and the answers found in it. */
export function evidenceIn(text: string, fields: Statements, notSure = 0): Evidence {
  const sum = (...kinds: readonly Kind[]) =>
    held(text)
      .filter(({ kind }) => kinds.includes(kind))
      .reduce((total, { kind }) => total + weights[kind], 0)
  const told = (Object.keys(fields) as ProfileField[]).reduce(
    (total, field) => total + (weak.has(field) ? 0.5 : middling.has(field) ? 2 : 4),
    notSure,
  )
  const words = told + sum('telling', 'trade', 'work')
  const named = text.includes('¤') ? weights.telling : 0
  // Looked for where little else tells: the words of our trade are many.
  const concept = named === 0 && words < weights.telling && holdsConcept(text) ? weights.trade : 0
  return {
    project: words + named + concept + signs(text, projectSigns),
    daily: sum('daily') + Math.min(mostPlaces, sum('place')) + signs(text, dailySigns),
  }
}

const signs = (text: string, patterns: readonly RegExp[]) =>
  signWeight * patterns.filter((pattern) => pattern.test(text)).length

/** "Lunch was $14, but our budget is 5k": one clause that is of nothing else speaks for the rest. */
const leastOfClause = 2

/** Whether a text may be taken for words about a project. */
export function speaksOfProject(text: string, { project, daily }: Evidence): boolean {
  if (project > daily) return true
  const clauses = clausesIn(text)
  return (
    clauses.length > 1 &&
    clauses.some((clause) => {
      const weighed = evidenceIn(clause.text, {})
      return weighed.daily === 0 && weighed.project >= leastOfClause && /\d/.test(clause.text)
    })
  )
}

/** Whether a text holds a word of the day at all. */
export const speaksOfTheDay = (text: string): boolean =>
  held(text).some(({ kind }) => kind === 'daily')

/** Whether a clause speaks of the day and of nothing else: its numbers are no project's. */
export function isOfTheDay(clause: string): boolean {
  return speaksOfTheDay(clause) && evidenceIn(clause, {}).project === 0
}
