import { isPacked, publishedWords } from '#src/catalog/published-weights.ts'
import type { FleetInputs, FleetModel } from './fleet-inputs.ts'
import type { Inputs } from './given.ts'
import type { WeightFormat } from './weight-bytes.ts'

/** The format of each model: its own, else the fleet's, else the one it is published in. */
export function fleetFormats(
  inputs: Inputs<FleetInputs>,
  models: readonly FleetModel[],
): readonly WeightFormat[] {
  const asked = inputs.find('precision')
  const open = asked === undefined ? models.filter(({ precision }) => precision === undefined) : []
  const packed = open.filter(({ model }) => isPacked(model.published))
  if (open.length > packed.length) inputs.assume('precision', 'bf16', 'default')
  const kinds = [...new Set(packed.map(({ model }) => model))]
  for (const [index, { name, published }] of kinds.entries()) {
    inputs.assume(
      kinds.length === 1 ? 'weights' : `weights${index + 1}`,
      `${name} as published: ${publishedWords(published)}`,
      'catalog',
    )
  }
  return models.map(({ model, precision }) => precision ?? asked ?? model.published.format)
}
