const most = 500

/**
 * The same function, remembering what it gave for each key. For pure functions only; when
 * it holds too much it forgets everything, so a long-running process does not grow.
 */
export function remembered<A extends readonly unknown[], R>(
  key: (...args: A) => string,
  compute: (...args: A) => R,
): (...args: A) => R {
  const known = new Map<string, { readonly result: R }>()
  return (...args) => {
    const name = key(...args)
    const found = known.get(name)
    if (found !== undefined) return found.result
    const result = compute(...args)
    if (known.size >= most) known.clear()
    known.set(name, { result })
    return result
  }
}
