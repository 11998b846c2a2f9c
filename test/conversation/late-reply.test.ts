import { describe, expect, it } from 'vitest'
import { askLocally, asText, temporaryApp } from '../support/app.ts'

/** An interview with its first question open, and its fields. */
async function interviewed() {
  const { app, store } = temporaryApp()
  const reply = await askLocally(app, 'advise')
  const fieldsIn = (of: typeof reply) => {
    const question = of.ok ? of.data.nextQuestion : null
    return (question as { readonly fields: readonly string[] } | null)?.fields ?? []
  }
  const project = () => store.team('terminal:local').project('default')
  const press = (text: string, question: readonly string[]) => askLocally(app, text, { question })
  return { first: fieldsIn(reply), fieldsIn, press, project }
}

describe('what is pressed below a question', () => {
  it.each(['skip', 'not sure', 'back', 'why do you ask'])(
    '“%s” changes nothing once another is open',
    async (word) => {
      const { first, fieldsIn, press, project } = await interviewed()
      const second = fieldsIn(await press('skip', first))
      expect(second).not.toEqual(first)
      const before = await project()
      const late = await press(word, first)
      expect(asText(late)).toContain('closed meanwhile')
      expect(asText(late)).toContain('Question 2')
      expect(fieldsIn(late)).toEqual(second)
      expect((await project()).notSure).toEqual(before.notSure)
    },
  )

  it('counts once when two people press it at the same moment', async () => {
    const { first, press } = await interviewed()
    const [one, other] = await Promise.all([press('skip', first), press('skip', first)])
    expect([one, other].filter((reply) => asText(reply).includes('Skipped.'))).toHaveLength(1)
    for (const reply of [one, other]) expect(asText(reply)).toContain('Question 2')
  })

  it('stops all questions, whichever is open', async () => {
    const { first, press } = await interviewed()
    await press('skip', first)
    expect(asText(await press('stop', first))).toContain('Fine-tune or pre-train?')
  })

  it('is told that none is open when the questions are over', async () => {
    const { first, fieldsIn, press } = await interviewed()
    // Once for the recommendation, and once for the question below it.
    const below = fieldsIn(await press('stop', first))
    expect(asText(await press('stop', below))).toContain('no more questions')
    for (const word of ['skip', 'stop', 'back']) {
      expect(asText(await press(word, first))).toContain('No question is open')
    }
  })

  it('keeps an answer that names its field, though its question is closed', async () => {
    const { first, press, project } = await interviewed()
    await press('skip', first)
    await press('advise knowledgeChanges=daily', first)
    expect((await project()).answers.knowledgeChanges?.value).toBe('daily')
  })
})
