import type { Decision, Recommendation } from './decision.ts'

/** A lead of two points or more is clear. */
export const clearLead = 2

type Confidence = Pick<Recommendation, 'lead' | 'confidence' | 'confidenceReasons'>

/**
 * How sure the decision is: from the lead of the first place, from the share of scored rules
 * that still wait for an answer, and from the share of the fired weight that is our judgement.
 */
export function confidence({ ranking, trace }: Decision): Confidence {
  const points = (ranking[0]?.points ?? 0) - (ranking[1]?.points ?? 0)
  // What only takes another rule back is nothing more to know.
  const scored = trace.filter(
    ({ rule }) => rule.effect.kind !== 'advice' && rule.takesBack === undefined,
  )
  const unknown = scored.filter(({ state }) => state === 'unknown').length / scored.length
  const judged = judgedShare(scored)

  const marks =
    (points >= 2 * clearLead ? 2 : points >= clearLead ? 1 : 0) +
    (unknown < 0.5 ? 2 : unknown < 0.8 ? 1 : 0) +
    (judged < 0.5 ? 1 : 0)
  return {
    lead: points >= clearLead ? 'clear' : 'close',
    confidence: marks >= 4 ? 'high' : marks >= 2 ? 'medium' : 'low',
    confidenceReasons: [
      leadSentence(points),
      `${percent(unknown)} of the rules still wait for an answer.`,
      `${percent(judged)} of the weight that decided is our own judgement, the rest has a published source.`,
    ],
  }
}

function leadSentence(points: number): string {
  if (points >= clearLead) return `The first place leads by ${points} points.`
  if (points <= 0)
    return 'The first two places have as many points; the cheaper one to try stands first.'
  return `The first place leads by only ${points} ${points === 1 ? 'point' : 'points'}.`
}

function judgedShare(scored: Decision['trace']): number {
  let judged = 0
  let all = 0
  for (const { rule, state } of scored) {
    if (state !== 'fired') continue
    const weight = 'weight' in rule.effect ? rule.effect.weight : 3
    all += weight
    if (rule.source.basis === 'judgement') judged += weight
  }
  return all === 0 ? 1 : judged / all
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
