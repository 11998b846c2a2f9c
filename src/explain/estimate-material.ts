import { totals } from '#src/card/estimate-card.ts'
import { formatRange, formatValue } from '#src/card/format.ts'
import type { Estimate, Line } from '#src/estimate/estimate.ts'
import { createFactBook } from './facts.ts'
import type { Material } from './material.ts'

const partsGiven = 8
const assumptionsGiven = 14
const warningsGiven = 6

/** What a model is told of an estimate, every quantity by name. */
export function estimateMaterial(estimate: Estimate): Material {
  const book = createFactBook()
  const { subject, lines, assumptions, warnings, confidence, confidenceReasons } = estimate
  const shown = totals(estimate)
  return {
    values: {
      subject: book.named('subject', subject),
      totals: shown
        .map(({ label, value }) => `${label}: ${book.named(camel(label), value)}`)
        .join('\n'),
      parts: weightiest(lines)
        .map((line) => {
          const value = book.named(
            `part${capital(camel(line.label))}`,
            formatRange(line, line.unit),
          )
          return `${book.cited(line.label)}: ${value}`
        })
        .join('\n'),
      assumptions: assumptions
        .slice(0, assumptionsGiven)
        .map(({ name, value, origin }) =>
          book.cited(`${name}: ${formatValue(value)} (${originWords[origin]})`),
        )
        .join('\n'),
      warnings:
        warnings
          .slice(0, warningsGiven)
          .map((warning) => book.cited(warning))
          .join('\n') || 'none',
      confidence: book.cited(`${confidence}. ${confidenceReasons.join(' ')}`),
    },
    facts: book.facts(),
    rulesSentences: [
      `${subject}: ${shown.map(({ label, value }) => `${label.toLowerCase()} ${value}`).join(', ')}.`,
      ...warnings.slice(0, 3),
      `Confidence is ${confidence}: ${confidenceReasons.join(' ')}`,
    ],
  }
}

const originWords = {
  user: 'said by the person',
  profile: 'from the profile',
  catalog: 'from the catalog',
  default: 'our default',
} as const

/** The largest lines of each unit: a sum of bytes and a sum of dollars have no common scale. */
function weightiest(lines: readonly Line[]): readonly Line[] {
  const most = Math.max(1, Math.floor(partsGiven / new Set(lines.map(({ unit }) => unit)).size))
  const kept = new Set(
    [...new Set(lines.map(({ unit }) => unit))].flatMap((unit) =>
      lines
        .filter((line) => line.unit === unit)
        .toSorted((a, b) => b.likely - a.likely)
        .slice(0, most),
    ),
  )
  return lines.filter((line) => kept.has(line))
}

function camel(label: string): string {
  return label
    .toLowerCase()
    .replaceAll(/[^a-z]+([a-z])/g, (_, letter: string) => letter.toUpperCase())
    .replaceAll(/[^a-zA-Z]/g, '')
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
