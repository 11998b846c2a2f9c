import { describe, expect, it } from 'vitest'
import { asText, started } from '../support/app.ts'

describe('more of what a team has', () => {
  it.each([
    ['we just got 2000 more labels', '2,300'],
    ['another 500 labelled invoices arrived', '800'],
    ['we have 200 additional labelled examples now', '500'],
    // How many there are, and not how many came.
    ['we have more than 2000 labelled invoices', '2,000'],
    ['make it 450 labelled invoices', '450'],
  ])('%s', async (text, total) => {
    const ask = await started(
      'We have 300 labelled invoices and want to extract totals, 5k per day',
    )
    const shown = asText(await ask(text))
    expect(shown).toMatch(new RegExp(`labelled examples +${total} +“`))
    expect(shown).toContain(`You said labelled examples was 300`)
    expect(shown).toContain(`I now take ${total}`)
  })

  it('is how many there are where nothing was known', async () => {
    const ask = await started()
    const shown = asText(await ask('we just got 2000 more labelled tickets, should we fine-tune?'))
    expect(shown).toMatch(/labelled examples +2,000 +“/)
  })
})

describe('a count in the noun of an earlier answer', () => {
  const project =
    'Lawyers annotated 6,500 clauses for us, 400 of them are a test set, 3k contracts a day, fine-tune?'

  it.each([
    ['we have 9,000 clauses now', /labelled examples +9,000 +“9,000 clauses”/],
    ['what if we had 60k clauses?', /labelled examples +6,500 +60,000/],
  ])('%s', async (text, shown) => {
    const ask = await started(project)
    expect(asText(await ask(text))).toMatch(shown)
  })

  it.each(['the 12 lawyers are happy', 'it took 40 days', 'clauses are long'])(
    'is no answer in “%s”',
    async (text) => {
      const ask = await started(project)
      expect(asText(await ask(text))).not.toContain('I now take')
    },
  )
})
