/** `requestsPerDay` is `requests-per-day`: Discord writes names in lower case. */
export function kebab(name: string): string {
  return name.replaceAll(/(?<=[a-z\d])[A-Z]/g, (letter) => `-${letter}`).toLowerCase()
}

/** A command's first word, and the word below it: "estimate serve". */
export function nameParts(name: string): readonly [string, string | undefined] {
  const [first = name, second] = name.split(' ')
  return [first, second]
}
