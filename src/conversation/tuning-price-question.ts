import { tuningPricesCard } from '#src/card/tuning-prices-card.ts'
import type { TuningProvider } from '#src/catalog/providers.ts'
import { type TuningPrice, tuningPrices } from '#src/catalog/tuning-prices.ts'
import { tuningPricesNamed } from '#src/estimate/hosted-tuning.ts'
import type { Answer, CommandContext } from './command.ts'
import { everyTuner, tunersIn } from './named-tuners.ts'
import { namesIn } from './names.ts'

/** "Can I fine-tune gpt-4o?", "how much does OpenAI fine-tuning cost": what its provider says and asks. */
export function answerTuningPrice(folded: string, { asOf }: CommandContext): Answer {
  const named = namesIn(folded).filter(({ kind }) => kind === 'hosted')
  const models = named.map(({ id }) => id.replaceAll(' ', '-'))
  const said = tunersIn(folded)
  const tuners = said.length > 0 ? said : everyTuner
  const ofModels = models.flatMap((model) => tuningPricesNamed(model))
  const ofTuners = tuners.flatMap(pricesOf)
  const isMissing = models.length > 0 && ofModels.length === 0
  const prices = ofModels.length > 0 ? ofModels : ofTuners
  const name = models.length > 0 ? models.join(', ') : undefined
  return {
    card: tuningPricesCard({ name, tuners, prices: prices.slice(0, shown), isMissing, asOf }),
    data: { intent: 'estimate', id: null, kind: 'tuning-price', tuners, prices },
  }
}

const shown = 16

/** Google's are listed under its platform's name. */
function pricesOf(tuner: TuningProvider): readonly TuningPrice[] {
  const provider = tuner === 'google' ? 'vertex' : tuner
  return tuningPrices.filter((price) => price.provider === provider)
}
