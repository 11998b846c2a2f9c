import type { Source } from '#src/catalog/source.ts'
import type { Line, Range } from './estimate.ts'

export function line(
  label: string,
  { low, likely, high }: Range,
  unit: string,
  working: string,
  source: Source,
): Line {
  return { label, low, likely, high, unit, working, source }
}
