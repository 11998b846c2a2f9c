import type { ContainerBlock, ContextBlock } from '@slack/types'
import type { Source } from '#src/catalog/source.ts'
import { link } from './escape.ts'
import { slackLimits } from './limits.ts'
import { pieces, shorten } from './shorten.ts'
import { mrkdwn, plain, section } from './text-objects.ts'

const titleChars = 150

/** Where the numbers and the reasons come from: the only links on a card. Collapsed where Slack can. */
export function sourceBlocks(
  sources: readonly Source[],
  isPlain: boolean,
): readonly (ContainerBlock | ContextBlock)[] {
  const unique = [...new Map(sources.map((each) => [`${each.title}\n${each.url}`, each])).values()]
  if (unique.length === 0) return []
  const parts = pieces(unique.map(sourceLine).join('\n'), slackLimits.textChars)
  if (isPlain) {
    const heading = mrkdwn('*Sources*')
    return [{ type: 'context', elements: [heading, ...parts.map(mrkdwn)] }]
  }
  return [
    {
      type: 'container',
      title: plain(`Sources (${unique.length})`, slackLimits.containerTitleChars),
      child_blocks: parts.map(section),
      is_collapsible: true,
      default_collapsed: true,
    },
  ]
}

function sourceLine({ title, url, basis, checkedOn }: Source): string {
  const checked = checkedOn === null ? 'not re-checked' : `read ${checkedOn}`
  return `• ${link(url, shorten(title, titleChars))} (${basis}, ${checked})`
}
