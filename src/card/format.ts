import type { Range } from '#src/estimate/estimate.ts'

const scales = [
  { from: 1e12, suffix: 'T' },
  { from: 1e9, suffix: 'B' },
  { from: 1e6, suffix: 'M' },
  { from: 1e4, suffix: 'k' },
] as const

/** Two significant digits, or all digits of a whole number below 100: 0.034, 1.2, 47, 5,300, 12k, 2.7M. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`a card cannot show ${value}`)
  const rounded = Number(value.toPrecision(2))
  const size = Math.abs(rounded)
  const scale = scales.find(({ from }) => size >= from)
  if (scale !== undefined) {
    const unit = scale.suffix === 'k' ? 1e3 : scale.from
    return `${Number((rounded / unit).toPrecision(2))}${scale.suffix}`
  }
  if (size >= 1000) return grouped(rounded)
  return Number.isInteger(value) && size < 100 ? String(value) : String(rounded)
}

/** An exact count as a person writes it: 20,000 or 1.5B. */
export function formatCount(value: number): string {
  const scale = scales.find(({ from }) => Math.abs(value) >= from && from >= 1e6)
  if (scale !== undefined && Number((value / scale.from).toPrecision(3)) * scale.from === value) {
    return `${Number((value / scale.from).toPrecision(3))}${scale.suffix}`
  }
  return grouped(Number(value.toFixed(4)))
}

/** 5300 as 5,300. The locale's own way of it would load megabytes for a comma. */
function grouped(value: number): string {
  const [whole = '', fraction] = String(value).split('.')
  const digits = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',')
  return fraction === undefined ? digits : `${digits}.${fraction}`
}

/** How a value in a unit is written; units not listed follow the number. */
const unitForms: Readonly<Record<string, (value: number) => string>> = {
  usd: formatUsd,
  USD: formatUsd,
  $: formatUsd,
  usdPerMonth: (value) => `${formatUsd(value)}/month`,
  'USD/hour': (value) => `${formatUsd(value)}/hour`,
  'USD/month': (value) => `${formatUsd(value)}/month`,
  'USD per month': (value) => `${formatUsd(value)}/month`,
  hours: formatHours,
  h: formatHours,
  ms: formatMs,
  weeks: formatWeeks,
  probability: (value) => `${formatNumber(value * 100)} %`,
  share: (value) => `${formatNumber(value * 100)} %`,
}

export function formatUsd(value: number): string {
  if (value !== 0 && Math.abs(value) < 0.01) return `$${Number(value.toPrecision(2))}`
  if (value > 0 && value < 1) return `$${value.toFixed(2)}`
  return value < 0 ? `-$${formatNumber(-value)}` : `$${formatNumber(value)}`
}

export function formatHours(hours: number): string {
  if (hours < 1 / 60) return `${formatNumber(hours * 3600)} s`
  if (hours < 1) return `${formatNumber(hours * 60)} min`
  if (hours < 72) return `${formatNumber(hours)} h`
  return `${formatNumber(hours / 24)} days`
}

export function formatMs(ms: number): string {
  return ms < 1000 ? `${formatNumber(ms)} ms` : `${formatNumber(ms / 1000)} s`
}

export function formatWeeks(weeks: number): string {
  if (weeks < 1) return plural(formatNumber(weeks * 7), 'day')
  return plural(formatNumber(weeks), 'week')
}

function plural(number: string, noun: string): string {
  return `${number} ${noun}${number === '1' ? '' : 's'}`
}

const singular: Readonly<Record<string, string>> = { copies: 'copy', sequences: 'sequence' }

export function formatIn(value: number, unit: string): string {
  const form = unitForms[unit]
  if (form !== undefined) return form(value)
  const number = formatNumber(value)
  return unit === '' ? number : `${number} ${number === '1' ? (singular[unit] ?? unit) : unit}`
}

/** The likely value first, then what it lies between: "$410 ($330 to $560)", "13 GiB (11 to 23)". */
export function formatRange(range: Range, unit: string): string {
  const likely = formatIn(range.likely, unit)
  const [low, high] = [formatIn(range.low, unit), formatIn(range.high, unit)]
  if (low === likely && high === likely) return likely
  return `${likely} (${span(low, high, unitIn(likely))})`
}

/** Two ends without a unit that both, and what stands before them, share. */
function span(low: string, high: string, named: string): string {
  const unit = unitIn(low)
  if (unit === '' || unit !== unitIn(high)) return `${low} to ${high}`
  return `${low.slice(0, -unit.length)} to ${unit === named ? high.slice(0, -unit.length) : high}`
}

/** What follows the number: " GiB", " tokens/s", "/month", "" for $410. */
function unitIn(text: string): string {
  const begin = text.search(/[ /]/)
  return begin === -1 ? '' : text.slice(begin)
}

/** Only what it lies between, for a sentence: "$330 to $560". */
export function formatSpan(range: Range, unit: string): string {
  const [low, high] = [formatIn(range.low, unit), formatIn(range.high, unit)]
  return low === high ? low : span(low, high, '')
}

export function formatValue(value: unknown): string {
  if (typeof value === 'number') return formatCount(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.map(formatValue).join(', ')
  return String(value)
}

/** One fixed list of names as words: "a, b and c". */
export function listOf(items: readonly string[], last = 'and'): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`
}
