import { describe, expect, it } from 'vitest'
import { gpuOffers, rankOffers, rentalOffers, spreadOf } from '#src/catalog/gpu-prices.ts'
import { gpus } from '#src/catalog/gpus.ts'
import { tuningPrices } from '#src/catalog/tuning-prices.ts'
import { rentOf } from '#src/estimate/rent.ts'

const asOf = '2026-11-23'

describe('rentalOffers', () => {
  it.each(gpus.map(({ id }) => [id]))('of %s rank dated offers only, cheapest first', (id) => {
    const { ranked, unranked } = rentalOffers(id, asOf)
    const prices = ranked.map((offer) => offer.usdPerGpuHour)
    expect(prices).toEqual(prices.toSorted((a, b) => a - b))
    for (const offer of ranked) {
      expect(offer.asOf).toMatch(/^202\d-/)
      expect(offer.providerClass).not.toBe('managed')
      expect(offer.usdPerGpuHour).toBeCloseTo(offer.usdPerHour / offer.gpuCount, 12)
    }
    // Fresh offers leave none of the older ones in the ranking.
    if (ranked.some((offer) => !offer.isStale)) {
      expect(ranked.every((offer) => offer.ageDays <= 90)).toBe(true)
    }
    const undated = unranked.filter((offer) => offer.asOf === null)
    expect(ranked.some((offer) => undated.includes(offer))).toBe(false)
  })

  it('ranks older offers, marked, where nothing fresher exists', () => {
    // On that day the L4's newest prices are of 2026-08-03 and 2026-07-20; one is of 2025.
    const { ranked } = rentalOffers('L4', asOf)
    expect(ranked[0]).toMatchObject({
      provider: 'gcp',
      usdPerHour: 0.7045,
      ageDays: 112,
      isStale: true,
    })
    expect(ranked.every((offer) => offer.asOf >= '2026-07-20')).toBe(true)
    expect(rentalOffers('L4', '2026-08-10').ranked.every((offer) => !offer.isStale)).toBe(true)
  })

  it('ranks the newest prices of one provider among themselves', () => {
    // Others have fresher prices for the A100-80GB; AWS's own are of 2026-07-20.
    const { ranked } = rentalOffers('A100-80GB', asOf, 'aws')
    expect(ranked.length).toBeGreaterThan(0)
    expect(ranked.every((offer) => offer.provider === 'aws' && offer.isStale)).toBe(true)
  })

  it('spreads the prices by class of provider', () => {
    const { byClass, ranked } = rentalOffers('H100-SXM', asOf)
    const marketplace = ranked.filter((offer) => offer.providerClass === 'marketplace')
    expect(byClass.marketplace).toEqual(spreadOf(marketplace.map((offer) => offer.usdPerGpuHour)))
    expect(byClass.marketplace?.min).toBe(marketplace[0]?.usdPerGpuHour)
  })

  it('has the median of an even number between its middles', () => {
    expect(spreadOf([4, 1, 3, 2])).toEqual({ min: 1, median: 2.5, max: 4, offers: 4 })
  })
})

describe('rentOf', () => {
  it('takes whole instances and never falls when a card is added', () => {
    for (const { id } of gpus) {
      const rents = [1, 2, 3, 4, 5, 6, 7, 8].map(
        (count) => rentOf(id, count, asOf)?.usdPerHour.likely ?? 0,
      )
      // A provider that sells eights only joins at six cards, so the middle may move a little.
      for (const [index, usd] of rents.entries()) {
        expect(usd).toBeGreaterThanOrEqual((rents[index - 1] ?? 0) * 0.8)
      }
    }
    // Three L4s of AWS: three singles at 0.8048 are less than a four at 4.6016.
    expect(rentOf('L4', 3, asOf, { provider: 'aws' })?.usdPerHour.likely).toBeCloseTo(3 * 0.8048, 9)
  })

  it('knows no rent where no dated price exists', () => {
    const bare = gpus.find(({ id }) => rentalOffers(id, asOf).ranked.length === 0)
    expect(bare && rentOf(bare.id, 1, asOf)).toBeNull()
  })
})

describe('tuning prices', () => {
  it('know their bands', () => {
    const band = (model: string) =>
      tuningPrices.find((price) => price.provider === 'fireworks' && price.model === model)
        ?.parameterBand
    expect(band('up to 16B')).toEqual({ from: 0, to: 16e9 })
    expect(band('16.1B-80B')).toEqual({ from: 16.1e9, to: 80e9 })
    expect(band('over 300B')).toEqual({ from: 300e9, to: null })
    expect(tuningPrices.find((price) => price.model === 'gpt-4.1')?.parameterBand).toBeNull()
  })

  it('say by the hour what is sold by the hour', () => {
    const reinforcement = tuningPrices.find((price) => price.method === 'rft')
    expect(reinforcement).toMatchObject({
      usdPerTrainingHour: 100,
      usdPerMillionTrainingTokens: null,
    })
  })
})

describe('a rent that was refreshed', () => {
  const [offer] = gpuOffers.filter(({ instance }) => instance === 'p5.48xlarge')
  if (offer === undefined) throw new RangeError('the catalog lost AWS p5.48xlarge')
  const old = { ...offer, usdPerHour: 55, asOf: '2026-07-20' }
  const now = { ...offer, usdPerHour: 60, asOf: '2026-12-01' }

  it.each([
    ['the day it was refreshed', '2026-12-01', 60],
    ['the day before, as a past answer had it', '2026-11-30', 55],
    ['before either, the first that is known', '2026-01-01', 55],
  ])('is ranked once: %s', (_, asOf, usdPerHour) => {
    const { ranked, unranked } = rankOffers([old, now], asOf)
    expect(ranked.map((each) => each.usdPerHour)).toEqual([usdPerHour])
    expect(unranked.length).toBe(1)
  })
})
