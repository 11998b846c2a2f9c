import type { Profile, ProfileField } from '#src/profile/schema.ts'

/** On which side of its value a rule fires: `from` and `upTo` include it, `below` and `above` do not. */
export type Side = 'below' | 'upTo' | 'from' | 'above'

export interface Boundary {
  readonly field: ProfileField
  readonly side: Side
  readonly value: number
  /** What else the rules read, answered so that the field alone decides. */
  readonly given: Profile
  readonly rules: readonly string[]
  readonly asOf: string
}

function at(
  field: ProfileField,
  side: Side,
  value: number,
  given: Profile,
  rules: readonly string[],
  asOf = '2026-11-23',
): Boundary {
  return { field, side, value, given, rules, asOf }
}

const of = (approaches: readonly string[], reason: string) =>
  approaches.map((approach) => `${approach}-${reason}`)

const supervised = ['hosted-fine-tuning', 'lora-fine-tuning', 'full-fine-tuning']
const adapters = ['lora-fine-tuning', 'reinforcement-fine-tuning']
const pretrainings = ['continued-pretraining', 'pretraining']
const tunings = [
  ...supervised,
  'distillation',
  'preference-tuning',
  'reinforcement-fine-tuning',
] as const

const graded: Profile = { autoGradable: true, gap: ['reasoning'], baseScore: 0.5 }
/** A skill that a program grades: how an adapter is served counts for trial too. */
const checked: Profile = { autoGradable: true, gap: ['task-skill'] }
const events: Profile = { modality: 'events-or-other', taskType: 'ranking' }
const passing: Profile = { gap: ['speed-and-cost'], teacherPasses: true, promptingResult: 'passes' }
const shown: Profile = {
  gap: ['missing-facts'],
  knowledgeChanges: 'daily',
  latencyMs: 1000,
  requestsPerDay: 1e9,
}
/** Every reason to train a base on a corpus of published size, and no money to do it. */
const largeCorpus: Profile = {
  gap: ['missing-facts'],
  team: 'ml-team',
  ownWeightsRequired: true,
  domainShift: 'strong',
  languageFit: 'weak',
  modality: 'events-or-other',
  budgetUsd: 0,
}
const owner: Profile = { ...largeCorpus, team: 'research-team', latencyMs: 300 }
const reasons = ['own-weights', 'strong-shift', 'language']
const pilotFor = (reason: string) => [
  `continued-pretraining-pilot-for-${reason}`,
  `continued-pretraining-pilot-for-${reason}-void`,
]

/** Every number at which a rule changes its mind, as it stands in the sources or as we set it. */
export const boundaries: readonly Boundary[] = [
  at(
    'evaluationExamples',
    'below',
    1,
    {
      labelledExamples: 0,
      autoGradable: false,
      corpusTokens: 0,
      promptingResult: 'not-tried',
      gap: ['nothing-tried'],
    },
    [
      ...of([...tunings, ...pretrainings], 'no-evaluation'),
      'prompting-nothing-to-measure-with',
      'prompting-first-with-an-evaluation',
      'prompting-nothing-tried-nothing-measured',
    ],
  ),

  at('labelledExamples', 'below', 10, {}, of(supervised, 'no-examples')),
  at('labelledExamples', 'below', 10, { evaluationExamples: 0, autoGradable: true }, [
    'reinforcement-fine-tuning-no-evaluation',
  ]),
  at('labelledExamples', 'from', 10, graded, [
    ...of(supervised, 'few-examples'),
    'reinforcement-fine-tuning-little-data',
    'reinforcement-fine-tuning-graded-tasks-exist',
    'reinforcement-fine-tuning-room-to-learn',
  ]),
  at(
    'labelledExamples',
    'below',
    50,
    { evaluationExamples: 0, autoGradable: false, corpusTokens: 0 },
    [
      ...of(supervised, 'few-examples'),
      ...of([...tunings, ...pretrainings], 'no-evaluation'),
      'prompting-few-shot',
    ],
  ),
  at('labelledExamples', 'from', 50, {}, of(supervised, 'useful-examples')),
  at('labelledExamples', 'from', 100, { taskType: 'classification' }, [
    'lora-fine-tuning-classification',
    'distillation-narrow-task',
  ]),
  at('labelledExamples', 'from', 200, passing, [
    ...of(supervised, 'many-examples'),
    'lora-fine-tuning-own-labels-suffice',
    'lora-fine-tuning-own-labels-suffice-for-the-prompt',
  ]),
  at('labelledExamples', 'below', 200, passing, [
    'distillation-labels-for-the-teacher-to-write',
    'distillation-labels-for-the-prompt-to-write',
  ]),
  at('labelledExamples', 'from', 10_000, shown, ['retrieval-similar-cases']),
  at('labelledExamples', 'below', 10_000, {}, ['lora-fine-tuning-rank-is-no-lever']),
  at('labelledExamples', 'from', 100_000, { tuningResult: 'far' }, [
    'full-fine-tuning-large-data',
    'full-fine-tuning-adapter-fell-short',
  ]),

  at('corpusTokens', 'above', 50_000, shown, [
    'prompting-corpus-too-slow',
    'retrieval-shorter-prompts',
  ]),
  at('corpusTokens', 'below', 200_000, shown, [
    'prompting-corpus-fits',
    'prompting-corpus-holds-the-facts',
    'prompting-corpus-replaced-in-place',
    'prompting-corpus-too-slow',
    'prompting-corpus-too-dear',
    'retrieval-corpus-fits-a-prompt',
    'retrieval-facts-fit-a-prompt',
    'retrieval-shorter-prompts',
    'retrieval-cheaper-at-volume',
  ]),
  at('corpusTokens', 'from', 200_000, {}, ['retrieval-corpus-too-large-to-show']),
  at('corpusTokens', 'below', 1e9, {}, ['continued-pretraining-corpus-too-small']),
  at('corpusTokens', 'from', 1e9, largeCorpus, [
    'continued-pretraining-pilot-only',
    ...reasons.flatMap(pilotFor),
  ]),
  at('corpusTokens', 'below', 10e9, largeCorpus, reasons.flatMap(pilotFor)),
  at('corpusTokens', 'below', 10e9, { evaluationExamples: 0, labelledExamples: 0 }, [
    ...of(pretrainings, 'no-evaluation'),
    'continued-pretraining-pilot-only',
    'pretraining-corpus-too-small',
  ]),
  at('corpusTokens', 'from', 10e9, largeCorpus, [
    'continued-pretraining-corpus-and-team',
    'continued-pretraining-corpus-and-team-void',
    ...reasons.flatMap((reason) => [
      `continued-pretraining-${reason}`,
      `continued-pretraining-${reason}-void`,
      `continued-pretraining-${reason}-at-published-size`,
      `continued-pretraining-${reason}-at-published-size-void`,
      `retrieval-beside-${reason}`,
      `retrieval-facts-learnt-at-size-${reason}`,
      `lora-fine-tuning-corpus-exceeds-adapter-${reason}`,
    ]),
    'retrieval-in-place-of-training',
    'retrieval-facts-in-place-of-training',
    'pretraining-no-public-base',
    'pretraining-private-events',
    'pretraining-events-leave-nothing-to-adapt',
  ]),
  at(
    'corpusTokens',
    'from',
    100e9,
    owner,
    [
      'pretraining-before-open-bases',
      'pretraining-nothing-to-continue-from',
      'pretraining-corpus-like-bloomberg',
      'retrieval-beside-an-own-base',
    ],
    '2023-03-30',
  ),
  at('corpusTokens', 'from', 10e9, owner, [
    'continued-pretraining-research-corpus',
    'continued-pretraining-research-corpus-void',
  ]),
  at('corpusTokens', 'from', 1e12, owner, [
    'pretraining-own-everything',
    'pretraining-own-vocabulary',
    'pretraining-research-team-at-scale',
    'pretraining-fast-and-owned',
    'pretraining-strong-shift-at-scale',
    'pretraining-language-at-scale',
    'continued-pretraining-outgrown',
    'continued-pretraining-base-adds-little',
    'continued-pretraining-outgrown-strong-shift-at-scale',
    'continued-pretraining-outgrown-language-at-scale',
    'lora-fine-tuning-inherits-a-base',
    'full-fine-tuning-inherits-a-base',
  ]),

  at('budgetUsd', 'below', 20, {}, ['prompting-without-money']),
  at('latencyMs', 'upTo', 50, checked, [
    'reinforcement-fine-tuning-too-slow',
    'continued-pretraining-too-slow',
    'prompting-far-too-slow',
    'retrieval-far-too-slow',
    'hosted-fine-tuning-too-slow',
    'lora-fine-tuning-too-slow',
    'distillation-encoder-student',
  ]),
  at('latencyMs', 'upTo', 500, { ...owner, corpusTokens: 1e12, taskType: 'ranking' }, [
    'prompting-misses-the-deadline',
    'retrieval-deadline',
    'lora-fine-tuning-small-and-fast',
    'distillation-small-and-fast',
    'distillation-narrow-and-fast',
    'full-fine-tuning-small-and-fast',
    'pretraining-fast-and-owned',
  ]),
  at('latencyMs', 'above', 50, checked, [
    ...of(adapters, 'small-and-fast'),
    ...of(adapters, 'interactive'),
  ]),
  at('latencyMs', 'upTo', 500, checked, of(adapters, 'small-and-fast')),
  at('latencyMs', 'upTo', 50, events, [
    'prompting-far-too-slow-void',
    'distillation-encoder-student-void',
  ]),
  at('latencyMs', 'upTo', 500, events, [
    'prompting-misses-the-deadline-void',
    'distillation-narrow-and-fast-void',
    'distillation-small-and-fast-void',
  ]),
  at('latencyMs', 'upTo', 2000, events, ['distillation-interactive-void']),
  at('requestsPerDay', 'from', 1_000_000, events, of(['prompting', 'distillation'], 'volume-void')),
  at('latencyMs', 'above', 500, {}, ['hosted-fine-tuning-interactive']),
  at('latencyMs', 'below', 2000, { corpusTokens: 100_000 }, [
    'prompting-corpus-too-slow',
    'retrieval-shorter-prompts',
  ]),
  at(
    'latencyMs',
    'upTo',
    2000,
    checked,
    of(['hosted-fine-tuning', ...adapters, 'distillation'], 'interactive'),
  ),

  at(
    'requestsPerDay',
    'from',
    1_000_000,
    checked,
    of(['prompting', 'retrieval', ...adapters, 'distillation', 'full-fine-tuning'], 'volume'),
  ),
  at(
    'monthlyApiUsd',
    'upTo',
    30,
    checked,
    of(['prompting', ...supervised, 'distillation', 'reinforcement-fine-tuning'], 'tiny-bill'),
  ),
  at('monthlyApiUsd', 'from', 5000, checked, of([...adapters, 'distillation'], 'large-bill')),
  at('taskCount', 'from', 5, { tasksShareInput: true }, [
    'lora-fine-tuning-many-tasks',
    'lora-fine-tuning-tasks-share-input',
    'full-fine-tuning-shared-base',
  ]),
  at('taskCount', 'below', 5, {}, ['lora-fine-tuning-merge-one-adapter']),
  at('unlabelledExamples', 'from', 1000, passing, [
    'distillation-unlabelled-inputs',
    'distillation-inputs-to-label',
  ]),
  at('preferencePairs', 'below', 100, {}, ['preference-tuning-too-few-pairs']),
  at('preferencePairs', 'from', 100, { tuningResult: 'passes' }, [
    'preference-tuning-after-supervised',
  ]),
  at('preferencePairs', 'from', 500, { gap: ['format-and-style'] }, [
    'preference-tuning-enough-pairs',
    'preference-tuning-style',
  ]),
  at('lifetimeMonths', 'above', 12, {}, ['hosted-fine-tuning-ends-with-its-base']),
  at('lifetimeMonths', 'above', 18, checked, [
    'hosted-fine-tuning-outlived',
    ...of(adapters, 'outlives-a-hosted-base'),
  ]),
  at(
    'promptTokensPerRequest',
    'from',
    4000,
    checked,
    of(['hosted-fine-tuning', ...adapters], 'shorter-prompts'),
  ),
  at('sharedPrefixTokens', 'from', 1024, {}, ['prompting-cache-the-prefix']),
  at('ttftMs', 'upTo', 500, {}, ['prompting-first-token-soon']),

  at('gpuUtilisation', 'below', 0.4, { ...checked, ownedGpus: 1 }, of(adapters, 'idle-gpus')),
  at('ownedGpus', 'from', 1, { ...checked, gpuUtilisation: 0.1 }, of(adapters, 'idle-gpus')),
  at('ownedGpus', 'from', 8, {}, ['lora-fine-tuning-schedule-many-gpus']),
  at('gpuNodes', 'from', 2, {}, ['lora-fine-tuning-pool-gpus']),
  at('servedModels', 'from', 2, {}, ['lora-fine-tuning-share-a-gpu']),
  at('peakFactor', 'from', 4, { kubernetes: true }, ['lora-fine-tuning-scale-on-the-queue']),

  // The best cases of the effort table.
  at(
    'weeksToFirstResult',
    'below',
    1,
    {},
    of(['hosted-fine-tuning', 'lora-fine-tuning'], 'past-deadline'),
  ),
  at(
    'weeksToFirstResult',
    'below',
    2,
    {},
    of(
      ['distillation', 'preference-tuning', 'reinforcement-fine-tuning', 'full-fine-tuning'],
      'past-deadline',
    ),
  ),
  at('weeksToFirstResult', 'below', 6, {}, ['continued-pretraining-takes-months']),
  at('weeksToFirstResult', 'below', 12, {}, ['pretraining-past-deadline']),
]
