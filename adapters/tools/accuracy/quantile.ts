/** The weighted quantile, between neighbours in proportion. */
export function quantile(
  values: readonly number[],
  weights: readonly number[],
  share: number,
): number {
  const order = values
    .map((value, index) => ({ value, weight: weights[index] ?? 1 }))
    .sort((a, b) => a.value - b.value)
  const total = order.reduce((sum, { weight }) => sum + weight, 0)
  let passed = 0
  let before: { value: number; at: number } | undefined
  for (const { value, weight } of order) {
    // A value stands for the middle of its own weight.
    const at = (passed + weight / 2) / total
    if (at >= share) {
      if (before === undefined) return value
      const way = (share - before.at) / (at - before.at)
      return before.value + way * (value - before.value)
    }
    before = { value, at }
    passed += weight
  }
  return order.at(-1)?.value ?? Number.NaN
}
