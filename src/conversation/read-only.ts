import type { Command } from './command.ts'

/** These write only when they are told what to do. */
const readsWhenAlone = new Set(['profile', 'privacy', 'settings'])

/** Whether a typed text names a command that writes nothing, so that doing it twice does no harm. */
export function isReadOnlyText(text: string, commands: readonly Command[]): boolean {
  const words = text.trim().toLowerCase().split(/\s+/)
  const [first = '', second] = words
  if (first === '') return true
  if (readsWhenAlone.has(first)) return second === undefined
  const named = commands.find(({ name }) => name === `${first} ${second}` || name === first)
  return named?.writes === 'nothing'
}

/** Commands that change what is kept of people and of the team. */
const orders: ReadonlySet<string> = new Set(['profile', 'privacy', 'settings', 'feedback'])

/** Whether a text is an order that only its own author may give: quoting it is not giving it. */
export function isOrderText(text: string): boolean {
  return orders.has((text.trim().split(/\s/)[0] ?? '').toLowerCase())
}
