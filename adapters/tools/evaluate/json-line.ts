export type JsonPath = readonly (string | number)[]

const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g

/**
 * The line, from 1, on which the value at a path begins (for a field: its name). Undefined where
 * the text holds no such path. The text must be JSON; of a field written twice the last counts.
 */
export function lineInJson(text: string, path: JsonPath): number | undefined {
  /** The step into each open list or object: an index, or the field read last. */
  const steps: (string | number)[] = []
  let isFieldNext = false
  let found: number | undefined = path.length === 0 ? text.search(/\S/) : undefined
  const look = (at: number) => {
    if (steps.length === path.length && steps.every((step, i) => step === path[i])) found = at
  }
  for (const { 0: token, index } of text.matchAll(tokens)) {
    const last = steps.length - 1
    const step = steps[last]
    if (isFieldNext && token.startsWith('"')) {
      steps[last] = String(JSON.parse(token))
      isFieldNext = false
      look(index)
    } else if (token === '}' || token === ']') {
      steps.pop()
      isFieldNext = false
    } else if (token === ',') {
      if (typeof step === 'number') steps[last] = step + 1
      else isFieldNext = true
    } else if (token !== ':') {
      if (typeof step === 'number') look(index)
      if (token === '[') steps.push(0)
      else if (token === '{') {
        steps.push('')
        isFieldNext = true
      }
    }
  }
  return found === undefined || found < 0 ? undefined : text.slice(0, found).split('\n').length
}
