/** Words and letters that multiply, as powers of ten. `m` is a million except in durations. */
export const multipliers: ReadonlyMap<string, number> = table({
  hundred: 2,
  k: 3,
  thousand: 3,
  thousands: 3,
  lakh: 5,
  lakhs: 5,
  m: 6,
  mm: 6,
  mn: 6,
  mio: 6,
  mill: 6,
  million: 6,
  millions: 6,
  crore: 7,
  crores: 7,
  b: 9,
  bn: 9,
  bil: 9,
  billion: 9,
  billions: 9,
  t: 12,
  tn: 12,
  trillion: 12,
  trillions: 12,
})

export type UnitKind =
  | 'money'
  | 'duration'
  | 'memory'
  | 'tokens'
  | 'share'
  | 'rate'
  | 'things'
  | 'factor'

export interface Unit {
  readonly kind: UnitKind
  /** In the kind's base: milliseconds, GB, tokens, a share of one, a rate per day. */
  readonly size: number
}

const millisecond = 1
const second = 1000
const minute = 60 * second
const hour = 60 * minute
export const dayMs = 24 * hour
const week = 7 * dayMs
/** The mean Gregorian year: 365.25 days, twelve equal months. */
export const daysPerYear = 365.25
export const daysPerMonth = daysPerYear / 12
const month = daysPerMonth * dayMs
const year = daysPerYear * dayMs

/** A page of plain prose; the question for `corpusTokens` states the same figure. */
export const tokensPerPage = 400
/** English prose: about three words for four tokens. */
export const tokensPerWord = 4 / 3

/** Period names in milliseconds: after `/`, `per`, `a`, `each`, and as durations. */
export const periods: ReadonlyMap<string, number> = table({
  ms: millisecond,
  msec: millisecond,
  msecs: millisecond,
  millis: millisecond,
  millisecond: millisecond,
  milliseconds: millisecond,
  s: second,
  sec: second,
  secs: second,
  second: second,
  seconds: second,
  min: minute,
  mins: minute,
  minute: minute,
  minutes: minute,
  h: hour,
  hr: hour,
  hrs: hour,
  hour: hour,
  hours: hour,
  d: dayMs,
  day: dayMs,
  days: dayMs,
  w: week,
  wk: week,
  wks: week,
  week: week,
  weeks: week,
  mo: month,
  mos: month,
  mth: month,
  month: month,
  months: month,
  y: year,
  yr: year,
  yrs: year,
  year: year,
  years: year,
})

/** Adverbs and the period each names. */
export const adverbs: ReadonlyMap<string, string> = new Map([
  ['hourly', 'hour'],
  ['daily', 'day'],
  ['weekly', 'week'],
  ['monthly', 'month'],
  ['yearly', 'year'],
  ['annually', 'year'],
])

const bytesPerGB = 1e9

export const units: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ...Array.from(periods, ([name, size]) => [name, { kind: 'duration', size }] as const),
  ...named('money', 1, ['$', 'us$', 'usd', 'dollar', 'dollars', 'bucks']),
  ...named('share', 0.01, ['%', 'percent', 'pct']),
  ...named('memory', 0.001, ['mb']),
  ...named('memory', 1, ['gb', 'g']),
  ...named('memory', 1000, ['tb']),
  ...named('memory', 2 ** 20 / bytesPerGB, ['mib']),
  ...named('memory', 2 ** 30 / bytesPerGB, ['gib']),
  ...named('memory', 2 ** 40 / bytesPerGB, ['tib']),
  ...named('tokens', 1, ['token', 'tokens', 'tok', 'toks']),
  ...named('tokens', tokensPerPage, ['page', 'pages']),
  ...named('tokens', tokensPerWord, ['word', 'words']),
  ...named('rate', dayMs / second, ['rps', 'qps', 'tps']),
  ...named('rate', dayMs / minute, ['rpm', 'qpm']),
  ...named('rate', dayMs / hour, ['rph', 'qph']),
  ...named('rate', 1, ['rpd', 'qpd']),
  ...named('factor', 1, ['x', '×', 'times']),
  ...named('things', 1, [
    ...[
      'example',
      'examples',
      'sample',
      'samples',
      'row',
      'rows',
      'pair',
      'pairs',
      'item',
      'items',
    ],
    ...['record', 'records', 'label', 'labels', 'question', 'questions', 'case', 'cases'],
    ...['request', 'requests', 'req', 'reqs', 'query', 'queries', 'call', 'calls', 'message'],
    ...['messages', 'ticket', 'tickets', 'document', 'documents', 'doc', 'docs', 'image', 'images'],
    ...['gpu', 'gpus', 'node', 'nodes', 'machine', 'machines', 'model', 'models', 'task', 'tasks'],
    ...['parameter', 'parameters', 'param', 'params', 'step', 'steps', 'epoch', 'epochs', 'user'],
    ...['users', 'batch', 'batches', 'prompt', 'prompts'],
  ]),
])

function named(kind: UnitKind, size: number, names: readonly string[]): [string, Unit][] {
  return names.map((name) => [name, { kind, size }])
}

/** A map, not an object: words come from people, and `constructor` is a word. */
function table(entries: Readonly<Record<string, number>>): ReadonlyMap<string, number> {
  return new Map(Object.entries(entries))
}
