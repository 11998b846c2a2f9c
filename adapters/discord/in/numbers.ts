import { Locale } from 'discord.js'
import { commaStyle, type NumberStyle } from '#src/card/number-style.ts'

/** Discord's languages that write a comma before the decimals (Unicode CLDR 48, "numbers"). */
const withComma: ReadonlySet<string> = new Set([
  Locale.Bulgarian,
  Locale.Croatian,
  Locale.Czech,
  Locale.Danish,
  Locale.Dutch,
  Locale.Finnish,
  Locale.French,
  Locale.German,
  Locale.Greek,
  Locale.Hungarian,
  Locale.Indonesian,
  Locale.Italian,
  Locale.Lithuanian,
  Locale.Norwegian,
  Locale.Polish,
  Locale.PortugueseBR,
  Locale.Romanian,
  Locale.Russian,
  Locale.SpanishES,
  Locale.Swedish,
  Locale.Turkish,
  Locale.Ukrainian,
  Locale.Vietnamese,
])

/** How somebody's language writes numbers; undefined where it is the English way. */
export function numbersOf(locale: string): NumberStyle | undefined {
  return withComma.has(locale) ? commaStyle : undefined
}
