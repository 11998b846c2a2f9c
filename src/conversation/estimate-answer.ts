import { estimateCard } from '#src/card/estimate-card.ts'
import type { GpuId } from '#src/catalog/gpus.ts'
import { findGpu, findModel } from '#src/catalog/lookup.ts'
import type { Model } from '#src/catalog/models.ts'
import type { Estimate, Origin } from '#src/estimate/estimate.ts'
import type { Given } from '#src/estimate/index.ts'
import type { Profile } from '#src/profile/schema.ts'
import type { Answer, CommandContext } from './command.ts'

type Loosely<T> = { readonly [K in keyof T]?: T[K] | undefined }

/** What a person typed, then what their profile knows. Whatever is left out gets a stated default. */
export function givenFrom<T>(typed: Loosely<T>, known: Loosely<T>): Given<T> {
  const from = (values: Loosely<T>, origin: Origin) =>
    Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, { value, origin }] as const)
  return Object.fromEntries([...from(known, 'profile'), ...from(typed, 'user')]) as Given<T>
}

/** The catalog's entry for the profile's base model, if it is one. */
export function knownModel(profile: Profile): Model | undefined {
  if (profile.baseModel === undefined) return undefined
  const found = findModel(profile.baseModel)
  return 'model' in found ? found.model : undefined
}

/** The cards that the profile's GPU may be. */
export function knownGpus(profile: Profile): readonly GpuId[] | undefined {
  if (profile.gpu === undefined) return undefined
  const found = findGpu(profile.gpu)
  return 'gpu' in found ? found.variants : undefined
}

/** Keeps an estimate and answers with its card. */
export async function answerEstimate(
  estimate: Estimate,
  inputs: object,
  { store, speaker, asOf, model }: CommandContext,
): Promise<Answer> {
  const id = await store.saveEstimate(
    { kind: estimate.kind, asOf, inputs, result: estimate },
    speaker,
  )
  const material = async () => {
    const { estimateMaterial } = await import('#src/explain/estimate-material.ts')
    return estimateMaterial(estimate)
  }
  const prose = model?.explain('explain-estimate', material, id)
  return {
    card: estimateCard(estimate, id),
    data: { intent: 'estimate', id, ...estimateData(estimate) },
    ...(prose !== undefined && { prose }),
  }
}

/** The fields that scripts rely on; the README lists them. */
export function estimateData(estimate: Estimate): object {
  const { quantities, ...rest } = estimate
  return { ...quantities, ...rest }
}
