import { rule } from '../rule.ts'
import { thresholds } from '../thresholds.ts'
import { everyTuningRules, noPublicBaseRules } from './every-tuning.ts'
import { judgement, sources } from './sources.ts'
import { tuningAt } from './tuning-at.ts'

const { some, enough } = thresholds.preferencePairs
const approach = 'preference-tuning'

export const preferenceTuningRules = [
  ...everyTuningRules(approach),
  ...noPublicBaseRules(approach),
  rule({
    id: 'preference-tuning-comes-second',
    reads: [],
    when: () => true,
    effect: { kind: 'opposes', approach, weight: 1 },
    because: 'Preference tuning polishes a model that already does its task.',
    source: sources.azureConsiderations,
  }),
  rule({
    id: 'preference-tuning-after-supervised',
    reads: ['tuningResult', 'preferencePairs'],
    // The order is documented; a hundred pairs as the limit is ours.
    when: ({ tuningResult, preferencePairs }) =>
      tuningResult === 'passes' && preferencePairs >= some.value,
    effect: { kind: 'favours', approach, weight: 2 },
    because: 'The tuned model passes its task; preference pairs now teach it taste.',
    source: sources.azureConsiderations,
  }),
  rule({
    id: 'preference-tuning-enough-pairs',
    reads: ['preferencePairs'],
    when: ({ preferencePairs }) => preferencePairs >= enough.value,
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'You have enough pairs for a run worth measuring.',
    source: judgement('about five hundred pairs give a preference run worth measuring'),
  }),
  rule({
    id: 'preference-tuning-style',
    reads: ['gap', 'preferencePairs'],
    when: ({ gap, preferencePairs }) =>
      gap.includes('format-and-style') && preferencePairs >= enough.value,
    effect: { kind: 'favours', approach, weight: 2 },
    because: 'Style is easier to compare than to write down, and you have the comparisons.',
    source: sources.azureConsiderations,
  }),
  rule({
    id: 'preference-tuning-too-few-pairs',
    reads: ['preferencePairs'],
    when: ({ preferencePairs }) => preferencePairs < some.value,
    effect: { kind: 'opposes', approach, weight: 2 },
    because: 'There are too few pairs to learn a taste from.',
    source: judgement('below a hundred pairs noise hides the taste'),
  }),
  rule({
    id: 'preference-tuning-supervised-first',
    reads: ['tuningResult'],
    when: ({ tuningResult }) => tuningResult === 'not-tried' || tuningResult === 'far',
    effect: { kind: 'opposes', approach, weight: 2 },
    because: 'Teach the task first; taste comes after it.',
    source: sources.azureConsiderations,
  }),
  rule({
    id: 'preference-tuning-taste-is-left',
    reads: ['gap', 'tuningResult'],
    when: ({ gap, tuningResult }) =>
      gap.includes('format-and-style') && ['close', 'passes'].includes(tuningResult),
    effect: { kind: 'favours', approach, weight: 2 },
    because:
      'The tuned model does its task and style is what is left: that is taught by comparing.',
    source: sources.azurePreferences,
  }),
  rule({
    id: 'preference-tuning-needs-experience',
    reads: ['team'],
    when: ({ team }) => team === 'app-developers',
    effect: { kind: 'opposes', approach, weight: 1 },
    because: 'Preference training is easy to get wrong without experience.',
    source: judgement('preference losses can improve while answers get worse'),
  }),
  rule({
    id: 'preference-tuning-collect-from-users',
    reads: [],
    when: () => true,
    effect: { kind: 'advice', approach },
    because: 'Collect pairs from real use: two answers shown, one chosen, the choice kept.',
    source: judgement('pairs from your own users carry your own taste'),
  }),
  rule({
    id: 'preference-tuning-on-open-weights',
    reads: ['hostedTuningProvider'],
    when: ({ hostedTuningProvider }, { asOf }) =>
      ['newcomers-closed', 'closed'].includes(
        tuningAt(hostedTuningProvider, asOf, 'preference-tuning'),
      ),
    effect: { kind: 'advice', approach },
    because: 'Your provider closes its preference tuning: plan the run on open weights.',
    source: sources.openAiDeprecations,
  }),
]
