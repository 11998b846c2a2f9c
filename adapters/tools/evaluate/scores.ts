/** One predicted and one published number, with what they are grouped by. */
export interface Scored {
  readonly metric: string
  readonly methodId: string
  readonly source: string
  readonly actual: number
  readonly low: number
  readonly likely: number
  readonly high: number
}

export interface Score {
  readonly metric: string
  readonly methodId: string
  readonly rows: number
  readonly answered: number
  /** Median absolute error over the published value; every source weighs the same. */
  readonly medianError: number
  readonly medianErrorPlain: number
  readonly p90Error: number
  readonly within1_5: number
  /** Median logarithm of predicted over published. */
  readonly bias: number
  /** Share of published values inside low to high. */
  readonly coverage: number
  readonly medianHighOverLow: number
}

/** Scores by metric and method. `fits` rows are left to `fitScore`. */
export function scoresOf(scored: readonly Scored[], asked: ReadonlyMap<string, number>): Score[] {
  const groups = Map.groupBy(
    scored.filter((each) => each.metric !== 'fits'),
    groupOf,
  )
  return [...groups].map(([key, group]) => {
    const [metric = '', methodId = ''] = key.split(' ')
    const sourceSizes = Map.groupBy(group, (each) => each.source)
    const weights = group.map((each) => 1 / (sourceSizes.get(each.source)?.length ?? 1))
    const errors = group.map(({ likely, actual }) => Math.abs(likely / actual - 1))
    const ones = group.map(() => 1)
    const logs = group.map(({ likely, actual }) => Math.log(likely / actual))
    const share = (test: (each: Scored) => boolean) => group.filter(test).length / group.length
    return {
      metric,
      methodId,
      rows: asked.get(key) ?? group.length,
      answered: group.length,
      medianError: quantile(errors, weights, 0.5),
      medianErrorPlain: quantile(errors, ones, 0.5),
      p90Error: quantile(errors, ones, 0.9),
      within1_5: share(
        ({ likely, actual }) => Math.abs(Math.log(likely / actual)) <= Math.log(1.5),
      ),
      bias: quantile(logs, weights, 0.5),
      coverage: share(({ low, high, actual }) => low <= actual && actual <= high),
      medianHighOverLow: quantile(
        group.map(({ low, high }) => high / low),
        ones,
        0.5,
      ),
    }
  })
}

export function groupOf({ metric, methodId }: Pick<Scored, 'metric' | 'methodId'>): string {
  return `${metric} ${methodId}`
}

export interface FitScore {
  readonly rows: number
  /** Share of rows on the right side of one half. */
  readonly right: number
  /** Mean squared distance of the probability from what happened. */
  readonly brier: number
}

export function fitScore(scored: readonly Scored[]): FitScore | null {
  const rows = scored.filter((each) => each.metric === 'fits')
  if (rows.length === 0) return null
  const right = rows.filter(({ likely, actual }) => likely >= 0.5 === (actual === 1)).length
  const squares = rows.reduce((total, { likely, actual }) => total + (likely - actual) ** 2, 0)
  return { rows: rows.length, right: right / rows.length, brier: squares / rows.length }
}

/** The weighted quantile of some numbers. */
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
  for (const { value, weight } of order) {
    passed += weight
    if (passed >= share * total) return value
  }
  return order.at(-1)?.value ?? Number.NaN
}
