import type { KnownBlock, View } from '@slack/types'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acceptedAnswers } from '#src/profile/accepted-answers.ts'
import { parseFieldValue } from '#src/profile/field-value.ts'
import {
  interview,
  type Profile,
  type ProfileField,
  profileFieldNames,
  profileFields,
  profileSchema,
  questionFor,
} from '#src/profile/schema.ts'
import type { Statements } from '#src/profile/statement.ts'
import { parseActionValue, viewIds } from '../../adapters/slack/blocks/action-ids.ts'
import { viewProblems } from '../../adapters/slack/blocks/check-message.ts'
import { feedbackOfView, feedbackView } from '../../adapters/slack/blocks/feedback-view.ts'
import { conditions } from '../../adapters/slack/blocks/field-conditions.ts'
import { homeView } from '../../adapters/slack/blocks/home-view.ts'
import { interviewView, redrawnInterview } from '../../adapters/slack/blocks/interview-view.ts'
import { profileView } from '../../adapters/slack/blocks/profile-view.ts'
import { headOf } from '../../adapters/slack/blocks/shorten.ts'
import {
  answerErrors,
  answersOfView,
  answerWords,
  changesOfView,
  fieldBlockId,
  notKnown,
  profileOfAnswers,
} from '../../adapters/slack/blocks/view-answers.ts'
import { parseViewMetadata, writeMetadata } from '../../adapters/slack/blocks/view-metadata.ts'
import { hostileText } from '../support/hostile-text.ts'

const by = 'U0ASKER'
const metadata = { by, channel: 'C1', thread: '1700000000.000100' }

/** Any profile the schema takes. */
const anyProfile: fc.Arbitrary<Profile> = fc
  .record(Object.fromEntries(profileFieldNames.map((field) => [field, anyValueOf(field)])), {
    requiredKeys: [],
  })
  .map((profile) => profileSchema.parse(profile))

function anyValueOf(field: ProfileField): fc.Arbitrary<unknown> {
  const accepts = (value: unknown) => profileFields[field].safeParse(value).success
  const { choices } = acceptedAnswers(field)
  const numbers = [0, 1, 300, 0.5, 0.25, 40e9, 15e12, 1e21]
  const lists = [['reasoning'], ['missing-facts', 'task-skill']]
  const plain = [...numbers, true, false, 'llama 3.1 8b', ...lists, ...choices].filter(accepts)
  const fixed = fc.constantFrom<unknown>(...plain)
  return accepts('any words') ? fc.oneof(fixed, hostileText.filter(accepts)) : fixed
}

/** What Slack would send of a view submitted as it was drawn. */
function stateOf(view: Pick<View, 'blocks'>): unknown {
  const values: Record<string, object> = {}
  for (const block of view.blocks as KnownBlock[]) {
    if (block.type !== 'input') continue
    const { element } = block
    const initial = element as {
      initial_value?: string
      initial_option?: object
      initial_options?: object[]
    }
    values[block.block_id ?? ''] = {
      [element.action_id ?? '']: {
        type: element.type,
        ...(element.type.endsWith('_input')
          ? { value: initial.initial_value ?? null }
          : element.type === 'checkboxes'
            ? { selected_options: initial.initial_options ?? [] }
            : { selected_option: initial.initial_option ?? null }),
      },
    }
  }
  return { values }
}

/** The state with one input filled in, as a person would. */
function filled(state: unknown, field: ProfileField, text: string): unknown {
  const { values } = state as { values: Record<string, Record<string, { type: string }>> }
  const [[action, { type }] = ['', { type: '' }]] = Object.entries(
    values[fieldBlockId(field)] ?? {},
  )
  const answer = type.endsWith('_input')
    ? { value: text }
    : type === 'checkboxes'
      ? { selected_options: text.split(',').map((value) => ({ value })) }
      : { selected_option: { value: text } }
  return { values: { ...values, [fieldBlockId(field)]: { [action]: { type, ...answer } } } }
}

const question = (fields: readonly ProfileField[]) => ({
  fields,
  why: fields.map((field) => questionFor(field).why).join(' '),
  number: 8,
  most: 8,
})
const fieldsIn = (view: Pick<View, 'blocks'>) =>
  view.blocks.flatMap(({ block_id = '' }) =>
    block_id.startsWith('field:') ? [block_id.slice(6)] : [],
  )
const kindOf = (view: Pick<View, 'blocks'>, field: ProfileField) => {
  const block = (view.blocks as KnownBlock[]).find(
    ({ block_id }) => block_id === fieldBlockId(field),
  )
  return block?.type === 'input' ? block.element.type : undefined
}

describe('the profile', () => {
  it('has an input for every field, filled in, within Slack’s limits', () => {
    fc.assert(
      fc.property(anyProfile, hostileText, (profile, name) => {
        // A project's name has at most 40 characters.
        const project = headOf(name, 40)
        const view = profileView({ project, profile, metadata })
        expect(viewProblems(view)).toEqual([])
        expect(fieldsIn(view).toSorted()).toEqual([...profileFieldNames].toSorted())
        expect(JSON.stringify(view.blocks)).not.toMatch(/<[!@#]|:\/\//)
      }),
      { numRuns: 60 },
    )
  })

  it('changes nothing when it is sent back as it was opened', () => {
    fc.assert(
      fc.property(anyProfile, (profile) => {
        const view = profileView({ project: 'default', profile, metadata })
        const sent = { private_metadata: view.private_metadata ?? '', state: stateOf(view) }
        expect(changesOfView(sent, profile)).toEqual({ set: [], unset: [] })
      }),
      { numRuns: 60 },
    )
  })

  it.each([
    ['budgetUsd', 'plain_text_input'],
    ['corpusTokens', 'plain_text_input'],
    ['latencyMs', 'plain_text_input'],
    ['baseModel', 'plain_text_input'],
    ['labelledExamples', 'number_input'],
    ['baseScore', 'number_input'],
    ['autoGradable', 'radio_buttons'],
    ['knowledgeChanges', 'radio_buttons'],
    ['taskType', 'static_select'],
    ['gap', 'checkboxes'],
  ] as const)('%s is asked for by %s', (field, kind) => {
    expect(kindOf(profileView({ project: 'p', profile: {}, metadata }), field)).toBe(kind)
  })

  it('sets what was changed and forgets what was emptied, unless it came in meanwhile', () => {
    const before: Profile = { budgetUsd: 20_000, labelledExamples: 300, gap: ['reasoning'] }
    const view = profileView({ project: 'p', profile: before, metadata })
    const state = filled(filled(stateOf(view), 'budgetUsd', '$50k'), 'labelledExamples', '')
    const meanwhile: Profile = { ...before, autoGradable: true }
    const sent = { private_metadata: view.private_metadata ?? '', state }
    expect(changesOfView(sent, meanwhile)).toEqual({
      set: [{ field: 'budgetUsd', text: '$50k' }],
      unset: ['labelledExamples'],
    })
  })
})

describe('the interview', () => {
  const questions = [...interview, ...profileFieldNames.map((field) => [field])]

  it('asks every question within Slack’s limits, whatever is known', () => {
    fc.assert(
      fc.property(anyProfile, fc.array(hostileText, { maxLength: 5 }), (answers, remarks) => {
        for (const fields of questions) {
          const view = interviewView({ question: question(fields), answers, remarks, metadata })
          expect(viewProblems(view)).toEqual([])
          expect(view.callback_id).toBe(viewIds.interview)
          expect(JSON.stringify(view.blocks)).not.toMatch(/<[!@#]|:\/\//)
        }
      }),
      { numRuns: 15 },
    )
  })

  it.each([
    // An automatic grader makes the base model's score worth asking for.
    ['labelledExamples,autoGradable', 'autoGradable', 'yes', 'baseScore', true],
    ['labelledExamples,autoGradable', 'autoGradable', 'no', 'baseScore', false],
    // Without any text there is nothing that changes or could be cited.
    [
      'corpusTokens,knowledgeChanges,citationsNeeded',
      'corpusTokens',
      '300 pages',
      'knowledgeChanges',
      true,
    ],
    [
      'corpusTokens,knowledgeChanges,citationsNeeded',
      'corpusTokens',
      '0',
      'citationsNeeded',
      false,
    ],
    ['ownedGpus,gpuUtilisation', 'ownedGpus', '8', 'gpuNodes', true],
    ['ownedGpus,gpuUtilisation', 'ownedGpus', '0', 'gpuUtilisation', false],
    [
      'hostedTuningProvider,tunedThereBefore',
      'hostedTuningProvider',
      'openai',
      'tunedThereBefore',
      true,
    ],
    [
      'hostedTuningProvider,tunedThereBefore',
      'hostedTuningProvider',
      'none',
      'tunedThereBefore',
      false,
    ],
    ['taskCount,tasksShareInput', 'taskCount', '1', 'tasksShareInput', false],
  ] as const)('of %s, %s = %s shows %s: %s', (named, field, text, other, isShown) => {
    const fields = named.split(',') as ProfileField[]
    const view = interviewView({ question: question(fields), answers: {}, metadata })
    const state = filled(stateOf(view), field, text)
    const next = redrawnInterview({ private_metadata: view.private_metadata ?? '', state })
    if (next === undefined) throw new Error('the view was not redrawn')
    expect(fieldsIn(next).includes(other)).toBe(isShown)
    expect(viewProblems(next)).toEqual([])
    // What is redrawn can be redrawn again.
    expect(parseViewMetadata(next.private_metadata ?? '')).toEqual(
      parseViewMetadata(view.private_metadata ?? ''),
    )
  })

  it('sends a press for each answer that others depend on, and for no other', () => {
    const deciding = new Set(Object.values(conditions).map(({ on }) => on))
    for (const fields of questions) {
      const view = interviewView({ question: question(fields), answers: {}, metadata })
      for (const block of view.blocks as KnownBlock[]) {
        if (block.type !== 'input') continue
        const field = (block.block_id ?? '').slice(6) as ProfileField
        expect(block.dispatch_action === true).toBe(deciding.has(field))
      }
    }
  })

  it('does not redraw what is none of its views', () => {
    for (const private_metadata of [
      '',
      '{}',
      'null',
      '{"by":3}',
      '{"by":"U1"}',
      'x'.repeat(4000),
    ]) {
      expect(redrawnInterview({ private_metadata, state: { values: {} } })).toBeUndefined()
    }
  })
})

describe('answers', () => {
  const state = (field: ProfileField, answer: object) => ({
    values: { [fieldBlockId(field)]: { [`answer:${field}`]: answer } },
  })

  it.each([
    ['a typed one', state('budgetUsd', { value: ' 20k ' }), [{ field: 'budgetUsd', text: '20k' }]],
    [
      'a chosen one',
      state('team', { selected_option: { value: 'ml-team' } }),
      [{ field: 'team', text: 'ml-team' }],
    ],
    [
      'two ticked ones',
      state('gap', { selected_options: [{ value: 'reasoning' }, { value: 'task-skill' }] }),
      [{ field: 'gap', text: 'reasoning,task-skill' }],
    ],
    ['a blank', state('budgetUsd', { value: null }), []],
    ['not known', state('team', { selected_option: { value: 'not-known' } }), []],
    ['none chosen', state('team', { selected_option: null }), []],
    ['another block', { values: { reason: { a: { value: 'x' } } } }, []],
    ['a field there is not', { values: { 'field:nonsense': { a: { value: 'x' } } } }, []],
    ['nonsense', { values: 3 }, []],
    ['nothing', null, []],
  ])('are read from %s', (_, view, expected) => {
    expect(answersOfView(view)).toEqual(expected)
  })

  it('become words that the command reads as they were given', () => {
    const answers = [
      { field: 'corpusTokens', text: '300 pages' },
      { field: 'budgetUsd', text: '$20k' },
      { field: 'baseModel', text: 'my "big" model\nwhy r1' },
    ] as const
    expect(answerWords(answers)).toBe(
      'corpusTokens="300 pages" budgetUsd=$20k baseModel="my big model why r1"',
    )
  })

  it('that cannot be read get a sentence at their input', () => {
    const errors = answerErrors([
      { field: 'budgetUsd', text: 'plenty' },
      { field: 'gap', text: 'reasoning,task-skill,missing-facts' },
      { field: 'labelledExamples', text: '300' },
    ])
    expect(Object.keys(errors)).toEqual(['field:budgetUsd', 'field:gap'])
    expect(errors['field:budgetUsd']).toMatch(/plenty/)
  })

  it('are the profile as far as they can be read', () => {
    const answers = [
      { field: 'budgetUsd', text: '20k' },
      { field: 'latencyMs', text: 'soon' },
    ] as const
    expect(profileOfAnswers(answers)).toEqual({ budgetUsd: 20_000 })
  })
})

describe('what a view carries', () => {
  it('comes back as it went, within 3,000 characters', () => {
    const all = {
      ...metadata,
      project: 'p'.repeat(40),
      id: 'r12',
      fields: profileFieldNames,
      question: { number: 1, most: 8, why: '"'.repeat(500) },
    }
    const text = writeMetadata(all)
    expect(text.length).toBeLessThanOrEqual(3000)
    expect(parseViewMetadata(text)).toEqual(all)
  })

  it('is refused when it is not ours', () => {
    for (const text of ['', '[]', '{"by":"U1","evil":1}', '{"by":"U1","fields":["nonsense"]}']) {
      expect(parseViewMetadata(text)).toBeUndefined()
    }
    expect(parseActionValue('{"by":"U1","id":"../x"}')).toBeUndefined()
    expect(parseActionValue('{"by":"U1","command":"why r1"}')).toEqual({
      by: 'U1',
      command: 'why r1',
    })
  })
})

describe('feedback', () => {
  it('asks for a reason and words, and reads them', () => {
    const view = feedbackView({ ...metadata, id: 'r12' })
    expect(viewProblems(view)).toEqual([])
    expect(feedbackOfView(stateOf(view))).toEqual({})
    const values = {
      reason: { 'answer:reason': { selected_option: { value: 'misread' } } },
      comment: { 'answer:comment': { value: 'We have 300.' } },
    }
    expect(feedbackOfView({ values })).toEqual({ reason: 'misread', comment: 'We have 300.' })
    expect(feedbackOfView({ values: { reason: { a: { value: 'nonsense' } } } })).toEqual({})
  })
})

describe('the Home tab', () => {
  const item = fc.record({
    id: fc.constantFrom('r1', 'e7'),
    title: hostileText,
    day: fc.constant('2026-11-23'),
  })
  const count = fc.nat(1e9)
  const holdings = fc.record({
    projects: count,
    answers: count,
    messages: count,
    recommendations: count,
    estimates: count,
  })

  it('is within Slack’s limits, whatever there is', () => {
    const state = fc.record({
      by: fc.constant(by),
      project: fc.oneof(
        fc.constant(null),
        fc.record({
          name: hostileText,
          answers: anyProfile.map(
            (profile) =>
              Object.fromEntries(
                Object.entries(profile).map(([field, value]) => [field, { value, words: 'words' }]),
              ) as Statements,
          ),
        }),
      ),
      recommendations: fc.array(item, { maxLength: 30 }),
      estimates: fc.array(item, { maxLength: 30 }),
      holdings,
      settings: fc.array(fc.record({ label: hostileText, value: hostileText }), { maxLength: 20 }),
      isAdmin: fc.boolean(),
    })
    fc.assert(
      fc.property(state, (each) => {
        const view = homeView(each)
        expect(viewProblems(view)).toEqual([])
        expect(JSON.stringify(view.blocks)).not.toMatch(/<[!@#]|:\/\//)
      }),
      { numRuns: 100 },
    )
  })

  it('shows a guest no profile, and only an admin what only admins may do', () => {
    const kept = { projects: 1, answers: 2, messages: 3, recommendations: 4, estimates: 5 }
    const project = { name: 'search', answers: { budgetUsd: { value: 20_000, words: '20k' } } }
    const state = {
      by,
      project,
      recommendations: [],
      estimates: [],
      holdings: kept,
      isAdmin: false,
    }
    const member = JSON.stringify(homeView(state))
    expect(member).toContain('$20k')
    expect(member).not.toMatch(/delete-team|privacy export/)
    const guest = JSON.stringify(homeView({ ...state, project: null }))
    expect(guest).not.toMatch(/\$20k|Edit the profile|search/)
    expect(JSON.stringify(homeView({ ...state, isAdmin: true }))).toMatch(/delete-team/)
  })
})

it('takes every choice of a form for an answer to its field', () => {
  const view = profileView({ project: 'p', profile: {}, metadata })
  for (const block of view.blocks as KnownBlock[]) {
    if (block.type !== 'input' || !('options' in block.element)) continue
    const field = (block.block_id ?? '').slice(6) as ProfileField
    for (const { value = '' } of block.element.options ?? []) {
      if (value === notKnown) continue
      expect(parseFieldValue(field, value).ok).toBe(true)
    }
  }
})
