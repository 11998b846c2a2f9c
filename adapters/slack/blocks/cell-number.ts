export interface CellNumber {
  readonly value: number
  /** "$", "$/month", "GiB"; empty for a bare number. */
  readonly unit: string
}

/** A sign, a dollar, digits, a scale, a unit without digits, then perhaps a range in brackets. */
const number =
  /^(?<sign>[-−+])?(?<dollar>\$)?(?<digits>\d[\d,]*(?:\.\d+)?)(?<scale>[kMBT](?![A-Za-z]))?(?<unit>[^\d()]*)(?:\([^()]*\))?$/

const scales: Readonly<Record<string, number>> = { k: 1e3, M: 1e6, B: 1e9, T: 1e12 }

/** The number a cell begins with, when it is nothing but a number with its unit and its range. */
export function cellNumber(cell: string): CellNumber | undefined {
  // Most cells are words.
  if (!/^\s*[-−+$\d]/.test(cell)) return undefined
  const parts = number.exec(cell.trim())?.groups
  if (parts === undefined) return undefined
  const { sign, dollar = '', digits = '', scale = '', unit = '' } = parts
  const size = Number(digits.replaceAll(',', '')) * (scales[scale] ?? 1)
  return {
    value: sign === undefined || sign === '+' ? size : -size,
    unit: `${dollar}${unit.trim()}`,
  }
}

/** The column's numbers, when every cell is one and all have the same unit. */
export function columnNumbers(cells: readonly string[]): readonly CellNumber[] | undefined {
  const numbers = cells.map(cellNumber).filter((each) => each !== undefined)
  const [first] = numbers
  if (first === undefined || numbers.length < cells.length) return undefined
  return numbers.every(({ unit }) => unit === first.unit) ? numbers : undefined
}
