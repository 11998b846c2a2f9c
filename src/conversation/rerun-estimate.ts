import * as z from 'zod'
import { findModel } from '#src/catalog/lookup.ts'
import { BadInputError } from '#src/errors.ts'
import type { Estimate } from '#src/estimate/estimate.ts'
import {
  estimateApi,
  estimateFinetune,
  estimatePretrain,
  estimateServing,
} from '#src/estimate/index.ts'
import type { SavedEstimate } from '#src/store/ports.ts'
import type { Command } from './command.ts'
import { estimateApiCommand } from './commands/estimate-api.ts'
import { estimateFinetuneCommand } from './commands/estimate-finetune.ts'
import { estimateContinueCommand, estimatePretrainCommand } from './commands/estimate-pretrain.ts'
import { estimateServeCommand } from './commands/estimate-serve.ts'

interface Kind {
  readonly command: Command
  readonly estimate: (inputs: never, asOf: string) => Estimate
}

const kinds: Readonly<Record<string, Kind>> = {
  finetune: { command: estimateFinetuneCommand, estimate: estimateFinetune },
  pretrain: { command: estimatePretrainCommand, estimate: estimatePretrain },
  continue: { command: estimateContinueCommand, estimate: estimatePretrain },
  serve: { command: estimateServeCommand, estimate: estimateServing },
  api: { command: estimateApiCommand, estimate: estimateApi },
}

/** The command whose arguments a kind of estimate takes; none for a kind that is not run again. */
export function commandOf(kind: string): Command | undefined {
  return kinds[kind]?.command
}

/** What a person types, under the estimator's own names. */
const inputNames: Readonly<Record<string, string>> = {
  latency: 'latencyMs',
  ttft: 'ttftMs',
  deadline: 'deadlineHours',
  budget: 'budgetUsd',
}

/** Two ways to say the same: the one typed replaces the other. */
const rivals: Readonly<Record<string, readonly string[]>> = {
  tokens: ['examples', 'tokensPerExample'],
  examples: ['tokens'],
  parameters: ['model'],
  model: ['parameters'],
}

type Inputs = Readonly<Record<string, { readonly value: unknown; readonly origin: string }>>

/**
 * A saved estimate as it comes out today, and the same with other inputs.
 *
 * @throws {BadInputError} for inputs that cannot be read, or an estimate that cannot be run again
 */
export function rerun(
  saved: SavedEstimate,
  typed: Readonly<Record<string, string>>,
  asOf: string,
): { readonly before: Estimate; readonly after: Estimate } {
  const kind = kinds[saved.kind]
  if (kind === undefined) {
    throw new BadInputError(`${saved.id} is an estimate that I cannot run again.`)
  }
  const inputs = savedInputs(saved)
  const changed = changedInputs(inputs, typed, kind.command)
  return {
    before: kind.estimate(inputs as never, asOf),
    after: kind.estimate(changed as never, asOf),
  }
}

const inputSchema = z.record(
  z.string(),
  z.object({ value: z.unknown(), origin: z.enum(['user', 'profile', 'catalog', 'default']) }),
)
const modelSchema = z.object({ id: z.string() })

/** What was saved is input like any other: a model is looked up anew by its id. */
function savedInputs(saved: SavedEstimate): Inputs {
  const parsed = inputSchema.safeParse(saved.inputs)
  if (!parsed.success) {
    throw new BadInputError(`${saved.id} was saved by an older version; run its command again.`)
  }
  const { model } = parsed.data
  const named = modelSchema.safeParse(model?.value)
  if (model === undefined || !named.success) return parsed.data
  const found = findModel(named.data.id)
  if (!('model' in found)) {
    throw new BadInputError(
      `The catalog no longer holds ${named.data.id}, which ${saved.id} is for.`,
    )
  }
  return { ...parsed.data, model: { ...model, value: found.model } }
}

function changedInputs(
  inputs: Inputs,
  typed: Readonly<Record<string, string>>,
  command: Command,
): Inputs {
  const parsed = z.safeParse(command.options, typed)
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      (issue) => `\`${issue.path.join('.')}\`: ${issue.message}.`,
    )
    throw new BadInputError(problems.join(' '), { nextStep: `help ${command.name}` })
  }
  const given = Object.entries(parsed.data).filter(([name]) => typed[name] !== undefined)
  const replaced = new Set(given.flatMap(([name]) => rivals[name] ?? []))
  const kept = Object.entries(inputs).filter(([name]) => !replaced.has(name))
  return {
    ...Object.fromEntries(kept),
    ...Object.fromEntries(
      given.map(([name, value]) => [inputNames[name] ?? name, { value, origin: 'user' }]),
    ),
  }
}
