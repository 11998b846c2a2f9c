import { checkBlocks } from './check-blocks.ts'
import { Report } from './check-report.ts'
import { slackLimits } from './limits.ts'

/**
 * What Slack would refuse of a message, each with the JSON pointer of the place; empty when
 * nothing. Offline, so that no card meets Slack's own check first.
 */
export function messageProblems(message: unknown): string[] {
  const report = new Report()
  const { text, blocks } = report.object(message, '')
  report.string(text, '/text', slackLimits.fallbackChars)
  if (typeof text === 'string' && text.trim() === '') report.add('/text', 'says nothing')
  if (blocks !== undefined) {
    const listed = report.list(blocks, '/blocks', slackLimits.blocksPerMessage, 0)
    checkBlocks(listed, 'message', report)
  }
  const { messageChars, tableChars, markdownChars, chartsPerMessage } = slackLimits
  const totals = [
    ['characters', report.chars, messageChars - 1],
    ['characters in table cells', report.tableChars, tableChars],
    ['characters of markdown', report.markdownChars, markdownChars],
    ['charts', report.charts, chartsPerMessage],
  ] as const
  for (const [what, count, most] of totals) {
    if (count > most) report.add('/blocks', `${count} ${what}, at most ${most}`)
  }
  return report.problems
}

/** What Slack would refuse of a modal or a Home tab. */
export function viewProblems(view: unknown): string[] {
  const report = new Report()
  const { type, title, submit, close, blocks, ...rest } = report.object(view, '')
  report.oneOf(type, '/type', ['modal', 'home'])
  const surface = type === 'home' ? 'home' : 'modal'
  const listed = report.list(blocks, '/blocks', slackLimits.blocksPerView)
  checkBlocks(listed, surface, report)
  if (rest.private_metadata !== undefined) {
    report.string(rest.private_metadata, '/private_metadata', slackLimits.metadataChars, 0)
  }
  report.id(rest.callback_id, '/callback_id')
  report.id(rest.external_id, '/external_id')
  const focused = listed.filter(
    ([{ element }]) => (element as { focus_on_load?: unknown } | undefined)?.focus_on_load === true,
  )
  if (focused.length > 1)
    report.add('/blocks', `${focused.length} elements take the focus, at most 1`)
  if (surface === 'home') {
    for (const [name, value] of Object.entries({ title, submit, close })) {
      if (value !== undefined) report.add(`/${name}`, 'belongs to a modal')
    }
    return report.problems
  }
  report.plainText(title, '/title', slackLimits.viewTitleChars)
  for (const [name, value] of Object.entries({ submit, close })) {
    if (value !== undefined) report.plainText(value, `/${name}`, slackLimits.viewTitleChars)
  }
  if (submit === undefined && listed.some(([block]) => block.type === 'input')) {
    report.add('/submit', 'is missing, and there are inputs')
  }
  return report.problems
}
