import type { Gpu } from '#src/catalog/gpus.ts'
import type { Source } from '#src/catalog/source.ts'
import type { RentRow } from '#src/estimate/rent-list.ts'
import type { Card } from './card.ts'
import { formatCount, formatNumber } from './format.ts'
import { isOld, listPrice, oldRents } from './list-price.ts'

/** The cards of one memory size, the largest models that it holds, and the cheapest rent. */
export interface SizeRow {
  readonly memoryGB: number
  readonly gpus: readonly Gpu[]
  /** "Llama-3.1-8B", in 16 bits and in 4. */
  readonly inSixteen: string
  readonly inFour: string
  readonly rent: RentRow | undefined
}

export interface AskedSizes {
  readonly sizes: readonly SizeRow[]
  readonly budgetUsd: number | undefined
  /** Which gives most for its rent, where a purpose was said. */
  readonly best: readonly string[]
  readonly fit: Source
  readonly asOf: string
}

/** What each size of memory holds: which to buy follows from the model, and no shop's price is known. */
export function gpuSizesCard({ sizes, budgetUsd, best, fit, asOf }: AskedSizes): Card {
  const rents = sizes.flatMap(({ rent }) => (rent === undefined ? [] : [rent]))
  const [cheapest] = rents.toSorted((a, b) => a.usdPerGpuHour - b.usdPerGpuHour)
  const spent =
    budgetUsd === undefined || cheapest === undefined
      ? ''
      : ` $${formatCount(budgetUsd)} rents the cheapest of these, the ${cheapest.gpu} at ${listPrice(cheapest.usdPerGpuHour)}, for ${formatNumber(budgetUsd / cheapest.usdPerGpuHour)} hours.`
  return {
    title: 'Which card?',
    blocks: [
      {
        type: 'text',
        markdown: `I know what cards rent for and **no shop prices**, so I cannot name the best for a sum. What decides is the memory: first the model, then the card that holds it; of two that do, the one with more bandwidth answers faster and the one with more compute trains faster.${spent}${best.map((each) => ` ${each}`).join('')}`,
      },
      {
        type: 'table',
        headers: ['Memory', 'Cards', 'Holds in 4 bits', 'In 16 bits', 'Rent per hour'],
        rows: sizes.map(({ memoryGB, gpus, inSixteen, inFour, rent }) => [
          `${memoryGB} GB`,
          gpus.map(({ id }) => id).join(', '),
          inFour,
          inSixteen,
          rent === undefined
            ? 'no price'
            : `${listPrice(rent.usdPerGpuHour)}${isOld(rent.asOf, asOf) ? ', old' : ''}`,
        ]),
      },
      {
        type: 'text',
        markdown: `The largest of some well-known open models. Tuning with QLoRA takes about twice what 4 bits do. ${oldRents}`,
      },
      {
        type: 'sources',
        sources: [fit, ...rents.map(({ offer }) => offer.source)],
      },
    ],
    nextStep: 'estimate serve model=llama-3.1-8b precision=int4 requestsPerDay=1000',
  }
}
