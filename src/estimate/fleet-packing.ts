/** One copy that could share a card with others. */
export interface Item {
  /** Index of its model. */
  readonly model: number
  readonly memoryGiB: number
  /** Adapters of one base read the same weights: this much is on the card only once. */
  readonly base?: { readonly id: string; readonly memoryGiB: number }
  /** Share of the card's time, hour by hour. */
  readonly busy: readonly number[]
}

export interface Bin {
  readonly items: Item[]
  memoryGiB: number
  readonly busy: number[]
}

export interface BinLimits {
  readonly memoryGiB: number
  /** Share of its time that a card shared by several may be busy, so that queues stay short. */
  readonly busy: number
}

/**
 * Packs copies onto cards: first-fit decreasing by memory, and a card takes another copy only
 * while its busiest hour leaves room. A copy that asks for more than the limits has a card of its
 * own, so packing never takes more cards than there are copies. The same items in the same order
 * always pack alike.
 */
export function pack(items: readonly Item[], limits: BinLimits): readonly Bin[] {
  const bins: Bin[] = []
  const largestFirst = items.toSorted((a, b) => b.memoryGiB - a.memoryGiB || peak(b) - peak(a))
  for (const item of largestFirst) {
    const bin = bins.find((each) => hasRoom(each, item, limits))
    if (bin === undefined) {
      bins.push({ items: [item], memoryGiB: item.memoryGiB, busy: [...item.busy] })
      continue
    }
    bin.memoryGiB += memoryIn(bin, item)
    bin.items.push(item)
    for (const [hour, busy] of item.busy.entries()) bin.busy[hour] = (bin.busy[hour] ?? 0) + busy
  }
  return bins
}

function hasRoom(bin: Bin, item: Item, limits: BinLimits): boolean {
  // A second copy of a model on one card would neither serve more nor survive its failure.
  if (bin.items.some(({ model }) => model === item.model)) return false
  if (bin.memoryGiB + memoryIn(bin, item) > limits.memoryGiB) return false
  return item.busy.every((busy, hour) => busy + (bin.busy[hour] ?? 0) <= limits.busy)
}

/** What a copy adds to a card, its base already there or not. */
function memoryIn(bin: Bin, { memoryGiB, base }: Item): number {
  const isThere = base !== undefined && bin.items.some((each) => each.base?.id === base.id)
  return isThere ? memoryGiB - base.memoryGiB : memoryGiB
}

function peak({ busy }: Item): number {
  return busy.reduce((a, b) => Math.max(a, b), 0)
}
