import { ButtonStyle, ComponentType } from 'discord.js'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block, Card } from '#src/card/card.ts'
import { commands } from '#src/conversation/commands/index.ts'
import { topics } from '#src/guide/guide.ts'
import { profileFieldNames } from '#src/profile/schema.ts'
import { cardMessages } from '../../adapters/discord/components/card-messages.ts'
import type { CardView } from '../../adapters/discord/components/card-view.ts'
import { messageProblems } from '../../adapters/discord/components/check-message.ts'
import { modalProblems } from '../../adapters/discord/components/check-modal.ts'
import {
  customId,
  type Meaning,
  readCustomId,
} from '../../adapters/discord/components/custom-id.ts'
import { cardMarkdown, escaped } from '../../adapters/discord/components/escape.ts'
import { tableLines } from '../../adapters/discord/components/table-text.ts'
import { answerForm, reasonForm, supposeForm } from '../../adapters/discord/modals.ts'
import { temporaryApp } from '../support/app.ts'

const view: CardView = {
  by: '1234567890123456789',
  savedId: 'r12',
  accent: 'fine-tune',
  isPublic: true,
}

const textOf = (card: Card) =>
  JSON.stringify(cardMessages(card, view).map(({ components }) => components))

function expectSound(card: Card): void {
  const messages = cardMessages(card, view)
  expect(messages.length).toBeGreaterThan(0)
  for (const message of messages) expect(messageProblems(message), card.title).toEqual([])
}

describe('every card there is', () => {
  const project =
    'we answer support tickets from 300 pages of manuals that change every week, 2,000 a day, no labelled answers, 20k dollars, hosted is fine, wrong answers cost us customers, prompting is close, 4 H100s, p95 under 2s'
  const texts = [
    project,
    'advise',
    ...commands.flatMap(({ name, examples }) => [...examples, `help ${name}`]),
    ...topics.map(({ id }) => `learn ${id}`),
    'why',
    'history',
    'privacy',
    'estimate serve model=lama-9',
    'whatif budgetUsd=many',
    'fleet',
    'what is the weather',
  ]

  it('is within the limits', { timeout: 60_000 }, async () => {
    const { ask } = temporaryApp()
    for (const text of texts) {
      const { card } = await ask(text)
      expectSound(card)
    }
  })
})

describe('a card at its longest', () => {
  const long = (count: number, of = 'word ') => of.repeat(count)
  it.each<[string, Block]>([
    ['a text of 9,000 characters', { type: 'text', markdown: long(1800) }],
    [
      'a table of a hundred rows',
      {
        type: 'table',
        headers: ['Rule', 'Says', 'Because'],
        rows: Array.from({ length: 100 }, (_, i) => [`R${i}`, long(20), long(20)]),
      },
    ],
    [
      'fields of long values',
      {
        type: 'fields',
        fields: Array.from({ length: 60 }, () => ({ label: long(5), value: long(40) })),
      },
    ],
    [
      'forty buttons',
      {
        type: 'actions',
        actions: Array.from({ length: 40 }, (_, i) => ({
          id: 'run',
          label: long(40),
          command: `why r${i}`,
        })),
      },
    ],
    [
      'a button of a command that no id holds',
      { type: 'actions', actions: [{ id: 'run', label: 'Run', command: long(60) }] },
    ],
  ])('%s', (_, block) => {
    expectSound({ title: long(100), blocks: Array.from({ length: 6 }, () => block) })
  })

  it('has room for everything at once', () => {
    const texts = Array.from({ length: 40 }, () => ({ type: 'text', markdown: 'x' }) as const)
    const action = (id: string, i: number, more: object = {}) => ({
      id,
      label: `${id} ${i}`,
      command: `why r${i}`,
      ...more,
    })
    const actions = [
      ...Array.from({ length: 30 }, (_, i) => action('answer', i, { reply: `answer ${i}` })),
      ...Array.from({ length: 30 }, (_, i) => action('run', i)),
    ]
    const card = { title: 'All', blocks: [...texts, { type: 'actions', actions } as const] }
    expectSound({ ...card, nextStep: 'help' })
    const shared = cardMessages({ ...card, nextStep: 'help' }, { ...view, sharedBy: 'Ada' })
    for (const message of shared) expect(messageProblems(message)).toEqual([])
  })

  it('says what did not fit, and where to read it', () => {
    const blocks = Array.from({ length: 9 }, () => ({ type: 'text', markdown: long(600) }) as const)
    expect(textOf({ title: 'Long', blocks })).toMatch(/did not fit.*\/why id:r12/)
  })
})

describe('anybody’s words', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      '@everyone',
      '@here',
      '<@123>',
      '<@&456>',
      '<#789>',
      '[bank](https://evil.example)',
      'https://evil.example',
      '**bold** __line__ ~~gone~~ ||spoiler||',
      '```js\nalert(1)\n```',
      '# heading',
      '-# small',
      '> quote',
      ':skull:',
      'a\u0301\u0302\u0303\u0304\u0305\u0306',
      '\u202Eevil',
      '👩‍👩‍👧‍👦'.repeat(50),
    ),
  )
  const block: fc.Arbitrary<Block> = fc.oneof(
    fc.record({ type: fc.constant('text' as const), markdown: hostile }),
    fc.record({
      type: fc.constant('fields' as const),
      fields: fc.array(fc.record({ label: hostile, value: hostile }), { minLength: 1 }),
    }),
    fc.record({
      type: fc.constant('table' as const),
      headers: fc.array(hostile, { minLength: 2, maxLength: 2 }),
      rows: fc.array(fc.array(hostile, { minLength: 2, maxLength: 2 })),
    }),
  )

  it('never break a limit, mention anybody or link anywhere', () => {
    fc.assert(
      fc.property(hostile, fc.array(block, { maxLength: 8 }), (title, blocks) => {
        const messages = cardMessages({ title, blocks }, view)
        for (const message of messages) {
          expect(messageProblems(message)).toEqual([])
          // Inside code Discord reads neither mentions nor links; what ends code is escaped.
          const contents = JSON.stringify(message.components).replaceAll(
            /(?<!\\)(```|`)(?:(?!`).)*\1/gs,
            '',
          )
          expect(contents).not.toMatch(/(?<!\\\\)<[@#]/)
          expect(contents).not.toMatch(/https?:\/\//)
          expect(contents).not.toContain('\u202e')
        }
      }),
      { numRuns: 300 },
    )
  })

  it('are shown as they were typed', () => {
    expect(escaped('2*3_4 @here [a](b)')).toBe('2\\*3\\_4 \\@here \\[a\\]\\(b\\)')
    expect(escaped('# loud\n1. one\n- item')).toBe('\\# loud\n\\1. one\n\\- item')
  })

  it('keep the marks of the card itself', () => {
    expect(cardMarkdown('**Now** use `a*b`\n- x_y')).toBe('**Now** use `a*b`\n- x\\_y')
  })
})

describe('a table', () => {
  it('stands in columns where a phone has room, amounts to the right', () => {
    const lines = tableLines({
      type: 'table',
      headers: ['GPU', 'Cost'],
      rows: [
        ['L4', '$4'],
        ['H100', '$12'],
      ],
    })
    expect(lines).toEqual(['```', 'GPU   Cost', 'L4      $4', 'H100   $12', '```'])
  })

  it('is a list where it has not, its headings told once', () => {
    const lines = tableLines({
      type: 'table',
      headers: ['I understood', '', 'From your words'],
      rows: [['budget', '$20k', '“we have twenty thousand dollars for this year”']],
    })
    expect(lines).toEqual([
      '-# I understood · From your words',
      '- **budget** $20k · “we have twenty thousand dollars for this year”',
    ])
  })

  it('is a list of labelled values where there are many', () => {
    const lines = tableLines({
      type: 'table',
      headers: ['', 'Do', 'When', 'Cost'],
      rows: [['Now', 'Prompting with a large model', 'at once', 'nothing up front']],
    })
    expect(lines).toEqual([
      '- **Now**',
      '  Do: Prompting with a large model · When: at once · Cost: nothing up front',
    ])
  })
})

describe('every form', () => {
  it.each(profileFieldNames)('that asks for %s is within the limits', (field) => {
    expect(modalProblems(answerForm([field]))).toEqual([])
  })

  it('asks for five fields at most, and for one’s own words without any', () => {
    expect(modalProblems(answerForm(profileFieldNames))).toEqual([])
    expect(answerForm(profileFieldNames).components).toHaveLength(5)
    expect(modalProblems(answerForm([]))).toEqual([])
    expect(modalProblems(reasonForm('r12'))).toEqual([])
    expect(modalProblems(supposeForm('r12'))).toEqual([])
  })

  it('has radio groups where the answers are few', () => {
    expect(JSON.stringify(answerForm(['dataResidency']))).toContain(
      `"type":${ComponentType.RadioGroup}`,
    )
  })
})

describe('what a button carries', () => {
  const meanings: readonly Meaning[] = [
    { does: 'run', by: '12', command: 'whatif a=b|c' },
    { does: 'reply', by: '12', words: 'not sure' },
    { does: 'feedback', by: '12', id: 'e7', isGood: false },
    { does: 'choose', by: '12' },
    { does: 'suppose', by: '12', id: 'r1' },
    { does: 'share', by: '12', id: 'r1' },
    { does: 'write', by: '12', fields: ['requestsPerDay', 'latencyMs'] },
    { does: 'stop', by: '12' },
  ]

  it.each(meanings)('$does comes back as it was', (meaning) => {
    expect(readCustomId(customId(meaning) ?? '')).toEqual(meaning)
  })

  it.each(['', 'zzz', 'c0|run|12|why', 'c1|fly|12|x', 'c1|run|12|'])('“%s” is not ours', (text) => {
    expect(readCustomId(text)).toBeUndefined()
  })

  it('fits into a hundred characters or is not offered', () => {
    // "c1|run|12|" is ten characters.
    const command = (length: number) =>
      customId({ does: 'run', by: '12', command: 'x'.repeat(length) })
    expect(command(90)).toHaveLength(100)
    expect(command(91)).toBeUndefined()
  })
})

describe('the limits of a message', () => {
  const message = (components: readonly object[]) => ({
    components: [{ type: ComponentType.Container, components }],
    allowed_mentions: { parse: [] },
  })
  const displays = (count: number, length = 1) =>
    Array.from({ length: count }, () => ({
      type: ComponentType.TextDisplay,
      content: 'x'.repeat(length),
    }))
  const buttons = (count: number, more: object = {}) => [
    {
      type: ComponentType.ActionRow,
      components: Array.from({ length: count }, (_, i) => ({
        type: ComponentType.Button,
        style: ButtonStyle.Secondary,
        label: 'Go',
        custom_id: `b${i}`,
        ...more,
      })),
    },
  ]

  it.each<[string, readonly object[], number]>([
    // The container is one of the forty.
    ['40 components', displays(39), 0],
    ['41 components', displays(40), 1],
    ['4,000 characters', displays(2, 2000), 0],
    ['4,002 characters', displays(2, 2001), 1],
    ['5 buttons', buttons(5), 0],
    ['6 buttons', buttons(6), 1],
    ['a label of 80', buttons(1, { label: 'x'.repeat(80) }), 0],
    ['a label of 81', buttons(1, { label: 'x'.repeat(81) }), 1],
    ['an id of 100', buttons(1, { custom_id: 'x'.repeat(100) }), 0],
    ['an id of 101', buttons(1, { custom_id: 'x'.repeat(101) }), 1],
    ['one id twice', buttons(2, { custom_id: 'x' }), 1],
    ['an empty text', displays(1, 0), 1],
    ['nothing', [], 1],
  ])('%s', (_, components, problems) => {
    expect(messageProblems(message(components))).toHaveLength(problems)
  })

  it('want mentions closed', () => {
    const { components } = message(displays(1))
    expect(messageProblems({ components })).toEqual(['/allowed_mentions: not empty'])
  })
})
