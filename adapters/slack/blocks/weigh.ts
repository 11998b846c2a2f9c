import { checkBlocks } from './check-blocks.ts'
import { type Json, Report } from './check-report.ts'
import type { SlackBlock } from './slack-message.ts'

export interface Weight {
  readonly chars: number
  readonly tableChars: number
  /** With those inside containers: Slack does not say whether it counts them. */
  readonly blocks: number
  readonly charts: number
}

/** What blocks take of a message's limits, counted as the check counts it. */
export function weigh(blocks: readonly SlackBlock[]): Weight {
  const report = new Report()
  checkBlocks(
    blocks.map((block) => [block as unknown as Json, '']),
    'message',
    report,
  )
  const inside = blocks.map((block) => (block.type === 'container' ? block.child_blocks.length : 0))
  return {
    chars: report.chars,
    tableChars: report.tableChars,
    blocks: inside.reduce((sum, each) => sum + each, blocks.length),
    charts: report.charts,
  }
}

export const noWeight: Weight = { chars: 0, tableChars: 0, blocks: 0, charts: 0 }

export function together(a: Weight, b: Weight): Weight {
  return {
    chars: a.chars + b.chars,
    tableChars: a.tableChars + b.tableChars,
    blocks: a.blocks + b.blocks,
    charts: a.charts + b.charts,
  }
}
