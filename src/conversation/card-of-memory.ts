import { gpus } from '#src/catalog/gpus.ts'
import { rentOf } from '#src/estimate/rent.ts'
import type { Command } from './command.ts'
import { countWords } from './names.ts'

const cardMemory =
  /\b(?:(an?|one|single|two|four|eight|\d{1,3}) )?(\d{1,3}) ?gi?b (?:of )?(?:vram|(?:gaming |nvidia |consumer |single )?(?:gpu|card|graphics)|memory gpu)/i

/** "Does a 70B fit in 48 GB?" */
const fitsIn =
  /\b(?:in|into|within|on|under) (?:only |just |about )?(\d{1,3}) ?gi?b\b(?! ?(?:of )?(?:ram|disk|system|text|data))/i

/** "a 24 GB card": the one of that memory that rents for the least, and how many of it. */
export function cardOfMemory(text: string, command: Command, asOf: string): Record<string, string> {
  if (!('gpu' in command.options.shape)) return {}
  const [, count = '', memory] = cardMemory.exec(text) ?? []
  const memoryGB = Number(memory ?? fitsIn.exec(text)?.[1])
  const rents = gpus
    .filter((gpu) => gpu.memoryGB === memoryGB)
    .flatMap(({ id }) => {
      const rent = rentOf(id, 1, asOf)
      return rent === null ? [] : [{ id, usd: rent.usdPerHour.likely }]
    })
    .toSorted((a, b) => a.usd - b.usd)
  const [cheapest] = rents
  if (cheapest === undefined) return {}
  const counted =
    countWords.get(count.trim().toLowerCase()) ?? (memory === undefined ? 1 : Number(count))
  return { gpu: cheapest.id, ...(counted > 0 && { gpus: String(counted) }) }
}
