import * as z from 'zod'
import { mostFleetModels } from '#src/estimate/index.ts'
import { parseQuantity } from '#src/profile/quantity.ts'
import { modelNamed, shortened } from './arguments.ts'
import { type NamedFleetModel, type Read, readCurve } from './fleet-argument.ts'

const accepted =
  'a first line "hour,model,model…" with a line for each of 24 or 168 hours, or lines "model,value,value…" of 24 or 168 requests per hour'

/** The `csv` argument: loads by the hour as a table. Lines end with a line break or a written \n. */
export const fleetCsv = z.string().transform((text, check): readonly NamedFleetModel[] => {
  const read = readFleetCsv(text)
  if ('value' in read) return read.value
  check.addIssue(read.problem)
  return z.NEVER
})

/** Never throws; any text is a fleet or a problem in words. */
export function readFleetCsv(text: string): Read<readonly NamedFleetModel[]> {
  const rows = text
    .split(/\r?\n|\\n/)
    .map((line) => line.split(',').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1')))
    .filter((cells) => cells.some((cell) => cell !== ''))
  const [head] = rows
  if (head === undefined || head.length < 2)
    return { problem: `this is no table; give ${accepted}` }
  const columns = /^hours?$/i.test(head[0] ?? '') ? byColumn(head, rows.slice(1)) : byRow(rows)
  if ('problem' in columns) return columns
  if (columns.value.length > mostFleetModels) {
    return {
      problem: `${columns.value.length} models are too many; give at most ${mostFleetModels}`,
    }
  }
  const models: NamedFleetModel[] = []
  for (const { name, values } of columns.value) {
    const found = modelNamed(name)
    if (!('model' in found)) {
      const hint = found.nearest.length === 0 ? '' : `; did you mean ${found.nearest.join(', ')}?`
      return { problem: `I know no model called "${shortened(name)}"${hint}` }
    }
    const curve = readCurve(values.join(' '))
    if ('problem' in curve) return { problem: `for ${shortened(name)}, ${curve.problem}` }
    const load = `${curve.value.length} hours from the table`
    models.push({ model: found.model, requestsPerHour: curve.value, load })
  }
  return { value: models }
}

interface Column {
  readonly name: string
  readonly values: readonly string[]
}

function byColumn(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): Read<readonly Column[]> {
  const ragged = rows.findIndex((cells) => cells.length !== head.length)
  if (ragged !== -1) {
    return {
      problem: `line ${ragged + 2} has ${rows[ragged]?.length ?? 0} values where the first has ${head.length} names`,
    }
  }
  const hours = rows.map(([hour = '']) => parseQuantity(hour, 'count'))
  // Hours from 0 or from 1 are both common; out of order they would be a mistake.
  const first = hours[0]?.ok ? hours[0].value : 0
  const isInOrder = hours.every((hour, index) => hour.ok && hour.value === first + index)
  if (!isInOrder) return { problem: 'the hours must be whole numbers in order, such as 0 to 167' }
  return {
    value: head.slice(1).map((name, index) => ({
      name,
      values: rows.map((cells) => cells[index + 1] ?? ''),
    })),
  }
}

function byRow(rows: readonly (readonly string[])[]): Read<readonly Column[]> {
  return { value: rows.map(([name = '', ...values]) => ({ name, values })) }
}
