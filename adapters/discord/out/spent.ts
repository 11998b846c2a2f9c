import { type APIMessageTopLevelComponent, ComponentType, type Message } from 'discord.js'

/** A message's components with every button and select turned off: they were used. */
export function spentComponents(message: Message): APIMessageTopLevelComponent[] {
  return message.components.map((each) => spent(each.toJSON()) as APIMessageTopLevelComponent)
}

const pressable: ReadonlySet<number> = new Set([ComponentType.Button, ComponentType.StringSelect])

interface Nested {
  readonly type: number
  readonly components?: readonly Nested[]
}

function spent(component: unknown): unknown {
  const each = component as Nested
  if (pressable.has(each.type)) return { ...each, disabled: true }
  if (each.components === undefined) return each
  return { ...each, components: each.components.map(spent) }
}
