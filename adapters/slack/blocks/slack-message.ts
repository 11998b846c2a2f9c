import type { KnownBlock } from '@slack/types'

export type SlackBlock = KnownBlock | DataVisualizationBlock

/** What `chat.postMessage` and `respond` take; `text` is the notification and the screen reader's text. */
export interface SlackMessage {
  readonly text: string
  readonly blocks: readonly SlackBlock[]
}

/** A native chart. Slack's own types lack it; the shape is of its block reference, June 2026. */
export interface DataVisualizationBlock {
  readonly type: 'data_visualization'
  readonly block_id?: string
  readonly title: string
  readonly chart: SeriesChart | PieChart
}

export interface SeriesChart {
  readonly type: 'bar' | 'line' | 'area'
  readonly series: readonly {
    readonly name: string
    readonly data: readonly { readonly label: string; readonly value: number }[]
  }[]
  readonly axis_config: {
    readonly categories: readonly string[]
    readonly x_label?: string
    readonly y_label?: string
  }
}

export interface PieChart {
  readonly type: 'pie'
  readonly segments: readonly { readonly label: string; readonly value: number }[]
}
