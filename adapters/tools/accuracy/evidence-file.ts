import { servingEvidence, trainingEvidence } from '../evaluate/evidence.ts'
import type { MeasuredCase } from './measured-case.ts'

/** src/estimate/evidence-counts.ts: how many published figures stand behind each kind of estimate. */
export function evidenceFile(cases: readonly MeasuredCase[]): string {
  const counts = new Map<string, number>()
  for (const each of cases) {
    // Memory and fit say nothing about how fast a card is.
    if (/memory|fits/.test(each.metric)) continue
    const key =
      each.methodId === 'serve' ? servingEvidence(each.cells) : trainingEvidence(each.cells)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const entries = [...counts].toSorted(([a], [b]) => a.localeCompare(b, 'en'))
  return `/** Published speeds by task, family of cards, path of attention, and engine. Made by \`npm run accuracy\`. */
export const evidenceCounts: Readonly<Record<string, number>> = {
${entries.map(([key, count]) => `  '${key}': ${count},`).join('\n')}
}
`
}
