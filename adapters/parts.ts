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
  all(): Readonly<Record<PartName, Part>>
  /** Whether everything that is meant to run does. */
  ready(): boolean
}

/** What runs and what does not; the start prints it, the page shows it, `/readyz` reports it. */
export function createParts(): Parts {
  const parts = Object.fromEntries(
    partNames.map((name) => [name, { state: 'off', note: '' }]),
  ) as Record<PartName, Part>
  return {
    set(name, state, note) {
      parts[name] = { state, note }
    },
    all: () => ({ ...parts }),
    ready: () => Object.values(parts).every(({ state }) => state === 'ready' || state === 'off'),
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
