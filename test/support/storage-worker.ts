// A process that keeps writing until it is killed. Prints "ready", then one line for each
// write that was acknowledged; what it printed must still be there afterwards.
import { writeSync } from 'node:fs'
import { openStore } from '#src/store/open.ts'

const [file = '', concurrency = '8'] = process.argv.slice(2)
const store = openStore({ file, now: () => new Date(), exclusive: true })
const team = store.team('terminal:local')
const speaker = { userId: 'load', threadId: 'load' }
writeSync(1, 'ready\n')

let next = 0
async function writeForEver(): Promise<never> {
  for (;;) {
    const mine = next++
    const id = await team.saveEstimate(
      { kind: 'serve', asOf: '2026-11-23', inputs: { mine }, result: { mine } },
      speaker,
    )
    writeSync(1, `${id} ${mine}\n`)
  }
}

await Promise.all(Array.from({ length: Number(concurrency) }, writeForEver))
