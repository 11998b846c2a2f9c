import { describe, expect, it } from 'vitest'
import type { Delivery, Store } from '#src/store/ports.ts'

const delivery: Delivery = {
  platform: 'slack',
  tenant: 'slack:T1',
  key: 'Ev1',
  userId: 'U1',
  parametersHash: 'h1',
}

/** What every book of deliveries has to do. `open` gives an empty store, or the same one anew. */
export function describeDeliveries(name: string, open: () => Store, reopen: () => Promise<Store>) {
  describe(name, () => {
    it('begins once and gives the first answer again', async () => {
      const { deliveries } = open()
      expect(await deliveries.begin(delivery)).toBe('new')
      expect(await deliveries.begin(delivery)).toBe('running')
      await deliveries.finish(delivery, { text: 'done' })
      expect(await deliveries.begin(delivery)).toEqual({ answer: { text: 'done' } })
      expect(await deliveries.begin({ ...delivery, parametersHash: 'h2' })).toBe('other-parameters')
    })

    it('tells platforms, tenants and keys apart', async () => {
      const { deliveries } = open()
      expect(await deliveries.begin(delivery)).toBe('new')
      for (const other of [
        { platform: 'discord' as const },
        { tenant: 'slack:E1:T1' as const },
        { key: 'Ev2' },
      ]) {
        expect(await deliveries.begin({ ...delivery, ...other })).toBe('new')
      }
    })

    it('F6: of fifty at once exactly one begins', async () => {
      const { deliveries } = open()
      const begun = await Promise.all(Array.from({ length: 50 }, () => deliveries.begin(delivery)))
      expect(begun.filter((each) => each === 'new')).toHaveLength(1)
    })

    it('takes over what a process that died had begun', async () => {
      expect(await open().deliveries.begin(delivery)).toBe('new')
      const { deliveries } = await reopen()
      expect(await deliveries.begin(delivery)).toBe('new')
      expect(await deliveries.begin(delivery)).toBe('running')
    })

    it('goes with its team and with its person, and refuses the same bytes even then', async () => {
      const store = open()
      const signed = { ...delivery, signature: 'v0=abc' }
      expect(await store.deliveries.begin(signed)).toBe('new')
      await store.deliveries.finish(signed, 'x')
      expect(JSON.stringify(await store.team('slack:T1').exportAll())).toContain('"Ev1"')
      await store.team('slack:T1').deletePerson('U1')
      expect(JSON.stringify(await store.team('slack:T1').exportAll())).not.toContain('"Ev1"')
      expect(await store.deliveries.begin(signed)).toEqual({ answer: null })
      const again = { ...signed, key: 'Ev3', signature: 'v0=def' }
      expect(await store.deliveries.begin(again)).toBe('new')
      await store.team('slack:T1').deleteTeam()
      expect(await store.deliveries.begin(again)).toEqual({ answer: null })
    })
  })
}
