import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HubReference } from '#src/catalog/remote.ts'
import { type NamedFleetModel, readFleet } from '#src/conversation/fleet-argument.ts'
import { readFleetCsv } from '#src/conversation/fleet-csv.ts'
import { withHubModels } from '#src/conversation/hub-references.ts'
import type { FleetModel } from '#src/estimate/index.ts'
import { modelCalled } from '../estimate/given-by-user.ts'

type Result = ReturnType<typeof readFleet>

function modelsOf(read: Result): readonly (FleetModel & NamedFleetModel)[] {
  if ('problem' in read) throw new Error(read.problem)
  return read.value.map(({ model, ...rest }) => {
    if (model instanceof HubReference) throw new Error(`${model.id} is a reference`)
    return { ...rest, model }
  })
}

const hubLine = 'acme/support-8b:office-hours:20k/day'

function problemOf(read: Result): string {
  return 'problem' in read ? read.problem : ''
}

const total = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)
const numbers = (count: number, value = '1') => Array(count).fill(value)

describe('the models of a fleet', () => {
  it('are names with a shape and a rate', () => {
    const [llama, qwen, ...rest] = modelsOf(
      readFleet('llama-3.1-8b:office-hours:20k/day, qwen2.5-32b:flat:5k/day'),
    )
    expect(rest).toEqual([])
    expect(llama?.model.name).toBe('Llama-3.1-8B-Instruct')
    // 20,000 a day for seven days.
    expect(total(llama?.requestsPerHour ?? [])).toBeCloseTo(140_000, 6)
    // 5,000 ÷ 24 in each hour.
    expect(qwen?.requestsPerHour[0]).toBeCloseTo(5000 / 24, 9)
  })

  it('take their parts in any order, a rate per second, tokens and a format of their own', () => {
    const [model] = modelsOf(readFleet('llama 3.1 8b : 2/s : Evening : fp8 : 1500+300'))
    expect(total(model?.requestsPerHour ?? [])).toBeCloseTo(2 * 604_800, 3)
    expect(model).toMatchObject({ precision: 'fp8', promptTokens: 1500, outputTokens: 300 })
  })

  it('are flat when only a rate is given', () => {
    const [model] = modelsOf(readFleet('llama-3.1-8b:24/day'))
    expect(model?.requestsPerHour).toEqual(Array(168).fill(expect.closeTo(1, 9)))
  })

  it.each([
    ['in brackets with commas', `llama-3.1-8b:[${numbers(24, '10').join(',')}]`],
    ['in brackets with spaces', `llama-3.1-8b:[${numbers(24, '10').join(' ')}]`],
    ['bare with semicolons', `llama-3.1-8b:${numbers(24, '10').join(';')}`],
    ['with letters for thousands', `llama-3.1-8b:[${numbers(24, '0.01k').join(' ')}]`],
  ])('take a typed curve %s', (_, text) => {
    expect(modelsOf(readFleet(text))[0]?.requestsPerHour).toEqual(Array(24).fill(10))
  })

  it.each([
    ['', 'nothing was given'],
    ['lama-3.1-8b:flat:5k/day', 'did you mean'],
    ['llama-3.1-8b', 'has no load; give name:shape:rate'],
    ['llama-3.1-8b:offices:20k/day', 'did you mean office-hours?'],
    ['llama-3.1-8b:office-hours', 'has no load'],
    ['llama-3.1-8b:flat:0/day', 'must be more than zero'],
    ['llama-3.1-8b:flat:weekday:5k/day', 'says a second time'],
    ['llama-3.1-8b:flat:5 GB', 'is memory'],
    ['llama-3.1-8b:[1 2 3]', 'has 24 or 168 values, requests per hour; this one has 3'],
    [`llama-3.1-8b:[${numbers(24, '0').join(' ')}]`, 'a curve of zeros is no load'],
    [`llama-3.1-8b:[${numbers(24).join(' ')}]:5k/day`, 'has a curve and a rate'],
    ['llama-3.1-8b:flat:5k/day:many+few', 'write 1500+300 tokens'],
    [numbers(51, 'llama-3.1-8b:1/s').join(), '51 models are too many'],
  ])('that read %j are refused with help', (text, words) => {
    expect(problemOf(readFleet(text))).toContain(words)
  })

  it('never throw, whatever is typed', () => {
    const scrap = fc.constantFrom(
      'llama-3.1-8b',
      ':',
      ',',
      '[',
      ']',
      'flat',
      '5k/day',
      '1',
      ' ',
      '+',
      'x',
    )
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.array(scrap, { maxLength: 40 }).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(texts, (text) => {
        for (const read of [readFleet(text), readFleetCsv(text)]) {
          if ('problem' in read) expect(read.problem.length).toBeGreaterThan(10)
          else for (const each of read.value) expect(total(each.requestsPerHour)).toBeGreaterThan(0)
        }
      }),
    )
  })
})

describe('a table of loads', () => {
  it('has an hour to a line and a model to a column', () => {
    const lines = numbers(24).map((_, hour) => `${hour},${hour + 1},7`)
    const text = ['hour,llama-3.1-8b,qwen2.5-7b', ...lines].join('\n')
    const [llama, qwen] = modelsOf(readFleetCsv(text))
    expect(llama?.requestsPerHour.slice(0, 3)).toEqual([1, 2, 3])
    expect(qwen?.requestsPerHour).toEqual(Array(24).fill(7))
  })

  it('or a model to a line, with line breaks as they are written in a shell', () => {
    const text = `llama-3.1-8b,${numbers(168).join()}\\n"qwen2.5-7b",${numbers(24, '2').join()}`
    const [llama, qwen] = modelsOf(readFleetCsv(text))
    expect(llama?.requestsPerHour).toHaveLength(168)
    expect(qwen?.requestsPerHour).toEqual(Array(24).fill(2))
  })

  it.each([
    ['', 'this is no table'],
    ['hour,llama-3.1-8b\n0,1,2', 'line 2 has 3 values where the first has 2 names'],
    ['hour,llama-3.1-8b\n0,1\n5,1', 'the hours must be whole numbers in order'],
    ['hour,llama-3.1-8b\n0,1\n1,1', 'has 24 or 168 values'],
    [
      `hour,nollama\n${numbers(24)
        .map((_, hour) => `${hour},1`)
        .join('\n')}`,
      'I know no model',
    ],
    [`llama-3.1-8b,${numbers(23).join()},x`, 'has no number'],
  ])('that reads %j is refused with help', (text, words) => {
    expect(problemOf(readFleetCsv(text))).toContain(words)
  })
})

describe('models of the hub in a fleet', () => {
  const csv = `acme/support-8b,${numbers(24).join(',')}`

  it.each([
    ['an argument', readFleet(`${hubLine}, ${hubLine}:adapter, llama-3.1-8b:flat:1k/day`)],
    ['a table', readFleetCsv(csv)],
  ])('are references in %s, looked up once each before the command runs', async (_, read) => {
    if ('problem' in read) throw new Error(read.problem)
    expect(read.value[0]?.model).toEqual(new HubReference('acme/support-8b'))
    const asked: string[] = []
    const find = async (id: string) => {
      asked.push(id)
      return modelCalled('qwen 2.5 7b')
    }
    const { models }: { models: readonly FleetModel[] } = await withHubModels(
      { models: read.value },
      { find },
    )
    expect(models[0]?.model.name).toBe('Qwen2.5-7B-Instruct')
    expect(asked).toEqual(['acme/support-8b'])
  })

  it('are refused with a sentence where looking up is off', async () => {
    const read = readFleet(hubLine)
    if ('problem' in read) throw new Error(read.problem)
    await expect(withHubModels({ models: read.value }, undefined)).rejects.toThrow(
      'acme/support-8b is not in the catalog',
    )
  })
})
