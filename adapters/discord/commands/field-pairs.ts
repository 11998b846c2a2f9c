/** Facts of the project are too many for a list of options: each takes a name and a value. */
export const mostPairs = 4

export const pairs = Array.from({ length: mostPairs }, (_, index) => {
  const number = index + 1
  return {
    field: index === 0 ? 'field' : `field-${number}`,
    value: index === 0 ? 'value' : `value-${number}`,
  }
})

/** The option that names what this one's value is of; undefined for any other option. */
export function fieldOptionOf(valueOption: string): string | undefined {
  return pairs.find(({ value }) => value === valueOption)?.field
}
