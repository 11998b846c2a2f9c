import type { Estimate, FleetDetail } from '#src/estimate/estimate.ts'
import type { Block } from './card.ts'
import { formatIn, formatMs, formatNumber, formatRange } from './format.ts'

/** The arrangements side by side, the models, and the cards hour by hour where they change. */
export function fleetBlocks({ fleet, lines }: Estimate): Block[] {
  if (fleet === undefined) return []
  const { models, arrangements } = fleet
  return [
    {
      type: 'table',
      caption: 'Ways to run it',
      headers: ['Arrangement', 'GPUs', 'GPU-hours', 'Busy', 'Cost'],
      rows: arrangements.map(({ name, cardsByHour, gpuHours, busyShare, usd }) => [
        name,
        span(cardsByHour),
        formatRange(gpuHours, ''),
        formatIn(busyShare.likely, 'share'),
        usd === null ? 'no price' : formatRange(usd, 'usd'),
      ]),
    },
    {
      type: 'table',
      caption: 'The models',
      headers: ['Model', 'Load', 'A copy', 'Carries an hour', 'Copies', 'Waits at peak'],
      rows: models.map((model) => [
        model.name,
        model.load,
        `${model.cardsPerCopy} × ${model.gpu}`,
        formatRange(hourly(model.requestsPerSecondPerCopy), ''),
        span(model.copiesByHour),
        waits(model),
      ]),
    },
    ...hoursOf(fleet),
    {
      type: 'table',
      headers: ['Beside it', 'Likely (low to high)'],
      rows: lines
        .filter(({ label }) => beside.some((each) => label.startsWith(each)))
        .map((line) => [line.label, formatRange(line, line.unit)]),
    },
  ]
}

function waits({ meanWaitMs, p95WaitMs }: FleetDetail['models'][number]): string {
  return p95WaitMs === 0
    ? 'hardly ever'
    : `${formatMs(meanWaitMs)}, 95 % under ${formatMs(p95WaitMs)}`
}

/** Lines that are no part of the tables above. */
const beside = [
  'Rent',
  'Cards in slices',
  'Saved',
  'Idle',
  'Energy',
  'CO2',
  'The same load',
  'The hosted models',
]

const mostRows = 24

/** The first day's changes of the autoscaled copies; nothing where they never change. */
function hoursOf({ models, arrangements }: FleetDetail): Block[] {
  const shared = arrangements.find(({ name }) => name === 'Shared cards, autoscaled')
  const byHour = models.map(({ copiesByHour }) => copiesByHour)
  const rowAt = (hour: number) => [
    ...byHour.map((copies) => String(copies[hour] ?? 0)),
    String(shared?.cardsByHour[hour] ?? 0),
  ]
  const hours = Math.min(mostRows, shared?.cardsByHour.length ?? 0)
  const rows: { from: number; to: number; cells: readonly string[] }[] = []
  for (let hour = 0; hour < hours; hour++) {
    const cells = rowAt(hour)
    const last = rows.at(-1)
    if (last !== undefined && last.cells.join() === cells.join()) last.to = hour + 1
    else rows.push({ from: hour, to: hour + 1, cells })
  }
  if (rows.length < 2 || models.length > mostColumns) return []
  return [
    {
      type: 'table',
      caption: 'Copies by hour on Monday, autoscaled, and the cards they share',
      headers: ['Hours', ...models.map(({ name }) => name), 'GPUs'],
      rows: rows.map(({ from, to, cells }) => [`${clock(from)} to ${clock(to)}`, ...cells]),
    },
  ]
}

const mostColumns = 6

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`
}

function span(values: readonly number[]): string {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  return least === most ? formatNumber(most) : `${formatNumber(least)} to ${formatNumber(most)}`
}

function hourly({ low, likely, high }: { low: number; likely: number; high: number }) {
  return { low: low * 3600, likely: likely * 3600, high: high * 3600 }
}
