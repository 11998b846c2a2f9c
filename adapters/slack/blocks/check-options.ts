import type { Json, Report } from './check-report.ts'
import { slackLimits } from './limits.ts'

/** A menu, of options or of groups of them. */
export function checkSelect(select: Json, pointer: string, report: Report): void {
  const { selectOptions } = slackLimits
  if ((select.options === undefined) === (select.option_groups === undefined)) {
    report.add(pointer, 'needs either options or option_groups')
  }
  if (select.options !== undefined) {
    checkOptions(select, pointer, selectOptions, ['plain_text'], report)
  } else if (select.option_groups !== undefined) {
    const groups = report.list(select.option_groups, `${pointer}/option_groups`, selectOptions)
    for (const [group, at] of groups) {
      report.plainText(group.label, `${at}/label`, slackLimits.optionChars)
      checkOptions(group, at, selectOptions, ['plain_text'], report)
    }
  }
  if (select.max_selected_items !== undefined) {
    report.number(select.max_selected_items, `${pointer}/max_selected_items`, 1, selectOptions)
  }
}

/** Options of an element, told apart by their values, and those it begins with. */
export function checkOptions(
  element: Json,
  pointer: string,
  most: number,
  kinds: readonly string[],
  report: Report,
): void {
  const options = report.list(element.options, `${pointer}/options`, most)
  const values = new Set<unknown>()
  for (const [option, at] of options) {
    report.text(option.text, `${at}/text`, slackLimits.optionChars, kinds)
    report.string(option.value, `${at}/value`, slackLimits.optionChars)
    if (values.has(option.value)) report.add(`${at}/value`, 'stands there twice')
    values.add(option.value)
    if (option.description !== undefined) {
      report.text(option.description, `${at}/description`, slackLimits.optionChars, kinds)
    }
  }
  const initial = [
    ...(element.initial_option === undefined ? [] : [element.initial_option]),
    ...(Array.isArray(element.initial_options) ? element.initial_options : []),
  ]
  const written = new Set(options.map(([option]) => JSON.stringify(option)))
  for (const option of initial) {
    // It must be one of the options to the letter.
    if (!written.has(JSON.stringify(option)))
      report.add(pointer, 'begins with an option it does not have')
  }
  if (Array.isArray(element.initial_options) && element.initial_options.length === 0) {
    report.add(`${pointer}/initial_options`, 'is empty')
  }
}
