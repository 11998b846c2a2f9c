import { renderText, type TextOptions } from '#src/card/text.ts'
import type { EstimateEvaluation } from './estimates.ts'
import type { MessageEvaluation } from './messages.ts'

const wide: TextOptions = { width: 140, colour: false, commandPrefix: '' }

/** The scores as a table for a person, and what was left out with the reasons. */
export function describeEstimates({ predictions, scores, fits }: EstimateEvaluation): string {
  const skipped = predictions.flatMap((each) => ('skipped' in each ? [each.skipped] : []))
  const reasons = [...new Set(skipped)].map(
    (reason) => `- ${skipped.filter((each) => each === reason).length} × ${reason}`,
  )
  const answered = `${predictions.length - skipped.length} of ${predictions.length} rows predicted.`
  const fit =
    fits === null
      ? ''
      : ` Fits: ${percent(fits.right)} of ${fits.rows} rows right, Brier score ${fits.brier.toFixed(2)}.`
  return renderText(
    {
      title: 'Estimates against published measurements',
      blocks: [
        {
          type: 'table',
          headers: [
            'Metric',
            'Method',
            'Rows',
            'Answered',
            'Median error',
            'Plain',
            'P90',
            '≤ 1.5 ×',
            'Bias',
            'Coverage',
            'High/low',
          ],
          rows: scores.map((score) => [
            score.metric,
            score.methodId,
            String(score.rows),
            String(score.answered),
            percent(score.medianError),
            percent(score.medianErrorPlain),
            percent(score.p90Error),
            percent(score.within1_5),
            score.bias.toFixed(2),
            percent(score.coverage),
            score.medianHighOverLow.toFixed(2),
          ]),
        },
        { type: 'text', markdown: [`${answered}${fit}`, ...reasons].join('\n') },
        {
          type: 'text',
          markdown:
            'Median error, P90, shares and coverage weigh every source the same; Plain weighs rows. Bias is the median of ln(predicted / published).',
        },
      ],
    },
    wide,
  )
}

export function describeMessages({ results, scores }: MessageEvaluation): string {
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
