import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

const usage = `Usage: npm run -s evaluate -- estimates FILE.csv | decisions FILE.json | messages FILE.json [--json]`

/** Scores the models against cases of others. `--json` prints the predictions instead of the scores. */
async function evaluate(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  })
  const [what, file, ...rest] = positionals
  const text = file === undefined || rest.length > 0 ? undefined : readFileSync(file, 'utf8')
  if (text === undefined) throw new Error(usage)
  const print = (result: unknown) =>
    process.stdout.write(typeof result === 'string' ? `${result}\n` : `${JSON.stringify(result)}\n`)
  switch (what) {
    case 'estimates': {
      const { evaluateEstimates } = await import('./evaluate/estimates.ts')
      const { predictions, report } = evaluateEstimates(text)
      return void print(values.json ? predictions : report)
    }
    case 'decisions': {
      const { evaluateDecisions } = await import('./evaluate/decisions.ts')
      const { results, report } = evaluateDecisions(JSON.parse(text))
      return void print(values.json ? results : report)
    }
    case 'messages': {
      const { evaluateMessages } = await import('./evaluate/messages.ts')
      const { results, report } = evaluateMessages(JSON.parse(text))
      return void print(values.json ? results : report)
    }
    default:
      throw new Error(usage)
  }
}

try {
  await evaluate(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 2
}
