import type { Block, Card, TableBlock } from './card.ts'

/** How a reader's language writes numbers. */
export interface NumberStyle {
  readonly decimal: string
  readonly group: string
}

/**
 * A comma before the decimals and a space that does not break between thousands (ISO 80000-1), for
 * every language that writes a comma: a dot between thousands, typed back to us, would be decimals.
 */
export const commaStyle: NumberStyle = { decimal: ',', group: '\u00a0' }

/**
 * The card with its numbers in another style than the English one that it was built in. Only what
 * is read is touched: commands, sources, what people said, and data stay as they are.
 */
export function withNumbers(card: Card, style: NumberStyle): Card {
  return {
    ...card,
    title: restyled(card.title, style),
    blocks: card.blocks.map((block) => restyledBlock(block, style)),
  }
}

function restyledBlock(block: Block, style: NumberStyle): Block {
  const as = (text: string) => restyled(text, style)
  switch (block.type) {
    case 'text':
      return isData(block.markdown) ? block : { ...block, markdown: as(block.markdown) }
    case 'fields':
      return {
        ...block,
        fields: block.fields.map(({ label, value }) => ({ label: as(label), value: as(value) })),
      }
    case 'table':
      return restyledTable(block, as)
    case 'sources':
      return block
    case 'actions':
      return {
        ...block,
        actions: block.actions.map((each) => ({ ...each, label: as(each.label) })),
      }
  }
}

/** An export is for programs. */
const isData = (markdown: string) => /^[{[]/.test(markdown)

function restyledTable(table: TableBlock, as: (text: string) => string): TableBlock {
  const { caption, headers, rows } = table
  const isKept = headers.map((header) => /^(?:said by|from your words|try)$/i.test(header))
  return {
    ...table,
    ...(caption !== undefined && { caption: as(caption) }),
    headers: headers.map(as),
    rows: rows.map((row) => row.map((cell, column) => (isKept[column] ? cell : as(cell)))),
  }
}

/** Somebody's own words, and what may be copied as a command. */
const kept = /(`[^`]*`|“[^”]*”|"[^"\n]*")/

/** A text of ours with its numbers in another style. */
export function restyled(text: string, style: NumberStyle): string {
  if (!/\d[.,]\d/.test(text)) return text
  return text
    .split(kept)
    .map((part, index) => (index % 2 === 1 ? part : withStyle(part, style)))
    .join('')
}

/**
 * Grouped digits, decimals or both, that stand by themselves: nothing before that makes them part
 * of a name, a version, an address or a pair (`Qwen2.5`, `v0.3`, `h100:2.10`, `latency=1.5s`), no
 * title of what is numbered before them, and after them at most one letter of a unit.
 */
const numerals =
  /(?<![\p{L}\p{N}_.,:/=@#]|[\p{L}\p{N}]-|\p{L}–)(?<!\b(?:arXiv|[Ss]ections?|[Vv]ersion|[Tt]able|Apache|CUDA|PCIe|Python|Node|Claude|Sonnet|Opus|Haiku|DeepSeek|Falcon|GLM|GPT|Gemini|Gemma|Granite|Grok|Llama|Mistral|OLMo|Phi|Qwen|Yi) )(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)(?=[kMBTsxh]?(?![\p{L}\p{N}_]|[.,:/]\d|-\p{L}))/gu

function withStyle(text: string, { decimal, group }: NumberStyle): string {
  return text.replaceAll(numerals, (numeral) => {
    const [whole = '', fraction] = numeral.split('.')
    const digits = whole.replaceAll(',', group)
    return fraction === undefined ? digits : `${digits}${decimal}${decimals(whole, fraction)}`
  })
}

/** `1,125` typed back to us is a thousand and more; `1,1250` is not. */
function decimals(whole: string, fraction: string): string {
  const looksGrouped = fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole)
  return looksGrouped ? `${fraction}0` : fraction
}
