import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { scoredWith } from '../../adapters/tools/accuracy/measured-case.ts'
import { tableIn } from '../../adapters/tools/accuracy/page.ts'
import { levels, scoreOfLevel } from '../../adapters/tools/accuracy/section-levels.ts'
import { otherLines, otherMeasurements } from '../../adapters/tools/accuracy/section-others.ts'

const cases = otherMeasurements('test/fixtures')
const scored = cases.map((each) => scoredWith(each))

/** No change may fall behind these medians, every source weighing the same; some are far from the target. */
const floors: Readonly<Record<string, number>> = {
  'memory, all': 0.09,
  'fine-tuning memory': 0.105,
  'serving memory': 0.04,
  'pre-training tokens/s': 0.155,
  'fine-tuning tokens/s': 0.26,
  'GPU-hours': 0.24,
  'decode tokens/s': 0.14,
  'time to first token': 0.09,
  'server throughput': 0.12,
}

describe('measurements that the fit never reads', () => {
  it('are of many sources, half of them never studied', () => {
    const sources = new Set(cases.map(({ source }) => source))
    expect(sources.size).toBeGreaterThan(25)
    const studied = new Set(
      cases.filter(({ cells }) => cells.looked_at === 'yes').map(({ source }) => source),
    )
    expect(Math.abs(studied.size - sources.size / 2)).toBeLessThan(5)
  })

  it.each(Object.entries(floors))('%s: the median stays below %f', (name, floor) => {
    const level = levels.find((each) => each.name === name)
    if (level === undefined) throw new RangeError(`no level is called ${name}`)
    expect(scoreOfLevel(level, scored).medianError).toBeLessThanOrEqual(floor)
  })

  it('lie between low and high four times in five', () => {
    const covered = scored.filter(({ low, actual, high }) => low <= actual && actual <= high)
    expect(covered.length / scored.length).toBeGreaterThan(0.8)
  })

  it('stand on the page as they are', () => {
    const rows = tableIn(readFileSync('docs/accuracy.md', 'utf8'), 'others').split('\n').slice(2)
    const cells = rows.map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
    expect(cells).toEqual(otherLines(cases))
  })
})
