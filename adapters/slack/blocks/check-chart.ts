import type { Json, Report } from './check-report.ts'
import { slackLimits } from './limits.ts'

/** `data_visualization`: counts, lengths, and every series with one value for each category. */
export function checkChart(block: Json, pointer: string, report: Report): void {
  report.charts += 1
  const { chartTitleChars, chartLabelChars, pieSegments, chartSeries } = slackLimits
  report.shown(block.title, `${pointer}/title`, chartTitleChars)
  const at = `${pointer}/chart`
  const chart = report.object(block.chart, at)
  report.oneOf(chart.type, `${at}/type`, ['pie', 'bar', 'line', 'area'])
  if (chart.type === 'pie') {
    for (const [segment, where] of report.list(chart.segments, `${at}/segments`, pieSegments)) {
      report.shown(segment.label, `${where}/label`, chartLabelChars)
      if (typeof segment.value !== 'number' || !(segment.value > 0)) {
        report.add(`${where}/value`, 'is not positive')
      }
    }
    return
  }
  const categories = categoriesOf(chart, at, report)
  const names = new Set<unknown>()
  for (const [series, where] of report.list(chart.series, `${at}/series`, chartSeries)) {
    report.shown(series.name, `${where}/name`, chartLabelChars)
    if (names.has(series.name)) report.add(`${where}/name`, 'stands there twice')
    names.add(series.name)
    const labels = report
      .list(series.data, `${where}/data`, slackLimits.chartCategories)
      .map(([point, place]) => {
        report.string(point.label, `${place}/label`, chartLabelChars)
        if (typeof point.value !== 'number' || !Number.isFinite(point.value)) {
          report.add(`${place}/value`, 'is no number')
        }
        return point.label
      })
    if (
      labels.length !== categories.length ||
      labels.some((label) => !categories.includes(label))
    ) {
      report.add(`${where}/data`, 'does not have one value for each category')
    }
  }
}

function categoriesOf(chart: Json, at: string, report: Report): readonly unknown[] {
  const axes = report.object(chart.axis_config, `${at}/axis_config`)
  const pointer = `${at}/axis_config/categories`
  const { chartCategories, chartLabelChars, chartTitleChars } = slackLimits
  const categories = Array.isArray(axes.categories) ? axes.categories : []
  if (categories.length < 1 || categories.length > chartCategories) {
    report.add(pointer, `has ${categories.length} items, from 1 to ${chartCategories}`)
  }
  for (const [index, each] of categories.entries()) {
    report.shown(each, `${pointer}/${index}`, chartLabelChars)
  }
  if (new Set(categories).size < categories.length) report.add(pointer, 'has a category twice')
  for (const name of ['x_label', 'y_label']) {
    if (axes[name] !== undefined)
      report.shown(axes[name], `${at}/axis_config/${name}`, chartTitleChars)
  }
  return categories
}
