import type { Source } from '#src/catalog/source.ts'

export interface TopicTable {
  readonly caption: string
  readonly headers: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** One thing a newcomer may ask to have explained. */
export interface Topic {
  /** Permanent: links and buttons refer to it. */
  readonly id: string
  readonly title: string
  /** Other words for it, lower case. */
  readonly aliases: readonly string[]
  readonly paragraphs: readonly string[]
  readonly tables: readonly TopicTable[]
  /** Ids of topics to read next. */
  readonly seeAlso: readonly string[]
  /** Commands that put numbers on it, without a prefix. */
  readonly commands: readonly string[]
  readonly sources: readonly Source[]
}
