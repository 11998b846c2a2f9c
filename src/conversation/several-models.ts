import type { Card } from '#src/card/card.ts'
import { findModel } from '#src/catalog/lookup.ts'
import { amountsIn } from './amounts.ts'
import type { Answer, CommandContext } from './command.ts'
import { changedEstimate } from './commands/whatif.ts'
import { foldText } from './folded-text.ts'
import { type Name, namesIn, withoutNames } from './names.ts'
import { tokensOf } from './tokens.ts'

/** What a load is taken for where a model of several has none. */
const usualPerDay = 10_000

/**
 * A question about several models: two that are weighed against each other stand side by side; a
 * fleet gets the command that computes it, filled in. Undefined for one model.
 *
 * @param first what the question answers for the first of them
 */
export async function answerSeveral(
  text: string,
  first: () => Promise<Answer>,
  context: CommandContext,
): Promise<Answer | undefined> {
  const folded = foldText(text).text
  const names = namesIn(folded)
  const models = names.filter(({ kind, id }) => kind === 'model' && 'model' in findModel(id))
  const ids = [...new Set(models.map(({ id }) => id))]
  const [, second] = ids
  if (second === undefined) return undefined
  const isChoice = ids.length === 2 && /\b(?:vs\.?|versus|or|than|against|compared?)\b/.test(folded)
  if (!isChoice)
    return /\bfleet\b|\bmodels\b|\band\b/.test(folded) ? fleet(folded, names) : undefined
  const { data } = await first()
  const [last] = await context.store.recentEstimates(1)
  return last === undefined || last.id !== data.id
    ? undefined
    : changedEstimate(last, { model: second }, context)
}

/** `estimate fleet` with the models and, in the order they stand, their loads. */
function fleet(folded: string, names: readonly Name[]): Answer {
  const habits = { marks: 'english', milTens: 6 } as const
  const tokens = tokensOf(withoutNames(folded, names))
  const loads = amountsIn(tokens, habits)
    .filter(({ perMs, unit }) => perMs !== undefined && (unit === 'bare' || unit === 'rate'))
    .map(({ value, first }) => ({ perDay: Math.round(value), at: tokens[first]?.start ?? 0 }))
  const models = names.filter(({ kind, id }) => kind === 'model' && 'model' in findModel(id))
  const parts = models.map(({ id, start }, i) => {
    const until = models[i + 1]?.start ?? folded.length
    const load = loads.find(({ at }) => at >= start && at < until)
    return `${id.split('/').at(-1)}:${load?.perDay ?? usualPerDay}/day`
  })
  const nextStep = `estimate fleet models=${parts.join(',')}`
  const card: Card = {
    title: 'Several models are a fleet',
    blocks: [
      {
        type: 'text',
        markdown: `This computes them together: replicas by the hour, fixed or scaled with the load, cards apart or shared. Write each as name:load, with the load in requests a day or as a shape (\`office-hours\`, \`evening\`, \`night\`).\n- \`${nextStep}\``,
      },
    ],
    nextStep,
  }
  return { card, data: { intent: 'estimate', id: null } }
}
