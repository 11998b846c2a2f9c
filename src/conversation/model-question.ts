import type { Card } from '#src/card/card.ts'
import { findGpu, findModel } from '#src/catalog/lookup.ts'
import type { Source } from '#src/catalog/source.ts'
import { standIns } from '#src/decision/stand-ins.ts'
import { sizeOf } from '#src/estimate/parameters.ts'
import { likelyWeightBytes } from '#src/estimate/weight-bytes.ts'
import { profileOf } from '#src/profile/statement.ts'
import type { Answer, CommandContext } from './command.ts'
import { foldText } from './folded-text.ts'
import { namesIn } from './names.ts'
import { wellKnownModels } from './well-known-models.ts'

const asksModel =
  /^(?:the )?best (?:[a-z-]+ ){0,3}(?:models?|llms?)\b|\b(?:welches|que|quel|quale|qual) (?:modell?o?|modele)\b|\bwhy (?:not|can't we use) an? (?:smaller|bigger|larger|cheaper|different) (?:models?|llms?|one)\b|\b(?:which|what|whats|what's)(?: is| are)?(?: the| a)?(?: best| good| right| biggest| largest| smallest| cheapest| open| base| other)* (?:models?|llms?|base model)\b(?! (?:is|are|was|of|do you know|does it|will it)\b)|\b(?:can|could|should|would|why not) (?:we |i )?(?:just |simply |not )*(?:use|take|try|using|taking|trying) (?:a |an |the |some )?(?:much |far )?(?:smaller|bigger|larger|stronger|better|cheaper|newer|different|other) (?:models?|llms?|one)\b|\b(?:recommend|suggest|pick|choose|name) (?:me |us )?(?:a|an|one|some|the)(?: [a-z-]+){0,2} (?:model|llm)s?\b/

/** Whether a text asks which model to take, and describes nothing. */
export function asksWhichModel(text: string): boolean {
  const folded = foldText(text).text
  return asksModel.test(folded) && !/\bcheapest api\b/.test(folded)
}

/** "What can I run on 8 GB?" */
export function asksWhatRuns(text: string): boolean {
  return /\b(?:what|which|anything|how (?:big|large)(?: an?)?)\b.{0,25}\b(?:do|run|fit|fits|host|load|use|tune|train|works?)\b.{0,20}\b(?:on|in|into|with|within)\b|\b(?:is|are|would) (?:an? )?\d{1,4} ?gi?b\b.{0,20}\b(?:enough|ok|okay|sufficient|plenty)\b/.test(
    foldText(text).text,
  )
}

export const fitSource: Source = {
  basis: 'judgement',
  title:
    'Our judgement: weights at two bytes, one, half a byte or as published, and a fifth for the context',
  url: '',
  checkedOn: null,
}

/** Bytes of one parameter by number format, with a fifth more for context and libraries. */
const bytesEach = [
  ['bf16', 2],
  ['int8', 1],
  ['int4', 0.5],
] as const
const overhead = 1.2

/** Which model the plan was computed with and how to choose; what fits where a memory is named. */
export function answerWhichModel(text: string, context: CommandContext): Answer {
  const memory = memoryIn(text)
  if (memory !== undefined) return whatFits(memory)
  const profile = profileOf(context.project.answers)
  const named = profile.baseModel
  const isOwn = profile.dataResidency === 'on-premises' || profile.ownWeightsRequired === true
  const { small, middle, strong } = standIns.hosted
  const lines = [
    ...(isOwn
      ? []
      : [
          `- Hosted, from small to strong: ${small}, ${middle}, ${strong}. Begin with the middle one.`,
        ]),
    `- To tune: ${named === undefined ? nameOf(standIns.base) : `yours, ${nameOf(named)}`}; as the small student of a strong one: ${nameOf(standIns.student)}.`,
    `- To run yourself without tuning: ${nameOf(standIns.selfHosted)}.`,
  ]
  const card: Card = {
    title: 'Which model?',
    blocks: [
      {
        type: 'text',
        markdown: `My rules choose an approach; which model suffices only your graded examples can say. Costs were computed with these:\n${lines.join('\n')}\nGo smaller as soon as one passes your examples, stronger when none does.`,
      },
      { type: 'sources', sources: [standIns.source] },
    ],
    nextStep: isOwn
      ? 'estimate serve model=llama-3.3-70b requestsPerDay=10k'
      : 'estimate api requestsPerDay=10k promptTokens=1500 outputTokens=250',
  }
  return { card, data: { intent: 'learn', id: null, topic: 'which-model' } }
}

interface Memory {
  readonly memoryGB: number
  /** The card's id, when the catalog has it. */
  readonly gpu?: string
  /** As typed, when it has not. */
  readonly unknown?: string
}

const anyCard =
  /\b(?:(?:nvidia|geforce|amd|radeon) )?(?:rtx|gtx|rx) ?\d{3,4}(?: ?(?:ti|super|xt|xtx))?\b/
const gigabytes = /\b(\d{1,4}) ?gi?b\b/

/** A card or an amount of memory that a text names. */
export function memoryIn(text: string): Memory | undefined {
  const folded = foldText(text).text
  const named = namesIn(folded).find(({ kind }) => kind === 'gpu')
  const found = named === undefined ? undefined : findGpu(named.id)
  if (found !== undefined && 'gpu' in found) {
    return { memoryGB: found.gpu.memoryGB * (named?.count ?? 1), gpu: found.gpu.id }
  }
  const memoryGB = Number(gigabytes.exec(folded)?.[1])
  if (!(memoryGB > 0)) return undefined
  const unknown = anyCard.exec(folded)?.[0]
  return { memoryGB, ...(unknown !== undefined && { unknown: unknown.toUpperCase() }) }
}

/** By number format the largest well-known model that a memory holds, and the gigabytes it needs. */
export function largestThatFit(memoryGB: number) {
  const known = wellKnownModels()
  return bytesEach.map(([format, bytes]) => {
    const needs = ({ model }: (typeof known)[number]) =>
      (model.parameterCount * bytes * overhead) / 1e9
    const largest = known.findLast((each) => needs(each) <= memoryGB)
    return { format, largest, needsGB: largest === undefined ? 0 : needs(largest) }
  })
}

/** The largest well-known model of each number format that a memory holds. */
export function whatFits({ memoryGB, gpu, unknown }: Memory): Answer {
  const rows = largestThatFit(memoryGB).map(({ format, largest, needsGB }) => ({
    name: largest?.name,
    row: [
      format,
      largest?.model.name ?? 'none of them',
      largest === undefined ? '' : `${Math.round(needsGB)} GB`,
    ],
  }))
  const best = rows.at(-1)?.name ?? 'llama-3.2-1b'
  const comesPacked = packedThatFits(memoryGB)
  const about =
    unknown === undefined ? '' : `I know no card called ${unknown}; I go by its memory. `
  const card: Card = {
    title: `What fits in ${memoryGB} GB`,
    blocks: [
      {
        type: 'text',
        markdown: `${about}The largest of some well-known open models, to run. Tuning with QLoRA takes about what int8 does, LoRA somewhat more than bf16.`,
      },
      {
        type: 'table',
        headers: ['Format', 'Model', 'Needs about'],
        rows: [...rows.map(({ row }) => row), ...comesPacked],
      },
      { type: 'sources', sources: [fitSource] },
    ],
    nextStep: `estimate serve model=${best} precision=int4 requestsPerDay=1000${gpu === undefined ? '' : ` gpu=${gpu}`}`,
  }
  return { card, data: { intent: 'learn', id: null, topic: 'what-fits' } }
}

/** Well-known models that are published in fewer bits, the smallest first. */
const knownPacked = ['gpt-oss-20b', 'gpt-oss-120b', 'deepseek-v3']

/** The largest of them that a memory holds as it is published; nothing where none fits. */
function packedThatFits(memoryGB: number): readonly string[][] {
  const sized = knownPacked.flatMap((name) => {
    const found = findModel(name)
    if (!('model' in found)) return []
    const { model } = found
    const bytes = likelyWeightBytes(sizeOf(model), model.published.format, model.published)
    return [{ model, needsGB: (bytes * overhead) / 1e9 }]
  })
  const largest = sized.findLast(({ needsGB }) => needsGB <= memoryGB)
  if (largest === undefined) return []
  const { model, needsGB } = largest
  return [[`${model.published.format}, as published`, model.name, `${Math.round(needsGB)} GB`]]
}

function nameOf(id: string): string {
  const found = findModel(id)
  return 'model' in found ? found.model.name : id
}
