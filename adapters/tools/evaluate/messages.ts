import * as z from 'zod'
import { understand } from '#src/conversation/understand.ts'
import { BadInputError } from '#src/errors.ts'

const plain = z.union([z.string(), z.number(), z.boolean()])

/** What a value must be: itself, any, a range, one of several, a list's member, or a spelling. */
const expectation = z.union([
  z.null(),
  plain,
  z.array(plain),
  z.strictObject({ min: z.number(), max: z.number() }),
  z.strictObject({ anyOf: z.array(z.union([plain, z.array(plain)])) }),
  z.strictObject({ includes: z.union([plain, z.array(plain)]) }),
  z.strictObject({ like: z.string() }),
])

const messageFile = z.array(
  z.looseObject({
    text: z.string(),
    expect: z
      .looseObject({
        intent: z.union([z.string(), z.array(z.string())]).optional(),
        fields: z.record(z.string(), expectation).default({}),
        may: z.record(z.string(), expectation).default({}),
        mustNot: z.array(z.string()).default([]),
      })
      .optional(),
  }),
)

type Expectation = z.infer<typeof expectation>
type Expect = NonNullable<z.infer<typeof messageFile>[number]['expect']>

export interface MessageResult {
  readonly i: number
  readonly intent: string
  readonly fields: Readonly<Record<string, unknown>>
}

export interface MessageScores {
  readonly messages: number
  readonly intentAccuracy: number
  /** Fields understood that were expected or allowed, over all understood. */
  readonly fieldPrecision: number
  /** Expected fields that were understood rightly, over all expected. */
  readonly fieldRecall: number
  /** What went wrong, one line each, for the person who mends the tables. */
  readonly misses: readonly string[]
}

export interface MessageEvaluation {
  readonly results: readonly MessageResult[]
  readonly scores?: MessageScores
}

/**
 * Understands each message on its own and scores it where the file says what to expect.
 *
 * @throws {BadInputError} when the file is not a list of `{text, expect?}`
 */
export function evaluateMessages(json: unknown): MessageEvaluation {
  const parsed = messageFile.safeParse(json)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const where = issue?.path.join('.') ?? ''
    throw new BadInputError(
      `The file must be a list of messages, [{"text": "…"}]; at ${where || 'the top'}: ${issue?.message}.`,
    )
  }
  const results = parsed.data.map(({ text }, i) => {
    const { intent, fields } = understand(text)
    const values = Object.entries(fields).map(([field, { value }]) => [field, value])
    return { i, intent, fields: Object.fromEntries(values) }
  })
  const expected = parsed.data.flatMap(({ text, expect }, i) => {
    const result = results[i]
    return expect === undefined || result === undefined ? [] : [{ text, expect, result }]
  })
  return expected.length === 0 ? { results } : { results, scores: scoresOf(expected) }
}

interface Case {
  readonly text: string
  readonly expect: Expect
  readonly result: MessageResult
}

function scoresOf(cases: readonly Case[]): MessageScores {
  const misses: string[] = []
  const miss = ({ result, text }: Case, what: string) => {
    misses.push(`${result.i}: ${what} in "${text.slice(0, 80)}"`)
  }
  const tally = { intents: 0, intentsRight: 0, understood: 0, right: 0, wanted: 0, found: 0 }
  for (const each of cases) {
    const { expect, result } = each
    if (expect.intent !== undefined) {
      tally.intents += 1
      if ([expect.intent].flat().includes(result.intent)) tally.intentsRight += 1
      else miss(each, `intent ${result.intent} instead of ${[expect.intent].flat().join(' or ')}`)
    }
    for (const [field, value] of Object.entries(result.fields)) {
      tally.understood += 1
      if (isAllowed(expect, field, value)) tally.right += 1
      else miss(each, `${field} ${JSON.stringify(value)} is wrong`)
    }
    for (const [field, wanted] of Object.entries(expect.fields)) {
      tally.wanted += 1
      if (field in result.fields && meets(result.fields[field], wanted)) tally.found += 1
      else if (!(field in result.fields)) miss(each, `${field} was not understood`)
    }
  }
  return {
    messages: cases.length,
    intentAccuracy: shareOf(tally.intentsRight, tally.intents),
    fieldPrecision: shareOf(tally.right, tally.understood),
    fieldRecall: shareOf(tally.found, tally.wanted),
    misses,
  }
}

const shareOf = (part: number, whole: number) => (whole === 0 ? 1 : part / whole)

function isAllowed({ fields, may, mustNot }: Expect, field: string, value: unknown): boolean {
  if (mustNot.includes(field)) return false
  const wanted = [fields, may].flatMap((list) => (Object.hasOwn(list, field) ? [list[field]] : []))
  return wanted.some((each) => each !== undefined && meets(value, each))
}

function meets(value: unknown, wanted: Expectation): boolean {
  if (wanted === null) return true
  if (typeof wanted !== 'object') return value === wanted
  if (Array.isArray(wanted)) return sameMembers(value, wanted)
  if ('min' in wanted) {
    return typeof value === 'number' && value >= wanted.min && value <= wanted.max
  }
  if ('anyOf' in wanted) return wanted.anyOf.some((each) => meets(value, each))
  if ('includes' in wanted) {
    return Array.isArray(value) && [wanted.includes].flat().every((each) => value.includes(each))
  }
  return letters(String(value)).includes(letters(wanted.like))
}

function sameMembers(value: unknown, wanted: readonly unknown[]): boolean {
  if (!Array.isArray(value) || value.length !== wanted.length) return false
  return wanted.every((each) => value.includes(each))
}

const letters = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
