import * as z from 'zod'
import type { Model } from '#src/catalog/models.ts'
import type { HubReference } from '#src/catalog/remote.ts'
import {
  type FleetModel,
  type LoadShape,
  loadShapes,
  mostFleetModels,
  shapedWeek,
  type WeightFormat,
  weightFormats,
} from '#src/estimate/index.ts'
import { nearestNames } from '#src/profile/nearest.ts'
import { parseQuantity } from '#src/profile/quantity.ts'
import { modelNamed, shortened } from './arguments.ts'

/** How a model and its load are written; parts after the name stand in any order. */
export const fleetSyntax =
  'name:shape:rate, for example llama-3.1-8b:office-hours:20k/day, or name:[24 or 168 requests per hour]'

/** The same with everything that may follow. */
export const fleetHelp = `${fleetSyntax}, with commas between models. A name or a Hugging Face id. Shapes: ${loadShapes.join(', ')}. Also, after colons: fp8, 1500+300 (tokens in and out), adapter (shares its base)`

/** A model of a fleet as it was named: one on the hub is looked up before the command runs. */
export type NamedFleetModel = Omit<FleetModel, 'model'> & { readonly model: Model | HubReference }

/** A reading, or the sentence that says why there is none. */
export type Read<T> = { readonly value: T } | { readonly problem: string }

/** The `models` argument: models with their loads, separated by commas. */
export const fleetModels = z.string().transform((text, check): readonly NamedFleetModel[] => {
  const read = readFleet(text)
  if ('value' in read) return read.value
  check.addIssue(read.problem)
  return z.NEVER
})

/** Never throws; any text is a fleet or a problem in words. */
export function readFleet(text: string): Read<readonly NamedFleetModel[]> {
  const entries = splitOutside(text, ',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
  if (entries.length === 0) return { problem: `nothing was given; give ${fleetSyntax}` }
  if (entries.length > mostFleetModels) {
    return { problem: `${entries.length} models are too many; give at most ${mostFleetModels}` }
  }
  const models: NamedFleetModel[] = []
  for (const entry of entries) {
    const read = readEntry(entry)
    if ('problem' in read) return read
    models.push(read.value)
  }
  return { value: models }
}

function readEntry(entry: string): Read<NamedFleetModel> {
  const [name = '', ...parts] = splitOutside(entry, ':').map((part) => part.trim())
  const found = modelNamed(name)
  if (!('model' in found)) {
    const hint =
      found.nearest.length === 0
        ? `; give ${fleetSyntax}`
        : `; did you mean ${found.nearest.join(', ')}?`
    return { problem: `I know no model called "${shortened(name)}"${hint}` }
  }
  const load: Partial<Load> = {}
  for (const part of parts) {
    const problem = readPart(part, load)
    if (problem !== undefined) return { problem: `in "${shortened(entry)}", ${problem}` }
  }
  const { curve, requestsPerDay, shape } = load
  const own = {
    model: found.model,
    ...(load.tokens && { promptTokens: load.tokens[0], outputTokens: load.tokens[1] }),
    ...(load.precision && { precision: load.precision }),
    ...(load.isAdapter && { isAdapter: true }),
  }
  if (curve !== undefined) {
    if (requestsPerDay !== undefined || shape !== undefined) {
      return {
        problem: `"${shortened(entry)}" has a curve and a rate or a shape; a curve is requests per hour already`,
      }
    }
    return { value: { ...own, requestsPerHour: curve, load: `${curve.length} hours as given` } }
  }
  if (requestsPerDay === undefined) {
    return { problem: `"${shortened(entry)}" has no load; give ${fleetSyntax}` }
  }
  const named = shape ?? 'flat'
  return {
    value: {
      ...own,
      requestsPerHour: shapedWeek(named, requestsPerDay),
      load: `${named}, ${rateWords(requestsPerDay)} requests on the mean day`,
    },
  }
}

interface Load {
  shape: LoadShape
  requestsPerDay: number
  curve: readonly number[]
  tokens: readonly [prompt: number, output: number]
  precision: WeightFormat
  isAdapter: true
}

/** Puts one part where it belongs; a problem when it is none, or there already. */
function readPart(part: string, load: Partial<Load>): string | undefined {
  const lower = part.toLowerCase()
  const shape = loadShapes.find((each) => each === lower.replaceAll(/[ _]/g, '-'))
  if (shape !== undefined) return put(load, 'shape', shape, part)
  if (lower === 'adapter') return put(load, 'isAdapter', true, part)
  const precision = weightFormats.find((each) => each === lower)
  if (precision !== undefined) return put(load, 'precision', precision, part)
  const [, list] = /^\[(.*)\]$/s.exec(part) ?? []
  if (list !== undefined || /^[\d.]+(?:[\s;|]+[\d.]+)+$/.test(part)) {
    const curve = readCurve(list ?? part)
    return 'problem' in curve ? curve.problem : put(load, 'curve', curve.value, part)
  }
  const lengths = /^([^+]+)\+([^+]+)$/.exec(part)
  if (lengths !== null) {
    const [prompt, output] = [lengths[1] ?? '', lengths[2] ?? ''].map((text) =>
      parseQuantity(text, 'tokens'),
    )
    const isRead = prompt?.ok && output?.ok && prompt.value > 0 && output.value > 0
    if (!isRead) return `"${shortened(part)}" is no prompt and answer; write 1500+300 tokens`
    return put(load, 'tokens', [prompt.value, output.value], part)
  }
  const rate = parseQuantity(part, 'ratePerDay')
  if (rate.ok && rate.value > 0) return put(load, 'requestsPerDay', rate.value, part)
  if (rate.ok) return 'a load must be more than zero'
  if (/\d/.test(part)) return rate.problem
  const [near] = nearestNames(part, loadShapes)
  const hint = near === undefined ? '' : `; did you mean ${near}?`
  return `"${shortened(part)}" is neither a shape (${loadShapes.join(', ')}) nor a rate such as 20k/day${hint}`
}

function put<K extends keyof Load>(
  load: Partial<Load>,
  name: K,
  value: Load[K],
  part: string,
): string | undefined {
  if (load[name] !== undefined) return `"${shortened(part)}" says a second time what was said`
  load[name] = value
  return undefined
}

/** Requests per hour of a day or a week, midnight and Monday first. */
export function readCurve(list: string): Read<readonly number[]> {
  const words = list.split(/[\s,;|]+/).filter((word) => word !== '')
  if (words.length !== 24 && words.length !== 168) {
    return {
      problem: `a curve has 24 or 168 values, requests per hour; this one has ${words.length}`,
    }
  }
  const curve: number[] = []
  for (const word of words) {
    const read = parseQuantity(word, 'number')
    if (!read.ok) return { problem: read.problem }
    curve.push(read.value)
  }
  if (curve.every((each) => each === 0)) return { problem: 'a curve of zeros is no load' }
  return { value: curve }
}

/** Splits at a character, but not inside square brackets. */
function splitOutside(text: string, separator: string): readonly string[] {
  const parts: string[] = []
  let depth = 0
  let current = ''
  for (const character of text) {
    if (character === '[') depth += 1
    if (character === ']') depth = Math.max(0, depth - 1)
    if (character === separator && depth === 0) {
      parts.push(current)
      current = ''
    } else current += character
  }
  return [...parts, current]
}

function rateWords(requestsPerDay: number): string {
  return Number(requestsPerDay.toPrecision(6)).toLocaleString('en-US')
}
