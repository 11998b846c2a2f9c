import type { MessageEvaluation } from './messages.ts'

/** What was missed and the scores; what was understood where the file says nothing to expect. */
export function messageText({ results, scores }: MessageEvaluation): string {
  if (scores === undefined) {
    return results
      .map(({ i, intent, fields }) => `${i}: ${intent} ${JSON.stringify(fields)}`)
      .join('\n')
  }
  return [
    ...scores.misses,
    `${scores.messages} messages: intent ${percent(scores.intentAccuracy)}, field precision ${percent(scores.fieldPrecision)}, field recall ${percent(scores.fieldRecall)}`,
  ].join('\n')
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}
