import { and, eq, gt, lte, sql } from 'drizzle-orm'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { CommitQueue } from './commit-queue.ts'
import type { BegunDelivery, Deliveries, Delivery } from './ports.ts'
import { deliveries, nonces } from './schema.ts'
import { whenUsed } from './when-used.ts'

const dayMs = 86_400_000
/** A signature is good for five minutes on either side of its time. */
const signatureWindowMs = 10 * 60_000
const given = sql.placeholder

export interface DeliveryBook extends Deliveries {
  /** Inside a commit of the caller's. */
  removeOfTeam(tenant: string): void
  removeOfPerson(tenant: string, userId: string): void
  ofTeam(tenant: string): object[]
  removeExpired(at: number, limit: number): number
}

/** The embedded book of deliveries. */
export function openDeliveries(
  db: BetterSQLite3Database,
  queue: CommitQueue,
  now: () => Date,
): DeliveryBook {
  // What was begun before belongs to a process that is gone, so nobody will finish it.
  const openedAt = now().getTime()
  const key = and(
    eq(deliveries.platform, given('platform')),
    eq(deliveries.tenant, given('tenant')),
    eq(deliveries.key, given('key')),
  )
  const ofTenant = eq(deliveries.tenant, given('tenant'))
  const prepared = whenUsed({
    add: () =>
      db
        .insert(deliveries)
        .values({
          platform: given('platform'),
          tenant: given('tenant'),
          key: given('key'),
          userId: given('userId'),
          parametersHash: given('parametersHash'),
          begunAt: given('at'),
          expiresAt: given('expiresAt'),
        })
        .onConflictDoNothing()
        .prepare(),
    find: () => db.select().from(deliveries).where(key).prepare(),
    renew: () =>
      db
        .update(deliveries)
        .set({ begunAt: sql`${given('at')}` })
        .where(key)
        .prepare(),
    finish: () =>
      db
        .update(deliveries)
        .set({ answer: given('answer') as never, isAnswered: true })
        .where(key)
        .prepare(),
    addNonce: () =>
      db
        .insert(nonces)
        .values({ signature: given('signature'), expiresAt: given('expiresAt') })
        .onConflictDoNothing()
        .prepare(),
    nonce: () =>
      db
        .select()
        .from(nonces)
        .where(and(eq(nonces.signature, given('signature')), gt(nonces.expiresAt, given('at'))))
        .prepare(),
    removeOfTeam: () => db.delete(deliveries).where(ofTenant).prepare(),
    removeOfPerson: () =>
      db
        .delete(deliveries)
        .where(and(ofTenant, eq(deliveries.userId, given('userId'))))
        .prepare(),
    ofTeam: () => db.select().from(deliveries).where(ofTenant).prepare(),
    removeExpired: () =>
      db
        .delete(deliveries)
        .where(
          sql`rowid IN (SELECT rowid FROM deliveries WHERE ${lte(deliveries.expiresAt, given('at'))} LIMIT ${given('limit')})`,
        )
        .prepare(),
    removeExpiredNonces: () =>
      db
        .delete(nonces)
        .where(
          sql`rowid IN (SELECT rowid FROM nonces WHERE ${lte(nonces.expiresAt, given('at'))} LIMIT ${given('limit')})`,
        )
        .prepare(),
  })

  /** Notes a signature; false when it is noted already. */
  function isFresh(signature: string, at: number): boolean {
    const { changes } = prepared.addNonce.run({ signature, expiresAt: at + signatureWindowMs })
    return changes === 1 || prepared.nonce.get({ signature, at }) === undefined
  }

  function begun(delivery: Delivery): BegunDelivery {
    const at = now().getTime()
    const { signature } = delivery
    const isCopy = signature !== undefined && !isFresh(signature, at)
    if (!isCopy) {
      const { changes } = prepared.add.run({ ...delivery, at, expiresAt: at + dayMs })
      if (changes === 1) return 'new'
    }
    const known = prepared.find.get({ ...delivery })
    // The same bytes again, of a team whose deliveries were deleted meanwhile.
    if (known === undefined) return { answer: null }
    if (known.parametersHash !== delivery.parametersHash) return 'other-parameters'
    if (known.isAnswered) return { answer: known.answer }
    if (known.begunAt >= openedAt) return 'running'
    prepared.renew.run({ ...delivery, at })
    return 'new'
  }

  return {
    begin: (delivery) => queue.writeNow(() => begun(delivery)),
    finish: (delivery, answer) =>
      queue.join(() => {
        prepared.finish.run({ ...delivery, answer: answer ?? null })
      }),
    removeOfTeam(tenant) {
      prepared.removeOfTeam.run({ tenant })
    },
    removeOfPerson(tenant, userId) {
      prepared.removeOfPerson.run({ tenant, userId })
    },
    ofTeam: (tenant) =>
      prepared.ofTeam.all({ tenant }).map(({ parametersHash: _, ...kept }) => kept),
    removeExpired(at, limit) {
      const slice = { at, limit }
      return (
        prepared.removeExpired.run(slice).changes + prepared.removeExpiredNonces.run(slice).changes
      )
    },
  }
}
