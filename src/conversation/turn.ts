import { approachesIn } from '#src/decision/approach-named.ts'
import { UnknownNameError } from '#src/errors.ts'
import { profileOf } from '#src/profile/statement.ts'
import { answerAcceleration, asksToAccelerate } from './acceleration-question.ts'
import type { Answer, CommandContext } from './command.ts'
import { compareApproaches } from './commands/compare.ts'
import { exampleProject } from './commands/help.ts'
import { listHistory } from './commands/history.ts'
import { commands } from './commands/index.ts'
import { teach } from './commands/learn.ts'
import { changedEstimate } from './commands/whatif.ts'
import { explainWhy } from './commands/why.ts'
import { estimateFromText } from './estimate-from-text.ts'
import { answerFollowUp } from './follow-up.ts'
import { answerHelp } from './help-question.ts'
import { namedModel } from './named-model.ts'
import { answerPlan } from './plan-question.ts'
import { recommend } from './recommend.ts'
import { repliedTo } from './replied-to.ts'
import { scaledAnswer } from './scaled-answer.ts'
import { suppose } from './suppose.ts'
import { type Heard, hear } from './two-readings.ts'
import { type Understood, understand } from './understand.ts'

const shownInHistory = 10

/** Answers free text, and says what was understood of it. */
export async function answerText(text: string, context: CommandContext): Promise<Answer> {
  const replied = await repliedTo(text, {}, context)
  if (replied !== undefined) return replied
  const rules = understand(text)
  const asked = await followUp(text, rules, context)
  if (asked !== undefined) return asked
  const planned = await answerPlan(text, rules, context)
  if (planned !== undefined) return planned
  const read = await hear(text, rules, context)
  const answer = await answerTo(text, read, context)
  return { ...answer, data: { ...answer.data, understood: read.fields } }
}

/** A question about what was recommended: "why not RAG?". */
function followUp(text: string, read: Understood, context: CommandContext) {
  const asksAbout = read.intent === 'why' || (text.trim().endsWith('?') && isEmpty(read))
  return asksAbout ? answerFollowUp(text, context) : undefined
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
        : recommend({ text, ...read }, context)
    case 'whatif':
      return supposed(text, read, context)
    case 'estimate':
      return (await estimateFromText(text, read, context)) ?? costOf(text, read, context)
    case 'learn':
      return taught(text, context)
    case 'why':
      return explainWhy(undefined, context)
    case 'history':
      return listHistory(shownInHistory, context)
    case 'help':
      return answerHelp(text, context)
    case 'none':
      return isThanks(text) ? welcome() : greeting()
  }
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
  return suppose({ profile, name: 'as it stands', changes }, context)
}

/** "Compare with qwen 2.5 72b": the last estimate beside the same of another model. */
async function otherModel(text: string, context: CommandContext): Promise<Answer | undefined> {
  const named = namedModel(text)
  if (named === undefined || !('model' in named)) return undefined
  const [last] = await context.store.recentEstimates(1)
  return last && changedEstimate(last, { model: named.model }, context)
}

/** "What does it cost?" of a project is in its plan; without one there is nothing to compute yet. */
function costOf(text: string, read: Heard, context: CommandContext): Promise<Answer> | Answer {
  const isKnown = [read.fields, context.project.answers].some(
    (answers) => Object.keys(answers).length > 0,
  )
  return isKnown ? recommend({ text, ...read }, context) : whatToEstimate()
}

function taught(text: string, context: CommandContext): Answer {
  const compared = approachesIn(text.replace(/^.*\b(?:between|of)\b/i, ''))
  if (compared !== undefined) {
    const answer = compareApproaches(...compared, context)
    return { ...answer, data: { ...answer.data, intent: 'learn' } }
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

/** "thanks!", "ok cool", and nothing else. */
function isThanks(text: string): boolean {
  return /^(?:(?:ok(?:ay)?|great|cool|nice|perfect|thanks?|thank you|thx|ty|cheers|awesome|got it|good)[ ,.!]*){1,4}(?:a lot|so much|very much|all)?[ .!]*$/i.test(
    text.trim().slice(0, 80),
  )
}

function welcome(): Answer {
  return {
    card: {
      title: 'You are welcome',
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
