import type { GpuPurpose } from '#src/card/gpus-card.ts'
import { gpusForModelCard, type OnCards } from '#src/card/gpus-for-model-card.ts'
import { gpuById } from '#src/catalog/gpus.ts'
import { findModel } from '#src/catalog/lookup.ts'
import type { NewEstimate } from '#src/store/ports.ts'
import { estimateWordsIn } from './bare-words.ts'
import type { Answer, Command, CommandContext } from './command.ts'
import { estimateFinetuneCommand } from './commands/estimate-finetune.ts'
import { estimateServeCommand } from './commands/estimate-serve.ts'
import { withHubModels } from './hub-references.ts'
import type { NamedCard } from './named-cards.ts'
import { namedModel } from './named-model.ts'
import { checkedOptions } from './parse-command.ts'
import { readEstimate } from './saved.ts'
import type { Understood } from './understand.ts'
import { modelOfSize } from './well-known-models.ts'

interface Asked {
  readonly purpose: GpuPurpose
  readonly read: Understood
}

type Typed = Readonly<Record<string, string>>

/**
 * The same work on each of the cards named: tuning where the text says so, else serving. Where none
 * of them holds the model as it is and nobody said in how many bits, in fewer. Undefined when the text names no
 * model that we know.
 */
export async function cardsForModel(
  text: string,
  cards: readonly NamedCard[],
  { purpose, read }: Asked,
  context: CommandContext,
): Promise<Answer | undefined> {
  const meant = modelMeant(text)
  if (meant === undefined) return undefined
  const command = purpose === 'training' ? estimateFinetuneCommand : estimateServeCommand
  const { gpu: _, gpus: __, parameters: ___, ...words } = estimateWordsIn(command, text)
  const common: Typed = { ...words, ...loadOf(read, command), model: meant.id }
  const onAll = (typed: Typed) =>
    Promise.all(cards.map((card) => dryRun(command, typed, card, context)))
  const first = await onAll(common)
  const formats =
    command === estimateServeCommand && common.precision === undefined ? lighter(cards) : []
  const inFewer = first.some(fits) ? undefined : await firstThatFits(formats, common, onAll)
  const sides = await keep(inFewer?.estimates ?? first, cards, context)
  const remarks = [
    ...meant.remarks,
    ...(inFewer === undefined
      ? []
      : [`None of them holds it in ${formatOf(first[0])}, so this is in ${inFewer.precision}.`]),
  ]
  return {
    card: gpusForModelCard(sides, meant.name, remarks),
    data: {
      intent: 'estimate',
      id: sides[0]?.id ?? null,
      kind: 'cards',
      sides: sides.map(({ name, id, estimate }) => ({ name, id, ...estimate.quantities })),
    },
  }
}

type Runs = readonly (NewEstimate | undefined)[]

/** Fewer bits for the weights: eight as all of the cards have them, then four. */
function lighter(cards: readonly NamedCard[]): readonly string[] {
  const haveFp8 = cards.every(({ variants: [gpu] }) => gpuById(gpu).fp8DenseTflops !== null)
  return [haveFp8 ? 'fp8' : 'int8', 'int4']
}

/** In the first format that one of the cards holds; the last where none does. */
async function firstThatFits(
  formats: readonly string[],
  common: Typed,
  onAll: (typed: Typed) => Promise<Runs>,
): Promise<{ readonly precision: string; readonly estimates: Runs } | undefined> {
  let last: { readonly precision: string; readonly estimates: Runs } | undefined
  for (const precision of formats) {
    last = { precision, estimates: await onAll({ ...common, precision }) }
    if (last.estimates.some(fits)) return last
  }
  return last
}

function formatOf(estimate: NewEstimate | undefined): string {
  if (estimate === undefined) return '16 bits'
  const { assumptions } = readEstimate(estimate.result)
  return String(assumptions.find(({ name }) => name === 'precision')?.value ?? '16 bits')
}

function modelMeant(text: string) {
  const named = namedModel(text)
  const sized = named === undefined ? modelOfSize(text) : undefined
  const model = sized ?? (named !== undefined && 'model' in named ? named : undefined)
  if (model === undefined) return undefined
  const found = findModel(model.model)
  const name = 'model' in found ? found.model.name : model.model
  const isTaken = sized !== undefined || ('taken' in model && model.taken === true)
  return { id: model.model, name, remarks: isTaken ? [`I took “${model.words}” for ${name}.`] : [] }
}

function loadOf({ fields }: Understood, command: Command): Typed {
  if (command !== estimateServeCommand) return {}
  const { requestsPerDay, promptTokensPerRequest, outputTokensPerRequest } = fields
  return {
    ...(requestsPerDay && { requestsPerDay: String(requestsPerDay.value) }),
    ...(promptTokensPerRequest && { promptTokens: String(promptTokensPerRequest.value) }),
    ...(outputTokensPerRequest && { outputTokens: String(outputTokensPerRequest.value) }),
  }
}

/** What the command would keep; nothing is kept yet. */
async function dryRun(
  command: Command,
  typed: Typed,
  { variants: [gpu], count }: NamedCard,
  context: CommandContext,
): Promise<NewEstimate | undefined> {
  const kept: NewEstimate[] = []
  const store = {
    ...context.store,
    saveEstimate: async (estimate: NewEstimate) => {
      kept.push(estimate)
      return 'e0' as const
    },
  }
  const options = checkedOptions(command, { ...typed, gpu, gpus: String(count) })
  const { model: _, ...quiet } = context
  await command.run(await withHubModels(options, context.remoteModels), { ...quiet, store })
  return kept[0]
}

function fits(estimate: NewEstimate | undefined): boolean {
  if (estimate === undefined) return false
  return (readEstimate(estimate.result).quantities.fitsProbability?.likely ?? 0) >= 0.5
}

/** Each under an id of its own, so that what is asked next may go on from it. */
async function keep(
  estimates: readonly (NewEstimate | undefined)[],
  cards: readonly NamedCard[],
  { store, speaker }: CommandContext,
): Promise<readonly OnCards[]> {
  const sides: OnCards[] = []
  for (const [i, { variants, count }] of cards.entries()) {
    const estimate = estimates[i]
    if (estimate === undefined) continue
    const id = await store.saveEstimate(estimate, speaker)
    sides.push({ name: `${count} × ${variants[0]}`, id, estimate: readEstimate(estimate.result) })
  }
  return sides
}
