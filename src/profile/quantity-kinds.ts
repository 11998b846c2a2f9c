import { dayMs, daysPerMonth, type UnitKind } from './quantity-words.ts'

export type QuantityKind =
  | 'count'
  | 'tokens'
  | 'usd'
  | 'usdPerMonth'
  | 'durationMs'
  | 'hours'
  | 'weeks'
  | 'months'
  | 'memoryGB'
  | 'ratePerDay'
  | 'share'
  | 'number'

export interface KindGrammar {
  /** The kind in words, after "not": "20 GB is memory, not …". */
  readonly what: string
  /** What is accepted, after "give". */
  readonly accepted: string
  readonly example: string
  readonly unitKinds: readonly UnitKind[]
  /** What a number without a unit stands for, and what the result is counted in. */
  readonly base: number
  readonly multiplied: boolean
  readonly whole: boolean
  /** Milliseconds of the period the result is counted per; set for rates only. */
  readonly per?: number
  /** What the letter m means where it is a unit. */
  readonly m?: 'min' | 'month'
}

const amount = { base: 1, multiplied: true, whole: false }
const duration = { multiplied: false, whole: false, unitKinds: ['duration'] as const }

export const kindGrammars: Readonly<Record<QuantityKind, KindGrammar>> = {
  count: {
    ...amount,
    what: 'a count',
    accepted: 'a whole number, with k, M or B if you like',
    example: '300 or 20k',
    unitKinds: ['things'],
    whole: true,
  },
  tokens: {
    ...amount,
    what: 'an amount of text',
    accepted: 'tokens, words or pages, with k, M, B or T',
    example: '20M tokens or 300 pages',
    unitKinds: ['tokens'],
    whole: true,
  },
  usd: {
    ...amount,
    what: 'money',
    accepted: 'dollars, with k or M',
    example: '$20k',
    unitKinds: ['money'],
  },
  usdPerMonth: {
    ...amount,
    what: 'money per month',
    accepted: 'dollars a month, or per another period',
    example: '$500 or $20/day',
    unitKinds: ['money'],
    per: daysPerMonth * dayMs,
  },
  durationMs: {
    ...duration,
    what: 'a time',
    accepted: 'a time in ms, s, min or h (a bare number is milliseconds)',
    example: '300ms or 1.5 s',
    base: 1,
    m: 'min',
  },
  hours: {
    ...duration,
    what: 'a time',
    accepted: 'a time in min, h, days or weeks (a bare number is hours)',
    example: '36h or 2 days',
    base: dayMs / 24,
    m: 'min',
  },
  weeks: {
    ...duration,
    what: 'a time',
    accepted: 'a time in days, weeks or months (a bare number is weeks)',
    example: '6 weeks or 10 days',
    base: 7 * dayMs,
    m: 'month',
  },
  months: {
    ...duration,
    what: 'a time',
    accepted: 'a time in weeks, months or years (a bare number is months)',
    example: '18 months or 2 years',
    base: daysPerMonth * dayMs,
    m: 'month',
  },
  memoryGB: {
    what: 'memory',
    accepted: 'memory in GB or GiB (a bare number is GB)',
    example: '80GB',
    unitKinds: ['memory'],
    base: 1,
    multiplied: false,
    whole: false,
  },
  ratePerDay: {
    ...amount,
    what: 'a rate',
    accepted: 'a number a day, or per s, min, h, week or month',
    example: '2,000, 100k/day or 5/s',
    unitKinds: ['things', 'rate'],
    per: dayMs,
  },
  share: {
    what: 'a share',
    accepted: 'a percentage, or a number from 0 to 1',
    example: '15% or 0.15',
    unitKinds: ['share'],
    base: 1,
    multiplied: false,
    whole: false,
  },
  number: {
    ...amount,
    what: 'a plain number',
    accepted: 'a number, with k or M if you like',
    example: '2.5',
    unitKinds: ['factor'],
  },
}
