import { approachesIn, approachesNamedIn } from '#src/decision/approach-named.ts'
import { UnknownNameError } from '#src/errors.ts'
import { topicsIn } from '#src/guide/guide.ts'
import { profileOf } from '#src/profile/statement.ts'
import { answerAbout } from './about-answer.ts'
import { answerAcceleration, asksToAccelerate } from './acceleration-question.ts'
import { isAsked } from './asked.ts'
import type { Answer, CommandContext } from './command.ts'
import { compareApproaches } from './commands/compare.ts'
import { exampleProject } from './commands/help.ts'
import { commands } from './commands/index.ts'
import { teach } from './commands/learn.ts'
import { changedEstimate } from './commands/whatif.ts'
import { explainWhy } from './commands/why.ts'
import { answerConfidence } from './confidence-question.ts'
import { isCourtesy } from './courtesy.ts'
import { goOnEstimating } from './estimate-follow-up.ts'
import { completeEstimate, estimateFromText } from './estimate-from-text.ts'
import { aboutEstimate } from './estimate-question.ts'
import { foldText } from './folded-text.ts'
import { answerFollowUp } from './follow-up.ts'
import { answerGrounds } from './grounds-question.ts'
import { answerHelp } from './help-question.ts'
import { lastEstimateWith } from './last-estimate.ts'
import { marketQuestionIn } from './market-question.ts'
import {
  answerWhichModel,
  asksWhatRuns,
  asksWhichModel,
  memoryIn,
  whatFits,
} from './model-question.ts'
import { namedModel } from './named-model.ts'
import { answerPlan } from './plan-question.ts'
import { recommend } from './recommend.ts'
import { repliedTo } from './replied-to.ts'
import { answerHistory, answerWhatChanged } from './saved-question.ts'
import { scaledAnswer } from './scaled-answer.ts'
import { answerScaling } from './scaling-question.ts'
import { suppose } from './suppose.ts'
import { type Heard, hear } from './two-readings.ts'
import { type Understood, understand } from './understand.ts'
import { answerUnweighed } from './unweighed-question.ts'
import { answerFlips, answerSources, answerWhatStands, asksSources } from './what-stands.ts'

/** "ok what about fine-tuning instead?": a concept asked about where an answer stands is that answer's. */
const goesOnTo = /^(?:(?:ok|okay|and|but|so|hm+)[, ]+)*(?:what|how) about\b/i

/** Answers free text, and says what was understood of it. */
export async function answerText(text: string, context: CommandContext): Promise<Answer> {
  const replied = await repliedTo(text, {}, context)
  if (replied !== undefined) return replied
  const rules = understand(text)
  const goneOn = await goOn(text, rules, context)
  if (goneOn !== undefined) return goneOn
  const about = await answerAbout(text, rules, context)
  if (about !== undefined) return about
  const asked = await followUp(text, rules, context)
  if (asked !== undefined) return asked
  const planned = await answerPlan(text, rules, context)
  if (planned !== undefined) return planned
  const ofTheTrade = answerScaling(text) ?? (isEmpty(rules) ? answerGrounds(text) : undefined)
  if (ofTheTrade !== undefined) return ofTheTrade
  const read = await hear(text, rules, context)
  const answer = await answerTo(text, read, context)
  return { ...answer, data: { ...answer.data, understood: read.fields } }
}

/** A question about what was recommended: "why not RAG?". */
function followUp(text: string, read: Understood, context: CommandContext) {
  const goesOn = goesOnTo.test(text) && Object.keys(read.fields).length === 0
  const asksAbout = read.intent === 'why' || goesOn || (text.trim().endsWith('?') && isEmpty(read))
  return asksAbout ? answerFollowUp(text, context) : undefined
}

/** Prices and cards; loaded when somebody asks, since most messages are of a project. */
async function answerOfMarket(text: string, read: Understood, context: CommandContext) {
  const asked = marketQuestionIn(foldText(text).text, read)
  if (asked === undefined) return undefined
  const { answerMarket } = await import('./market-answer.ts')
  return answerMarket(text, asked, read, context)
}

/** Prices and cards; what completes or varies an estimate; which model; on what the answer rests. */
async function goOn(text: string, read: Understood, context: CommandContext) {
  const market = await answerOfMarket(text, read, context)
  if (market !== undefined) return market
  const estimated =
    (await completeEstimate(text, context)) ?? (await goOnEstimating(text, read, context))
  if (estimated !== undefined) return estimated
  if (Object.keys(read.fields).some((field) => field !== 'gpu' && field !== 'ownedGpus')) {
    return undefined
  }
  const about =
    (await answerWhatChanged(text, context)) ??
    (await answerConfidence(text, context)) ??
    (await aboutEstimate(text, context))
  if (about !== undefined) return about
  if (asksWhichModel(text)) return answerWhichModel(text, context)
  const asksFit = read.intent === 'none' || (asksWhatRuns(text) && namedModel(text) === undefined)
  const memory = asksFit ? memoryIn(text) : undefined
  if (memory !== undefined) return whatFits(memory)
  return asksSources(text) ? answerSources(context) : undefined
}

function isEmpty({ intent, fields }: Understood): boolean {
  return (intent === 'none' || intent === 'advise') && Object.keys(fields).length === 0
}

/** What the text is about decides which of the commands' answers it gets. */
async function answerTo(text: string, read: Heard, context: CommandContext): Promise<Answer> {
  switch (read.intent) {
    case 'advise':
      return asksToAccelerate(text, read)
        ? answerAcceleration(text, read, context)
        : advised(text, read, context)
    case 'whatif':
      return supposed(text, read, context)
    case 'estimate':
      return (
        (await estimateFromText(text, read, context)) ??
        (await lastEstimateWith(text, read, context)) ??
        costOf(text, read, context)
      )
    case 'learn':
      return taught(text, context)
    case 'why':
      return (await ofNoAnswer(text, context)) ?? explainWhy(undefined, context)
    case 'history':
      return answerHistory(text, context)
    case 'help':
      return answerHelp(text, context)
    case 'none':
      if (asksToAccelerate(text, read)) return answerAcceleration(text, read, context)
      return isCourtesy(text) ? welcome(text) : nothingHeard(text, context)
  }
}

/** What all numbers rest on, where there is no answer yet whose numbers could be meant. */
async function ofNoAnswer(text: string, { store }: CommandContext): Promise<Answer | undefined> {
  const [recommendation] = await store.recentRecommendations(1)
  const [estimate] = await store.recentEstimates(1)
  return recommendation === undefined && estimate === undefined ? answerGrounds(text) : undefined
}

/** A recommendation from what the text says; what stands, where it says nothing new. */
async function advised(text: string, read: Heard, context: CommandContext): Promise<Answer> {
  const saysNothing = Object.keys(read.fields).length + read.notSure.length === 0
  const stands =
    saysNothing && read.disputes.length === 0 ? await answerWhatStands(text, context) : undefined
  if (stands !== undefined) return stands
  const isOfMachines = Object.keys(read.fields).every((field) => ofMachines.has(field))
  const knowsNothing =
    isOfMachines && read.notSure.length === 0 && Object.keys(context.project.answers).length === 0
  const unweighed = knowsNothing ? await answerUnweighed(text, context) : undefined
  return unweighed ?? recommend({ text, ...read }, context)
}

/** Words that are about nothing of ours: how to begin, or what stands already. */
async function nothingHeard(text: string, context: CommandContext): Promise<Answer> {
  const asked = isAsked(foldText(text).text.trim())
  const stands = asked ? await answerWhatStands(text, context) : undefined
  return stands ?? (await answerUnweighed(text, context)) ?? greeting()
}

/** What the text supposes, or the two approaches it compares. */
async function supposed(text: string, read: Understood, context: CommandContext): Promise<Answer> {
  const compared = approachesIn(text)
  if (compared !== undefined) return compareApproaches(...compared, context)
  const profile = profileOf(context.project.answers)
  const said = profileOf(read.fields)
  const other = Object.keys(said).length > 0 ? undefined : await otherModel(text, context)
  if (other !== undefined) return other
  const changes = Object.keys(said).length > 0 ? said : (scaledAnswer(text, profile) ?? {})
  if (Object.keys(changes).length === 0 && approachesNamedIn(text).length > 0) {
    const asked = await answerFollowUp(text, context)
    if (asked !== undefined) return asked
  }
  const flips = Object.keys(changes).length > 0 ? undefined : await answerFlips(text, context)
  if (flips !== undefined) return flips
  return suppose({ profile, name: 'as it stands', changes }, context)
}

/** "Compare with qwen 2.5 72b": the last estimate beside the same of another model. */
async function otherModel(text: string, context: CommandContext): Promise<Answer | undefined> {
  const named = namedModel(text)
  if (named === undefined || !('model' in named)) return undefined
  const [last] = await context.store.recentEstimates(1)
  return last && changedEstimate(last, { model: named.model }, context)
}

/** Fields that a question about a card or a model names: no project is known by them. */
const ofMachines: ReadonlySet<string> = new Set(['gpu', 'ownedGpus', 'baseModel'])

/** "What does it cost?" of a project is in its plan; without one there is nothing to compute yet. */
function costOf(text: string, read: Heard, context: CommandContext): Promise<Answer> | Answer {
  const isKnown = [read.fields, context.project.answers].some((answers) =>
    Object.keys(answers).some((field) => !ofMachines.has(field)),
  )
  return isKnown ? advised(text, read, context) : whatToEstimate()
}

/** "What's better, RAG or fine-tuning?" */
const asksWhichWins =
  /\b(?:better|best|beats?|wins?|prefer\w*|instead of|rather than|over|or|vs\.?|versus|mejor|besser|mieux|meglio|melhor|oder|ou)\b/i

function taught(text: string, context: CommandContext): Answer {
  const compared = approachesIn(text.replace(/^.*\b(?:between|of)\b/i, ''))
  if (compared !== undefined) {
    const answer = compareApproaches(...compared, context)
    return { ...answer, data: { ...answer.data, intent: 'learn' } }
  }
  const [named, ...others] = topicsIn(text)
  if (named?.id !== 'pros-and-cons' && others.length > 0 && asksWhichWins.test(text)) {
    return teach('when-to-choose')
  }
  try {
    return teach(text)
  } catch (error) {
    // A question about something the guide does not have: the list is the better answer.
    if (error instanceof UnknownNameError) return teach(undefined)
    throw error
  }
}

function whatToEstimate(): Answer {
  const examples = commands
    .filter(({ name }) => /^estimate (?:finetune|pretrain|serve|api)$/.test(name))
    .flatMap(({ summary, examples: [first] }) =>
      first === undefined ? [] : [`- ${summary}: \`${first}\``],
    )
  const markdown = `Tell me what it is of: a model, what is done with it and how much, in words or as a command.\n${examples.join('\n')}`
  return {
    card: { title: 'The cost of what?', blocks: [{ type: 'text', markdown }] },
    data: { intent: 'estimate', id: null },
  }
}

function welcome(text: string): Answer {
  const isThanks = /\b(?:thank|thx|ty|cheers|danke|merci|gracias|grazie|obrigad)/i.test(text)
  return {
    card: {
      title: isThanks ? 'You are welcome' : 'All right',
      blocks: [{ type: 'text', markdown: 'Ask again when something changes.' }],
      nextStep: 'help',
    },
    data: { intent: 'none', id: null },
  }
}

function greeting(): Answer {
  return {
    card: {
      title: 'Tell me about your project',
      blocks: [
        {
          type: 'text',
          markdown: `I say whether to prompt, retrieve, fine-tune or pre-train, and what it costs. For example:\n- ${exampleProject}`,
        },
      ],
      nextStep: 'help',
    },
    data: { intent: 'none', id: null },
  }
}
