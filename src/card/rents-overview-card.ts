import type { Gpu } from '#src/catalog/gpus.ts'
import type { RentRow } from '#src/estimate/rent-list.ts'
import { redoShare } from '#src/estimate/spot.ts'
import type { Card } from './card.ts'
import { listOf } from './format.ts'
import { isOld, listPrice, oldRents, priceDay } from './list-price.ts'

/** A card and everybody who rents it out, cheapest first. */
export interface CardRents {
  readonly gpu: Gpu
  readonly rows: readonly RentRow[]
}

const shown = 24

/** What cards rent for at their cheapest, the cheapest card first. */
export function rentsOverviewCard(rents: readonly CardRents[], asOf: string): Card {
  const rows = rents
    .flatMap(({ gpu, rows: [cheapest] }) => (cheapest === undefined ? [] : [{ gpu, cheapest }]))
    .toSorted((a, b) => a.cheapest.usdPerGpuHour - b.cheapest.usdPerGpuHour)
    .slice(0, shown)
  return {
    title: 'What cards rent for',
    blocks: [
      {
        type: 'text',
        markdown: `On demand, one card for an hour, at whoever in my list asks the least. Name a card to see every seller. ${oldRents}`,
      },
      {
        type: 'table',
        headers: ['Card', 'Memory', 'Per hour', 'Seller', 'Price from'],
        rows: rows.map(({ gpu, cheapest }) => [
          gpu.id,
          `${gpu.memoryGB} GB`,
          listPrice(cheapest.usdPerGpuHour),
          cheapest.seller,
          priceDay(cheapest.asOf, asOf),
        ]),
      },
      { type: 'sources', sources: rows.map(({ cheapest }) => cheapest.offer.source) },
    ],
    nextStep: 'estimate serve model=llama-3.1-8b requestsPerDay=10k',
  }
}

/** What some sellers ask for the same cards, side by side. */
export function sellersCard(
  sellers: readonly string[],
  rents: readonly CardRents[],
  asOf: string,
): Card {
  const cell = (rows: readonly RentRow[], seller: string) => {
    const row = rows.find(({ offer }) => offer.provider === seller)
    return row === undefined
      ? ''
      : `${listPrice(row.usdPerGpuHour)}${isOld(row.asOf, asOf) ? ', old' : ''}`
  }
  const sold = rents
    .map(({ gpu, rows }) => ({
      gpu,
      rows: rows.filter(({ offer }) => sellers.includes(offer.provider)),
    }))
    .filter(({ rows }) => rows.length > 0)
    .toSorted((a, b) => a.gpu.memoryGB - b.gpu.memoryGB)
  const both = sold.filter(({ rows }) =>
    sellers.every((name) => rows.some(({ offer }) => offer.provider === name)),
  )
  const kept = (both.length > 0 ? both : sold).slice(0, shown)
  const cheapest = sellers.map((name) => ({
    name,
    wins: both.filter(({ rows: [first] }) => first?.offer.provider === name).length,
  }))
  const counted =
    sellers.length > 1 && both.length > 0
      ? `Of the ${both.length} ${both.length === 1 ? 'card' : 'cards'} that all of them rent out: ${listOf(cheapest.map(({ name, wins }) => `${name} is the cheapest for ${wins}`))}. `
      : both.length === 0 && sellers.length > 1
        ? 'No card has a price from each of them. '
        : ''
  return {
    title: `What ${listOf(sellers)} ${sellers.length === 1 ? 'asks' : 'ask'} for cards`,
    blocks: [
      {
        type: 'text',
        markdown: `${counted}One card for an hour, on demand. I know prices; how soon you get a machine, and how long it stays up, I do not know. ${oldRents}`,
      },
      {
        type: 'table',
        headers: ['Card', 'Memory', ...sellers],
        rows: kept.map(({ gpu, rows }) => [
          gpu.id,
          `${gpu.memoryGB} GB`,
          ...sellers.map((name) => cell(rows, name)),
        ]),
      },
      {
        type: 'sources',
        sources: kept.flatMap(({ rows }) => rows.map(({ offer }) => offer.source)),
      },
    ],
    nextStep: 'learn inference',
  }
}

/** Spot against on demand, wherever one seller lists both. */
export function spotCard(rents: readonly CardRents[], asOf: string): Card {
  const rows = rents
    .flatMap(({ gpu, rows: sellers }) => {
      const both = sellers.flatMap((row) => (row.spot === null ? [] : [{ row, spot: row.spot }]))
      const [best] = both.toSorted((a, b) => a.spot.usdPerGpuHour - b.spot.usdPerGpuHour)
      return best === undefined ? [] : [{ gpu, ...best }]
    })
    .toSorted((a, b) => a.spot.usdPerGpuHour - b.spot.usdPerGpuHour)
    .slice(0, shown)
  const shares = rows.map(({ row, spot }) => spot.usdPerGpuHour / row.usdPerGpuHour)
  const [least, most] = [Math.min(...shares), Math.max(...shares)]
  const { low, likely, high } = redoShare
  return {
    title: 'Spot or on demand?',
    blocks: [
      {
        type: 'text',
        markdown: `Spot asks ${percent(least)} to ${percent(most)} % of the same seller’s price on demand, and may take the machine away while you use it.\n- Training and batch work that saves checkpoints: **spot**, as long as its price × ${likely} (${low} to ${high}, for work done again) stays below on demand.\n- Serving people, or a run without checkpoints of more than a day: **on demand**.`,
      },
      {
        type: 'table',
        headers: ['Card', 'Seller', 'On demand', 'Spot', 'Spot is', 'Price from'],
        rows: rows.map(({ gpu, row, spot }) => [
          gpu.id,
          row.seller,
          listPrice(row.usdPerGpuHour),
          listPrice(spot.usdPerGpuHour),
          `${percent(spot.usdPerGpuHour / row.usdPerGpuHour)} %`,
          priceDay(spot.asOf, asOf),
        ]),
      },
      {
        type: 'sources',
        sources: [redoShare.source, ...rows.map(({ row }) => row.offer.source)],
      },
    ],
    nextStep: 'estimate finetune model=llama-3.1-8b method=lora tokens=20M gpu=h100',
  }
}

const percent = (share: number) => Math.round(share * 100)
