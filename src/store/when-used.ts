/** An object whose values are made when they are first asked for: a command of one turn needs few. */
export function whenUsed<Makers extends Record<string, () => unknown>>(
  makers: Makers,
): { readonly [Name in keyof Makers]: ReturnType<Makers[Name]> } {
  const made = {}
  for (const [name, make] of Object.entries(makers)) {
    Object.defineProperty(made, name, {
      configurable: true,
      enumerable: true,
      get() {
        const value = make()
        Object.defineProperty(made, name, { value })
        return value
      },
    })
  }
  return made as { readonly [Name in keyof Makers]: ReturnType<Makers[Name]> }
}
