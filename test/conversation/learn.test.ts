import { expect, it } from 'vitest'
import { commands } from '#src/conversation/commands/index.ts'
import { parseCommand } from '#src/conversation/parse-command.ts'
import { findTopic, topics } from '#src/guide/guide.ts'
import { asText, temporaryApp } from '../support/app.ts'

it.each(topics.map((topic) => [topic.id, topic] as const))(
  'learn %s: leads only to topics and commands that exist',
  async (id, topic) => {
    for (const other of topic.seeAlso)
      expect(findTopic(other)).toMatchObject({ topic: { id: other } })
    for (const text of topic.commands) expect(parseCommand(text, commands), text).toBeDefined()
    const reply = await temporaryApp().ask(`learn ${id}`)
    expect(reply.ok && reply.data.topic).toBe(id)
    expect(asText(reply)).toContain('Sources')
  },
)

it('lists the topics, finds one in a question, and names the nearest of an unknown one', async () => {
  const { ask } = temporaryApp()
  expect(asText(await ask('learn'))).toContain('learn pre-training')
  expect(asText(await ask('what is lora?'))).toContain('LoRA')
  const unknown = await ask('learn qloar')
  expect(unknown.ok).toBe(false)
  expect(asText(unknown)).toMatch(/I know no topic called "qloar". Nearest: /)
})
