import type { Card } from '#src/card/card.ts'
import { estimateCard } from '#src/card/estimate-card.ts'
import type { Answer, CommandContext } from './command.ts'
import { estimateData } from './estimate-answer.ts'
import { latestEstimate } from './estimate-follow-up.ts'
import { foldText } from './folded-text.ts'
import { adviceData } from './recommend.ts'
import { readEstimate } from './saved.ts'
import { whatHolds } from './what-stands.ts'

const asks =
  /\bhow (?:sure|certain|confident|reliable|solid|accurate|exact|precise|trustworthy|good) (?:are|is) (?:you|that|this|it|these|the (?:answer|numbers?|figures?|estimate|recommendation|advice))\b|\b(?:why|how come)\b.{0,30}\bconfiden(?:ce|t)\b|\b(?:why|can|how|should) (?:should |can |could |do )?(?:i|we) (?:really )?(?:trust|rely on|believe)\b|\bare you (?:really |quite |that )?(?:sure|certain)\b|\bis (?:that|this|it) (?:really |even |actually )?(?:realistic|plausible|accurate|believable|true)\b/

/** "How sure are you?": what the confidence rests on, and not the whole trace. */
export async function answerConfidence(
  text: string,
  context: CommandContext,
): Promise<Answer | undefined> {
  if (!asks.test(foldText(text).text)) return undefined
  const last = await latestEstimate(context)
  if (last !== undefined) {
    const estimate = readEstimate(last.result)
    const { blocks } = estimateCard(estimate, last.id)
    const [totals] = blocks
    const card: Card = {
      title: `How sure ${last.id} is`,
      blocks: [
        ...(totals === undefined ? [] : [totals]),
        {
          type: 'text',
          markdown:
            'Each range is as wide as published measurements scatter about the formula: low and high are where most of them fell. Your own runs are the better guide.',
        },
      ],
      nextStep: `why ${last.id}`,
    }
    return { card, data: { intent: 'why', id: last.id, ...estimateData(estimate) } }
  }
  const holds = await whatHolds(context)
  if (holds === undefined) return undefined
  const { result, id } = holds
  const card: Card = {
    title: id === null ? 'How sure this is' : `How sure ${id} is`,
    blocks: [
      {
        type: 'text',
        markdown: [
          `**Confidence: ${result.confidence}.** ${result.confidenceReasons.join(' ')}`,
          'Every reason is a rule with its source, or is marked as our judgement; no language model decides.',
          ...(result.nextQuestion === null
            ? []
            : [`What would help most: ${result.nextQuestion.ask}`]),
        ].join('\n'),
      },
    ],
    nextStep: id === null ? 'advise' : `why ${id}`,
  }
  return { card, data: { intent: 'why', id, ...adviceData(result, {}) } }
}
