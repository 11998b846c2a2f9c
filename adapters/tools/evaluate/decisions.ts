import * as z from 'zod'
import { nearestTo } from '#src/catalog/words.ts'
import { advise } from '#src/decision/advise.ts'
import { type Approach, approaches } from '#src/decision/approach.ts'
import { BadInputError } from '#src/errors.ts'
import {
  isProfileField,
  type Profile,
  profileFieldNames,
  profileSchema,
} from '#src/profile/schema.ts'
import { type JsonPath, lineInJson } from './json-line.ts'

/** What was decided for one case. */
export interface DecisionResult {
  readonly id: string
  /** Best first, without what was ruled out. */
  readonly ranking: readonly Approach[]
  readonly ruledOut: readonly Approach[]
  /** Over all stages. */
  readonly plan: readonly Approach[]
  readonly fired: readonly string[]
  /** Absent when the case does not say what is accepted. */
  readonly score?: DecisionScore
}

export interface DecisionScore {
  readonly firstAccepted: boolean
  readonly withinTwoAccepted: boolean
  readonly planCovers: boolean
  readonly wronglyRuledOut: boolean
}

/** Shares of the cases that say what is accepted; null when there is none. */
export interface DecisionTotals {
  readonly cases: number
  readonly scored: number
  readonly firstAccepted: number | null
  readonly withinTwoAccepted: number | null
  readonly planCovers: number | null
  readonly wronglyRuledOut: number | null
  readonly meanPlanLength: number | null
}

const approachSchema = z.enum(approaches)
const caseSchema = z.object({
  id: z.string().min(1),
  asOf: z.iso.date(),
  profile: z.record(z.string(), z.unknown()),
  accept: z.array(z.union([approachSchema, z.array(approachSchema).min(1)])).optional(),
})
type Case = z.infer<typeof caseSchema>

/**
 * Decides every case of a file and scores what its authors accept. With the text that the JSON was
 * read from, what is wrong is told with its line.
 *
 * @throws {BadInputError} naming the case and the field that could not be read
 */
export function evaluateDecisions(
  json: unknown,
  text?: string,
): {
  readonly results: readonly DecisionResult[]
  readonly totals: DecisionTotals
} {
  if (!Array.isArray(json)) {
    throw new BadInputError(
      'The file must hold a list of cases: [{ "id", "asOf", "profile", "accept" }].',
    )
  }
  const results = json.map((entry, index) => resultOf(readCase(entry, index, text)))
  return { results, totals: totalsOf(results) }
}

function readCase(
  entry: unknown,
  index: number,
  text: string | undefined,
): Case & { readonly profile: Profile } {
  const wrong = (what: string) => new BadInputError(`Case ${nameOf(entry, index)}: ${what}.`)
  const at = (path: JsonPath) => lineWords(text, [index, ...path])
  const issueWords = ({ issues: [issue] }: z.ZodError, within: string[] = []) => {
    const path = [...within, ...(issue?.path ?? [])].map((step) =>
      typeof step === 'symbol' ? String(step) : step,
    )
    return `${path.join('.')}: ${issue?.message ?? 'cannot be read'}${at(path)}`
  }

  const parsed = caseSchema.safeParse(entry)
  if (!parsed.success) throw wrong(issueWords(parsed.error))
  const unknown = Object.keys(parsed.data.profile).filter((field) => !isProfileField(field))
  if (unknown.length > 0) {
    const told = unknown.map((field) => {
      const [nearest] = nearestTo(field, profileFieldNames, (name) => name, 1)
      const hint = nearest === undefined ? '' : ` (nearest: ${nearest})`
      return `"${field}"${at(['profile', field])}${hint}`
    })
    throw wrong(`the profile has no field ${told.join(', ')}`)
  }
  const profile = profileSchema.safeParse(parsed.data.profile)
  if (!profile.success) throw wrong(issueWords(profile.error, ['profile']))
  return { ...parsed.data, profile: profile.data }
}

/** The line of a path, or of what should hold it when it is missing. */
function lineWords(text: string | undefined, path: JsonPath): string {
  if (text === undefined) return ''
  const line = lineInJson(text, path) ?? lineInJson(text, path.slice(0, -1))
  return line === undefined ? '' : ` on line ${line}`
}

function nameOf(entry: unknown, index: number): string {
  const named = z.object({ id: z.string() }).safeParse(entry)
  return named.success ? `"${named.data.id}"` : `number ${index + 1}`
}

function resultOf({
  id,
  asOf,
  profile,
  accept,
}: Case & { readonly profile: Profile }): DecisionResult {
  const { decision, plan } = advise(profile, { asOf })
  const result = {
    id,
    ranking: decision.ranking.map(({ approach }) => approach),
    ruledOut: decision.ruledOut.map(({ approach }) => approach),
    plan: [...new Set(plan.map(({ approach }) => approach))],
    fired: decision.trace.filter(({ state }) => state === 'fired').map(({ rule }) => rule.id),
  }
  return accept === undefined || accept.length === 0
    ? result
    : {
        ...result,
        score: scoreOf(
          result,
          accept.map((entry) => [entry].flat()),
        ),
      }
}

/** `accepted` holds combinations; a single approach is a combination of one. */
function scoreOf(
  { ranking, ruledOut, plan }: Omit<DecisionResult, 'score'>,
  accepted: readonly (readonly Approach[])[],
): DecisionScore {
  const isAccepted = (approach: Approach | undefined) =>
    approach !== undefined && accepted.some((combination) => combination.includes(approach))
  const [first, second] = ranking
  return {
    firstAccepted: isAccepted(first),
    withinTwoAccepted: isAccepted(first) || isAccepted(second),
    planCovers: accepted.some((combination) => combination.every((each) => plan.includes(each))),
    wronglyRuledOut: accepted.every((combination) =>
      combination.some((each) => ruledOut.includes(each)),
    ),
  }
}

function totalsOf(results: readonly DecisionResult[]): DecisionTotals {
  const scores = results.flatMap(({ score }) => score ?? [])
  const share = (holds: (score: DecisionScore) => boolean) =>
    scores.length === 0 ? null : scores.filter(holds).length / scores.length
  const steps = results.reduce((sum, { plan }) => sum + plan.length, 0)
  return {
    cases: results.length,
    scored: scores.length,
    firstAccepted: share(({ firstAccepted }) => firstAccepted),
    withinTwoAccepted: share(({ withinTwoAccepted }) => withinTwoAccepted),
    planCovers: share(({ planCovers }) => planCovers),
    wronglyRuledOut: share(({ wronglyRuledOut }) => wronglyRuledOut),
    meanPlanLength: results.length === 0 ? null : steps / results.length,
  }
}

/** The same as lines for a person: each case with its ranking and fired rules, then the totals. */
export function describeDecisions({
  results,
  totals,
}: ReturnType<typeof evaluateDecisions>): string {
  const cases = results.map(({ id, ranking, ruledOut, plan, fired, score }) =>
    [
      `${id}: ${score === undefined ? '' : `${score.firstAccepted ? 'accepted' : 'NOT accepted'}, `}${ranking.slice(0, 3).join(' > ')}`,
      `  plan: ${plan.join(', ')}`,
      ...(ruledOut.length > 0 ? [`  ruled out: ${ruledOut.join(', ')}`] : []),
      `  fired: ${fired.join(', ')}`,
    ].join('\n'),
  )
  const percent = (share: number | null) => (share === null ? '–' : `${Math.round(share * 100)} %`)
  return [
    ...cases,
    '',
    `${totals.cases} cases, ${totals.scored} of them scored`,
    `first place accepted: ${percent(totals.firstAccepted)}`,
    `accepted within the first two: ${percent(totals.withinTwoAccepted)}`,
    `plan covers an accepted combination: ${percent(totals.planCovers)} (mean plan length ${totals.meanPlanLength?.toFixed(1) ?? '–'})`,
    `wrongly ruled out: ${percent(totals.wronglyRuledOut)}`,
  ].join('\n')
}
