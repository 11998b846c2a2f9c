import { rentalOffers } from '#src/catalog/gpu-prices.ts'
import { type GpuId, gpus } from '#src/catalog/gpus.ts'
import { findGpu } from '#src/catalog/lookup.ts'
import { type Name, namesIn } from './names.ts'

/** A card that a question names, with every card of that name. */
export interface NamedCard {
  /** As typed: "8x h100". */
  readonly words: string
  readonly count: number
  /** Whether a number was said. */
  readonly isCounted: boolean
  /** Of an ambiguous name all; the one that most sellers rent out is the first. */
  readonly variants: readonly [GpuId, ...GpuId[]]
}

/** "a100 40gb vs 80gb", "h100 sxm or pcie": the second has the first one's name. */
const otherVariant =
  /\b(?:vs\.?|versus|or|than|against|and) (?:the |an? |one )?(\d{2,3} ?gi?b|pcie|sxm|nvl)\b(?! ?(?:ram|of|vram|disk|tokens))/g

/** The cards that a folded text names, each once. */
export function cardsIn(folded: string, asOf: string): readonly NamedCard[] {
  const names = namesIn(folded).filter(({ kind }) => kind === 'gpu')
  const named = names.flatMap((name) => cardOf(folded, name, asOf))
  const [first] = named
  const others =
    first === undefined || named.length > 1
      ? []
      : [...folded.matchAll(otherVariant)].flatMap(([, variant = '']) => sisterOf(first, variant))
  const cards = countedAlike([...named, ...others])
  const key = ({ count, variants }: NamedCard) => `${count} ${variants[0]}`
  return cards.filter((card, i) => cards.findIndex((each) => key(each) === key(card)) === i)
}

/** "8x h100 or a100": eight of either. */
function countedAlike(cards: readonly NamedCard[]): readonly NamedCard[] {
  const [first] = cards
  if (first === undefined || !first.isCounted) return cards
  return cards.map((card) => (card.isCounted ? card : { ...card, count: first.count }))
}

/** Every card of an ambiguous name, whatever its socket: "a100" is sold as three. */
export function soldAs({ variants }: NamedCard): readonly GpuId[] {
  const [first] = variants
  if (variants.length === 1) return variants
  const head = `${first.split('-')[0]}-`
  return [
    ...variants,
    ...gpus.map(({ id }) => id).filter((id) => id.startsWith(head) && !variants.includes(id)),
  ]
}

function cardOf(folded: string, { id, count, start, end }: Name, asOf: string): NamedCard[] {
  const words = folded.slice(start, end).trim()
  const found = variantsOf(words)
  const known = found.some((each) => each === id) ? found : [id as GpuId]
  const sellers = (gpu: GpuId) => rentalOffers(gpu, asOf).ranked.length
  const [first, ...more] = known.toSorted((a, b) => sellers(b) - sellers(a))
  if (first === undefined) return []
  return [{ words, count: count ?? 1, isCounted: count !== undefined, variants: [first, ...more] }]
}

/** The words without the count before them and the plural behind. */
function variantsOf(words: string): readonly GpuId[] {
  const parts = words.replace(/^\d{1,4} ?x ?/, '').split(' ')
  for (let from = 0; from < parts.length; from++) {
    const rest = parts.slice(from).join(' ')
    for (const name of [rest, rest.replace(/'?s$/, '')]) {
      const found = findGpu(name)
      if ('gpu' in found) return found.variants
    }
  }
  return []
}

function sisterOf({ variants: [first] }: NamedCard, variant: string): NamedCard[] {
  const found = findGpu(`${first.split('-')[0]} ${variant.replace(/ ?gi?b$/, 'gb')}`)
  if (!('gpu' in found) || found.gpu.id === first) return []
  const [id, ...more] = found.variants
  if (id === undefined) return []
  return [{ words: variant, count: 1, isCounted: false, variants: [id, ...more] }]
}
