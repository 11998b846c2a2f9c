import type { AmountRule } from './amount-rule.ts'
import { countRules } from './counts.ts'
import { moneyRules } from './money.ts'
import { shareRules } from './shares.ts'
import { textRules } from './text-amounts.ts'
import { timeRules } from './time.ts'
import { volumeRules } from './volume.ts'

/** Every amount rule; the first that fits an amount wins, so the groups stand in this order. */
export const amountRules: readonly AmountRule[] = [
  ...countRules,
  ...textRules,
  ...volumeRules,
  ...timeRules,
  ...moneyRules,
  ...shareRules,
]
