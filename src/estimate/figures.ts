const scales = [
  [1e12, 'T'],
  [1e9, 'B'],
  [1e6, 'M'],
] as const

/** A number as it stands in a sum: whole and short ones in full, others to three digits. */
export function figure(value: number): string {
  const size = Math.abs(value)
  if (size >= 1e6) {
    for (const [scale, letter] of scales) {
      if (size >= scale) return `${trim(value / scale)}${letter}`
    }
  }
  if (Number.isInteger(value)) return grouped(value)
  return size >= 1000 ? grouped(Math.round(value)) : trim(value)
}

/** Three significant digits, without trailing zeros; a third of the time of toPrecision. */
function trim(value: number): string {
  const size = Math.abs(value)
  if (!(size >= 1e-9 && size < 1000)) return String(Number(value.toPrecision(3)))
  const scale =
    size >= 100 ? 1 : size >= 10 ? 10 : size >= 1 ? 100 : 10 ** Math.ceil(2 - Math.log10(size))
  return String(Math.round(value * scale) / scale)
}

/** 131072 as 131,072; toLocaleString does the same a hundred times slower. */
function grouped(value: number): string {
  let digits = String(value)
  for (let end = digits.length - 3; end > 0 && digits[end - 1] !== '-'; end -= 3) {
    digits = `${digits.slice(0, end)},${digits.slice(end)}`
  }
  return digits
}

export function gib(bytes: number): string {
  return trim(bytes / 2 ** 30)
}

/** "1 × L4", "8 × H100-SXM". */
export function cards(count: number, gpuId: string): string {
  return `${count} × ${gpuId}`
}
