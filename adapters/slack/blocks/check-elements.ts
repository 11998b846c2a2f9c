import { checkOptions, checkSelect } from './check-options.ts'
import type { Json, Report } from './check-report.ts'
import { slackLimits } from './limits.ts'

/** Which interactive elements may stand where. */
const section = [
  'button',
  'checkboxes',
  'datepicker',
  'image',
  'overflow',
  'radio_buttons',
  'timepicker',
  'workflow_button',
]
const selects = ['static', 'external', 'users', 'conversations', 'channels'].flatMap((kind) => [
  `${kind}_select`,
  `multi_${kind}_select`,
])
export const elementsIn = {
  section: [...section, ...selects],
  actions: [
    ...section.filter((type) => type !== 'image'),
    'datetimepicker',
    'rich_text_input',
    ...selects,
  ],
  input: [
    'checkboxes',
    'datepicker',
    'datetimepicker',
    'email_text_input',
    'file_input',
    'number_input',
    'plain_text_input',
    'radio_buttons',
    'rich_text_input',
    'timepicker',
    'url_text_input',
    ...selects,
  ],
  context_actions: ['feedback_buttons', 'icon_button'],
} as const

/** One element, of a type that `place` allows. */
export function checkElement(
  element: Json,
  pointer: string,
  place: keyof typeof elementsIn,
  report: Report,
): void {
  report.oneOf(element.type, `${pointer}/type`, elementsIn[place])
  report.id(element.action_id, `${pointer}/action_id`)
  if (element.placeholder !== undefined) {
    report.plainText(element.placeholder, `${pointer}/placeholder`, slackLimits.placeholderChars)
  }
  if (element.confirm !== undefined) checkConfirm(element.confirm, `${pointer}/confirm`, report)
  checkers[String(element.type)]?.(element, pointer, report)
}

type Checker = (element: Json, pointer: string, report: Report) => void

const anyText = ['plain_text', 'mrkdwn']

const checkers: Readonly<Record<string, Checker>> = {
  button: checkButton,
  feedback_buttons: (element, pointer, report) => {
    for (const name of ['positive_button', 'negative_button']) {
      const button = report.object(element[name], `${pointer}/${name}`)
      report.plainText(button.text, `${pointer}/${name}/text`, slackLimits.buttonChars)
      report.string(button.value, `${pointer}/${name}/value`, slackLimits.buttonValueChars)
      checkLabel(button, `${pointer}/${name}`, report)
    }
  },
  icon_button: (element, pointer, report) => {
    report.string(element.icon, `${pointer}/icon`, slackLimits.idChars)
    report.plainText(element.text, `${pointer}/text`, slackLimits.buttonChars)
    checkLabel(element, pointer, report)
  },
  static_select: checkSelect,
  multi_static_select: checkSelect,
  radio_buttons: (element, pointer, report) =>
    checkOptions(element, pointer, slackLimits.choiceOptions, anyText, report),
  checkboxes: (element, pointer, report) =>
    checkOptions(element, pointer, slackLimits.choiceOptions, anyText, report),
  overflow: (element, pointer, report) =>
    checkOptions(element, pointer, slackLimits.overflowOptions, ['plain_text'], report),
  number_input: checkNumberInput,
  plain_text_input: checkTextInput,
  image: (element, pointer, report) => {
    report.string(element.alt_text, `${pointer}/alt_text`, slackLimits.altChars)
    if (element.slack_file === undefined) report.url(element.image_url, `${pointer}/image_url`)
  },
}

function checkButton(button: Json, pointer: string, report: Report): void {
  report.plainText(button.text, `${pointer}/text`, slackLimits.buttonChars)
  if (button.value !== undefined) {
    report.string(button.value, `${pointer}/value`, slackLimits.buttonValueChars)
  }
  if (button.url !== undefined) report.url(button.url, `${pointer}/url`)
  if (button.style !== undefined)
    report.oneOf(button.style, `${pointer}/style`, ['primary', 'danger'])
  checkLabel(button, pointer, report)
}

function checkLabel(button: Json, pointer: string, report: Report): void {
  if (button.accessibility_label === undefined) return
  report.string(
    button.accessibility_label,
    `${pointer}/accessibility_label`,
    slackLimits.buttonChars,
  )
}

function checkConfirm(value: unknown, pointer: string, report: Report): void {
  const confirm = report.object(value, pointer)
  const { confirmTitleChars, confirmTextChars, confirmButtonChars } = slackLimits
  report.plainText(confirm.title, `${pointer}/title`, confirmTitleChars)
  report.text(confirm.text, `${pointer}/text`, confirmTextChars)
  report.plainText(confirm.confirm, `${pointer}/confirm`, confirmButtonChars)
  report.plainText(confirm.deny, `${pointer}/deny`, confirmButtonChars)
}

function checkNumberInput(input: Json, pointer: string, report: Report): void {
  if (typeof input.is_decimal_allowed !== 'boolean') {
    report.add(`${pointer}/is_decimal_allowed`, 'is missing')
  }
  for (const name of ['initial_value', 'min_value', 'max_value']) {
    const value = input[name]
    if (value === undefined) continue
    if (typeof value !== 'string' || !/^-?\d+(\.\d+)?$/.test(value)) {
      report.add(`${pointer}/${name}`, 'is no number written as a string')
    } else if (input.is_decimal_allowed === false && value.includes('.')) {
      report.add(`${pointer}/${name}`, 'has decimals where none are allowed')
    }
  }
  const at = (name: string, otherwise: number) =>
    input[name] === undefined ? otherwise : Number(input[name])
  const [least, most] = [at('min_value', -Infinity), at('max_value', Infinity)]
  const initial = at('initial_value', Math.max(least, Math.min(0, most)))
  if (least > most || initial < least || initial > most) {
    report.add(pointer, 'begins outside its own bounds')
  }
}

function checkTextInput(input: Json, pointer: string, report: Report): void {
  const { inputChars } = slackLimits
  if (input.initial_value !== undefined) {
    report.string(input.initial_value, `${pointer}/initial_value`, inputChars, 0)
  }
  if (input.min_length !== undefined) {
    report.number(input.min_length, `${pointer}/min_length`, 0, inputChars)
  }
  if (input.max_length !== undefined) {
    report.number(input.max_length, `${pointer}/max_length`, 1, inputChars)
    const { initial_value: initial, max_length: most } = input
    if (typeof initial === 'string' && typeof most === 'number' && initial.length > most) {
      report.add(`${pointer}/initial_value`, `is longer than its own max_length of ${most}`)
    }
  }
}
