import type { NumberField } from '#src/profile/field-kinds.ts'
import type { Amount } from './amounts.ts'

const each = '(?:for each of|for each|per|in each of|each for|for every one of|for all|for|across)'
const groups =
  '(?:intents?|classes|class|categor(?:y|ies)|labels|types|topics|kinds|departments|queues|tags|buckets|groups)'
const examples =
  '(?:(?:labell?ed|annotated|tagged|hand-labell?ed) [a-z]+|examples|samples|demonstrations|annotated|labell?ed)'
const joiner = '(?:[,:(] |with |and |having |at |about |around |roughly |~ )*'

interface ProductRule {
  readonly field: NumberField
  /** Sees `#` for the amount and `§` for its neighbour. */
  readonly pattern: RegExp
  readonly neighbour: 1 | -1
}

/** "80 labelled examples for each of 12 intents", "9 classes, 150 samples per class". */
const productRules: readonly ProductRule[] = [
  {
    field: 'labelledExamples',
    pattern: new RegExp(
      `# (?:[a-z]+ )?${examples} ${each} (?:the |our |these )*§ (?:[a-z]+ )?${groups}(?![a-z])`,
    ),
    neighbour: 1,
  },
  {
    field: 'labelledExamples',
    pattern: new RegExp(
      `# (?:[a-z]+ )?${examples} (?:per|for each|for every|in each|in every) (?:[a-z]+ )?${groups} ${joiner}§ (?:[a-z]+ )?${groups}(?![a-z])`,
    ),
    neighbour: 1,
  },
  {
    field: 'labelledExamples',
    pattern: new RegExp(
      `§ (?:[a-z]+ )?${groups} ${joiner}# (?:[a-z]+ )?${examples} (?:each|apiece|per [a-z]+|for each|in each)(?![a-z])`,
    ),
    neighbour: -1,
  },
]

/** A count of each kind times the number of kinds, or undefined. */
export function productAt(
  amounts: readonly Amount[],
  index: number,
  context: string,
): { field: NumberField; value: number } | undefined {
  const amount = amounts[index]
  if (amount?.unit !== 'bare' || amount.perMs !== undefined) return undefined
  for (const { field, pattern, neighbour } of productRules) {
    const other = amounts[index + neighbour]
    if (other?.unit !== 'bare' || other.perMs !== undefined || !pattern.test(context)) continue
    return { field, value: amount.value * other.value }
  }
  return undefined
}
