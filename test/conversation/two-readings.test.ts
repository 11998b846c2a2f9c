import { describe, expect, it } from 'vitest'
import { groundedFields } from '#src/conversation/extract.ts'
import { joined } from '#src/conversation/two-readings.ts'
import { understand } from '#src/conversation/understand.ts'
import type { Statements } from '#src/profile/statement.ts'
import { asText } from '../support/app.ts'
import { appWithModel, patientDeadlines } from '../support/model.ts'

const field = (field: string, value: string, words: string) => ({ field, value, words })

describe('what a model reads', () => {
  const message = 'Some 12k labelled “contracts”, about 40 requests a second, and the Tone is off.'

  it('stays when its words stand in the message, whatever the case and the quotation marks', () => {
    expect(
      groundedFields(
        [
          field('labelledExamples', '12k', '12K labelled "contracts"'),
          field('requestsPerDay', '40 requests a second', '40 requests a second'),
          field('gap', 'format-and-style', 'tone is off'),
        ],
        message,
      ),
    ).toMatchObject({
      labelledExamples: { value: 12_000 },
      requestsPerDay: { value: 40 * 86_400 },
      gap: { value: ['format-and-style'] },
    })
  })

  it.each([
    ['words that nobody wrote', field('gap', 'format-and-style', 'the style is wrong')],
    ['a number that is not among the words', field('labelledExamples', '15k', '12k labelled')],
    ['a number that was converted', field('requestsPerDay', '3456000', '40 requests a second')],
    ['a field that does not exist', field('colour', 'blue', 'tone is off')],
    ['a choice that does not exist', field('gap', 'bad-vibes', 'tone is off')],
    ['no words', field('gap', 'format-and-style', ' ')],
  ])('is dropped with %s', (_, proposed) => {
    expect(groundedFields([proposed], message)).toEqual({})
  })
})

describe('two readings', () => {
  const stated = (value: unknown, words: string) => ({ value, words })
  const read = understand('We have 300 labelled tickets and must stay on-premises')

  it('add up where only one of them found something', () => {
    const proposed = { team: stated('some-ml', 'must') } as Statements
    const { fields, disputes } = joined(read, proposed, {})
    expect(fields).toMatchObject({ labelledExamples: { value: 300 }, team: { value: 'some-ml' } })
    expect(disputes).toEqual([])
  })

  it('never let the model overwrite a number, said now or before', () => {
    const proposed = {
      labelledExamples: stated(3, '300'),
      requestsPerDay: stated(5, '300'),
    } as Statements
    const stored = { requestsPerDay: stated(2_000, '2k a day') } as Statements
    const { fields, disputes } = joined(read, proposed, stored)
    expect(fields.labelledExamples?.value).toBe(300)
    expect(fields).not.toHaveProperty('requestsPerDay')
    expect(disputes.map((each) => each.field)).toEqual(['labelledExamples', 'requestsPerDay'])
  })

  it('leave a choice open on which they differ', () => {
    const proposed = { dataResidency: stated('hosted-api', 'on-premises') } as Statements
    const { fields, disputes } = joined(read, proposed, {})
    expect(fields).not.toHaveProperty('dataResidency')
    expect(disputes).toHaveLength(1)
  })

  it('name two gaps together, and never three', () => {
    const style = understand('the tone is off')
    const facts = { gap: stated(['missing-facts'], 'the') } as Statements
    expect(joined(style, facts, {}).fields.gap?.value).toEqual([
      'format-and-style',
      'missing-facts',
    ])
    const more = { gap: stated(['missing-facts', 'reasoning'], 'the') } as Statements
    expect(joined(style, more, {}).fields.gap?.value).toEqual(['format-and-style'])
  })

  it('become a question on the card when they differ', async () => {
    const { ask, server } = await appWithModel({ deadlines: patientDeadlines })
    server.says((body) =>
      body.response_format === undefined
        ? 'The rules decided this.'
        : JSON.stringify({
            fields: [field('dataResidency', 'hosted-api', 'must stay on-premises')],
          }),
    )
    const reply = await ask(
      'We have 300 labelled tickets, the tone is off, it must stay on-premises',
    )
    expect(asText(reply)).toMatch(
      /Which is right for data residency: on-premises .* or hosted-api/s,
    )
    const answered = await ask('on-premises')
    expect(asText(answered)).toMatch(/Noted: data residency on-premises/)
  })

  it('are remarked upon while another question stands', async () => {
    const { ask, server } = await appWithModel({ deadlines: patientDeadlines })
    server.says((body) =>
      body.response_format === undefined
        ? 'The rules decided this.'
        : JSON.stringify({
            fields: [field('dataResidency', 'hosted-api', 'must stay on-premises')],
          }),
    )
    await ask('advise')
    const reply = await ask('the tone is off and the data must stay on-premises')
    expect(asText(reply)).toMatch(/For data residency I can read on-premises .* or hosted-api/s)
  })
})
