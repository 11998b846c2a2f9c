import type { Command } from '#src/conversation/command.ts'
import { pairs } from './field-pairs.ts'
import { kebab } from './names.ts'

/** What a person filled in, by Discord's names. */
export type Filled = Readonly<Record<string, string | number | boolean>>

const fewWords = 10

/** The command as it would be typed elsewhere: one grammar reads every platform. */
export function commandText({ name, options, bare }: Command, filled: Filled): string {
  const named = Object.keys(options.shape).flatMap((option) => {
    const value = filled[kebab(option)]
    if (value === undefined) return []
    // A few words that the command reads by itself, such as "set budgetUsd=20k".
    const isWords = bare.kind === 'rest' && bare.option === option && bare.mostWords <= fewWords
    return [isWords ? String(value) : argument(option, value)]
  })
  const facts = pairs.flatMap(({ field, value }) => {
    const [fact, said] = [filled[field], filled[value]]
    return typeof fact === 'string' && said !== undefined ? [argument(fact.trim(), said)] : []
  })
  return [name, ...named, ...facts].join(' ')
}

/** A fact without its value, or a value without its fact; undefined when all are whole. */
export function halfPair(
  filled: Filled,
): { readonly has: string; readonly lacks: string } | undefined {
  for (const { field, value } of pairs) {
    const [hasField, hasValue] = [filled[field] !== undefined, filled[value] !== undefined]
    if (hasField !== hasValue) {
      return hasField ? { has: field, lacks: value } : { has: value, lacks: field }
    }
  }
  return undefined
}

function argument(option: string, value: string | number | boolean): string {
  const text = typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)
  return `${option}=${quoted(text)}`
}

/** Held together by straight quotes, or by curly ones around a text with straight ones. */
function quoted(text: string): string {
  if (!/[\s"“”=]/.test(text)) return text
  return text.includes('"') ? `“${text.replaceAll('”', '"')}”` : `"${text}"`
}
