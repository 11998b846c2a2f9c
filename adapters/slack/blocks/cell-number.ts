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

/** A column's cells, each read once. */
export interface Column {
  /** Its numbers, when every cell is one and all have the same unit. */
  readonly numbers: readonly CellNumber[] | undefined
  /** Nothing but numbers and gaps, of whatever units. */
  readonly isNumeric: boolean
}

export function columnOf(cells: readonly string[]): Column {
  const filled = cells.filter((cell) => cell !== '')
  const numbers = filled.map(cellNumber).filter((each) => each !== undefined)
  const [first] = numbers
  const isNumeric = first !== undefined && numbers.length === filled.length
  const isWhole = isNumeric && filled.length === cells.length
  const isAlike = isWhole && numbers.every(({ unit }) => unit === first.unit)
  return { numbers: isAlike ? numbers : undefined, isNumeric }
}
