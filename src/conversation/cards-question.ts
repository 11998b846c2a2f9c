import { type CountedGpu, type GpuPurpose, gpusCard } from '#src/card/gpus-card.ts'
import { type GpuId, gpuById } from '#src/catalog/gpus.ts'
import type { RentTerms } from '#src/estimate/rent.ts'
import { rentList } from '#src/estimate/rent-list.ts'
import { cardsForModel } from './cards-for-model.ts'
import type { Answer, CommandContext } from './command.ts'
import { cardsIn, type NamedCard } from './named-cards.ts'
import { periodIn } from './named-period.ts'
import { teamTerms } from './rent-question.ts'
import type { Understood } from './understand.ts'

/** Wider tables are unreadable in a chat. */
const mostCards = 4

const trains =
  /\b(?:pre-?)?train\w*\b|\b(?:fine-? ?)?tun(?:e|ing)\b|\bfinetun\w+\b|\bq?lora\b|\bsft\b|\bdpo\b/
const serves =
  /\b(?:inference|infer|serv(?:e|es|ing)|host(?:ing)?|chat\w*|run(?:ning)?|generation|local)\b/

/** "H100 vs A100 for training", "4090 or 5090 for llama 8b?" */
export async function answerCards(
  text: string,
  folded: string,
  read: Understood,
  context: CommandContext,
): Promise<Answer> {
  const { asOf } = context
  const cards = cardsIn(folded, asOf).slice(0, mostCards)
  const method = trains.test(folded) ? 'training' : 'serving'
  const forModel = await cardsForModel(text, cards, { purpose: method, read }, context)
  if (forModel !== undefined) return forModel
  const terms = await teamTerms(context)
  const purposes = purposesIn(folded)
  const gpus = cards.map(({ variants: [id], count }) => counted(id, count, terms, asOf))
  const card = gpusCard({
    gpus,
    purposes: purposes.length > 0 ? purposes : ['training', 'serving'],
    period: periodIn(folded),
    remarks: cards.flatMap(takenFor),
    asOf,
  })
  return {
    card,
    data: { intent: 'estimate', id: null, kind: 'cards', gpus: gpus.map(({ gpu }) => gpu.id) },
  }
}

export function counted(id: GpuId, count: number, terms: RentTerms, asOf: string): CountedGpu {
  return { gpu: gpuById(id), count, rent: rentList(id, count, asOf, terms)[0] }
}

/** What the cards are for, as far as it is said. */
export function purposesIn(folded: string): readonly GpuPurpose[] {
  return [
    ...(trains.test(folded) ? (['training'] as const) : []),
    ...(serves.test(folded) ? (['serving'] as const) : []),
  ]
}

/** Of an ambiguous name, which was taken. */
function takenFor({ words, variants: [taken, ...others] }: NamedCard): readonly string[] {
  return others.length === 0
    ? []
    : [
        `I took “${words}” for ${taken}, which most sellers have; there is ${others.join(' and ')} too.`,
      ]
}
