import { parseArgs } from 'node:util'
import { renderText } from '#src/card/text.ts'
import { readConfig } from '#src/config.ts'
import { BotError } from '#src/errors.ts'
import { loadPrompts } from '#src/prompts.ts'
import { readEnvironmentFile } from '../environment-file.ts'
import { configuredModel } from '../language-model.ts'
import { evaluatePrompts, type PromptResult, playedBack } from './evaluate/prompts.ts'

const folder = 'test/prompts'

try {
  const { values } = parseArgs({ options: { recorded: { type: 'boolean', default: false } } })
  process.stdout.write(`${await evaluated(values.recorded)}\n`)
} catch (error) {
  if (!(error instanceof BotError)) throw error
  process.stderr.write(`${error.userMessage}\n`)
  process.exitCode = 1
}

/** The cases of every prompt, asked of the configured model, or played back with `--recorded`. */
async function evaluated(recorded: boolean): Promise<string> {
  if (recorded)
    return table(await evaluatePrompts(folder, await loadPrompts('prompts'), playedBack))
  readEnvironmentFile()
  const { model: config } = readConfig(process.env)
  if (config === 'off') {
    return 'No model is configured: set OPENAI_MODEL with OPENAI_API_KEY or OPENAI_BASE_URL, or add --recorded.'
  }
  const asOf = new Date().toISOString().slice(0, 10)
  const stopping = new AbortController().signal
  const { model, prompts } = await configuredModel(config, { asOf, stopping })
  return table(await evaluatePrompts(folder, prompts, () => model))
}

function table(results: readonly PromptResult[]): string {
  return renderText({
    title: 'What the prompts bring',
    blocks: [
      {
        type: 'table',
        headers: ['Prompt', 'Case', 'Right', 'Given', 'Wanted', 'Trouble'],
        rows: results.flatMap(({ prompt, cases }) =>
          cases.map(({ name, right, given, wanted, why }) => [
            prompt,
            name,
            String(right),
            String(given),
            String(wanted),
            why,
          ]),
        ),
      },
    ],
  })
}
