import type { Block } from '#src/card/card.ts'
import { gpuSizesCard, type SizeRow } from '#src/card/gpu-sizes-card.ts'
import { type CountedGpu, mostForRent, nameOf, sourcesOf, tflopsOf } from '#src/card/gpus-card.ts'
import { isOld, listPrice, oldRents } from '#src/card/list-price.ts'
import { type Gpu, gpus } from '#src/catalog/gpus.ts'
import type { RentTerms } from '#src/estimate/rent.ts'
import type { Statements } from '#src/profile/statement.ts'
import { counted, purposesIn } from './cards-question.ts'
import type { Answer, CommandContext } from './command.ts'
import { fitSource, largestThatFit, whatFits } from './model-question.ts'
import { cardsIn } from './named-cards.ts'
import { teamTerms } from './rent-question.ts'
import { whatHolds } from './what-stands.ts'

/** "Is a 3090 still good in 2026?": what it holds, its place among the others, and its rent. */
export async function answerWorth(
  folded: string,
  context: CommandContext,
): Promise<Answer | undefined> {
  const { asOf } = context
  const [named] = cardsIn(folded, asOf)
  if (named === undefined) return undefined
  const { variants, count } = named
  const asked = counted(variants[0], count, await teamTerms(context), asOf)
  const fits = whatFits({ memoryGB: asked.gpu.memoryGB * count, gpu: asked.gpu.id })
  const held = fits.card.blocks.filter(({ type }) => type !== 'sources')
  return {
    card: {
      ...fits.card,
      title: `Is the ${nameOf(asked)} any good?`,
      blocks: [
        placeOf(asked, asOf),
        ...held,
        { type: 'sources', sources: [fitSource, ...sourcesOf([asked])] },
      ],
    },
    data: { intent: 'estimate', id: null, kind: 'worth', gpu: asked.gpu.id },
  }
}

/** Cards that people buy or rent to train and serve on. */
const usual = gpus.filter(({ vendor }) => vendor === 'NVIDIA' || vendor === 'AMD')

function placeOf({ gpu, count, rent }: CountedGpu, asOf: string): Block {
  const place = (measure: (each: Gpu) => number | null) => {
    const own = measure(gpu)
    const known = usual.flatMap((each) => measure(each) ?? [])
    if (own === null) return 'unranked'
    return `${known.filter((other) => other > own).length + 1} of ${known.length}`
  }
  const tflops = tflopsOf(gpu)
  const rented =
    rent === undefined
      ? 'I have no price of renting it.'
      : `It rents for ${listPrice(rent.usdPerHour)} an hour at ${rent.seller}, price from ${rent.asOf}${isOld(rent.asOf, asOf) ? `, old. ${oldRents}` : '.'}`
  return {
    type: 'text',
    markdown: `Among the NVIDIA and AMD cards I know${count > 1 ? ', one card' : ''}: ${gpu.memoryGB} GB of memory is place ${place((each) => each.memoryGB)}, ${gpu.memoryBandwidthGBps} GB/s of bandwidth (how fast it answers) place ${place((each) => each.memoryBandwidthGBps)}${tflops === null ? '' : `, ${tflops} TFLOPS in 16 bits (how fast it trains) place ${place(tflopsOf)}`}. ${rented} It is good for what it holds:`,
  }
}

/** Larger cards stand in no shop. */
const largestToBuyGB = 96

/** "Which GPU should I buy?": what each size of memory holds. Undefined below a recommendation, which has machines of its own. */
export async function answerBuy(
  folded: string,
  fields: Statements,
  context: CommandContext,
): Promise<Answer | undefined> {
  if ((await whatHolds(context)) !== undefined) return undefined
  const { asOf } = context
  const terms = await teamTerms(context)
  // Whoever buys is not told what is good to rent.
  const purposes = /\b(?:buy\w*|purchase|get|local\w*|home|under|budget|used)\b/.test(folded)
    ? []
    : purposesIn(folded)
  const rented = usual.map(({ id }) => counted(id, 1, terms, asOf))
  const card = gpuSizesCard({
    sizes: sizeRows(terms, asOf),
    budgetUsd: fields.budgetUsd?.value,
    best: purposes.flatMap((purpose) => mostForRent(purpose, rented, asOf) ?? []),
    fit: fitSource,
    asOf,
  })
  return { card, data: { intent: 'estimate', id: null, kind: 'buy' } }
}

function sizeRows(terms: RentTerms, asOf: string): readonly SizeRow[] {
  const byMemory = Map.groupBy(
    usual.filter(({ memoryGB }) => memoryGB <= largestToBuyGB),
    ({ memoryGB }) => memoryGB,
  )
  return [...byMemory]
    .toSorted(([a], [b]) => a - b)
    .map(([memoryGB, those]) => {
      const held = largestThatFit(memoryGB)
      const named = (format: string) =>
        held.find((each) => each.format === format)?.largest?.model.name ?? 'none of them'
      const rents = those.flatMap(({ id }) => counted(id, 1, terms, asOf).rent ?? [])
      return {
        memoryGB,
        gpus: those,
        inSixteen: named('bf16'),
        inFour: named('int4'),
        rent: rents.toSorted((a, b) => a.usdPerGpuHour - b.usdPerGpuHour)[0],
      }
    })
}
