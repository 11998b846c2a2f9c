import { findTopic, topics } from '#src/guide/guide.ts'
import { isAsked } from './asked.ts'
import type { Answer, CommandContext } from './command.ts'
import { exampleProject, exampleQuestions } from './commands/help.ts'
import { teach } from './commands/learn.ts'
import { foldText } from './folded-text.ts'
import { namesIn } from './names.ts'

/** Words of somebody who wants a decision, or tells of a project: the rules have to answer. */
const wantsDecision =
  /\b(?:should|shall|do) (?:we|i) (?:(?:do|go|just|still|really|first|even|fine-?tune|pre-?train|train|tune|build|start|invest|self-?host|host|keep|switch|move|prompt)\b|use (?:rag|retrieval|lora|fine|prompt|open|a bigger|a smaller))|\b(?:fine-? ?tun\w*|pre-? ?train\w*|rag|retrieval|prompting) or (?:fine-? ?tun\w*|pre-? ?train\w*|rag|retrieval|prompting)\b|\b(?:worth|recommend\w*|advi[cs]e|suggest\w*|help (?:me|us)|decid\w*|choos\w*|make(?:s)? sense|good idea|(?:what|which|best) (?:approach|way|method|option|strategy)|no idea what|need to (?:fine|pre|train|tune)|we|we're|our|us|company|product|startup|project|use case)\b/

const fewWords = 5

/**
 * A question about the trade that no rule weighs ("vLLM or TGI?", "how do I evaluate my model?"): the
 * guide's page on it, or what kinds of question have an answer here. Undefined for anything that asks
 * for a decision: an empty recommendation would be an answer to something else.
 */
export async function answerUnweighed(
  text: string,
  context: CommandContext,
): Promise<Answer | undefined> {
  const folded = foldText(text).text.trim()
  const asks = isAsked(folded) || /^(?:price|pricing|costs?|time)\b/.test(folded)
  if (!asks || wantsDecision.test(folded)) return undefined
  // "And an A100?": all there is to say of one.
  const namesCard =
    folded.split(/\s+/).length <= fewWords && namesIn(folded).some(({ kind }) => kind === 'gpu')
  const ofCard = namesCard
    ? await (await import('./card-worth-question.ts')).answerWorth(folded, context)
    : undefined
  if (ofCard !== undefined) return ofCard
  const found = findTopic(folded)
  return 'topic' in found ? teach(found.topic.id) : whatIAnswer()
}

function whatIAnswer(): Answer {
  const markdown = [
    'I weigh ways of adapting a model against a project, compute memory, speed and money, and explain the trade. This is none of the three as I read it. Ask for:',
    `- a decision: ${exampleProject}`,
    `- a number: ${exampleQuestions.join(' ')}`,
    `- an explanation: ${topics.map(({ id }) => `\`${id}\``).join(', ')}`,
  ].join('\n')
  return {
    card: {
      title: 'That I have no rule for',
      blocks: [{ type: 'text', markdown }],
      nextStep: 'learn',
    },
    data: { intent: 'none', id: null },
  }
}
