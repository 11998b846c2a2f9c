import * as z from 'zod'
import { twoEstimatesCard } from '#src/card/two-estimates-card.ts'
import { BadInputError, UnknownNameError } from '#src/errors.ts'
import { isProfileField, type Profile, type ProfileField } from '#src/profile/schema.ts'
import { profileOf } from '#src/profile/statement.ts'
import type { SavedEstimate } from '#src/store/ports.ts'
import { argumentKind, argumentKinds } from '../argument-kind.ts'
import { argumentAliases, idArgument } from '../arguments.ts'
import { type Answer, type CommandContext, command } from '../command.ts'
import { estimateData } from '../estimate-answer.ts'
import { commandOf, rerun } from '../rerun-estimate.ts'
import { fieldsByArgument } from '../stated-arguments.ts'
import { suppose } from '../suppose.ts'
import { fieldArguments, statementsFrom } from './advise.ts'
import { estimateApiCommand } from './estimate-api.ts'
import { estimateFinetuneCommand } from './estimate-finetune.ts'
import { estimatePretrainCommand } from './estimate-pretrain.ts'
import { estimateServeCommand } from './estimate-serve.ts'
import { isEstimateId, noSuchId } from './show.ts'

/** Every other argument of an estimate, as text: which estimate it is of is known only later. */
const estimateArguments = Object.fromEntries(
  [estimateFinetuneCommand, estimatePretrainCommand, estimateServeCommand, estimateApiCommand]
    .flatMap(({ options }) => Object.entries(options.shape))
    .filter(([name]) => !isProfileField(name))
    .map(([name, schema]) => [
      name,
      z
        .string()
        .register(argumentKinds, { kind: 'field', of: argumentKind(schema) })
        .optional()
        .describe(schema.description ?? ''),
    ]),
)

type Typed = Readonly<Record<string, string>>

export const whatifCommand = command({
  name: 'whatif',
  summary: 'the same decision or estimate with other answers, and what moved',
  examples: [
    'whatif requestsPerDay=200k dataResidency=on-premises',
    'whatif latency=500ms',
    'whatif budgetUsd=unknown',
  ],
  options: z.object({
    id: idArgument.optional().describe('A saved r12 or e7; the project as it stands when left out'),
    ...fieldArguments,
    ...estimateArguments,
  }),
  bare: { kind: 'list', options: ['id'] },
  writes: 'nothing',
  async run({ id, ...options }, context) {
    const typed = Object.fromEntries(
      Object.entries(options).flatMap(([name, text]) =>
        typeof text === 'string' ? [[name, text]] : [],
      ),
    )
    if (Object.keys(typed).length === 0) {
      throw new BadInputError('Write what to suppose as field=value.', {
        nextStep: 'whatif requestsPerDay=200k',
      })
    }
    const { store, project } = context
    if (id !== undefined && isEstimateId(id)) {
      const saved = await store.estimate(id)
      if (saved === undefined) throw noSuchId(id)
      return changedEstimate(saved, typed, context)
    }
    if (id !== undefined) {
      const saved = await store.recommendation(id)
      if (saved === undefined) throw noSuchId(id)
      return supposed(saved.profile, `answers of ${id}`, typed, context)
    }
    const last = await estimateMeant(typed, context)
    if (last !== undefined) return changedEstimate(last, typed, context)
    return supposed(profileOf(project.answers), 'as it stands', typed, context)
  },
})

/** The last estimate, when an argument is none of the profile's, or the profile is empty. */
async function estimateMeant(
  typed: Typed,
  { store, project }: CommandContext,
): Promise<SavedEstimate | undefined> {
  const foreign = Object.keys(typed).filter((name) => fieldNamed(name) === undefined)
  const isEmpty = Object.keys(project.answers).length === 0
  if (foreign.length === 0 && !isEmpty) return undefined
  const [last] = await store.recentEstimates(1)
  if (last === undefined && foreign.length > 0) {
    throw new BadInputError(
      `\`${foreign.join('`, `')}\` belongs to an estimate, and there is none yet. Make one first.`,
      { nextStep: estimateServeCommand.examples[0] ?? 'help' },
    )
  }
  return last
}

function fieldNamed(argument: string): ProfileField | undefined {
  return fieldsByArgument.get(argument.toLowerCase())
}

const unknownWords = /^(?:unknown|unset|none given|not[ -]?sure|\?)$/i

function supposed(profile: Profile, name: string, typed: Typed, context: CommandContext): Answer {
  const entries = Object.entries(typed).map(([argument, text]) => {
    const field = fieldNamed(argument)
    if (field === undefined) {
      throw new BadInputError(`\`${argument}\` belongs to an estimate, not to a decision.`, {
        nextStep: `whatif e1 ${argument}=${text}`,
      })
    }
    return { field, text }
  })
  const without = entries.filter(({ text }) => unknownWords.test(text.trim()))
  const given = entries.filter(({ text }) => !unknownWords.test(text.trim()))
  const changes = profileOf(
    statementsFrom(Object.fromEntries(given.map(({ field, text }) => [field, text]))),
  )
  return suppose({ profile, name, changes, without: without.map(({ field }) => field) }, context)
}

/**
 * A saved estimate beside the same with other arguments, as a person types them. Kept under an id
 * of its own only when told so: then what is asked next goes on from it.
 *
 * @throws {BadInputError} for arguments that this kind of estimate does not take
 */
export async function changedEstimate(
  saved: SavedEstimate,
  typed: Typed,
  context: CommandContext,
  { keep = false }: { readonly keep?: boolean } = {},
): Promise<Answer> {
  const estimateCommand = commandOf(saved.kind)
  const names = Object.keys(estimateCommand?.options.shape ?? {})
  const given = Object.fromEntries(
    Object.entries(typed).map(([argument, text]) => {
      const name = names.includes(argument) ? argument : argumentAliases[argument.toLowerCase()]
      if (name !== undefined && names.includes(name)) return [name, text]
      throw new UnknownNameError(`argument of \`${estimateCommand?.name}\``, argument, [], {
        nextStep: `help ${estimateCommand?.name}`,
      })
    }),
  )
  const { before, after, inputs } = await rerun(saved, given, context)
  const { store, speaker, asOf } = context
  const id = keep
    ? await store.saveEstimate({ kind: saved.kind, asOf, inputs, result: after }, speaker)
    : null
  const card = twoEstimatesCard(
    { name: saved.id, estimate: before },
    { name: id ?? 'supposed', estimate: after },
    `What if, for ${saved.id}?`,
  )
  return {
    card: id === null ? card : { ...card, nextStep: `why ${id}` },
    data: {
      intent: 'whatif',
      id,
      ...estimateData(after),
      before: estimateData(before),
    },
  }
}
