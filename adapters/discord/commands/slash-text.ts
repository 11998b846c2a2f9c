import { argumentKind } from '#src/conversation/argument-kind.ts'
import { commands } from '#src/conversation/commands/index.ts'
import { splitWords } from '#src/conversation/words.ts'
import { pairs } from './field-pairs.ts'
import { kebab } from './names.ts'

/** A command as somebody types it on Discord: `why r12` is `/why id:r12`. */
export function slashText(text: string): string {
  const words = splitWords(text)
  const named = [2, 1].flatMap((length) => {
    const name = words
      .slice(0, length)
      .map((word) => word.text)
      .join(' ')
    const command = commands.find((each) => each.name === name)
    return command === undefined ? [] : [{ command, rest: words.slice(length) }]
  })[0]
  if (named === undefined) return `/${text}`
  const { command, rest } = named
  const { bare: reads } = command
  const typed = rest.filter(({ key }) => key === undefined).map((word) => word.text)
  const bare =
    reads.kind === 'rest' && typed.length > 0
      ? [`${kebab(reads.option)}:${typed.join(' ')}`]
      : typed.map((word, i) => {
          const option = reads.kind === 'list' ? reads.options[i] : 'model'
          return option === undefined ? word : `${kebab(option)}:${word}`
        })
  const given = rest.flatMap(({ key, text: value }) => (key === undefined ? [] : [{ key, value }]))
  const isFact = ({ key }: { readonly key: string }) => {
    const schema = command.options.shape[key]
    return schema !== undefined && argumentKind(schema).kind === 'field'
  }
  const facts = given.filter(isFact).flatMap(({ key, value }, i) => {
    const pair = pairs[i]
    return pair === undefined ? [] : [`${pair.field}:${key}`, `${pair.value}:${value}`]
  })
  const options = given.filter((each) => !isFact(each))
  const named = options.map(({ key, value }) => `${kebab(key)}:${value}`)
  return [`/${command.name}`, ...bare, ...named, ...facts].join(' ')
}
