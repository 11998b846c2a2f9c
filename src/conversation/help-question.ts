import type { Answer, CommandContext } from './command.ts'
import { showHelp } from './commands/help.ts'
import { commands } from './commands/index.ts'
import { foldText } from './folded-text.ts'
import { parseCommand } from './parse-command.ts'

/** Questions about this bot that a command answers; the first that matches. None of them changes anything. */
const answeredBy: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:start (?:over|again|anew)|reset|forget (?:what|everything|all)|clear (?:the |my |our )*profile)\b/,
    'profile reset',
  ],
  [/\b(?:delete|erase|wipe|remove|forget|gdpr|privacy)\b/, 'privacy'],
  [
    /\bwhat\b.{0,20}\b(?:you|crossroads)\b.{0,10}\b(?:know|have|store|keep|hold|remember|stored|saved|kept)\b/,
    'privacy',
  ],
  [/\bwho (?:else )?(?:can|could) (?:also )?(?:see|read|access)\b/, 'privacy'],
  [
    /\b(?:euros?|eur|gbp|chf|settings?|currency|region|language model|llm|explanations?|retention|preferences)\b/,
    'settings',
  ],
  [/\bprofile\b/, 'profile'],
]

/** The command's answer where a question about this bot is one; the help otherwise. */
export function answerHelp(text: string, context: CommandContext): Promise<Answer> | Answer {
  const folded = foldText(text).text
  const [, line] = answeredBy.find(([asked]) => asked.test(folded)) ?? []
  const parsed = line === undefined ? undefined : parseCommand(line, commands)
  return parsed === undefined
    ? showHelp(commands, undefined, context)
    : parsed.command.run(parsed.options, context)
}
