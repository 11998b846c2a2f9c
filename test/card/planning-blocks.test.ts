import { describe, expect, it } from 'vitest'
import { planningBlocks } from '#src/card/planning-blocks.ts'
import type { Estimate, FrontPoint } from '#src/estimate/estimate.ts'

const front = (count: number): FrontPoint[] =>
  Array.from({ length: count }, (_, at) => ({
    gpu: 'L4',
    gpuCount: at + 1,
    layout: 'plain data parallel',
    usd: 10 + at,
    hours: count - at,
    isTight: at === 0,
  }))

function planned(paretoFront: FrontPoint[], bindingConstraint: 'deadline' | 'none'): Estimate {
  return {
    kind: 'finetune',
    subject: '',
    quantities: {},
    lines: [],
    assumptions: [],
    confidence: 'low',
    confidenceReasons: [],
    warnings: [],
    planning: { considered: 40, ruledOut: [], bindingConstraint, paretoFront },
  }
}

function rowsOf(estimate: Estimate): readonly (readonly string[])[] {
  return planningBlocks(estimate).flatMap((block) => (block.type === 'table' ? block.rows : []))
}

describe('planningBlocks', () => {
  it('shows both ends of a long front, and six rows at most', () => {
    const rows = rowsOf(planned(front(20), 'none'))
    expect(rows).toHaveLength(6)
    expect(rows[0]).toEqual(['1 × L4', 'plain data parallel (tight)', '20 h', '$10'])
    expect(rows.at(-1)?.[0]).toBe('20 × L4')
  })

  it('names what kept other plans out, when anything did', () => {
    const texts = (estimate: Estimate) => JSON.stringify(planningBlocks(estimate))
    expect(texts(planned(front(2), 'deadline'))).toContain('out: deadline.')
    expect(texts(planned(front(2), 'none'))).not.toContain('kept')
  })

  it('is nothing without plans', () => {
    expect(planningBlocks(planned([], 'deadline'))).toEqual([])
  })
})
