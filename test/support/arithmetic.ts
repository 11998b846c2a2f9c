/**
 * What a working comes to, in the unit of its line; undefined when it is told in words. Numbers are
 * read as they are printed, units are scaled, and other words say what the number before them is.
 */
export function worthOf(working: string, unit: string): number | undefined {
  const told = arithmeticOf(working)
  const tokens = tokensOf(told)
  if (tokens.length === 0) return undefined
  const value = sum(tokens)
  if (tokens.length > 0 || value === undefined) return undefined
  const worth = value / (scales[unit] ?? 1)
  const [up, spare = 0] = /\brounded up(?: \+ (\d+) spare)?/.exec(working) ?? []
  if (up !== undefined) return Math.ceil(worth) + Number(spare)
  if (/\bless than nothing\b/.test(working)) return Math.max(0, Math.floor(worth))
  return /\brounded down\b/.test(working) ? Math.floor(worth) : worth
}

type Token = number | '+' | '−' | '×' | '÷' | '^' | '(' | ')'

/** Of a unit as it is written, in the one that workings multiply out to. */
const scales: Readonly<Record<string, number>> = {
  GiB: 2 ** 30,
  'TFLOP/s': 1e12,
  'GB/s': 1e9,
  TFLOP: 1e12,
  GFLOP: 1e9,
  ms: 1e-3,
  W: 1e-3,
  g: 1e-3,
  '%': 0.01,
}

const suffixes: Readonly<Record<string, number>> = { k: 1e3, M: 1e6, B: 1e9, T: 1e12 }

/** Arithmetic ends where explaining begins: at a semicolon, or at a comma that goes on in words. */
function arithmeticOf(working: string): string {
  const [told = ''] = working.split(';')
  const [first = '', ...others] = told.split(/, (?!\d{3}\b)/)
  return [first, ...others.filter((each) => /^[×÷+−] /.test(each))].join(' ')
}

/** A number with its scale and unit; a sign; "of" or "per" before another number; a million. */
const pieces =
  /(?<![\w.-])(?<number>\d[\d,]*(?:\.\d+)?)(?<suffix>[kMBT](?![A-Za-z]))?(?: (?<unit>GiB|GB\/s|TFLOP\/s|TFLOP|GFLOP|W|ms|g|%)(?![A-Za-z/]))?|(?<sign>[+−×÷^()])|(?<of>\b(?:of|per) (?=[\d(]))|(?<million>\ba million\b)/g

function tokensOf(told: string): Token[] {
  const tokens: Token[] = []
  for (const { groups = {} } of told.matchAll(pieces)) {
    const { number, suffix = '', unit = '', sign, of, million } = groups
    if (number !== undefined) {
      const digits = Number(number.replaceAll(',', ''))
      tokens.push(digits * (suffixes[suffix] ?? 1) * (scales[unit] ?? 1))
    } else if (sign !== undefined) tokens.push(sign as Token)
    else if (of !== undefined) tokens.push(of.startsWith('per') ? '÷' : '×')
    else if (million !== undefined) tokens.push('÷', 1e6)
  }
  return tokens
}

function sum(tokens: Token[]): number | undefined {
  let left = product(tokens)
  while (left !== undefined && (tokens[0] === '+' || tokens[0] === '−')) {
    const sign = tokens.shift()
    const right = product(tokens)
    if (right === undefined) return undefined
    left = sign === '+' ? left + right : left - right
  }
  return left
}

function product(tokens: Token[]): number | undefined {
  let left = power(tokens)
  while (left !== undefined && (tokens[0] === '×' || tokens[0] === '÷')) {
    const sign = tokens.shift()
    const right = power(tokens)
    if (right === undefined) return undefined
    left = sign === '×' ? left * right : left / right
  }
  return left
}

function power(tokens: Token[]): number | undefined {
  const left = atom(tokens)
  if (left === undefined || tokens[0] !== '^') return left
  tokens.shift()
  const right = atom(tokens)
  return right === undefined ? undefined : left ** right
}

function atom(tokens: Token[]): number | undefined {
  const token = tokens.shift()
  if (typeof token === 'number') return token
  if (token !== '(') return undefined
  const inner = sum(tokens)
  return tokens.shift() === ')' ? inner : undefined
}
