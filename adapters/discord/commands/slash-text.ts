import { commands } from '#src/conversation/commands/index.ts'
import { splitWords } from '#src/conversation/words.ts'
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
  const bare = rest.filter(({ key }) => key === undefined).map((word) => word.text)
  const given = rest.flatMap(({ key, text: value }) =>
    key === undefined ? [] : [`${kebab(key)}:${value}`],
  )
  const { bare: reads } = command
  const options =
    reads.kind === 'rest' && rest.length > 0
      ? [`${kebab(reads.option)}:${text.slice(command.name.length).trim()}`]
      : [
          ...bare.map((word, i) => {
            const option = reads.kind === 'list' ? reads.options[i] : 'model'
            return option === undefined ? word : `${kebab(option)}:${word}`
          }),
          ...given,
        ]
  return [`/${command.name}`, ...options].join(' ')
}
