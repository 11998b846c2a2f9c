import type { Source } from './source.ts'

/** Money that people name and that we count in dollars. */
export interface Currency {
  readonly name: string
  /** As people write it, lower case. */
  readonly words: readonly string[]
  /** Dollars for one of it, rounded: budgets decide by their size, not by the day's rate. */
  readonly usd: number
}

export const currencies: readonly Currency[] = [
  { name: 'euro', words: ['€', 'eur', 'euro', 'euros'], usd: 1.15 },
  { name: 'pound', words: ['£', 'gbp', 'quid'], usd: 1.3 },
  { name: 'Swiss franc', words: ['chf', 'sfr'], usd: 1.2 },
]

/** What is said of the rates wherever one was used. */
export const currencySource: Source = {
  basis: 'judgement',
  title: 'Rounded rates; the rate of the day moves them by a tenth or so',
  url: '',
  checkedOn: null,
}

const byWord = new Map(
  currencies.flatMap((each) => each.words.map((word) => [word, each] as const)),
)

/** The currency a word or sign names, other than the dollar. */
export const currencyNamed = (word: string): Currency | undefined => byWord.get(word)
