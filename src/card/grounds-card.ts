import { listedApiPrices } from '#src/catalog/api-prices.ts'
import { gpuOffers } from '#src/catalog/gpu-prices.ts'
import { gpus } from '#src/catalog/gpus.ts'
import { models } from '#src/catalog/models.ts'
import { rules } from '#src/decision/rules/index.ts'
import { evidenceCounts } from '#src/estimate/evidence-counts.ts'
import type { Card } from './card.ts'
import { formatCount } from './format.ts'

/** What decisions and estimates rest on, counted in the data themselves. */
export function groundsCard(): Card {
  const runs = Object.values(evidenceCounts).reduce((sum, count) => sum + count, 0)
  const read = rules.filter(({ source }) => source.checkedOn !== null).length
  const rows = [
    [
      'Rules of the decision',
      formatCount(rules.length),
      `${read} from a page or paper that was read, the rest marked as our judgement`,
    ],
    ['Speeds measured by others', formatCount(runs), 'what ranges and confidence are held to'],
    ['Models', formatCount(models.length), 'shapes from their published configuration'],
    ['GPUs', formatCount(gpus.length), 'memory, bandwidth and compute from data sheets'],
    ['Rents', formatCount(gpuOffers.length), datedBetween(gpuOffers)],
    ['API prices', formatCount(listedApiPrices.length), datedBetween(listedApiPrices)],
  ]
  return {
    title: 'What my numbers rest on',
    blocks: [
      {
        type: 'text',
        markdown:
          'Rules decide and formulas compute; a language model, where there is one, only puts it into words and may add no figure. Low and high are meant to hold nine in ten of what others have measured. `why` below an answer shows the sum with your numbers in it, line by line, each with its source.',
      },
      { type: 'table', headers: ['What', 'How many', 'From'], rows },
    ],
    nextStep: 'estimate finetune model=llama-3.1-8b method=lora examples=5000',
  }
}

function datedBetween(prices: readonly { readonly asOf: string | null }[]): string {
  const days = prices.flatMap(({ asOf }) => asOf ?? []).sort()
  return `dated ${days[0]} to ${days.at(-1)}`
}
