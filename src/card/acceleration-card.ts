import type { AccelerationPlan } from '#src/decision/acceleration/accelerate.ts'
import type { RecommendedTechnique, ServingFigures } from '#src/decision/acceleration/technique.ts'
import type { Range } from '#src/estimate/estimate.ts'
import type { Block, Card } from './card.ts'
import { fieldLabel } from './field.ts'
import { formatIn, listOf } from './format.ts'

/** The whole plan: techniques with their effect, the working, tools side by side, sources. */
export function accelerationCard(plan: AccelerationPlan): Card {
  const { techniques, withoutGain, missing, serving } = plan
  const about =
    serving === 'own'
      ? 'For the model you serve or will serve.'
      : 'You call hosted models: what shortens or caches a request helps; what runs a model does not concern you.'
  const nothing =
    'Nothing you have told supports a technique yet; nothing is recommended on a guess.'
  const waiting = missing.slice(0, 8).map(fieldLabel)
  return {
    title: 'What would make it faster or cheaper',
    blocks: [
      { type: 'text', markdown: techniques.length === 0 ? `${about}\n\n${nothing}` : about },
      ...accelerationBlocks(plan),
      ...workings(techniques),
      ...(withoutGain.length === 0
        ? []
        : [text(`Fits your project, but the estimate shows no gain: ${listOf(withoutGain)}.`)]),
      ...(waiting.length === 0 ? [] : [text(`More could be said with: ${waiting.join(', ')}.`)]),
      {
        type: 'sources',
        sources: [
          ...techniques.flatMap(({ reasons }) => reasons.map(({ source }) => source)),
          ...shownTools(plan).flatMap((choice) => choice.tools.map(({ source }) => source)),
        ],
      },
    ],
    nextStep: missing[0] === undefined ? 'learn inference' : `help profile`,
  }
}

/** Tools are shown beside a technique only, and so are their sources. */
const shownTools = ({ techniques, tools }: AccelerationPlan) =>
  techniques.length === 0 ? [] : tools

/** The plan as a section of a recommendation; nothing when it has nothing to say. */
export function accelerationSection({ techniques }: AccelerationPlan): Block[] {
  if (techniques.length === 0) return []
  const reasons = techniques.flatMap(({ title, reasons: [first] }) =>
    first === undefined ? [] : [`- **${title}**: ${first.text}`],
  )
  return [
    effectTable(techniques),
    text([...reasons, '- How, and with which tools: `accelerate`.'].join('\n')),
  ]
}

function effectTable(techniques: readonly RecommendedTechnique[]): Block {
  return {
    type: 'table',
    caption: 'Acceleration, before → after on this project',
    headers: ['Level', 'Do', 'One answer', 'Tokens/s a GPU', 'A month', 'GPUs'],
    rows: techniques.map(techniqueRow),
  }
}

function accelerationBlocks({ techniques, tools }: AccelerationPlan): Block[] {
  if (techniques.length === 0) return []
  const reasons = techniques.flatMap(({ title, reasons: all }) =>
    all.map((reason) => `- **${title}**: ${reason.text}`),
  )
  return [
    effectTable(techniques),
    text(reasons.join('\n')),
    ...tools.map(
      (choice): Block => ({
        type: 'table',
        caption: `${choice.title}: tools side by side`,
        headers: ['Tool', 'Suits', 'Not for', 'Basis'],
        rows: choice.tools.map(({ name, suits, not, vendorClaim, source }) => [
          name,
          suits,
          not,
          [
            source.checkedOn === null ? `${source.basis}, not re-checked` : source.basis,
            ...(vendorClaim === null ? [] : [`vendor claims: ${vendorClaim}`]),
          ].join('; '),
        ]),
      }),
    ),
  ]
}

function techniqueRow({ level, title, effect }: RecommendedTechnique): string[] {
  if (effect === null) return [level, title, 'measure it', '', '', '']
  const cell = (unit: string, figure: (figures: ServingFigures) => Range | null) => {
    const [was, is] = [figure(effect.before), figure(effect.after)]
    if (was === null || is === null) return ''
    const [before, after] = [formatIn(was.likely, unit), formatIn(is.likely, unit)]
    return before === after ? before : `${before} → ${after}`
  }
  const { before, after } = effect
  const gpus = before.gpus === null || after.gpus === null ? '' : `${before.gpus} → ${after.gpus}`
  return [
    level,
    title,
    cell('ms', ({ latencyMs }) => latencyMs),
    cell('', ({ tokensPerSecondPerGpu }) => tokensPerSecondPerGpu),
    cell('usd', ({ usdPerMonth }) => usdPerMonth),
    before.gpus === after.gpus ? String(after.gpus ?? '') : gpus,
  ]
}

function workings(techniques: readonly RecommendedTechnique[]): Block[] {
  const lines = techniques.map(({ title, effect }) =>
    effect === null
      ? `- ${title}: no formula of ours covers it; measure before and after.`
      : `- ${title}: ${effect.working}. ${rangesOf(effect.after)}`,
  )
  return lines.length === 0 ? [] : [text(['**How it was computed**', ...lines].join('\n'))]
}

/** What the likely values of the table lie between. */
function rangesOf({ latencyMs, usdPerMonth }: ServingFigures): string {
  const span = (range: Range, unit: string) =>
    `${formatIn(range.low, unit)} to ${formatIn(range.high, unit)}`
  const parts = [
    ...(latencyMs === null ? [] : [`an answer in ${span(latencyMs, 'ms')}`]),
    ...(usdPerMonth === null ? [] : [`${span(usdPerMonth, 'usd')} a month`]),
  ]
  return parts.length === 0 ? '' : `After: ${parts.join(', ')}.`
}

const text = (markdown: string): Block => ({ type: 'text', markdown })
