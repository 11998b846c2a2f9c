import type { Model } from '#src/catalog/models.ts'
import { isPacked, publishedWords } from '#src/catalog/published-weights.ts'
import type { Inputs } from './given.ts'
import type { WeightFormat } from './weight-bytes.ts'

/** The format asked for, else the one that the model is published in; either is noted as assumed. */
export function servedFormat(
  inputs: Pick<Inputs<{ readonly precision: WeightFormat }>, 'find' | 'assume'>,
  { published }: Model,
): WeightFormat {
  const asked = inputs.find('precision')
  if (asked !== undefined) return asked
  if (!isPacked(published)) {
    inputs.assume('precision', published.format, 'default')
    if (published.unread !== undefined)
      inputs.assume('weights', publishedWords(published), 'catalog')
    return published.format
  }
  inputs.assume('precision', published.format, 'catalog')
  inputs.assume('weights', `as published: ${publishedWords(published)}`, 'catalog')
  return published.format
}
