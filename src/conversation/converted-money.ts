import { currencies } from '#src/catalog/currencies.ts'
import type { ProfileField } from '#src/profile/schema.ts'
import type { Statements } from '#src/profile/statement.ts'

const moneyFields: readonly ProfileField[] = ['budgetUsd', 'monthlyApiUsd']

/** Says at which rate money of another currency was counted in dollars; nothing where none was. */
export function convertedMoney(said: Statements): readonly string[] {
  const words = moneyFields.map((field) => said[field]?.words.toLowerCase() ?? '')
  return currencies
    .filter((currency) => currency.words.some((name) => words.some((text) => names(text, name))))
    .map(
      ({ name, usd }) =>
        `I count in US dollars and took a ${name} for $${usd.toFixed(2)}, rounded; name the amount in dollars where the day's rate matters.`,
    )
}

/** "15.000 Euro" and "20k€" name it; "neuro 5" does not. */
function names(text: string, name: string): boolean {
  const at = text.indexOf(name)
  if (at < 0) return false
  const around = `${text[at - 1] ?? ' '}${text[at + name.length] ?? ' '}`
  return !/[a-z]{2}|^[a-jl-z]|[a-z]$/.test(around)
}
