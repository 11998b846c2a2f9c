import type { Source } from './source.ts'

/**
 * Grams of CO2 for each kWh of electricity: the world's mean of 2022, between France and India in
 * 2023. One's own grid is far better known than this.
 */
export const worldGridGramsPerKwh = {
  low: 56,
  likely: 436,
  high: 713,
  source: {
    // The world's mean was read second-hand.
    basis: 'judgement',
    title:
      'Ember, Global Electricity Review 2023 (436 g in 2022); Our World in Data, carbon intensity of electricity (France 56 g, India 713 g in 2023)',
    url: 'https://ourworldindata.org/grapher/carbon-intensity-electricity',
    checkedOn: null,
  } satisfies Source,
} as const
