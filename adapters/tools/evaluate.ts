import '../fast-start.ts'
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { BadInputError, BotError } from '#src/errors.ts'
import { describeDecisions, evaluateDecisions } from './evaluate/decisions.ts'
import { evaluateEstimates } from './evaluate/estimates.ts'
import { messageText } from './evaluate/message-text.ts'
import { evaluateMessages } from './evaluate/messages.ts'
import { scoreText } from './evaluate/score-text.ts'

const usage =
  'Usage: npm run -s evaluate -- estimates FILE.csv | decisions FILE.json | messages FILE.json [--json]'

/** Scores the models against cases of others. `--json` gives the predictions instead of the report. */
function evaluate(args: readonly string[]): string {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  })
  const [what, file] = positionals
  if (file === undefined || positionals.length !== 2) throw new BadInputError(usage)
  switch (what) {
    case 'estimates': {
      const evaluation = evaluateEstimates(readFileSync(file, 'utf8'))
      return values.json ? JSON.stringify(evaluation.predictions) : scoreText(evaluation)
    }
    case 'decisions': {
      const text = readFileSync(file, 'utf8')
      const evaluation = evaluateDecisions(jsonIn(text, file), text)
      return values.json ? JSON.stringify(evaluation.results) : describeDecisions(evaluation)
    }
    case 'messages': {
      const evaluation = evaluateMessages(jsonIn(readFileSync(file, 'utf8'), file))
      return values.json ? JSON.stringify(evaluation.results) : messageText(evaluation)
    }
    default:
      throw new BadInputError(usage)
  }
}

function jsonIn(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    if (cause instanceof SyntaxError) {
      throw new BadInputError(`${file} is no JSON: ${cause.message}`, { cause })
    }
    throw cause
  }
}

try {
  process.stdout.write(`${evaluate(process.argv.slice(2))}\n`)
} catch (error) {
  const words =
    error instanceof BotError
      ? error.userMessage
      : error instanceof Error
        ? error.message
        : String(error)
  process.stderr.write(`${words}\n`)
  process.exitCode = 2
}
