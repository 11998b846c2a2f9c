import { expect, it } from 'vitest'
import { createRateLimiter } from '../../adapters/rate-limit.ts'

const limits = { user: { burst: 3, perSecond: 1 }, team: { burst: 5, perSecond: 10 } }

it('gives each person a burst, then a steady rate, and says when there is more', () => {
  let nowMs = 0
  const limiter = createRateLimiter(limits, () => nowMs)
  for (let i = 0; i < 3; i++) expect(limiter.take('T1', 'ann')).toBeUndefined()
  expect(limiter.take('T1', 'ann')).toEqual({ waitSeconds: 1 })
  expect(limiter.take('T1', 'bob')).toBeUndefined()
  expect(limiter.take('T2', 'ann')).toBeUndefined()
  nowMs = 1000
  expect(limiter.take('T1', 'ann')).toBeUndefined()
  expect(limiter.take('T1', 'ann')).toEqual({ waitSeconds: 1 })
})

it('gives a team a burst of its own, and what is refused costs nothing', () => {
  let nowMs = 0
  const limiter = createRateLimiter(limits, () => nowMs)
  for (const user of ['a', 'b', 'c', 'd', 'e']) {
    expect(limiter.take('T1', user)).toBeUndefined()
  }
  for (let i = 0; i < 50; i++) expect(limiter.take('T1', 'f')).toEqual({ waitSeconds: 1 })
  // A tenth of a second at ten a second is one turn.
  nowMs = 100
  expect(limiter.take('T1', 'f')).toBeUndefined()
})

it('remembers no more people than it can hold', () => {
  const limiter = createRateLimiter(
    { user: { burst: 1, perSecond: 0.001 }, team: { burst: 1e9, perSecond: 1 } },
    () => 0,
  )
  for (let i = 0; i < 30_000; i++) limiter.take('T1', `u${i}`)
  // The first is forgotten and starts anew; the last is not.
  expect(limiter.take('T1', 'u29999')).toBeDefined()
  expect(limiter.take('T1', 'u0')).toBeUndefined()
})
