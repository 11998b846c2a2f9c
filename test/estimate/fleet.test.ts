import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BadInputError } from '#src/errors.ts'
import type { Estimate, FleetArrangement, Range } from '#src/estimate/estimate.ts'
import {
  estimateFleet,
  type FleetInputs,
  type FleetModel,
  loadShapes,
  shapedWeek,
} from '#src/estimate/index.ts'
import { asOf, faultsOf, lineCalled, modelCalled, quantity, typed } from './given-by-user.ts'

const llama = modelCalled('llama 3.1 8b')
const small = [llama, modelCalled('qwen 2.5 7b'), modelCalled('phi 3.5 mini')]

function fleet(models: readonly FleetModel[], more: Partial<FleetInputs> = {}): Estimate {
  return estimateFleet(typed<FleetInputs>({ gpu: ['H100-SXM'], ...more, models }), asOf)
}

function loaded(requestsPerHour: readonly number[], model = llama): FleetModel {
  return { model, requestsPerHour, load: 'as tested' }
}

const day = (value: (hour: number) => number) =>
  Array.from({ length: 24 }, (_, hour) => value(hour))

function detailOf(estimate: Estimate) {
  if (estimate.fleet === undefined) throw new Error('no fleet')
  return estimate.fleet
}

function arrangement(estimate: Estimate, name: string): FleetArrangement {
  const found = detailOf(estimate).arrangements.find((each) => each.name === name)
  if (found === undefined) throw new Error(`no arrangement ${name}`)
  return found
}

/** Requests an hour that one copy carries when it never idles. */
const capacity =
  3600 * (detailOf(fleet([loaded(day(() => 1))])).models[0]?.requestsPerSecondPerCopy.likely ?? 0)

describe('one model', () => {
  it('takes the copies that keep each three quarters busy, hour by hour, an hour ahead', () => {
    // Loads of 0.3, 1.6 and 3.2 copies: ÷ 0.75 = 0.4, 2.13 and 4.27, so 1, 3 and 5 copies.
    const loads = day((hour) => (hour === 12 ? 3.2 : hour >= 10 && hour <= 14 ? 1.6 : 0.3))
    const estimate = fleet([loaded(loads.map((each) => each * capacity))], { horizonHours: 24 })
    const [model] = detailOf(estimate).models
    // Hour 9 is ready for 10, and 11 for 12.
    const expected = day((hour) =>
      hour === 11 || hour === 12 ? 5 : hour >= 9 && hour <= 14 ? 3 : 1,
    )
    expect(model?.copiesByHour).toEqual(expected)
    expect(model?.copiesAtPeak.likely).toBe(5)
    // Always on: 5 × 24 = 120; autoscaled: 2 × 5 + 4 × 3 + 18 × 1 = 40 GPU-hours.
    expect(arrangement(estimate, 'Own cards, always on').gpuHours.likely).toBe(120)
    expect(arrangement(estimate, 'Own cards, autoscaled').gpuHours.likely).toBe(40)
    // Busy: 0.3 × 19 + 1.6 × 4 + 3.2 = 15.3 of 40.
    expect(arrangement(estimate, 'Own cards, autoscaled').busyShare.likely).toBeCloseTo(
      15.3 / 40,
      6,
    )
    expect(lineCalled(estimate, 'Idle hours that training could fill').likely).toBe(80)
  })

  it('prices GPU-hours at the rent of a card, and a month at 730.5 hours', () => {
    const estimate = fleet([loaded(day(() => 100))])
    const usd = quantity(estimate, 'usd')
    const rent = lineCalled(estimate, 'Rent of 1 × H100-SXM')
    for (const point of ['low', 'likely', 'high'] as const) {
      expect(usd[point]).toBeCloseTo(168 * rent[point], 6)
    }
    expect(quantity(estimate, 'usdPerMonth').likely / usd.likely).toBeCloseTo(730.5 / 168, 9)
  })

  it('keeps a spare copy, and none at all when it may and nobody asks', () => {
    const halfDay = day((hour) => (hour < 12 ? 0 : 100))
    const copies = (more: Partial<FleetInputs>) =>
      detailOf(fleet([loaded(halfDay)], { horizonHours: 24, ...more })).models[0]?.copiesByHour
    expect(copies({ redundancy: 1 })).toEqual(day(() => 2))
    // Hour 11 starts the copy that hour 12 needs; at the end hour 23 looks at hour 0.
    expect(copies({ scaleToZero: true })).toEqual(day((hour) => (hour < 11 ? 0 : 1)))
  })

  it('gives the rent of idle hours to training as far as there is any', () => {
    const loads = day((hour) => (hour === 12 ? 3.2 : 0.3)).map((each) => each * capacity)
    const estimate = fleet([loaded(loads)], { horizonHours: 24, trainingGpuHours: 10 })
    const rent = lineCalled(estimate, 'Rent of 1 × H100-SXM')
    const saved = lineCalled(estimate, 'Rent that training there saves')
    expect(saved.likely).toBeCloseTo(10 * rent.likely, 6)
  })
})

describe('several models', () => {
  it('share a card where memory and time allow, and save its rent', () => {
    // 8B: 15 GiB, Phi: 7.1 GiB of weights, each with its cache and 3 GiB of reserve: far below 72.
    const models = [
      loaded(day(() => 0.1 * capacity)),
      loaded(
        day(() => 100),
        modelCalled('phi 3.5 mini'),
      ),
    ]
    const estimate = fleet(models)
    expect(arrangement(estimate, 'Own cards, always on').gpuHours.likely).toBe(2 * 168)
    expect(arrangement(estimate, 'Shared cards, always on').gpuHours.likely).toBe(168)
    const rent = lineCalled(estimate, 'Rent of 1 × H100-SXM')
    expect(lineCalled(estimate, 'Saved by the best arrangement').likely).toBeCloseTo(
      168 * rent.likely,
      6,
    )
    expect(estimate.warnings.join(' ')).toContain('share its bandwidth')
  })

  it('share the weights of one base when they are adapters of it', () => {
    // 32.8 billion × 2 bytes = 61 GiB and 3 of reserve: one base in 0.9 × 141, and no second beside it.
    const qwen = {
      ...loaded(
        day(() => 50),
        modelCalled('qwen 2.5 32b'),
      ),
    }
    const cards = (isAdapter: boolean) =>
      arrangement(
        fleet(
          [qwen, qwen, qwen].map((each) => ({ ...each, isAdapter })),
          { gpu: ['H200'] },
        ),
        'Shared cards, always on',
      ).gpuHours.likely / 168
    expect(cards(false)).toBe(3)
    expect(cards(true)).toBe(1)
  })

  it('do not share the time that both need at once', () => {
    const busy = (model: (typeof small)[number]) => {
      const one = fleet([
        loaded(
          day(() => 1),
          model,
        ),
      ])
      const each = 3600 * (detailOf(one).models[0]?.requestsPerSecondPerCopy.likely ?? 0)
      // Half a card each, all day: together more than 0.7.
      return loaded(
        day(() => each / 2),
        model,
      )
    }
    const estimate = fleet(small.map(busy))
    expect(arrangement(estimate, 'Shared cards, always on').gpuHours.likely).toBe(3 * 168)
  })

  it('compare with the same load by API', () => {
    // Groq: 1,000 × 0.05 + 300 × 0.08 USD a million = 74 USD per million; 100 × 168 requests.
    const estimate = fleet([loaded(day(() => 100))])
    expect(lineCalled(estimate, 'The same load by API').likely).toBeCloseTo(16_800 * 74e-6, 9)
    expect(estimate.warnings.join(' ')).toContain('less than any arrangement of own cards')
  })

  it('run on the kind of card that costs least when several are allowed', () => {
    const models = small.map((model) =>
      loaded(
        day(() => 50),
        model,
      ),
    )
    const usd = (gpu: FleetInputs['gpu']) => quantity(fleet(models, { gpu }), 'usd').likely
    const either = usd(['L4', 'H100-SXM'])
    expect(either).toBeLessThanOrEqual(usd(['L4']) * 1.02)
    expect(either).toBeLessThanOrEqual(usd(['H100-SXM']) * 1.02)
  })

  it('may be cut into slices where the card can', () => {
    // Ten gigabytes hold no 8B in 16 bits, twenty do: three slices of 2g or four of 1g.20gb a card.
    const estimate = fleet(
      small.map((model) =>
        loaded(
          day(() => 50),
          model,
        ),
      ),
    )
    expect(lineCalled(estimate, 'Cards in slices').likely).toBe(1)
    const whole = fleet([loaded(day(() => 50))], { gpu: ['L4'] })
    expect(detailOf(whole).arrangements.some(({ name }) => name.startsWith('Slices'))).toBe(false)
  })
})

const load = fc.record({
  model: fc.constantFrom(...small),
  requests: fc.array(fc.integer({ min: 0, max: 400_000 }), { minLength: 24, maxLength: 24 }),
})
const fleets = fc.array(load, { minLength: 1, maxLength: 4 }).map((loads) =>
  loads.map(({ model, requests }) =>
    loaded(
      requests.map((each, hour) => (hour === 0 ? each + 1 : each)),
      model,
    ),
  ),
)

describe('any fleet', () => {
  it('is sound; autoscaling never takes more than always on, nor sharing more than own cards', () => {
    fc.assert(
      fc.property(fleets, fc.integer({ min: 0, max: 2 }), (models, redundancy) => {
        const estimate = fleet(models, { horizonHours: 48, redundancy })
        expect(faultsOf(estimate)).toEqual([])
        const hours = (name: string): Range => arrangement(estimate, name).gpuHours
        for (const point of ['low', 'likely', 'high'] as const) {
          const [alone, scaled] = [hours('Own cards, always on'), hours('Own cards, autoscaled')]
          const [shared, both] = [
            hours('Shared cards, always on'),
            hours('Shared cards, autoscaled'),
          ]
          expect(scaled[point]).toBeLessThanOrEqual(alone[point])
          expect(shared[point]).toBeLessThanOrEqual(alone[point])
          expect(both[point]).toBeLessThanOrEqual(Math.min(scaled[point], shared[point]))
        }
        for (const { busyShare } of detailOf(estimate).arrangements) {
          expect(busyShare.likely).toBeLessThanOrEqual(0.75 + 1e-9)
        }
      }),
      { numRuns: 25 },
    )
  })

  it('needs no fewer copies for more load', () => {
    fc.assert(
      fc.property(fleets, fc.double({ min: 1, max: 10, noNaN: true }), (models, factor) => {
        const more = models.map((each) => ({
          ...each,
          requestsPerHour: each.requestsPerHour.map((requests) => requests * factor),
        }))
        const [less, busier] = [models, more].map((each) =>
          detailOf(fleet(each, { horizonHours: 24 })),
        )
        for (const [index, { copiesByHour }] of (less?.models ?? []).entries()) {
          for (const [hour, copies] of copiesByHour.entries()) {
            expect(busier?.models[index]?.copiesByHour[hour]).toBeGreaterThanOrEqual(copies)
          }
        }
      }),
      { numRuns: 25 },
    )
  })
})

it('plans a year of many copies without packing each of them', () => {
  const models = small.map((model) =>
    loaded(
      day((hour) => 40 * capacity * (1 + hour)),
      model,
    ),
  )
  const estimate = fleet(models, { horizonHours: 8760 })
  expect(faultsOf(estimate)).toEqual([])
  expect(arrangement(estimate, 'Shared cards, always on').gpuHours).toEqual(
    arrangement(estimate, 'Own cards, always on').gpuHours,
  )
})

describe('a named shape', () => {
  it.each(loadShapes)('%s comes to the mean day, whatever its form', (shape) => {
    const week = shapedWeek(shape, 20_000)
    expect(week).toHaveLength(168)
    expect(week.reduce((a, b) => a + b, 0)).toBeCloseTo(140_000, 6)
    expect(Math.min(...week)).toBeGreaterThan(0)
  })

  it('peaks when its name says', () => {
    const busiest = (shape: (typeof loadShapes)[number]) => {
      const monday = shapedWeek(shape, 24).slice(0, 24)
      return monday.indexOf(Math.max(...monday))
    }
    expect(busiest('office-hours')).toBe(8)
    expect(busiest('evening')).toBe(18)
    expect(busiest('night')).toBe(0)
  })
})

describe('what makes no fleet', () => {
  it.each([
    [{ models: undefined }, 'Which models, and how much load each?'],
    [{ models: [] }, 'fleets of 1 to 50 models'],
    [{ models: [loaded(day(() => 0))] }, 'not all zero'],
    [{ models: [loaded(day(() => -1))] }, 'none below zero'],
    [
      {
        models: [
          loaded(
            day(() => 1),
            modelCalled('bert base uncased'),
          ),
        ],
      },
      'is an encoder',
    ],
    [{ horizonHours: 1e6 }, 'horizonHours is 1M'],
    [{ models: [loaded(day(() => 1e15))] }, 'copies; I plan up to 100,000'],
    [{ redundancy: 1e9 }, 'copies; I plan up to 100,000'],
    [{ redundancy: 0.5 }, 'redundancy is 0.5'],
    [
      {
        models: [
          loaded(
            day(() => 1),
            modelCalled('llama 3.1 405b'),
          ),
        ],
        gpu: ['L4'] as const,
      },
      'does not fit on L4',
    ],
  ])('%o is refused with a sentence', (values, words) => {
    const given = { models: [loaded(day(() => 1))], ...values }
    const { models, ...rest } = given
    const inputs = models === undefined ? rest : { ...rest, models }
    const estimate = () => estimateFleet(typed<FleetInputs>(inputs), asOf)
    expect(estimate).toThrow(BadInputError)
    expect(estimate).toThrow(words)
  })
})
