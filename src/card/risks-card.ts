import { type Approach, approachNames } from '#src/decision/approach.ts'
import type { KeptRecommendation } from '#src/decision/kept.ts'
import { findTopic } from '#src/guide/guide.ts'
import { standing } from './approach-answer-card.ts'
import type { Block, Card } from './card.ts'
import { flipWords } from './recommendation-card.ts'
import { tellingFlips } from './telling-flips.ts'

const mostFlips = 4

/** What speaks against an approach: on this project, in general, and how to notice in time. */
export function risksCard(
  approach: Approach,
  recommendation: KeptRecommendation,
  id: string | null,
): Card {
  const { decision, plan, flips } = recommendation
  const against = decision.trace.fired.filter(
    ({ rule: { effect } }) => effect.approach === approach && effect.kind !== 'favours',
  )
  const stage = plan.find((each) => each.approach === approach)
  const general = drawbacks(approach)
  const blocks: Block[] = [
    {
      type: 'text',
      markdown: [
        `**${standing(recommendation, approach)}**`,
        ...(against.length === 0
          ? ['- Nothing you told me speaks against it.']
          : against.map(({ rule }) => `- ${rule.because}`)),
      ].join('\n'),
    },
  ]
  if (general !== undefined) {
    const lines = general.against.map((each) => `- ${each}`)
    blocks.push({ type: 'text', markdown: [`**${general.of}, in general**`, ...lines].join('\n') })
  }
  if (stage !== undefined) {
    const markdown = `**You notice in time by this test**\n- ${stage.exitTest}`
    blocks.push({ type: 'text', markdown })
  }
  const others = flips.filter(({ to }) => to !== approach)
  if (decision.ranking[0]?.approach === approach && others.length > 0) {
    const lines = tellingFlips(others, mostFlips).map((flip) => `- ${flipWords(flip)}`)
    blocks.push({
      type: 'text',
      markdown: ['**It would be the wrong choice if**', ...lines].join('\n'),
    })
  }
  blocks.push({
    type: 'sources',
    sources: [...against.map(({ rule }) => rule.source), ...(general?.sources ?? [])],
  })
  const name = approachNames[approach]
  return {
    title: id === null ? `What speaks against ${name}` : `What speaks against ${name} · ${id}`,
    blocks,
    nextStep: `learn ${approach}`,
  }
}

/** The guide's table for whoever trains, by what is trained. */
const tableOf: Partial<Record<Approach, string>> = {
  pretraining: 'Pre-training from scratch',
  'hosted-fine-tuning': 'Fine-tuning',
  'lora-fine-tuning': 'Fine-tuning',
  'full-fine-tuning': 'Fine-tuning',
  distillation: 'Fine-tuning',
  'preference-tuning': 'Fine-tuning',
  'reinforcement-fine-tuning': 'Fine-tuning',
}

function drawbacks(approach: Approach) {
  const found = findTopic('pros-and-cons')
  if (!('topic' in found)) return undefined
  const table = found.topic.tables.find(({ caption }) => caption === tableOf[approach])
  if (table === undefined) return undefined
  return {
    of: table.caption,
    against: table.rows.map((row) => row[1] ?? ''),
    sources: found.topic.sources,
  }
}
