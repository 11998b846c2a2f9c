import type { KeptRecommendation } from '#src/decision/kept.ts'
import type { Block, Card } from './card.ts'
import { formatSpan } from './format.ts'
import { capital, stageMoney } from './recommendation-card.ts'

/** The plan of a recommendation alone: what it costs, how long it takes, who is needed; without an id as it stands. */
export function planCard({ plan, sentence }: KeptRecommendation, id: string | null): Card {
  const rows = plan.map((stage) => [
    capital(stage.stage),
    stage.title,
    stageMoney(stage),
    formatSpan(stage.weeks, 'weeks'),
    stage.people,
  ])
  const isOpen = plan.some(({ usd, usdPerMonth }) => usd === null && usdPerMonth === null)
  const blocks: Block[] = [
    { type: 'text', markdown: `**${sentence}**` },
    { type: 'table', headers: ['', 'Do', 'Cost', 'Time', 'Who'], rows },
  ]
  if (isOpen) {
    const markdown =
      'What is not estimated lacks an amount: requests a day, tokens of your text, or the model to run.'
    blocks.push({ type: 'text', markdown })
  }
  if (id === null) return { title: 'What the plan takes, as it stands', blocks, nextStep: 'advise' }
  return { title: `What the plan takes · ${id}`, blocks, nextStep: `why ${id}` }
}
