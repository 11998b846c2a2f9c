import { approachNames } from '#src/decision/approach.ts'
import type { KeptRecommendation } from '#src/decision/kept.ts'
import type { Block, Card } from './card.ts'
import { formatSpan } from './format.ts'
import { flipWords, mainReasons, reasonLines, stageMoney } from './recommendation-card.ts'
import { tellingFlips } from './telling-flips.ts'

/** What stands, in a few lines, for words that change nothing of it. */
export function standsCard(
  { sentence, plan, nextQuestion }: KeptRecommendation,
  id: string | null,
  { title, lead }: { readonly title: string; readonly lead: string },
): Card {
  const [now] = plan
  const first =
    now === undefined
      ? ''
      : `\n- Now: ${now.title} (${stageMoney(now)}; ${formatSpan(now.weeks, 'weeks')}).`
  const open: Block[] =
    nextQuestion === null
      ? []
      : [
          {
            type: 'text',
            markdown: `**The answer that could change this most**\n- ${nextQuestion.ask}`,
          },
        ]
  return {
    title,
    blocks: [
      ...(lead === '' ? [] : [{ type: 'text', markdown: lead } as const]),
      { type: 'text', markdown: `**${sentence}**${first}` },
      ...open,
    ],
    nextStep: id === null ? 'advise' : `why ${id}`,
  }
}

const mostFlips = 6

/** Which answers would put something else first, and what the team should look out for. */
export function flipsCard(
  { sentence, flips, triggers, decision }: KeptRecommendation,
  id: string | null,
  remarks: readonly string[] = [],
): Card {
  const first = decision.ranking[0]?.approach
  const changes = tellingFlips(flips, mostFlips).map((flip) => `- ${flipWords(flip)}`)
  const none = `- No single answer does: ${first === undefined ? 'it' : approachNames[first]} stays first.`
  const again = triggers.map((each) => `- ${each}`)
  const blocks: Block[] = [
    { type: 'text', markdown: [...remarks, `**${sentence}**`].join('\n') },
    {
      type: 'text',
      markdown: [
        '**One answer that would change it**',
        ...(changes.length > 0 ? changes : [none]),
      ].join('\n'),
    },
  ]
  if (again.length > 0) {
    blocks.push({ type: 'text', markdown: ['**Decide again when**', ...again].join('\n') })
  }
  return {
    title: id === null ? 'What would change this' : `What would change ${id}`,
    blocks,
    nextStep: 'whatif requestsPerDay=200k',
  }
}

/** What each reason of a recommendation rests on, without the trace. */
export function sourcesCard(recommendation: KeptRecommendation, id: string): Card {
  const reasons = mainReasons(recommendation)
  return {
    title: `What ${id} rests on`,
    blocks: [
      {
        type: 'text',
        markdown: [`**${recommendation.sentence}**`, ...reasonLines(recommendation)].join('\n'),
      },
      { type: 'sources', sources: reasons.map(({ rule }) => rule.source) },
    ],
    nextStep: `why ${id}`,
  }
}
