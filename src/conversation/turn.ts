import { approachesIn } from '#src/decision/approach-named.ts'
import { UnknownNameError } from '#src/errors.ts'
import { profileOf } from '#src/profile/statement.ts'
import type { Answer, CommandContext } from './command.ts'
import { compareApproaches } from './commands/compare.ts'
import { exampleProject, showHelp } from './commands/help.ts'
import { listHistory } from './commands/history.ts'
import { commands } from './commands/index.ts'
import { teach } from './commands/learn.ts'
import { explainWhy } from './commands/why.ts'
import { estimateFromText } from './estimate-from-text.ts'
import { answerFollowUp } from './follow-up.ts'
import { recommend } from './recommend.ts'
import { repliedTo } from './replied-to.ts'
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
      return recommend({ text, ...read }, context)
    case 'whatif':
      return supposed(text, read, context)
    case 'estimate':
      return (await estimateFromText(text, read, context)) ?? recommend({ text, ...read }, context)
    case 'learn':
      return taught(text)
    case 'why':
      return explainWhy(undefined, context)
    case 'history':
      return listHistory(shownInHistory, context)
    case 'help':
      return showHelp(commands, undefined, context)
    case 'none':
      return greeting()
  }
}

/** What the text supposes, or the two approaches it compares. */
function supposed(text: string, read: Understood, context: CommandContext): Answer {
  const compared = approachesIn(text)
  if (compared !== undefined) return compareApproaches(...compared, context)
  const profile = profileOf(context.project.answers)
  return suppose({ profile, name: 'as it stands', changes: profileOf(read.fields) }, context)
}

function taught(text: string): Answer {
  try {
    return teach(text)
  } catch (error) {
    // A question about something the guide does not have: the list is the better answer.
    if (error instanceof UnknownNameError) return teach(undefined)
    throw error
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
