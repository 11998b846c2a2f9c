import type { Source } from '#src/catalog/source.ts'

/** A message as data. Builders know the domain and no platform; renderers the reverse. */
export interface Card {
  readonly title: string
  readonly blocks: readonly Block[]
  /** The command to try next, without a prefix; the renderer adds the platform's. */
  readonly nextStep?: string
}

export type Block = TextBlock | FieldsBlock | TableBlock | SourcesBlock | ActionsBlock

/** Paragraphs and `- ` lists; `**bold**` and `` `code` `` are the only inline marks. */
export interface TextBlock {
  readonly type: 'text'
  readonly markdown: string
}

/** Short label and value pairs, read at a glance. */
export interface FieldsBlock {
  readonly type: 'fields'
  readonly fields: readonly { readonly label: string; readonly value: string }[]
}

export interface TableBlock {
  readonly type: 'table'
  readonly caption?: string
  readonly headers: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export interface SourcesBlock {
  readonly type: 'sources'
  readonly sources: readonly Source[]
}

/** What a person may press. Values are short keys such as `r12`, never a payload. */
export interface ActionsBlock {
  readonly type: 'actions'
  readonly actions: readonly Action[]
}

export interface Action {
  readonly id: string
  readonly label: string
  readonly value?: string
  /** The words that say the same in answer to the open question. */
  readonly reply?: string
  /** The command that does the same where there are no buttons. */
  readonly command: string
}
