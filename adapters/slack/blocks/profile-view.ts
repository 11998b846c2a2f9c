import type { KnownBlock, ModalView } from '@slack/types'
import {
  isProfileField,
  type Profile,
  type ProfileField,
  profileFieldNames,
} from '#src/profile/schema.ts'
import { viewIds } from './action-ids.ts'
import { inertMrkdwn } from './escape.ts'
import { fieldInput, showsValue } from './field-input.ts'
import { slackLimits } from './limits.ts'
import { shorten } from './shorten.ts'
import { mrkdwn, plain } from './text-objects.ts'
import { type ViewMetadata, writeMetadata } from './view-metadata.ts'

export interface ProfileViewState {
  /** The project's name. */
  readonly project: string
  readonly profile: Profile
  readonly metadata: Omit<ViewMetadata, 'fields' | 'question' | 'project'>
}

/** What belongs together in the form; a field named nowhere stands under the last heading. */
const groups: readonly (readonly [heading: string, fields: readonly ProfileField[]])[] = [
  [
    'The gap',
    [
      'gap',
      'taskType',
      'evaluationExamples',
      'promptingResult',
      'retrievalResult',
      'tuningResult',
      'teacherPasses',
      'baseScore',
    ],
  ],
  [
    'Your data',
    [
      'dataResidency',
      'labelledExamples',
      'unlabelledExamples',
      'preferencePairs',
      'autoGradable',
      'corpusTokens',
      'knowledgeChanges',
      'citationsNeeded',
      'domainShift',
      'languageFit',
      'modality',
    ],
  ],
  [
    'Load and speed',
    [
      'requestsPerDay',
      'peakFactor',
      'promptTokensPerRequest',
      'outputTokensPerRequest',
      'sharedPrefixTokens',
      'latencyMs',
      'ttftMs',
      'outputCopiesInput',
      'taskCount',
      'tasksShareInput',
    ],
  ],
  [
    'Money, people and time',
    [
      'budgetUsd',
      'monthlyApiUsd',
      'team',
      'weeksToFirstResult',
      'productRole',
      'lifetimeMonths',
      'ownWeightsRequired',
    ],
  ],
  [
    'Models and machines',
    [
      'baseModel',
      'hostedTuningProvider',
      'tunedThereBefore',
      'servedModels',
      'gpu',
      'ownedGpus',
      'gpuNodes',
      'gpuUtilisation',
      'mixedTrainingAndServing',
      'kubernetes',
    ],
  ],
]

/** The whole profile of a project to edit. What is emptied is forgotten. */
export function profileView({ project, profile, metadata }: ProfileViewState): ModalView {
  const named = groups.flatMap(([, fields]) => fields)
  const others = profileFieldNames.filter((field) => !named.includes(field))
  const all = groups.map(([heading, fields], at) =>
    at === groups.length - 1
      ? ([heading, [...fields, ...others]] as const)
      : ([heading, fields] as const),
  )
  const name = shorten(project, slackLimits.buttonChars)
  const intro = `Project “${name}”. Everything may stay blank; what you empty is forgotten.`
  const blocks: KnownBlock[] = [
    { type: 'context', elements: [mrkdwn(inertMrkdwn(intro))] },
    ...all.flatMap(([heading, fields]): KnownBlock[] => [
      { type: 'header', text: plain(heading, slackLimits.headerChars) },
      ...fields.map((field) => fieldInput(field, { asks: 'name', value: profile[field] })),
    ]),
  ]
  const known = Object.keys(profile)
    .filter(isProfileField)
    .filter((field) => showsValue(field, profile[field]))
  return {
    type: 'modal',
    callback_id: viewIds.profile,
    private_metadata: writeMetadata({ ...metadata, project, fields: known }),
    title: plain('Project profile', slackLimits.viewTitleChars),
    submit: plain('Save', slackLimits.viewTitleChars),
    close: plain('Cancel', slackLimits.viewTitleChars),
    blocks,
  }
}
