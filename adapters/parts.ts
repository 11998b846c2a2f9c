export const partNames = ['database', 'terminal', 'web', 'slack', 'discord', 'model'] as const

export type PartName = (typeof partNames)[number]

export type PartState = 'ready' | 'off' | 'degraded' | 'down'

export interface Part {
  readonly state: PartState
  /** For people: where it is, or what would turn it on. */
  readonly note: string
}

export interface Parts {
  set(name: PartName, state: PartState, note: string): void
  /** For a part that knows its own state at any moment. */
  watch(name: PartName, part: () => Part): void
  all(): Readonly<Record<PartName, Part>>
  /** Whether everything that is meant to run does. */
  ready(): boolean
}

/** What runs and what does not; the start prints it, the page shows it, `/readyz` reports it. */
export function createParts(): Parts {
  const parts = new Map<PartName, () => Part>()
  const off: Part = { state: 'off', note: '' }
  const all = () =>
    Object.fromEntries(partNames.map((name) => [name, parts.get(name)?.() ?? off])) as Record<
      PartName,
      Part
    >
  return {
    set(name, state, note) {
      parts.set(name, () => ({ state, note }))
    },
    watch(name, part) {
      parts.set(name, part)
    },
    all,
    ready: () => Object.values(all()).every(({ state }) => state === 'ready' || state === 'off'),
  }
}

export const partLabels: Readonly<Record<PartName, string>> = {
  database: 'Database',
  terminal: 'Terminal',
  web: 'Web page',
  slack: 'Slack',
  discord: 'Discord',
  model: 'Language model',
}
