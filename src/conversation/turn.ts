import { recommendationCard } from '#src/card/recommendation-card.ts'
import { advise } from '#src/decision/advise.ts'
import { keptRecommendation } from '#src/decision/kept.ts'
import { UnknownNameError } from '#src/errors.ts'
import { mergeStatements } from '#src/profile/merge.ts'
import { profileOf } from '#src/profile/statement.ts'
import type { Answer, CommandContext } from './command.ts'
import { exampleProject, showHelp } from './commands/help.ts'
import { listHistory } from './commands/history.ts'
import { commands } from './commands/index.ts'
import { teach } from './commands/learn.ts'
import { explainWhy } from './commands/why.ts'
import { estimateFromText } from './estimate-from-text.ts'
import { recommend } from './recommend.ts'
import { repliedTo } from './replied-to.ts'
import { type Understood, understand } from './understand.ts'

const shownInHistory = 10

/** Answers free text, and says what was understood of it. */
export async function answerText(text: string, context: CommandContext): Promise<Answer> {
  const replied = await repliedTo(text, {}, context)
  if (replied !== undefined) return replied
  const read = understand(text)
  const { card, data } = await answerTo(text, read, context)
  return { card, data: { ...data, understood: read.fields } }
}

/** What the text is about decides which of the commands' answers it gets. */
async function answerTo(text: string, read: Understood, context: CommandContext): Promise<Answer> {
  switch (read.intent) {
    case 'advise':
      return recommend({ text, ...read }, context)
    case 'whatif':
      return supposed(read, context)
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

/** The decision with other answers; nothing is kept, so that trying things out costs nothing. */
async function supposed(read: Understood, { project, asOf }: CommandContext): Promise<Answer> {
  const asked = project.notSure
  const before = advise(profileOf(project.answers), { asOf, asked })
  const { merged } = mergeStatements(project.answers, read.fields)
  const after = advise(profileOf(merged), { asOf, asked })
  const remarks = [`As things stand: ${before.sentence} (Only supposed; nothing was changed.)`]
  return {
    card: recommendationCard(keptRecommendation(after), { understood: read.fields, remarks }, null),
    data: {
      intent: 'whatif',
      id: null,
      verdict: after.decision.verdict,
      ranking: after.decision.ranking,
      before: { verdict: before.decision.verdict, ranking: before.decision.ranking },
    },
  }
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
