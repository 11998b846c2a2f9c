/** A button as it stands in a message or a view. */
export interface Button {
  readonly action_id: string
  readonly value: string
  readonly label: string
}

/** Every button in what was sent, wherever it is nested. */
export function buttonsIn(sent: unknown): Button[] {
  if (Array.isArray(sent)) return sent.flatMap(buttonsIn)
  if (typeof sent !== 'object' || sent === null) return []
  const { type, action_id, value, text } = sent as Record<string, unknown>
  if (type === 'button' && typeof action_id === 'string' && typeof value === 'string') {
    return [{ action_id, value, label: String((text as { text?: unknown } | undefined)?.text) }]
  }
  if (type === 'feedback_buttons') {
    const { positive_button: up, negative_button: down } = sent as Record<string, { value: string }>
    return [
      { action_id: String(action_id), value: up?.value ?? '', label: 'up' },
      { action_id: String(action_id), value: down?.value ?? '', label: 'down' },
    ]
  }
  return Object.values(sent).flatMap(buttonsIn)
}

/** The button that a person would press. */
export function buttonNamed(sent: unknown, label: string | RegExp): Button {
  const all = buttonsIn(sent)
  const found = all.find((each) =>
    typeof label === 'string' ? each.label === label : label.test(each.label),
  )
  if (found !== undefined) return found
  throw new Error(`no button ${label} among ${all.map((each) => each.label).join(', ')}`)
}
