import { afterEach, expect, it, vi } from 'vitest'
import { createWorkQueue } from '../../../adapters/slack/in/work-queue.ts'

afterEach(() => vi.restoreAllMocks())

/** Works that each take so long, and between them whatever the event loop brings. */
async function orderOf(count: number, workMs: number): Promise<string> {
  const order: string[] = []
  let nowMs = 0
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs)
  let isDone = false
  const requests = () => {
    order.push('r')
    if (!isDone) setImmediate(requests)
  }
  const turnToWork = createWorkQueue()
  setImmediate(requests)
  const works = Array.from({ length: count }, async () => {
    await turnToWork()
    // What follows without waiting for anybody belongs to the same piece.
    await Promise.resolve()
    nowMs += workMs
    order.push('W')
  })
  await Promise.all(works)
  isDone = true
  return order.join('').replaceAll(/r+/g, 'r')
}

it('lets requests in between two long pieces of work', async () => {
  expect(await orderOf(3, 8)).toBe('rWrWrW')
})

it('does short pieces in one go, so that they share a commit', async () => {
  expect(await orderOf(3, 0.1)).toBe('rWWW')
})

it('lets no more than a thousand wait', async () => {
  // The first turn works until a thousand are left, each later one does one.
  expect(await orderOf(1003, 8)).toMatch(/^rW{3,4}rWrWrW/)
})
