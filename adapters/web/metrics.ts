import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { App } from '#src/app.ts'

export interface Metrics {
  /** The same app, with its turns counted and timed. */
  counted(app: App): App
  /** A figure that is read when somebody scrapes: one value for each of its labels. */
  gauge(name: string, help: string, label: string, read: () => ReadonlyMap<string, number>): void
  scrape(): Promise<{ readonly contentType: string; readonly text: string }>
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const turns = new Counter({
    name: 'crossroads_turns_total',
    help: 'Messages answered, by platform and outcome',
    labelNames: ['platform', 'outcome'],
    registers: [registry],
  })
  const seconds = new Histogram({
    name: 'crossroads_turn_seconds',
    help: 'Time from message to card',
    labelNames: ['platform'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3],
    registers: [registry],
  })
  return {
    counted: (app) => ({
      ...app,
      async message(message) {
        // The tenant's own part of the key is nobody else's business.
        const platform = message.teamId.split(':')[0] ?? 'unknown'
        const stop = seconds.startTimer({ platform })
        const reply = await app.message(message)
        stop()
        const outcome = reply.ok ? 'answer' : reply.badInput ? 'bad-input' : 'failure'
        turns.inc({ platform, outcome })
        return reply
      },
    }),
    gauge(name, help, label, read) {
      const gauge = new Gauge({
        name,
        help,
        labelNames: [label],
        registers: [registry],
        collect() {
          gauge.reset()
          for (const [of, value] of read()) gauge.set({ [label]: of }, value)
        },
      })
    },
    scrape: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  }
}
