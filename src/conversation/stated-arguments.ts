import { findGpu, findModel } from '#src/catalog/lookup.ts'
import { parseFieldValue } from '#src/profile/field-value.ts'
import { isProfileField, type ProfileField, profileFieldNames } from '#src/profile/schema.ts'
import type { Statements } from '#src/profile/statement.ts'

/** Argument names of the commands, and the profile field each of them fills. */
export const fieldsByArgument: ReadonlyMap<string, ProfileField> = new Map([
  ...profileFieldNames.map((field) => [field.toLowerCase(), field] as const),
  ['requests', 'requestsPerDay'],
  ['rpd', 'requestsPerDay'],
  ['in', 'promptTokensPerRequest'],
  ['prompttokens', 'promptTokensPerRequest'],
  ['out', 'outputTokensPerRequest'],
  ['outputtokens', 'outputTokensPerRequest'],
  ['latency', 'latencyMs'],
  ['ttft', 'ttftMs'],
  ['budget', 'budgetUsd'],
  ['examples', 'labelledExamples'],
  ['model', 'baseModel'],
])

const mostArguments = 100
const argument =
  /(?<=^|\s)(?<name>[a-z][a-z]{1,40})\s?=\s?(?:"(?<quoted>[^"]{0,200})"|(?<bare>[^\s"]{1,200}))/gi

/** What a message states as `name=value`, by a field's name or an argument's. Unreadable values are left out. */
export function statedArguments(message: string): Statements {
  const stated: Partial<Record<ProfileField, { value: unknown; words: string }>> = {}
  let seen = 0
  for (const match of message.matchAll(argument)) {
    if (++seen > mostArguments) break
    const { name = '', quoted, bare = '' } = match.groups ?? {}
    const field = fieldOf(name.toLowerCase(), message)
    if (field === undefined || !isProfileField(field)) continue
    const read = parseFieldValue(field, catalogName(field, quoted ?? bare.replace(/[,;.]+$/, '')))
    if (read.ok) stated[field] = { value: read.value, words: match[0] }
  }
  return stated as Statements
}

/** `tokens` is the corpus of a pre-training; in a fine-tuning it is the training set, which is no field. */
function fieldOf(name: string, message: string): ProfileField | undefined {
  if (name !== 'tokens') return fieldsByArgument.get(name)
  return /^.{0,40}\b(?:pretrain|continue)\b/i.test(message) ? 'corpusTokens' : undefined
}

/** Ids from the catalog where the name is known there, and the words as typed where it is not. */
function catalogName(field: ProfileField, typed: string): string {
  if (field === 'baseModel') {
    const found = findModel(typed)
    return 'model' in found ? found.model.id : typed
  }
  if (field !== 'gpu') return typed
  const found = findGpu(typed)
  return 'gpu' in found ? found.gpu.id : typed
}
