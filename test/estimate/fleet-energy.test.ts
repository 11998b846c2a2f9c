import { describe, expect, it } from 'vitest'
import { gpus } from '#src/catalog/gpus.ts'
import { estimateFleet, type FleetInputs, shapedWeek } from '#src/estimate/index.ts'
import { asOf, lineCalled, modelCalled, typed } from './given-by-user.ts'

const models = [
  {
    model: modelCalled('llama 3.1 8b'),
    requestsPerHour: shapedWeek('flat', 2e6),
    load: 'as tested',
  },
]
const fleetOn = (more: Partial<FleetInputs> = {}) =>
  estimateFleet(typed<FleetInputs>({ models, gpu: ['H100-SXM'], ...more }), asOf)
const energyOf = (more: Partial<FleetInputs> = {}) =>
  lineCalled(fleetOn(more), 'Energy of the best arrangement')

describe('the energy of a fleet', () => {
  it('is that of its busy and of its idle hours', () => {
    const estimate = fleetOn()
    const { fleet, quantities } = estimate
    const [plain] = fleet?.arrangements ?? []
    const booked = quantities.gpuHours?.likely ?? 0
    const busy = (plain?.busyShare.likely ?? 0) * (plain?.gpuHours.likely ?? 0)
    // 700 W by NVIDIA's data sheet; 0.75 of it at work and 0.15 idle; 1.4 for the server, 1.3 for the building.
    const kwh = (busy * 0.75 + (booked - busy) * 0.15) * 0.7 * 1.4 * 1.3
    expect(energyOf().likely).toBeCloseTo(kwh, 6)
  })

  it('draws a fifth idle of what it draws at work', () => {
    // A spare copy waits all week: 168 hours × 0.15 × 700 W × 1.4 × 1.3 = 32.1 kWh.
    const [few, more] = [1, 2].map((redundancy) => fleetOn({ redundancy }))
    const booked = (each = few) => each?.quantities.gpuHours?.likely ?? 0
    expect(booked(more) - booked(few)).toBe(168)
    const spare = energyOf({ redundancy: 2 }).likely - energyOf({ redundancy: 1 }).likely
    expect(spare).toBeCloseTo(32.1, 1)
  })

  it('has a range, and the CO2 of the grid that was given', () => {
    const { low, likely, high } = energyOf()
    expect(low).toBeLessThan(likely)
    expect(high).toBeGreaterThan(likely)
    // 50 g for each kWh.
    const co2 = lineCalled(fleetOn({ gridGramsPerKwh: 50 }), 'CO2')
    expect(co2.likely).toBeCloseTo(energyOf().likely * 0.05, 6)
    expect(co2.working).toContain('your grid')
  })

  it('is left out where nobody publishes the power of a card', () => {
    const silent = gpus.find((gpu) => gpu.tdpWatts === null && gpu.memoryGB >= 24)
    if (silent === undefined) throw new RangeError('every card’s power is published now')
    const labels = fleetOn({ gpu: [silent.id] }).lines.map(({ label }) => label)
    expect(labels).not.toContain('Energy of the best arrangement')
    expect(labels).not.toContain('CO2')
  })
})
