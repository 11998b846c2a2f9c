import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fingerprint } from '../../adapters/tools/accuracy/fingerprint.ts'
import { measurementsIn, scoredWith } from '../../adapters/tools/accuracy/measured-case.ts'
import { tableIn } from '../../adapters/tools/accuracy/page.ts'
import { levels, scoreOfLevel } from '../../adapters/tools/accuracy/section-levels.ts'
import { parseCsv } from '../../adapters/tools/evaluate/csv.ts'

const extract = measurementsIn('test/fixtures', ['measurements.csv'])
const scored = extract.cases.map((each) => scoredWith(each))

describe('the extract of published measurements', () => {
  it('is answered whole', () => {
    expect(extract.rows).toBeGreaterThan(50)
    expect(extract.cases.length).toBe(extract.rows)
  })

  it('has at most two rows of a source, metric and method', () => {
    const groups = Map.groupBy(extract.cases, ({ source, metric, methodId }) =>
      [source, metric, methodId].join(' '),
    )
    expect(Math.max(...[...groups.values()].map((group) => group.length))).toBe(2)
  })

  it('lies between low and high nine times in ten, or nearly', () => {
    const measured = scored.filter(({ metric }) => metric !== 'fits')
    const covered = measured.filter(({ low, actual, high }) => low <= actual && actual <= high)
    // 85 % is the floor of the design; of fewer than a hundred rows one or two more may stray.
    expect(covered.length / measured.length).toBeGreaterThanOrEqual(0.83)
  })

  it.each(
    levels.filter(({ metrics, methods, target }) => {
      const rows = scored.filter((s) => metrics.includes(s.metric) && methods.includes(s.methodId))
      return target !== null && rows.length >= 6
    }),
  )('meets the target of $name', (level) => {
    expect(scoreOfLevel(level, scored).medianError).toBeLessThanOrEqual(level.target ?? 0)
  })
})

describe('docs/accuracy.md', () => {
  const page = readFileSync('docs/accuracy.md', 'utf8')

  it('is of the estimator as it is: if not, run npm run accuracy -- FOLDER', () => {
    expect(tableIn(page, 'fingerprint')).toBe(
      `\`${fingerprint(extract.cases)}\` over ${extract.cases.length} rows`,
    )
  })

  it('shows no quantity behind the level it had reached', () => {
    const percent = (cell: string | undefined) => Number(cell?.replace(' %', ''))
    const rows = tableIn(page, 'levels').split('\n').slice(2)
    expect(rows.length).toBe(levels.length)
    const behind = rows.filter((row) => {
      const [, , , level, inSample] = row.split('|').map((cell) => cell.trim())
      return !(percent(inSample) <= percent(level))
    })
    expect(behind).toEqual([])
  })
})

describe('predictions', () => {
  it('name no source and no row in the estimator, nor in what feeds it', () => {
    const rows = parseCsv(readFileSync('test/fixtures/measurements.csv', 'utf8'))
    const ids = new Set(rows.map(({ row_id: id = '' }) => id))
    // Engines are physics and share their names with some sources; ids with a dash or digits do not.
    const sources = [
      'tr11',
      'run-',
      'mlperf-',
      'llamacpp-table',
      'qwen3-speed',
      'trtllm-0',
      'split_key',
    ]
    const files = [
      ...globSync('src/estimate/*.ts'),
      ...globSync('adapters/tools/evaluate/{predict-*,row}.ts'),
    ]
    expect(files.length).toBeGreaterThan(40)
    const strays = files.flatMap((file) => {
      // A comment may name a publisher; code may not.
      const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
      const strings = [...code.matchAll(/'([^'\n]*)'|"([^"\n]*)"|\/([^/\n]+)\/[gimsuy]*/g)].map(
        (match) => match[1] ?? match[2] ?? match[3] ?? '',
      )
      const named = strings.filter(
        (text) => ids.has(text) || sources.some((source) => text.startsWith(source)),
      )
      const reads =
        /cells\.(?:source|row_id|case_id|notes)\b|text\('(?:source|row_id|notes)'\)/.test(code)
      return [
        ...named.map((text) => `${file}: ${text}`),
        ...(reads ? [`${file} reads an answer`] : []),
      ]
    })
    expect(strays).toEqual([])
  })

  it('are blind to who published a row', () => {
    for (const each of extract.cases) {
      const disguised = {
        ...each,
        cells: { ...each.cells, source: 'nobody', row_id: 'X', notes: 'n' },
      }
      const { low, likely, high } = scoredWith(each)
      expect(scoredWith(disguised)).toMatchObject({ low, likely, high })
    }
  })
})
