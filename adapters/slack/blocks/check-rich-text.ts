import type { Json, Report } from './check-report.ts'
import { slackLimits } from './limits.ts'

const parts = ['rich_text_section', 'rich_text_list', 'rich_text_quote', 'rich_text_preformatted']
const inline = [
  'text',
  'link',
  'user',
  'usergroup',
  'channel',
  'team',
  'emoji',
  'date',
  'color',
  'broadcast',
]
const many = 1000

export function checkRichText(block: Json, pointer: string, report: Report): void {
  for (const [part, at] of report.list(block.elements, `${pointer}/elements`, many)) {
    report.oneOf(part.type, `${at}/type`, parts)
    if (part.type === 'rich_text_list') {
      report.oneOf(part.style, `${at}/style`, ['bullet', 'ordered'])
      for (const [item, where] of report.list(part.elements, `${at}/elements`, many)) {
        report.oneOf(item.type, `${where}/type`, ['rich_text_section'])
        checkInline(item, where, report)
      }
    } else checkInline(part, at, report)
  }
}

function checkInline(part: Json, pointer: string, report: Report): void {
  for (const [element, at] of report.list(part.elements, `${pointer}/elements`, many)) {
    report.oneOf(element.type, `${at}/type`, inline)
    if (element.type === 'text') report.shown(element.text, `${at}/text`, slackLimits.messageChars)
    if (element.type === 'user')
      report.string(element.user_id, `${at}/user_id`, slackLimits.idChars)
    if (element.type === 'link') {
      report.url(element.url, `${at}/url`)
      if (element.text !== undefined)
        report.shown(element.text, `${at}/text`, slackLimits.textChars)
    }
  }
}
