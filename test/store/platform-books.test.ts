import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { sealWith } from '#src/store/sealed.ts'
import { describeDeliveries } from '../contracts/deliveries.ts'
import { describeInstallations } from '../contracts/installations.ts'
import { describeMemberships } from '../contracts/memberships.ts'
import { temporaryStore } from '../support/store.ts'

const encryptionKey = 'ab'.repeat(32)
const opened: { latest?: ReturnType<typeof temporaryStore>; at: number } = { at: 0 }
/** Each opening is later than the one before, as processes are. */
const later = () => {
  opened.at += 1000
  const at = Date.parse('2026-11-23T12:00:00Z') + opened.at
  return () => new Date(at)
}

describeDeliveries(
  'the embedded book of deliveries',
  () => {
    opened.latest = temporaryStore({ now: later() })
    return opened.latest.store
  },
  async () => {
    if (opened.latest === undefined) throw new Error('open one first')
    await opened.latest.store.close()
    return temporaryStore({ file: opened.latest.file, now: later() }).store
  },
)

describeInstallations(
  'the embedded book of installations',
  (now) => temporaryStore({ now, encryptionKey }).store,
)

describeMemberships('the embedded book of memberships', (now) => temporaryStore({ now }).store)

const key = { enterpriseId: null, workspaceId: 'T1', isEnterpriseInstall: false }

it('writes no token in plain text, and opens none with another key', async () => {
  const first = temporaryStore({ encryptionKey })
  await first.store.installations.save(key, { token: 'xoxb-canary-1' })
  await first.store.close()
  expect(readFileSync(first.file).includes('xoxb-canary-1')).toBe(false)
  const other = temporaryStore({ file: first.file, encryptionKey: 'cd'.repeat(32) })
  expect(await other.store.installations.find(key)).toMatchObject({ tokens: undefined })
})

it('keeps no token without a key', async () => {
  const { store } = temporaryStore()
  await expect(store.installations.save(key, { token: 'x' })).rejects.toThrow(
    'CROSSROADS_ENCRYPTION_KEY',
  )
})

it('opens what it sealed only where it was put, and not when it was changed', () => {
  const seal = sealWith(Buffer.alloc(32, 7).toString('base64'))
  const sealed = seal.seal('hello', 'here')
  expect(seal.open(sealed, 'here')).toBe('hello')
  expect(() => seal.open(sealed, 'there')).toThrow()
  const bytes = Buffer.from(sealed, 'base64')
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
  expect(() => seal.open(bytes.toString('base64'), 'here')).toThrow()
})

it('keeps one thumb a person and answer; it goes with the person', async () => {
  const { store } = temporaryStore()
  const team = store.team('slack:T1')
  const ann = { userId: 'ann', threadId: 't' }
  await team.saveFeedback({ savedId: 'r1', thumb: 'up', reason: '' }, ann)
  await team.saveFeedback({ savedId: 'r1', thumb: 'down', reason: 'too dear' }, ann)
  expect(await team.exportAll()).toMatchObject({
    feedback: [{ savedId: 'r1', userId: 'ann', thumb: 'down', reason: 'too dear' }],
  })
  await team.deletePerson('ann')
  expect(await team.exportAll()).toMatchObject({ feedback: [] })
})
