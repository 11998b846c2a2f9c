import { loadPrompts } from '#src/prompts.ts'
import { playedBack, promptCases, transcript } from './evaluate/prompts.ts'

/** Which cases are shown: an explanation, a refusal, an estimate, a question. */
const shown = [
  ['explain-recommendation', 0],
  ['explain-recommendation', 1],
  ['explain-estimate', 0],
  ['answer-follow-up', 0],
  ['answer-follow-up', 1],
] as const

const block = /<!-- made: transcripts -->\n[\s\S]*?<!-- end: transcripts -->/

/** The page with its transcripts made anew, on a fixed day and over recorded replies. */
export async function withTranscripts(page: string): Promise<string> {
  const prompts = await loadPrompts('prompts')
  const parts: string[] = []
  for (const [id, index] of shown) {
    const each = promptCases('test/prompts', id)[index]
    if (each === undefined) throw new Error(`${id} has no case ${index}`)
    const without = await transcript(each, undefined)
    const spoken = await transcript(each, { model: playedBack(id, each.reply), prompts })
    parts.push(
      [
        `### ${each.name.charAt(0).toUpperCase()}${each.name.slice(1)}`,
        `\`\`\`text\nyou> ${[each.message, each.followUp].filter((text) => text !== undefined).join('\nyou> ')}\n\`\`\``,
        `The card, with a model and without:\n\n\`\`\`text\n${without.card}\n…\n\`\`\``,
        `A model that replied\n\n\`\`\`text\n${each.reply}\n\`\`\`\n\nlets this follow:\n\n\`\`\`text\n${spoken.prose}\n\`\`\``,
      ].join('\n\n'),
    )
  }
  return page.replace(
    block,
    () => `<!-- made: transcripts -->\n${parts.join('\n\n')}\n<!-- end: transcripts -->`,
  )
}
