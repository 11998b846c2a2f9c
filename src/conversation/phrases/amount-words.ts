import { currencies } from '#src/catalog/currencies.ts'
import { dayMs, multipliers, type Unit, units } from '#src/profile/quantity-words.ts'

type Words = readonly (readonly [string, number])[]

/** Numbers written out. Only those that cannot be taken for another word of the same language. */
export const numberWords: ReadonlyMap<string, number> = new Map<string, number>([
  ...each(['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']),
  ['eleven', 11],
  ['twelve', 12],
  ['thirteen', 13],
  ['fourteen', 14],
  ['fifteen', 15],
  ['sixteen', 16],
  ['seventeen', 17],
  ['eighteen', 18],
  ['nineteen', 19],
  ['twenty', 20],
  ['thirty', 30],
  ['forty', 40],
  ['fifty', 50],
  ['sixty', 60],
  ['seventy', 70],
  ['eighty', 80],
  ['ninety', 90],
  ['dozen', 12],
  ...each(['', '', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez']),
  ...each(['', '', 'dois', 'tres', 'quatro', 'cinco', 'seis', 'sete', 'oito', 'nove', 'dez']),
  ...each(['', '', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix']),
  ...each(['', '', 'zwei', 'drei', 'vier', 'funf', 'sechs', 'sieben', 'acht', 'neun', 'zehn']),
  ...each(['', '', 'due', 'tre', 'quattro', 'cinque', 'sei', 'sette', 'otto', 'nove', 'dieci']),
  ...['doce', 'doze', 'douze', 'zwolf', 'dodici'].map((word) => [word, 12] as const),
  ...['quince', 'quinze', 'funfzehn', 'quindici'].map((word) => [word, 15] as const),
  ...['veinte', 'vinte', 'vingt', 'zwanzig', 'venti'].map((word) => [word, 20] as const),
  ...['treinta', 'trinta', 'trente', 'dreissig', 'trenta'].map((word) => [word, 30] as const),
  ...['cuarenta', 'quarenta', 'quarante', 'vierzig', 'quaranta'].map((word) => [word, 40] as const),
  ...['cincuenta', 'cinquenta', 'cinquante', 'funfzig', 'cinquanta'].map(
    (word) => [word, 50] as const,
  ),
])

/** "a couple hundred" is 200; "a few thousand" is 3,000. Alone they say too little. */
export const vagueNumbers: ReadonlyMap<string, number> = new Map([
  ['couple', 2],
  ['few', 3],
  ['several', 4],
  ['half', 0.5],
  ['quarter', 0.25],
  ['a', 1],
  ['un', 1],
  ['medio', 0.5],
  ['media', 0.5],
  ['meio', 0.5],
  ['mezzo', 0.5],
  ['demi', 0.5],
  ['halbe', 0.5],
])

/** "dozens of examples": three of them, as "a few" is. */
export const vaguePlurals: ReadonlyMap<string, number> = new Map([
  ['dozens', 36],
  ['hundreds', 300],
  ['thousands', 3000],
])

const otherMultipliers: Words = [
  ['grand', 3],
  ['millones', 6],
  ['millon', 6],
  ['milhao', 6],
  ['milhoes', 6],
  ['milione', 6],
  ['milioni', 6],
  ['millionen', 6],
  ['mille', 3],
  ['mila', 3],
  ['tausend', 3],
  ['tsd', 3],
  ['miliardo', 9],
  ['miliardi', 9],
  ['milliard', 9],
  ['milliards', 9],
  ['milliarde', 9],
  ['milliarden', 9],
  ['mrd', 9],
  ['bilhao', 9],
  ['bilhoes', 9],
]

export const messageMultipliers: ReadonlyMap<string, number> = new Map([
  ...multipliers,
  ...otherMultipliers,
])

export const messageUnits: ReadonlyMap<string, Unit> = new Map([
  ...units,
  ...currencies.flatMap(({ words, usd }) =>
    words.map((word): [string, Unit] => [word, { kind: 'money', size: usd }]),
  ),
  ['fortnight', { kind: 'duration', size: 14 * dayMs }],
  ...sameAs('day', ['workday', 'workdays', 'weekday', 'weekdays']),
  ...sameAs('second', ['segundo', 'segundos', 'seconde', 'secondes', 'sekunde', 'sekunden']),
  ...sameAs('second', ['secondo', 'secondi', 'sek']),
  ...sameAs('ms', [
    'millisekunden',
    'milisegundos',
    'milissegundos',
    'millisecondes',
    'millisecondi',
  ]),
  ...sameAs('minute', ['minuto', 'minutos', 'minuten', 'minuti']),
  ...sameAs('hour', ['hora', 'horas', 'heure', 'heures', 'stunde', 'stunden', 'ora', 'ore', 'std']),
  ...sameAs('day', ['dia', 'dias', 'jour', 'jours', 'tag', 'tage', 'tagen', 'giorno', 'giorni']),
  ...sameAs('week', ['semana', 'semanas', 'semaine', 'semaines', 'woche', 'wochen']),
  ...sameAs('week', ['settimana', 'settimane']),
  ...sameAs('month', ['mes', 'meses', 'mois', 'monat', 'monate', 'monaten', 'mese', 'mesi']),
  ...sameAs('year', ['ano', 'anos', 'ans', 'annee', 'annees', 'jahr', 'jahre', 'jahren']),
  ...sameAs('year', ['anno', 'anni']),
  ...sameAs('dollar', ['dolar', 'dolares', 'dollari', 'dollaro', 'buck']),
  ...sameAs('page', ['pg', 'pgs', 'pagina', 'paginas', 'pagine', 'seite', 'seiten']),
  ...sameAs('word', ['palabras', 'palavras', 'mots', 'worter', 'parole']),
  ...sameAs('percent', ['prozent', 'pourcent']),
  ...sameAs('token', ['tkns', 'tks', 'jetons']),
])

/** Currencies that we do not count in: an amount of one is no number of anything else. */
export const otherCurrencies: ReadonlySet<string> = new Set(
  'yen jpy ¥ rupees rupee rupias inr rs ₹ reais brl mxn pesos cny rmb yuan won krw ₩ zloty zlotys pln czk sek nok dkk kronor kroner rubles roubles rub lira liras shekels ils baht thb ringgit myr dirham dirhams aed sar riyal riyals naira ngn rand zar cad aud nzd sgd hkd forint forints huf lei ron'.split(
    ' ',
  ),
)

/** Words between an amount and its period: "40 a second", "200 al giorno", "50 pro Tag". */
export const perWords: ReadonlySet<string> = new Set(
  '/ per a an each every p al alla a la au par por ao am im pro je il cada jede'.split(' '),
)

/** "daily" names its period alone. */
export const periodAdverbs: ReadonlyMap<string, string> = new Map([
  ['daily', 'day'],
  ['diarios', 'day'],
  ['diarias', 'day'],
  ['diarie', 'day'],
  ['giornalieri', 'day'],
  ['giornaliere', 'day'],
  ['taglich', 'day'],
  ['quotidiens', 'day'],
  ['quotidiennes', 'day'],
  ['hourly', 'hour'],
  ['weekly', 'week'],
  ['monthly', 'month'],
  ['mensuales', 'month'],
  ['mensili', 'month'],
  ['mensais', 'month'],
  ['yearly', 'year'],
  ['annually', 'year'],
])

function each(words: readonly string[]): [string, number][] {
  return words.flatMap((word, value) => (word === '' ? [] : [[word, value]]))
}

function sameAs(known: string, words: readonly string[]): [string, Unit][] {
  const unit = units.get(known)
  return unit === undefined ? [] : words.map((word) => [word, unit])
}
