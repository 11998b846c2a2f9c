import { hoursPerMonth } from '#src/estimate/api-cost.ts'
import { countWords } from './names.ts'

/** For how long something is rented. */
export interface Period {
  readonly hours: number
  /** As a table's heading: "2 weeks", "1 month". */
  readonly words: string
}

const hoursOf: Readonly<Record<string, number>> = {
  hour: 1,
  day: 24,
  weekend: 48,
  week: 168,
  month: hoursPerMonth,
  year: 12 * hoursPerMonth,
}

/** The words of other languages. */
const english: Readonly<Record<string, string>> = {
  ...{ hr: 'hour', tag: 'day', dia: 'day', jour: 'day', giorno: 'day' },
  ...{ woche: 'week', semana: 'week', semaine: 'week', settimana: 'week' },
  ...{ monat: 'month', mes: 'month', mois: 'month', mese: 'month' },
}

const count =
  '(\\d+(?:\\.\\d+)?|an?|one|two|three|four|five|six|eight|half an?|per|each|every|eine?n?|zwei|drei|una?|dos|tres|une|deux|trois|um|uma|due|tre|pro|im|por|par|al|all)'
const unit =
  '(hour|hr|day|weekend|week|month|year|monat|woche|tag|mes|semana|dia|mois|semaine|jour|mese|settimana|giorno)(?:s|e|n|es|i)?'
const time = new RegExp(
  `\\b${count} ?(?:full |whole )?${unit}\\b|\\b(daily|weekly|monthly|yearly)\\b`,
  'g',
)
const partOfDay = /\b(\d{1,2}) ?(?:hours|hrs|h) (?:a|per|each|every) (?:work(?:ing)? ?)?day\b/
const more: Readonly<Record<string, number>> = {
  ...{ five: 5, six: 6, drei: 3, tres: 3, trois: 3, tre: 3 },
}

/** "For two weeks", "a month", "8 hours a day for a week"; undefined where only an hour's price is asked. */
export function periodIn(folded: string): Period | undefined {
  const perDay = Number(partOfDay.exec(folded)?.[1] ?? 24)
  const rest = folded.replace(partOfDay, ' ')
  const isPart = perDay < 24
  const times = [...rest.matchAll(time)].map(([, amount = 'a', named, adverb]) => {
    const typed = named ?? adverbs[adverb ?? ''] ?? 'hour'
    const name = english[typed] ?? typed
    const value = amountOf(amount)
    return { name, value, hours: value * (hoursOf[name] ?? 1) }
  })
  const longest = times.toSorted((a, b) => b.hours - a.hours)[0]
  if (longest === undefined) {
    return isPart ? { hours: perDay, words: `a day of ${perDay} hours` } : undefined
  }
  const { name, value, hours } = longest
  if (hours <= 1) return undefined
  const words = value === 0.5 ? `half a ${name}` : `${value} ${name}${value === 1 ? '' : 's'}`
  return isPart && hours >= 24
    ? { hours: (hours * perDay) / 24, words: `${words}, ${perDay} h a day` }
    : { hours, words }
}

const adverbs: Readonly<Record<string, string>> = {
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
  yearly: 'year',
}

function amountOf(amount: string): number {
  if (amount.startsWith('half')) return 0.5
  const counted = countWords.get(amount) ?? more[amount] ?? Number(amount)
  return Number.isNaN(counted) ? 1 : counted
}
