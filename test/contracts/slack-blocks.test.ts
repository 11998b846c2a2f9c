import type { ActionsBlockElement, ContextActionsBlockElement } from '@slack/types'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Action, Block, Card } from '#src/card/card.ts'
import { profileFieldNames } from '#src/profile/schema.ts'
import { actionName, parseActionValue } from '../../adapters/slack/blocks/action-ids.ts'
import type { CardView, SlackMessage } from '../../adapters/slack/blocks/card-message.ts'
import { messageProblems } from '../../adapters/slack/blocks/check-message.ts'
import { everyCard } from '../support/every-card.ts'
import { hostileText, hostileTexts } from '../support/hostile-text.ts'
import { cardMessage, messagesOf } from '../support/slack-pages.ts'

// The first test that asks makes every card there is, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 })

const by = 'U0ASKER'
const views = (savedId: string | null): readonly CardView[] =>
  [false, true].flatMap((plain): CardView[] => [
    { askedBy: by, savedId, audience: 'asker', plain },
    { askedBy: by, savedId, audience: 'channel', plain },
    { askedBy: by, savedId, audience: 'channel', sharedBy: 'U0SHARER', plain },
    { askedBy: by, savedId, audience: 'asker', spent: true, spentNote: 'Answered: weekly.', plain },
  ])

interface Shown {
  readonly strings: readonly string[]
  readonly types: readonly string[]
  readonly users: readonly unknown[]
}

/** What a client draws: every string but ids, types and what buttons carry back. */
function shown(value: unknown, key = ''): Shown {
  const none = { strings: [], types: [], users: [] }
  if (typeof value === 'string') {
    if (key === 'type') return { ...none, types: [value] }
    return /^(?:value|action_id|block_id|style|align|user_id|level)$/.test(key)
      ? none
      : { ...none, strings: [value] }
  }
  if (typeof value !== 'object' || value === null) return none
  const entries = Object.entries(value)
  const parts = entries.map(([name, each]) => shown(each, Array.isArray(value) ? key : name))
  const user = 'user_id' in value ? [value.user_id] : []
  return {
    strings: parts.flatMap(({ strings }) => strings),
    types: parts.flatMap(({ types }) => types),
    users: [...user, ...parts.flatMap(({ users }) => users)],
  }
}

type Element = ActionsBlockElement | ContextActionsBlockElement

function elements(message: SlackMessage): readonly Element[] {
  return message.blocks.flatMap((block): readonly Element[] =>
    block.type === 'actions' || block.type === 'context_actions' ? block.elements : [],
  )
}

/** Whom the card names as having said something. */
function speakersIn(card: Card): readonly (string | undefined)[] {
  return card.blocks.flatMap((block) =>
    block.type === 'table' ? block.rows.map((row) => row[block.headers.indexOf('Said by')]) : [],
  )
}

/** All that holds for every message of any card. */
function expectGood(card: Card, view: CardView): void {
  const messages = messagesOf(card, view)
  // An address that came with a command takes five, and the explanation is one.
  expect(messages.length).toBeLessThanOrEqual(4)
  for (const message of messages) expectGoodMessage(message, card, view)
}

function expectGoodMessage(message: SlackMessage, card: Card, view: CardView): void {
  expect(messageProblems(message)).toEqual([])
  const { strings, types, users } = shown(message)
  const ours = card.blocks.flatMap((block) => (block.type === 'sources' ? block.sources : []))
  const addresses = new Set(
    ours.flatMap(({ url }) => (URL.canParse(url) ? [new URL(url).href] : [])),
  )
  const text = strings.join('\n\n')
  expect(text).not.toMatch(/<[!@#]|@(?:here|channel|everyone)\b/i)
  const followed = [...text.matchAll(/<(\w+:[^|<>]*)\|/g)].map(([, address = '']) => address)
  const written = [...addresses].map((each) => each.replaceAll('|', '%7C').replaceAll('&', '&amp;'))
  expect(followed.filter((address) => !written.includes(address))).toEqual([])
  // An address stands nowhere but in such a link.
  expect(text.replaceAll(/<[^|<>]*\|[^<>]*>/g, '')).not.toContain('://')
  expect(types).not.toContain('broadcast')
  expect(types).not.toContain('link')
  const isPrivate = view.audience === 'asker' && view.sharedBy === undefined
  const named = isPrivate ? speakersIn(card) : [view.sharedBy]
  expect(users.filter((user) => !named.includes(String(user)))).toEqual([])
  if (view.plain === true) {
    for (const refused of [
      'table',
      'data_table',
      'data_visualization',
      'context_actions',
      'container',
    ]) {
      expect(types).not.toContain(refused)
    }
  }
  const buttons = elements(message).filter((element) => element.type === 'button')
  expect(buttons.filter(({ style }) => style === 'primary').length).toBeLessThanOrEqual(1)
  for (const { action_id = '', value = '' } of buttons) {
    expect(actionName(action_id)).toBeDefined()
    expect(parseActionValue(value)).toMatchObject({ by: view.askedBy })
  }
  // Four hundred characters, each at most five when escaped, and what joins them.
  expect(message.text.length).toBeLessThan(2100)
}

let made: ReturnType<typeof everyCard> | undefined
/** Made once, inside the first test that asks. */
const cardsMade = () => {
  made ??= everyCard()
  return made
}

describe('every card there is', () => {
  it('is drawn without a problem, for whom and wherever', async () => {
    const cards = await cardsMade()
    expect(cards.length).toBeGreaterThan(200)
    for (const { card, id } of cards) for (const view of views(id)) expectGood(card, view)
  })

  it('leaves nothing out', async () => {
    for (const { name, card, id } of await cardsMade()) {
      // What is exported comes as a file.
      if (card.title.startsWith('Everything kept')) continue
      const view = { askedBy: by, savedId: id, audience: 'asker' } as const
      const all = shown(cardMessage(card, view)).strings.join('\n')
      expect(all, name).not.toContain('Left out for length')
      const sources = card.blocks.flatMap((block) =>
        block.type === 'sources' ? block.sources : [],
      )
      const titles = sources.map(({ title }) => title.replaceAll(/[*`&<>_|].*/g, '').slice(0, 40))
      expect(titles.filter((title) => !all.includes(title))).toEqual([])
    }
  })

  it('says so when it leaves something out', async () => {
    for (const { name, card, id } of await cardsMade()) {
      const message = cardMessage(card, { askedBy: by, savedId: id, audience: 'asker' })
      const { strings } = shown(message)
      const all = strings.join('\n')
      const rows = card.blocks.flatMap((block) => (block.type === 'table' ? block.rows : []))
      const missing = rows.filter(
        ([first = '']) => first !== '' && !all.includes(first.slice(0, 15)),
      )
      if (missing.length > 0 && !missing.some(([first = '']) => /[*`&<>_]/.test(first))) {
        expect(all, name).toMatch(/\d rows?|more parts?/)
      }
    }
  })

  it('keeps its size when every text of it is at its longest and hostile', async () => {
    const cards = await cardsMade()
    for (const filler of hostileTexts) {
      for (const { card, id } of cards.filter((_, at) => at % 15 === 0)) {
        const long = stretched(card, filler)
        for (const view of views(id).slice(0, 5)) expectGood(long, view)
      }
    }
  })
})

/** The card with `filler` in every text, a hundred rows in every table and all lists twice as long. */
function stretched(card: Card, filler: string): Card {
  const long = (text: string) => `${text} ${filler}`
  const twice = <T>(items: readonly T[]) => [...items, ...items]
  const block = (each: Block): Block => {
    switch (each.type) {
      case 'text':
        return { ...each, markdown: long(each.markdown) }
      case 'fields':
        return {
          ...each,
          fields: twice(each.fields).map(({ label, value }) => ({
            label: long(label),
            value: long(value),
          })),
        }
      case 'table':
        return {
          ...each,
          headers: each.headers.map(long),
          rows: Array.from({ length: 100 }, (_, at) =>
            (each.rows[at % each.rows.length] ?? []).map(long),
          ),
        }
      case 'sources':
        return {
          ...each,
          sources: each.sources.map((source) => ({ ...source, title: long(source.title) })),
        }
      case 'actions':
        return {
          ...each,
          actions: twice(each.actions).map(
            (action): Action => ({ ...action, label: long(action.label) }),
          ),
        }
    }
  }
  return { ...card, title: long(card.title), blocks: card.blocks.map(block) }
}

const source = fc.record({
  basis: fc.constantFrom('paper' as const, 'judgement' as const),
  title: hostileText,
  url: fc.constantFrom(
    'https://arxiv.org/abs/1',
    'https://a.example/?q=a|b&c=<d>',
    'javascript:x',
    '',
  ),
  checkedOn: fc.constantFrom(null, '2026-11-23'),
})
const cell = fc.oneof(
  hostileText,
  fc.constantFrom('$410 ($330 to $560)', '13 GiB', '1,200', '', '00:00 to 06:00'),
)
const action = fc.record(
  {
    id: fc.constantFrom('answer', 'why'),
    label: hostileText,
    command: hostileText,
    reply: hostileText,
    value: hostileText,
  },
  { requiredKeys: ['id', 'label', 'command'] },
)
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constant('text' as const), markdown: hostileText }),
  fc.record({
    type: fc.constant('text' as const),
    markdown: fc
      .array(hostileText, { maxLength: 8 })
      .map((lines) => `**Heading**\n- ${lines.join('\n- ')}`),
  }),
  fc.record({
    type: fc.constant('fields' as const),
    fields: fc.array(fc.record({ label: hostileText, value: hostileText }), { maxLength: 40 }),
  }),
  fc.record(
    {
      type: fc.constant('table' as const),
      caption: hostileText,
      headers: fc.array(hostileText, { maxLength: 30 }),
      rows: fc.array(fc.array(cell, { maxLength: 30 }), { maxLength: 130 }),
    },
    { requiredKeys: ['type', 'headers', 'rows'] },
  ),
  fc.record({
    type: fc.constant('sources' as const),
    sources: fc.array(source, { maxLength: 60 }),
  }),
  fc.record({
    type: fc.constant('actions' as const),
    actions: fc.array(action, { maxLength: 60 }),
  }),
)
const anyCard: fc.Arbitrary<Card> = fc.record(
  { title: hostileText, blocks: fc.array(block, { maxLength: 70 }), nextStep: hostileText },
  { requiredKeys: ['title', 'blocks'] },
)
const anyView: fc.Arbitrary<CardView> = fc.record(
  {
    askedBy: fc.constant(by),
    savedId: fc.constantFrom(null, 'r12', 'e7', '', '<!here>'),
    audience: fc.constantFrom('asker' as const, 'channel' as const),
    sharedBy: fc.oneof(fc.constant('U0SHARER'), hostileText),
    spent: fc.boolean(),
    spentNote: hostileText,
    plain: fc.boolean(),
  },
  { requiredKeys: ['askedBy', 'savedId', 'audience'] },
)

it('F83: F84: F85: F89: any card at all is drawn within the limits, and shows only', () => {
  fc.assert(
    fc.property(anyCard, anyView, (card, view) => {
      expectGood(card, view)
    }),
    { numRuns: 100 },
  )
})

describe('what is shared', () => {
  it('quotes nobody and names nobody but who shared it, whatever the card holds', async () => {
    for (const { card, id } of await cardsMade()) {
      const message = cardMessage(card, {
        askedBy: by,
        savedId: id,
        audience: 'channel',
        sharedBy: 'U0SHARER',
      })
      const { strings } = shown(message.blocks.slice(1))
      for (const text of strings) {
        expect(text).not.toMatch(/“[^”]*”/)
        expect(text).not.toMatch(/^(?:Said by|From your words)$/)
      }
      expect(JSON.stringify(message.blocks)).toContain('U0SHARER')
    }
  })

  it('keeps the inputs and the verdict', async () => {
    const [{ card } = { card: undefined }] = await cardsMade()
    if (card === undefined) throw new Error('there is no card')
    const view = { askedBy: by, savedId: 'r1', audience: 'channel', sharedBy: 'Ann' } as const
    const all = shown(cardMessage(card, view)).strings.join('\n')
    expect(all).toContain('Shared by Ann')
    expect(all).toContain('requests per day')
    expect(all).toContain('2,000 a day')
    expect(all).toContain('Neither yet')
    expect(all).not.toContain('300 pages')
  })
})

it('names who said what to the asker alone', async () => {
  const said = (await cardsMade()).find(({ card }) => speakersIn(card).includes('U0BOB'))
  if (said === undefined) throw new Error('no card names two people')
  const { card } = said
  const show = (audience: 'asker' | 'channel', plain = false) =>
    JSON.stringify(cardMessage(card, { askedBy: by, savedId: null, audience, plain }).blocks)
  expect(show('asker')).toContain('"user_id":"U0BOB"')
  expect(show('asker', true)).toContain('U0BOB')
  expect(show('channel')).not.toMatch(/U0BOB|Said by/)
  expect(show('channel', true)).not.toMatch(/U0BOB|Said by/)
})

describe('buttons', () => {
  const card: Card = {
    title: 'A card · r1',
    blocks: [
      { type: 'actions', actions: [{ id: 'why', label: 'Why', value: 'r1', command: 'why r1' }] },
    ],
  }
  const labels = (view: CardView) =>
    elements(cardMessage(card, view)).flatMap((element) =>
      element.type === 'button' ? [element.text.text] : [element.type],
    )

  it('offer to share what is private and kept, and nothing else', () => {
    const view = { askedBy: by, savedId: 'r1', audience: 'asker' } as const
    expect(labels(view)).toEqual(['Why', 'Share to channel', 'feedback_buttons'])
    expect(labels({ ...view, audience: 'channel' })).toEqual(['Why', 'feedback_buttons'])
    expect(labels({ ...view, savedId: null })).toEqual(['Why'])
    expect(labels({ ...view, plain: true })).toEqual(['Why', 'Share to channel', '👍', '👎'])
  })

  it('give way to a line when they are spent', () => {
    const view = {
      askedBy: by,
      savedId: null,
      audience: 'asker',
      spent: true,
      spentNote: 'Answered: *weekly*.',
    } as const
    expect(labels(view)).toEqual([])
    expect(shown(cardMessage(card, view)).strings).toContain('Answered: ∗weekly∗.')
  })

  it('each answer the field they stand for', async () => {
    const cards = (await cardsMade()).filter(({ name }) => name.startsWith('question '))
    const answered = cards.flatMap(({ card: each }) =>
      elements(cardMessage(each, { askedBy: by, savedId: null, audience: 'asker' })).flatMap(
        (element) =>
          element.type === 'button' ? [parseActionValue(element.value ?? '')?.command ?? ''] : [],
      ),
    )
    const fields = answered.flatMap((command) => /^advise (\w+)=/.exec(command)?.[1] ?? [])
    expect(fields.every((field) => profileFieldNames.some((each) => each === field))).toBe(true)
    expect(new Set(fields).size).toBeGreaterThan(15)
  })
})
