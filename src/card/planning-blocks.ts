import type { Estimate, FrontPoint } from '#src/estimate/estimate.ts'
import type { Block } from './card.ts'
import { formatIn, formatNumber } from './format.ts'

const mostShown = 6

/** What the planner weighed: plans that no other beats in money and time, and what held them back. */
export function planningBlocks({ kind, planning }: Estimate): Block[] {
  if (planning === undefined || planning.paretoFront.length === 0) return []
  const { considered, bindingConstraint, paretoFront } = planning
  const isServing = kind === 'serve'
  return [
    {
      type: 'table',
      caption: `From the cheapest plan to the fastest, of ${formatNumber(considered)} computed`,
      headers: ['GPUs', 'How', isServing ? 'An answer' : 'Time', isServing ? 'A month' : 'Cost'],
      rows: spreadOut(paretoFront).map(({ gpu, gpuCount, layout, hours, usd, isTight }) => [
        `${gpuCount} × ${gpu}`,
        layout + (isTight ? ' (tight)' : ''),
        formatIn(hours, 'h'),
        formatIn(usd, 'usd'),
      ]),
    },
    ...(bindingConstraint === 'none'
      ? []
      : [
          {
            type: 'text',
            markdown: `What kept cheaper or faster plans out: ${bindingConstraint}.`,
          } as const,
        ]),
  ]
}

/** The ends, and others evenly between them. */
function spreadOut(front: readonly FrontPoint[]): readonly FrontPoint[] {
  if (front.length <= mostShown) return front
  const step = (front.length - 1) / (mostShown - 1)
  return Array.from({ length: mostShown }, (_, at) => front[Math.round(at * step)]).filter(
    (each) => each !== undefined,
  )
}
