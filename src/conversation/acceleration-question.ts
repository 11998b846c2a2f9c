import { fieldLabel } from '#src/card/field.ts'
import { listOf } from '#src/card/format.ts'
import type { AccelerationPlan } from '#src/decision/acceleration/accelerate.ts'
import type { ProfileField } from '#src/profile/schema.ts'
import type { Statements } from '#src/profile/statement.ts'
import type { Answer, CommandContext } from './command.ts'
import { accelerateCommand } from './commands/accelerate.ts'
import { teach } from './commands/learn.ts'
import { foldText } from './folded-text.ts'
import { namedModel } from './named-model.ts'
import { checkedOptions } from './parse-command.ts'
import type { Understood } from './understand.ts'

const techniques =
  '(?:speculative decoding|quanti[sz](?:ation|ing|e|ed)|(?:continuous |dynamic )?batching|(?:prefix|prompt|semantic|kv)[ -]?cach(?:e|ing)|flash ?attention|pruning|fp8|int[48]|[48]-?bit|awq|gptq|vllm|sglang|tensorrt(?:-llm)?|llm-d|whaleflux|gpu schedul(?:er|ing)|accelerations?)'

const sooner =
  '(?:speed(?:ing)?(?: (?:it|this|that|things|them|our [a-z]+|the [a-z]+))? up|accelerat(?:e|ing)|faster|quicker|snappier|cheaper|(?:lower|reduc|cut|improv)[a-z]* (?:the |our )*(?:latency|ttft|throughput|response times?|(?:inference|serving|gpu) (?:costs?|bill)))'

/** What runs, as opposed to what is trained. */
const running =
  '(?:inference|serv(?:e|ing)|latency|ttft|throughput|tokens|respon[a-z]+|answers?|replies|models?|llm|llama|qwen|mistral|deepseek|it)'

const questions: readonly RegExp[] = [
  new RegExp(`\\b(?:which|what)\\b[^.!?]{0,30}\\b(?:${techniques}|speed-?ups?)\\b`),
  new RegExp(
    `\\b(?:should|shall|can|could|would|will|does|do|is|are|worth)\\b[^.!?]{0,40}\\b${techniques}\\b`,
  ),
  new RegExp(`\\bhow (?:do|can|could|to|should|would|might)\\b[^.!?]{0,60}\\b${sooner}\\b`),
  new RegExp(
    `^(?:please )?(?:(?:can|could) (?:you|we|i|it) )?(?:be |get |run )?(?:make|speed|accelerate|reduce|cut|lower)\\b[^.!?]{0,60}\\b${sooner}\\b`,
  ),
]

const subject = new RegExp(`\\b(?:${running}|${techniques})\\b`)

/** Answers beside these describe a project, and that is what the message is about. */
const beside: ReadonlySet<string> = new Set(['gap', 'latencyMs', 'ttftMs', 'baseModel', 'gpu'])

/** Whether a message without a project of its own asks what makes a model answer sooner or cheaper. */
export function asksToAccelerate(text: string, { fields }: Understood): boolean {
  if (Object.keys(fields).filter((field) => !beside.has(field)).length > 1) return false
  const folded = foldText(text).text
  if (/\b(?:fine-?tun|pre-?train|training)/.test(folded)) return false
  return subject.test(folded) && questions.some((question) => question.test(folded))
}

/** The acceleration plan of the project, with what the message adds to it; the guide where nothing is known. */
export async function answerAcceleration(
  text: string,
  { fields }: Understood,
  context: CommandContext,
): Promise<Answer> {
  const { store, project, speaker } = context
  const named = namedModel(text)
  const model = named !== undefined && 'model' in named ? named : undefined
  const said: Statements = {
    ...fields,
    ...(model !== undefined && { baseModel: { value: model.model, words: model.words } }),
  }
  const isNew = Object.keys(said).length > 0
  if (isNew) await store.saveAnswers(project.name, said, speaker)
  const known = isNew ? await store.project(project.name) : project
  const answer = await accelerateCommand.run(checkedOptions(accelerateCommand, {}), {
    ...context,
    project: known,
  })
  const { techniques: found, missing } = answer.data.acceleration as AccelerationPlan
  if (found.length > 0) return answer
  return { ...guided(missing), data: { ...answer.data, topic: 'acceleration' } }
}

const mostNamed = 5

function guided(missing: readonly ProfileField[]): Answer {
  const named = missing.slice(0, mostNamed).map(fieldLabel)
  const more = named.length === 0 ? '' : ` What could: ${listOf(named)}.`
  const first = `Nothing you have told me supports one of these over another yet.${more} Then I compute what each changes.`
  const page = teach('acceleration')
  const { card } = page
  return {
    ...page,
    card: {
      ...card,
      blocks: [{ type: 'text', markdown: first }, ...card.blocks],
      nextStep:
        'accelerate baseModel=llama-3.1-8b requestsPerDay=50k promptTokensPerRequest=1500 outputTokensPerRequest=250',
    },
  }
}
