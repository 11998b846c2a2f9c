import { ComponentType } from 'discord.js'
import { limits } from './limits.ts'

/** A component as it goes over the wire, whatever its type. */
interface Wire {
  readonly type: number
  readonly components?: readonly Wire[]
  readonly component?: Wire
  readonly accessory?: Wire
  readonly content?: string
  readonly custom_id?: string
  readonly label?: string
  readonly url?: string
  readonly placeholder?: string
  readonly options?: readonly { readonly label: string; readonly value: string }[]
}

export interface WireMessage {
  readonly components: readonly unknown[]
  readonly allowed_mentions?: { readonly parse?: readonly string[] }
}

/** What Discord would refuse in a message of components, each with its place; nothing when all is well. */
export function messageProblems(message: WireMessage): readonly string[] {
  const top = message.components as readonly Wire[]
  const all = top.flatMap((each, index) => walk(each, `/components/${index}`))
  const characters = all.reduce((sum, { component }) => sum + (component.content?.length ?? 0), 0)
  const ids = all.flatMap(({ component }) => component.custom_id ?? [])
  return [
    ...(top.length === 0 ? ['/components: none'] : []),
    ...over('/components', 'components', all.length, limits.components),
    ...over('/components', 'characters of text', characters, limits.text),
    ...(new Set(ids).size < ids.length ? ['/components: one custom_id twice'] : []),
    ...(message.allowed_mentions?.parse?.length === 0 ? [] : ['/allowed_mentions: not empty']),
    ...all.flatMap(({ component, place }) => componentProblems(component, place)),
  ]
}

function walk(component: Wire, place: string): { component: Wire; place: string }[] {
  const below = [
    ...(component.components ?? []).map((each, i) => ({ each, at: `${place}/components/${i}` })),
    ...(component.accessory ? [{ each: component.accessory, at: `${place}/accessory` }] : []),
    ...(component.component ? [{ each: component.component, at: `${place}/component` }] : []),
  ]
  return [{ component, place }, ...below.flatMap(({ each, at }) => walk(each, at))]
}

const selects: ReadonlySet<number> = new Set([
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
])

function componentProblems(component: Wire, place: string): readonly string[] {
  const { type, content, components = [], custom_id: id, label, options, url } = component
  switch (type) {
    case ComponentType.TextDisplay:
      return content === undefined || content.trim() === '' ? [`${place}: no text`] : []
    case ComponentType.ActionRow: {
      const chosen = components.filter((each) => selects.has(each.type)).length
      const isMixed = chosen > 0 && chosen < components.length
      return [
        ...(components.length === 0 ? [`${place}: an empty row`] : []),
        ...(isMixed ? [`${place}: a select beside buttons`] : []),
        ...over(place, 'selects', chosen, limits.rowSelects),
        ...over(place, 'buttons', components.length, limits.rowButtons),
      ]
    }
    case ComponentType.Button:
      return [
        ...((id === undefined) === (url === undefined) ? [`${place}: needs an id or a link`] : []),
        ...((label ?? '') === '' ? [`${place}: no label`] : []),
        ...over(place, 'characters of label', label?.length ?? 0, limits.buttonLabel),
        ...over(place, 'characters of custom_id', id?.length ?? 0, limits.customId),
      ]
    case ComponentType.StringSelect:
      return [
        ...(options?.length ? [] : [`${place}: no options`]),
        ...over(place, 'options', options?.length ?? 0, limits.selectOptions),
        ...over(place, 'characters of custom_id', id?.length ?? 0, limits.customId),
        ...over(place, 'of placeholder', component.placeholder?.length ?? 0, limits.placeholder),
        ...(options ?? []).flatMap((each) => [
          ...over(place, 'characters of an option', each.label.length, limits.optionLabel),
          ...over(place, 'characters of a value', each.value.length, limits.optionValue),
        ]),
      ]
    case ComponentType.Container:
      return components.length === 0 ? [`${place}: an empty container`] : []
    default:
      return []
  }
}

function over(place: string, what: string, count: number, most: number): readonly string[] {
  return count > most ? [`${place}: ${count} ${what}, at most ${most}`] : []
}
