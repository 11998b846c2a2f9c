import { hostedTuningCard, type TrainingAmount } from '#src/card/hosted-tuning-card.ts'
import { tuningPricesNamed } from '#src/estimate/hosted-tuning.ts'
import type { Answer } from './command.ts'

/** What a maker asks for tuning a model that only it serves, over all providers of it. */
export function tunedAtItsMaker(name: string, amount: TrainingAmount): Answer {
  const prices = tuningPricesNamed(name)
  return {
    card: hostedTuningCard(name, prices, amount),
    data: { intent: 'estimate', id: null, prices },
  }
}
