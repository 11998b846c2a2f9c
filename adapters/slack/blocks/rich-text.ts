import type { RichTextBlock, RichTextElement, RichTextList, RichTextSection } from '@slack/types'
import { inertText } from './escape.ts'
import { runsOf } from './inline.ts'

/**
 * A card's text as rich text, which Slack shows letter by letter: paragraphs, bulleted lists,
 * bold and code. Undefined when there is nothing to show.
 */
export function richText(markdown: string): RichTextBlock | undefined {
  const elements: (RichTextSection | RichTextList)[] = []
  let paragraph: string[] = []
  const finish = () => {
    const words = elementsOf(paragraph.join('\n'))
    if (words.length > 0) elements.push({ type: 'rich_text_section', elements: words })
    paragraph = []
  }
  for (const line of markdown.trim().split('\n')) {
    if (!line.startsWith('- ')) {
      paragraph.push(line)
      continue
    }
    finish()
    const item: RichTextSection = {
      type: 'rich_text_section',
      elements: elementsOf(line.slice(2)),
    }
    if (item.elements.length === 0) continue
    const last = elements.at(-1)
    if (last?.type === 'rich_text_list') last.elements.push(item)
    else elements.push({ type: 'rich_text_list', style: 'bullet', elements: [item] })
  }
  finish()
  return elements.length === 0 ? undefined : { type: 'rich_text', elements }
}

function elementsOf(line: string): RichTextElement[] {
  if (inertText(line).trim() === '') return []
  return runsOf(line).flatMap(({ text, style }): RichTextElement[] => {
    const words = inertText(text)
    if (words === '') return []
    return [{ type: 'text', text: words, ...(style !== 'plain' && { style: { [style]: true } }) }]
  })
}
