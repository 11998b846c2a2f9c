import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inertMrkdwn, inertText, link, safeUrl } from '../../../adapters/slack/blocks/escape.ts'
import { headOf, pieces, shorten, shortenedStart } from '../../../adapters/slack/blocks/shorten.ts'
import { mrkdwnOf } from '../../../adapters/slack/blocks/text-objects.ts'
import { hostileText } from '../../support/hostile-text.ts'

/** What Slack would act on: its control sequences, mentions by name, addresses. */
const acting = /<[!@#]|@(?:here|channel|everyone)\b|:\/\/|\b(?:mailto|javascript):/i

describe('F83: F84: text that shows and never acts', () => {
  it.each([
    // Slack: "& < >" are its control characters, written &amp; &lt; &gt; (formatting message text).
    ['a & b < c > d', 'a &amp; b &lt; c &gt; d'],
    ['<!channel>', '‹!channel&gt;'],
    ['<@U123>', '‹@U123&gt;'],
    ['@here @Channel @here_', '＠here ＠Channel ＠here＿'],
    ['someone@hereford.example', 'someone@hereford.example'],
    ['https://evil.example', 'https:∕∕evil.example'],
    ['*not bold*', '∗not bold∗'],
    ['_not italic_', '＿not italic＿'],
    ['q4_k_m', 'q4_k_m'],
    ['~not struck~', '∼not struck∼'],
    ['> no quote', '› no quote'],
  ])('%s', (text, expected) => {
    expect(inertMrkdwn(text)).toBe(expected)
  })

  it('holds for any text, as plain text and as mrkdwn', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(inertText(text)).not.toMatch(acting)
        expect(inertMrkdwn(text)).not.toMatch(acting)
        expect(mrkdwnOf(text)).not.toMatch(acting)
        // Every < and > of the text itself is escaped, so no control sequence can begin.
        expect(inertMrkdwn(text)).not.toMatch(/[<>]/)
        expect(inertMrkdwn(text)).not.toMatch(/&(?!amp;|lt;|gt;)/)
        expect(inertMrkdwn(text)).not.toMatch(/[*`~]/)
      }),
    )
  })

  it('keeps a card’s own marks as mrkdwn', () => {
    expect(mrkdwnOf('**Why**\n- `help` & more\n- 2 * 3')).toBe(
      '*Why*\n• `help` &amp; more\n• 2 ∗ 3',
    )
  })
})

describe('links', () => {
  it.each([
    ['https://arxiv.org/abs/2005.11401', 'https://arxiv.org/abs/2005.11401'],
    ['https://a.example/?a=1&b=2', 'https://a.example/?a=1&amp;b=2'],
    ['https://a.example/x|y>z', 'https://a.example/x%7Cy%3Ez'],
    ['javascript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['', undefined],
    ['https://', undefined],
  ])('%s', (url, expected) => {
    expect(safeUrl(url)).toBe(expected)
  })

  it('have one address and words that cannot end them', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (words, path) => {
        const shown = link(`https://ours.example/${path.toWellFormed()}`, words)
        expect(shown).toMatch(/^<https:\/\/ours\.example\/[^|<>]*\|[^|<>]*>$|^[^<>]*$/)
      }),
    )
  })
})

describe('F85: Unicode', () => {
  it('drops what is invisible or turns text around, and keeps emoji of several parts', () => {
    expect(inertText('\u202Egpj.exe\u202C a\u200Bb')).toBe('gpj.exe ab')
    expect(inertText('👩‍👩‍👧‍👦 👨🏽‍💻 🏳️‍🌈')).toBe('👩‍👩‍👧‍👦 👨🏽‍💻 🏳️‍🌈')
    expect(inertText('a\u200db')).toBe('ab')
  })

  it('keeps four marks on a letter, as scripts need, and no tower', () => {
    expect(inertText(`e${'\u0301'.repeat(30)}`)).toBe(`e${'\u0301'.repeat(4)}`)
    expect(inertText('Tiếng Việt ไทย हिन्दी')).toBe('Tiếng Việt ไทย हिन्दी')
  })

  it('is well-formed and survives a second pass unchanged', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const once = inertText(text)
        expect(once.isWellFormed()).toBe(true)
        expect(inertText(once)).toBe(once)
      }),
    )
  })
})

describe('what looks harmless', () => {
  /** Nothing with an invisible character in it is taken for harmless, and that one is dropped. */
  const readThrough = (text: string) => inertText(`${text}\u200B`)

  it('is what reading through it would leave, character by character', () => {
    const different = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code))
      .filter((each) => each.isWellFormed())
      .filter((each) => inertText(each) !== readThrough(each))
    expect(different).toEqual([])
  })

  it('and together', () => {
    const pieces = [
      '<',
      '!',
      '@',
      'here',
      ':',
      '//',
      'http',
      'slack:',
      ' ',
      '\n',
      'é',
      '’',
      '–',
      '\u0301',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (given) => {
        expect(inertText(given.join(''))).toBe(readThrough(given.join('')))
      }),
    )
  })
})

describe('shortening', () => {
  it.each([
    // "…" takes one of the characters.
    ['abcdef', 4, 'abc…', '…def'],
    ['abcdef', 1, '…', '…'],
    ['ab cdef', 4, 'ab…', '…def'],
    ['abcdef', 6, 'abcdef', 'abcdef'],
  ])('%s in %i', (text, limit, start, end) => {
    expect(shorten(text, limit)).toBe(start)
    expect(shortenedStart(text, limit)).toBe(end)
  })

  const segments = (text: string) =>
    [...new Intl.Segmenter('en').segment(text)].map(({ segment }) => segment)

  it('never splits what a reader sees as one character, and keeps the limit', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 1, max: 60 }), (text, limit) => {
        const short = shorten(text, limit)
        expect(short.length).toBeLessThanOrEqual(limit)
        const head = headOf(text, limit)
        const whole = segments(text)
        expect(segments(head)).toEqual(whole.slice(0, segments(head).length))
        expect(shortenedStart(text, limit).length).toBeLessThanOrEqual(limit)
      }),
    )
  })

  it.each([
    ['shorter', 10, 'shorter'],
    ['exactly ten', 11, 'exactly ten'],
    ['one too long', 11, 'one too lo…'],
    // The family is eleven UTF-16 units; all of it or none.
    ['ab👩‍👩‍👧‍👦', 12, 'ab…'],
  ])('%s to %i', (text, limit, expected) => {
    expect(shorten(text, limit)).toBe(expected)
  })

  it('keeps the end where that tells names apart', () => {
    // Its last nineteen characters.
    expect(shortenedStart('bedrock amazon.nova-micro-v1:0', 20)).toBe('…zon.nova-micro-v1:0')
  })

  it('cuts long text at lines, then at spaces, and loses nothing but those', () => {
    expect(pieces('one two\nthree four', 8)).toEqual(['one two', 'three', 'four'])
    const text = `${'word '.repeat(500)}end`
    expect(pieces(text, 100).join(' ')).toBe(text)
    expect(pieces('&amp;'.repeat(30), 12).every((piece) => /^(?:&amp;)+$/.test(piece))).toBe(true)
  })
})
