import { checkCard, checkTask } from './check-cards.ts'
import { checkChart } from './check-chart.ts'
import { checkElement } from './check-elements.ts'
import type { Json, Report } from './check-report.ts'
import { checkRichText } from './check-rich-text.ts'
import { checkTable } from './check-tables.ts'
import { slackLimits } from './limits.ts'

export type Surface = 'message' | 'modal' | 'home'

const everywhere: readonly Surface[] = ['message', 'modal', 'home']
const messages: readonly Surface[] = ['message']

/**
 * Where each block may stand. For the newer ones only what the reference or somebody's use
 * confirms: a block counts as a message's alone until a page says otherwise.
 */
const surfacesOf: Readonly<Record<string, readonly Surface[]>> = {
  actions: everywhere,
  context: everywhere,
  divider: everywhere,
  header: everywhere,
  image: everywhere,
  input: everywhere,
  rich_text: everywhere,
  section: everywhere,
  video: everywhere,
  alert: ['modal'],
  card: messages,
  carousel: messages,
  container: messages,
  context_actions: messages,
  data_table: messages,
  data_visualization: messages,
  file: messages,
  markdown: messages,
  plan: messages,
  table: messages,
  task_card: messages,
}

/**
 * The reference also names rich_text, file and input, but Slack's validator was seen to refuse
 * rich_text there; what both take is safe.
 */
const insideContainers = [
  'actions',
  'context',
  'divider',
  'header',
  'image',
  'section',
  'table',
  'video',
]

export function checkBlocks(
  blocks: readonly (readonly [Json, string])[],
  surface: Surface,
  report: Report,
): void {
  for (const [block, pointer] of blocks) checkBlock(block, pointer, surface, report)
}

function checkBlock(block: Json, pointer: string, surface: Surface, report: Report): void {
  const { type } = block
  const surfaces = typeof type === 'string' ? surfacesOf[type] : undefined
  if (surfaces === undefined) {
    report.add(`${pointer}/type`, `${JSON.stringify(type)} is no block`)
    return
  }
  if (!surfaces.includes(surface)) report.add(`${pointer}/type`, `${type} is not for a ${surface}`)
  report.id(block.block_id, `${pointer}/block_id`)
  if (typeof block.block_id === 'string') {
    if (report.blockIds.has(block.block_id)) report.add(`${pointer}/block_id`, 'stands there twice')
    report.blockIds.add(block.block_id)
  }
  checkers[String(type)]?.(block, pointer, report, surface)
}

type Checker = (block: Json, pointer: string, report: Report, surface: Surface) => void

const checkers: Readonly<Record<string, Checker>> = {
  section: checkSection,
  header: (block, pointer, report) =>
    report.plainText(block.text, `${pointer}/text`, slackLimits.headerChars),
  context: checkContext,
  actions: (block, pointer, report) =>
    checkElements(block, pointer, 'actions', slackLimits.actionsElements, report),
  context_actions: (block, pointer, report) =>
    checkElements(block, pointer, 'context_actions', slackLimits.contextActionsElements, report),
  input: checkInput,
  image: (block, pointer, report) => {
    report.shown(block.alt_text, `${pointer}/alt_text`, slackLimits.altChars)
    if (block.slack_file === undefined) report.url(block.image_url, `${pointer}/image_url`)
  },
  rich_text: checkRichText,
  markdown: (block, pointer, report) => {
    report.shown(block.text, `${pointer}/text`, slackLimits.markdownChars)
    if (typeof block.text === 'string') report.markdownChars += block.text.length
  },
  table: checkTable,
  data_table: checkTable,
  data_visualization: checkChart,
  alert: (block, pointer, report) => {
    report.text(block.text, `${pointer}/text`, slackLimits.textChars)
    const levels = [undefined, 'default', 'info', 'warning', 'error', 'success']
    report.oneOf(block.level, `${pointer}/level`, levels)
  },
  container: checkContainer,
  card: checkCard,
  carousel: (block, pointer, report) => {
    for (const [card, at] of report.list(
      block.elements,
      `${pointer}/elements`,
      slackLimits.carouselCards,
    )) {
      checkCard(card, at, report)
    }
  },
  task_card: checkTask,
  plan: (block, pointer, report) => {
    report.shown(block.title, `${pointer}/title`, slackLimits.textChars)
    const tasks = report.list(
      block.tasks ?? [],
      `${pointer}/tasks`,
      slackLimits.blocksPerMessage,
      0,
    )
    for (const [task, at] of tasks) checkTask(task, at, report)
  },
}

function checkSection(block: Json, pointer: string, report: Report): void {
  if (block.text === undefined && block.fields === undefined) {
    report.add(pointer, 'needs a text or fields')
  }
  if (block.text !== undefined) report.text(block.text, `${pointer}/text`, slackLimits.textChars)
  if (block.fields !== undefined) {
    const { sectionFields, fieldChars } = slackLimits
    for (const [field, at] of report.list(block.fields, `${pointer}/fields`, sectionFields)) {
      report.text(field, at, fieldChars)
    }
  }
  if (block.accessory !== undefined) {
    const accessory = report.object(block.accessory, `${pointer}/accessory`)
    checkElement(accessory, `${pointer}/accessory`, 'section', report)
  }
}

function checkContext(block: Json, pointer: string, report: Report): void {
  const elements = report.list(block.elements, `${pointer}/elements`, slackLimits.contextElements)
  for (const [element, at] of elements) {
    if (element.type === 'image') checkElement(element, at, 'section', report)
    else report.text(element, at, slackLimits.textChars)
  }
}

function checkElements(
  block: Json,
  pointer: string,
  place: 'actions' | 'context_actions',
  most: number,
  report: Report,
): void {
  const ids = new Set<unknown>()
  let primaries = 0
  for (const [element, at] of report.list(block.elements, `${pointer}/elements`, most)) {
    checkElement(element, at, place, report)
    if (element.action_id !== undefined && ids.has(element.action_id)) {
      report.add(`${at}/action_id`, 'stands there twice')
    }
    ids.add(element.action_id)
    if (element.style === 'primary') primaries += 1
  }
  if (primaries > 1)
    report.add(`${pointer}/elements`, `has ${primaries} primary buttons, at most 1`)
}

function checkInput(block: Json, pointer: string, report: Report): void {
  report.plainText(block.label, `${pointer}/label`, slackLimits.inputLabelChars)
  if (block.hint !== undefined) {
    report.plainText(block.hint, `${pointer}/hint`, slackLimits.inputLabelChars)
  }
  const element = report.object(block.element, `${pointer}/element`)
  checkElement(element, `${pointer}/element`, 'input', report)
}

function checkContainer(block: Json, pointer: string, report: Report, surface: Surface): void {
  if (block.title === undefined && block.rich_text_title === undefined) {
    report.add(`${pointer}/title`, 'is missing')
  }
  const { containerTitleChars, containerChildren } = slackLimits
  if (block.title !== undefined)
    report.plainText(block.title, `${pointer}/title`, containerTitleChars)
  if (block.subtitle !== undefined)
    report.text(block.subtitle, `${pointer}/subtitle`, containerTitleChars)
  if (block.default_collapsed === true && block.is_collapsible !== true) {
    report.add(`${pointer}/default_collapsed`, 'needs is_collapsible')
  }
  const widths = [undefined, 'narrow', 'standard', 'wide', 'full']
  report.oneOf(block.width, `${pointer}/width`, widths)
  for (const [child, at] of report.list(
    block.child_blocks,
    `${pointer}/child_blocks`,
    containerChildren,
  )) {
    if (typeof child.type === 'string' && !insideContainers.includes(child.type)) {
      report.add(`${at}/type`, `${child.type} may not stand in a container`)
    } else checkBlock(child, at, surface, report)
  }
}
