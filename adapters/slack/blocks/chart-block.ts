import { slackLimits } from './limits.ts'
import { shorten, shortenedStart } from './shorten.ts'
import type { DataVisualizationBlock } from './slack-message.ts'
import type { FittedTable } from './table-blocks.ts'

const fewestBars = 3
/** Bars of nearly the same height show nothing that the table does not. */
const leastSpread = 1.2

/**
 * The table as a chart, where it holds a curve over the day or prices to compare; the values are
 * the likely ones, their ranges stay in the table.
 */
export function chartOf(table: FittedTable): DataVisualizationBlock | undefined {
  const { rows, rowsLeft } = table
  if (rowsLeft > 0 || rows.length < fewestBars || rows.length > slackLimits.chartCategories) {
    return undefined
  }
  return dayChart(table) ?? priceChart(table)
}

/** "00:00 to 06:00" in the first column, counts in the others. */
function dayChart({
  caption,
  headers,
  rows,
  columns: all,
}: FittedTable): DataVisualizationBlock | undefined {
  const spans = rows.map(([first = '']) => /^(\d\d):00 to (\d\d):00$/.exec(first))
  if (spans.some((span) => span === null)) return undefined
  const columns = headers.slice(1).map((header, index) => ({
    name: shorten(header, slackLimits.chartLabelChars),
    numbers: all[index + 1]?.numbers,
  }))
  if (columns.length > slackLimits.chartSeries) return undefined
  const categories = spans.map((span) => `${span?.[1]}–${span?.[2]} h`)
  const series = columns.flatMap(({ name, numbers }) =>
    numbers === undefined || name === ''
      ? []
      : [{ name, data: numbers.map(({ value }, at) => ({ label: categories[at] ?? '', value })) }],
  )
  if (series.length < columns.length || !isUnique(series.map(({ name }) => name))) return undefined
  return {
    type: 'data_visualization',
    title: shorten(caption ?? headers.join(', '), slackLimits.chartTitleChars),
    chart: { type: 'bar', series, axis_config: { categories, x_label: 'Hours of the day' } },
  }
}

/** The last column of dollars, one bar for each row. */
function priceChart({
  caption,
  headers,
  rows,
  columns,
}: FittedTable): DataVisualizationBlock | undefined {
  const prices = headers
    .map((header, column) => ({
      header,
      numbers: column === 0 ? undefined : columns[column]?.numbers,
    }))
    .findLast(({ numbers }) => numbers?.[0]?.unit.startsWith('$'))
  const values = prices?.numbers?.map(({ value }) => value) ?? []
  if (prices === undefined) return undefined
  if (Math.min(...values) < 0 || Math.max(...values) < leastSpread * Math.min(...values)) {
    return undefined
  }
  const labels = barLabels(rows.map(([first = '']) => first))
  if (labels === undefined) return undefined
  const unit = prices.numbers?.[0]?.unit.replace(/^\$/, 'USD') ?? 'USD'
  return {
    type: 'data_visualization',
    title: priceTitle(caption, likelyIn(unit, prices.header)),
    chart: {
      type: 'bar',
      series: [
        {
          name: 'Likely',
          data: labels.map((label, at) => ({ label, value: values[at] ?? 0 })),
        },
      ],
      axis_config: { categories: labels, y_label: unit },
    },
  }
}

function likelyIn(unit: string, header: string): string {
  return /likely/i.test(header) ? `Likely ${unit}` : `${header}, likely ${unit}`
}

function priceTitle(caption: string | undefined, what: string): string {
  const titles = caption === undefined ? [what] : [`${caption}: ${what}`, what]
  const { chartTitleChars } = slackLimits
  return titles.find((title) => title.length <= chartTitleChars) ?? shorten(what, chartTitleChars)
}

/** Names by their beginning, or by their end where beginnings are the same; undefined when both are. */
function barLabels(names: readonly string[]): readonly string[] | undefined {
  const most = slackLimits.chartLabelChars
  const isGood = (labels: readonly string[]) => isUnique(labels) && !labels.includes('')
  const heads = names.map((name) => shorten(name, most))
  if (isGood(heads)) return heads
  const tails = names.map((name) => shortenedStart(name, most))
  return isGood(tails) ? tails : undefined
}

const isUnique = (names: readonly string[]) => new Set(names).size === names.length
