import * as z from 'zod'
import type { RemoteModels } from '#src/catalog/remote.ts'
import { BadInputError } from '#src/errors.ts'
import type { Estimate } from '#src/estimate/estimate.ts'
import {
  estimateApi,
  estimateFinetune,
  estimatePretrain,
  estimateServing,
} from '#src/estimate/index.ts'
import type { SavedEstimate } from '#src/store/ports.ts'
import { modelNamed } from './arguments.ts'
import type { Command, CommandContext } from './command.ts'
import { estimateApiCommand } from './commands/estimate-api.ts'
import { estimateFinetuneCommand } from './commands/estimate-finetune.ts'
import { estimateContinueCommand, estimatePretrainCommand } from './commands/estimate-pretrain.ts'
import { estimateServeCommand } from './commands/estimate-serve.ts'
import { withHubModels } from './hub-references.ts'

interface Kind {
  readonly command: Command
  readonly estimate: (
    inputs: never,
    asOf: string,
    options?: { readonly withPlans?: boolean },
  ) => Estimate
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
 * Models that the catalog lacks are looked up on the hub.
 *
 * @throws {BadInputError} for inputs that cannot be read, a model that cannot be had, or an estimate
 * that cannot be run again
 */
export async function rerun(
  saved: SavedEstimate,
  typed: Readonly<Record<string, string>>,
  { asOf, remoteModels }: Pick<CommandContext, 'asOf' | 'remoteModels'>,
): Promise<{ readonly before: Estimate; readonly after: Estimate; readonly inputs: object }> {
  const kind = kinds[saved.kind]
  if (kind === undefined) {
    throw new BadInputError(`${saved.id} is an estimate that I cannot run again.`)
  }
  const inputs = await savedInputs(saved, remoteModels)
  const changed = await changedInputs(inputs, typed, kind.command, remoteModels)
  return {
    before: kind.estimate(inputs as never, asOf),
    after: kind.estimate(changed as never, asOf),
    inputs: changed,
  }
}

/** A saved estimate as it comes out today, with the plans beside it; undefined for one that has none. */
export async function planned(
  saved: SavedEstimate,
  { asOf, remoteModels }: Pick<CommandContext, 'asOf' | 'remoteModels'>,
): Promise<Estimate | undefined> {
  const kind = kinds[saved.kind]
  if (kind === undefined) return undefined
  const inputs = await savedInputs(saved, remoteModels)
  return kind.estimate(inputs as never, asOf, { withPlans: true })
}

const inputSchema = z.record(
  z.string(),
  z.object({ value: z.unknown(), origin: z.enum(['user', 'profile', 'catalog', 'default']) }),
)
const modelSchema = z.object({ id: z.string() })

/** What was saved is input like any other: a model is looked up anew by its id. */
async function savedInputs(
  saved: SavedEstimate,
  remoteModels: RemoteModels | undefined,
): Promise<Inputs> {
  const parsed = inputSchema.safeParse(saved.inputs)
  if (!parsed.success) {
    throw new BadInputError(`${saved.id} was saved by an older version; run its command again.`)
  }
  const { model } = parsed.data
  const named = modelSchema.safeParse(model?.value)
  if (model === undefined || !named.success) return parsed.data
  const found = modelNamed(named.data.id)
  if (!('model' in found)) {
    throw new BadInputError(
      `The catalog no longer holds ${named.data.id}, which ${saved.id} is for.`,
    )
  }
  const { model: value } = await withHubModels({ model: found.model }, remoteModels)
  return { ...parsed.data, model: { ...model, value } }
}

async function changedInputs(
  inputs: Inputs,
  typed: Readonly<Record<string, string>>,
  command: Command,
  remoteModels: RemoteModels | undefined,
): Promise<Inputs> {
  const parsed = z.safeParse(command.options, typed)
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      (issue) => `\`${issue.path.join('.')}\`: ${issue.message}.`,
    )
    throw new BadInputError(problems.join(' '), { nextStep: `help ${command.name}` })
  }
  const options = await withHubModels(parsed.data, remoteModels)
  const given = Object.entries(options).filter(([name]) => typed[name] !== undefined)
  const replaced = new Set(given.flatMap(([name]) => rivals[name] ?? []))
  const kept = Object.entries(inputs).filter(([name]) => !replaced.has(name))
  return {
    ...Object.fromEntries(kept),
    ...Object.fromEntries(
      given.map(([name, value]) => [inputNames[name] ?? name, { value, origin: 'user' }]),
    ),
  }
}
