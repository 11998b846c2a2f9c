import { approachNames } from '#src/decision/approach.ts'
import type { KeptRecommendation } from '#src/decision/kept.ts'
import type { Block, Card } from './card.ts'
import { formatRange } from './format.ts'
import { capital } from './recommendation-card.ts'

/** How the first place is done: all the advice there is for it, and when it is done. */
export function howCard({ plan, decision, sentence }: KeptRecommendation, id: string | null): Card {
  const stage = plan.find(({ approach }) => approach === decision.ranking[0]?.approach) ?? plan[0]
  const advice = stage?.advice ?? []
  const blocks: Block[] = [{ type: 'text', markdown: `**${sentence}**` }]
  if (stage !== undefined) {
    const lines = advice.map(({ text }) => `- ${text}`)
    blocks.push(
      { type: 'text', markdown: [`**${stage.title}**`, ...lines].join('\n') },
      { type: 'text', markdown: `**Done when**\n- ${stage.exitTest}` },
    )
  }
  blocks.push({ type: 'sources', sources: advice.map(({ source }) => source) })
  return titled('How to go about it', id, blocks)
}

/** How the plan is measured: what to build first, and each stage's test. */
export function measureCard(
  { plan, sentence }: KeptRecommendation,
  id: string | null,
  kit: string,
): Card {
  const markdown = `**${sentence}**\nMeasure on graded examples that nothing is tuned on, with the same set for every candidate.\n- First: ${kit}`
  return titled('How to measure it', id, [
    { type: 'text', markdown },
    {
      type: 'table',
      headers: ['', 'Do', 'Done when'],
      rows: plan.map((stage) => [capital(stage.stage), stage.title, stage.exitTest]),
    },
  ])
}

/** What machines the plan was computed with. */
export function machinesCard({ plan, sentence }: KeptRecommendation, id: string | null): Card {
  const rows = plan.flatMap((stage) =>
    stage.estimates.map(({ subject, gpu, quantities: { usd, usdPerMonth } }) => [
      capital(stage.stage),
      subject,
      gpu === undefined ? 'at a provider' : 'on rented GPUs',
      usd !== undefined
        ? formatRange(usd, 'usd')
        : usdPerMonth === undefined
          ? ''
          : formatRange(usdPerMonth, 'usdPerMonth'),
    ]),
  )
  const first = plan[0]
  const none =
    first === undefined || first.estimates.every(({ gpu }) => gpu === undefined)
      ? `To begin with you need none: ${first === undefined ? 'nothing is planned yet' : approachNames[first.approach]} runs at a provider.`
      : 'These are the cheapest that fit, rented by the hour; name a card of yours and I compute it there.'
  return titled('Which machines', id, [
    { type: 'text', markdown: `**${sentence}**\n${none}` },
    ...(rows.length === 0
      ? []
      : [{ type: 'table', headers: ['', 'What runs', 'Where', 'Cost'], rows } as const]),
  ])
}

/** When to decide again. */
export function againCard({ triggers, sentence }: KeptRecommendation, id: string | null): Card {
  const lines = triggers.map((each) => `- ${each}`)
  return titled('When to look again', id, [
    { type: 'text', markdown: `**${sentence}**` },
    { type: 'text', markdown: ['**Decide again when**', ...lines].join('\n') },
  ])
}

function titled(title: string, id: string | null, blocks: readonly Block[]): Card {
  return {
    title: id === null ? title : `${title} · ${id}`,
    blocks,
    nextStep: id === null ? 'advise' : `why ${id}`,
  }
}
