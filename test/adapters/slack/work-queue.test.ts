import { afterEach, expect, it, vi } from 'vitest'
import { createWorkQueue } from '../../../adapters/slack/in/work-queue.ts'

afterEach(() => vi.restoreAllMocks())

interface Situation {
  readonly works: number
  readonly workMs: number
  /** In how many turns of the event loop, of a millisecond each, a request comes. */
  readonly busyTurns: number
}

/** What a turn of the event loop did: "r" when it brought a request, "W" for each work. */
async function orderOf({ works, workMs, busyTurns }: Situation): Promise<string> {
  const order: string[] = []
  let nowMs = 0
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs)
  const queue = createWorkQueue()
  let turns = 0
  let isDone = false
  const poll = () => {
    turns += 1
    nowMs += 1
    order.push(turns <= busyTurns ? 'r' : '-')
    if (turns <= busyTurns) queue.came()
    if (!isDone) setImmediate(poll)
  }
  setImmediate(poll)
  const all = Array.from({ length: works }, async () => {
    await queue.turn()
    // What follows without waiting for anybody belongs to the same piece.
    await Promise.resolve()
    nowMs += workMs
    order.push('W')
  })
  await Promise.all(all)
  isDone = true
  return order.join('')
}

it('begins at once when nobody else asks', async () => {
  expect(await orderOf({ works: 1, workMs: 8, busyTurns: 0 })).toBe('-W')
})

it('lets the event loop turn between two long pieces of work', async () => {
  expect(await orderOf({ works: 3, workMs: 8, busyTurns: 0 })).toBe('-W-W-W')
})

it('does short pieces in one turn, so that they share a commit', async () => {
  expect(await orderOf({ works: 3, workMs: 0.1, busyTurns: 0 })).toBe('-WWW')
})

it('works when no more requests come', async () => {
  expect(await orderOf({ works: 2, workMs: 8, busyTurns: 5 })).toMatch(/^r{5}-+W-W$/)
})

it('works after a tenth of a second although requests keep coming', async () => {
  expect(await orderOf({ works: 3, workMs: 8, busyTurns: 1000 })).toMatch(/^r{99,101}WrWrW$/)
})

it('lets no more than four thousand wait', async () => {
  expect(await orderOf({ works: 4003, workMs: 8, busyTurns: 10 })).toMatch(/^rW{2,3}r+/)
})
