import { describe, expect, it } from 'vitest'
import { plainText } from '#src/card/plain-text.ts'
import { plainOptions, renderText } from '#src/card/text.ts'
import { wrap } from '#src/card/wrap.ts'
import { commands } from '#src/conversation/commands/index.ts'
import { parseCommand } from '#src/conversation/parse-command.ts'
import { splitWords } from '#src/conversation/words.ts'

const size = 50_000
const fill = (unit: string) => unit.repeat(Math.ceil(size / unit.length)).slice(0, size)

/** Each is the worst for some naive pattern: nested repeats, unclosed quotes, no place to break. */
const hostile = {
  spaces: fill(' '),
  quotes: fill('"'),
  'curly quotes': fill('“'),
  equals: fill('a='),
  dashes: fill('-'),
  stars: fill('**'),
  backticks: fill('`'),
  digits: fill('9'),
  'one word': fill('a'),
  'words and commas': fill('a, '),
  'a command and rubbish': `estimate serve ${fill('x=1 ')}`,
  'bidirectional marks': fill('\u202e'),
  'combining marks': fill('a\u0300'),
  emoji: fill('👩‍🔬'),
  brackets: fill('[('),
}

/** The middle of five runs, so that a pause of the machine does not fail the test. */
function medianMs(run: () => unknown): number {
  const times = Array.from({ length: 5 }, () => {
    const begun = performance.now()
    run()
    return performance.now() - begun
  })
  return times.sort((a, b) => a - b)[2] ?? Number.POSITIVE_INFINITY
}

/** The promise is 5 ms; four times that leaves room for a busy machine, and none for a quadratic. */
const mostMs = 20

const parsers: Readonly<Record<string, (text: string) => unknown>> = {
  splitWords,
  parseCommand: (text) => {
    try {
      return parseCommand(text, commands)
    } catch (error) {
      return error
    }
  },
}
const renderers: Readonly<Record<string, (text: string) => unknown>> = {
  plainText,
  wrap: (text) => wrap(text, 80),
  renderText: (text) =>
    renderText({ title: 'x', blocks: [{ type: 'text', markdown: text }] }, plainOptions),
}

describe.each(Object.entries(hostile))('F87: 50 KB of %s', (_, text) => {
  it.each(Object.entries(parsers))('%s is quick', (_name, parse) => {
    expect(medianMs(() => parse(text))).toBeLessThan(mostMs)
  })

  it.each(Object.entries(renderers))('%s is quick', (_name, render) => {
    // Text of this length never reaches a card; it must not hold up the others all the same.
    expect(medianMs(() => render(text))).toBeLessThan(2 * mostMs)
  })
})

it('F88: a hundred nested quotes and a value of 3,000 characters', () => {
  const text = `estimate serve model=${'"'.repeat(100)}${'x'.repeat(3000)}`
  expect(medianMs(() => parsers.parseCommand?.(text))).toBeLessThan(mostMs)
})
