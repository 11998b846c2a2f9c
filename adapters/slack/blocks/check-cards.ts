import { checkElement } from './check-elements.ts'
import type { Json, Report } from './check-report.ts'
import { checkRichText } from './check-rich-text.ts'
import { slackLimits } from './limits.ts'

/** One card of options; an image, a title, a body or buttons must be there. */
export function checkCard(card: Json, pointer: string, report: Report): void {
  const { cardTitleChars, cardBodyChars } = slackLimits
  if (['hero_image', 'title', 'actions', 'body'].every((name) => card[name] === undefined)) {
    report.add(pointer, 'needs an image, a title, a body or actions')
  }
  const texts = { title: cardTitleChars, subtitle: cardTitleChars, body: cardBodyChars }
  for (const [name, most] of Object.entries(texts)) {
    if (card[name] !== undefined) report.text(card[name], `${pointer}/${name}`, most)
  }
  if (card.actions === undefined) return
  for (const [button, at] of report.list(
    card.actions,
    `${pointer}/actions`,
    slackLimits.actionsElements,
  )) {
    checkElement(button, at, 'actions', report)
  }
}

/** One step of a plan. */
export function checkTask(task: Json, pointer: string, report: Report): void {
  report.string(task.task_id, `${pointer}/task_id`, slackLimits.idChars)
  report.shown(task.title, `${pointer}/title`, slackLimits.textChars)
  report.oneOf(task.status, `${pointer}/status`, ['pending', 'in_progress', 'complete', 'error'])
  for (const name of ['details', 'output']) {
    if (task[name] !== undefined) {
      checkRichText(report.object(task[name], `${pointer}/${name}`), `${pointer}/${name}`, report)
    }
  }
}
