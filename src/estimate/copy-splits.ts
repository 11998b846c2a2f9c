import type { ModelShape } from '#src/catalog/models.ts'
import { cardsOfOneNode, type GpuSpec, isLinkedAmong } from './gpu-spec.ts'
import type { ServingCase } from './serving-case.ts'

/** How one copy of a served model is spread over cards. */
export type CopySplit = Required<Pick<ServingCase, 'tensorParallel' | 'pipelineParallel'>>

const cardCounts = [1, 2, 4, 8, 16, 32] as const
const mostTensorParallel = 8

/** Cards of a copy. */
export function cardsIn({ tensorParallel, pipelineParallel }: CopySplit): number {
  return tensorParallel * pipelineParallel
}

/**
 * Ways to spread one copy over 1, 2, 4 … 32 cards. Where NVLink joins them all, the cards share the
 * matrices, eight of them at most, and further machines share the layers; sixteen may also share
 * the matrices. Where it does not, an all-reduce for every layer goes over PCIe: then every mix of
 * sharing matrices and sharing layers is worth a look.
 */
export function copySplitsOf({ heads, layers }: ModelShape, gpu: GpuSpec): readonly CopySplit[] {
  const mayShareMatrices = (cards: number) => heads % cards === 0
  return cardCounts.flatMap((cards) => {
    const ways = cardCounts.filter((each) => each <= cards && mayShareMatrices(each))
    const few = ways.filter((each) => each <= mostTensorParallel)
    const isLinked = isLinkedAmong(gpu, cards)
    const isOneDomain = cards <= cardsOfOneNode(gpu)
    const tensors = isLinked
      ? [...few.slice(-1), ...ways.filter((each) => each === 16 || (isOneDomain && each > 16))]
      : few
    return tensors
      .map((tensorParallel) => ({ tensorParallel, pipelineParallel: cards / tensorParallel }))
      .filter(({ pipelineParallel }) => pipelineParallel <= layers)
  })
}
