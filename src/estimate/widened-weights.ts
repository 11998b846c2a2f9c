import type { Model } from '#src/catalog/models.ts'
import { isPacked, publishedWords } from '#src/catalog/published-weights.ts'
import type { Inputs } from './given.ts'
import type { Trains } from './training-case.ts'

/** Gradients need more bits than packed weights have: says what becomes of them before training. */
export function noteWidened(
  inputs: Pick<Inputs<object>, 'assume'>,
  { published }: Model,
  trains: Trains,
): void {
  if (!isPacked(published)) return
  const after = trains === 'qlora' ? ', then packed in NF4' : ''
  inputs.assume(
    'weights',
    `published as ${publishedWords(published)}; widened to 16 bits for training${after}`,
    'catalog',
  )
}
