import { describe, expect, it } from 'vitest'
import { bandCaps, bandNames, bands } from '#src/estimate/bands.ts'
import { confidenceFrom, type Evidence } from '#src/estimate/confidence.ts'
import { evidenceCounts } from '#src/estimate/evidence-counts.ts'
import { modelCalled } from './given-by-user.ts'

const dense = modelCalled('llama 3.1 8b').shape
const evidence = (change: Partial<Evidence> = {}): Evidence => ({
  task: 'serve',
  generation: 'h100',
  shape: dense,
  engine: 'server',
  ...change,
})
const wide = bandNames.find((name) => bands[name].high / bands[name].low > bandCaps[name])

describe('confidence', () => {
  it('is high from three published speeds on card, attention and engine, and says how many', () => {
    const count = evidenceCounts['serve h100 full server'] ?? 0
    expect(count).toBeGreaterThanOrEqual(3)
    const { confidence, confidenceReasons } = confidenceFrom(evidence(), 'H100-SXM', [])
    expect(confidence).toBe('high')
    expect(confidenceReasons[0]).toContain(`${count} published speeds`)
  })

  it('is medium where a band it rests on is wider than its cap', () => {
    expect(wide).toBeDefined()
    const { confidence, confidenceReasons } = confidenceFrom(
      evidence(),
      'H100-SXM',
      wide ? [wide] : [],
    )
    expect(confidence).toBe('medium')
    expect(confidenceReasons.at(-1)).toContain('scatter by a factor of')
  })

  it('is medium one step away: fewer than three of the same, three of another engine', () => {
    // One vLLM row on the A100-40; the other rows of its family are none at all.
    expect(evidenceCounts['serve b200 full server']).toBeLessThan(3)
    expect(confidenceFrom(evidence({ generation: 'b200' }), 'B200', []).confidence).toBe('medium')
    expect(confidenceFrom(evidence({ engine: 'sglang' }), 'H100-SXM', []).confidence).toBe('medium')
  })

  it('is low on a card nobody measured', () => {
    const { confidence, confidenceReasons } = confidenceFrom(
      evidence({ generation: 'other' }),
      'L4',
      [],
    )
    expect(confidence).toBe('low')
    expect(confidenceReasons.join(' ')).toContain('L4')
  })

  it('is low two steps away', () => {
    const shape = modelCalled('gemma 3 27b').shape
    const far = evidence({ generation: 'mi350', shape })
    expect(confidenceFrom(far, 'MI355X', []).confidence).toBe('low')
  })
})
