import type { Answered, ProfileField } from '#src/profile/schema.ts'
import type { Rule } from '../rule.ts'
import { rule } from '../rule.ts'
import { thresholds } from '../thresholds.ts'
import { trainsModels } from './continued-pretraining.ts'
import { everyTuningRules, openBasesSince } from './every-tuning.ts'
import { judgement, sources } from './sources.ts'

const { published, scratchBeforeOpenBases, scratch } = thresholds.corpusTokens
const approach = 'pretraining'

const ownsTrillions = ({
  ownWeightsRequired,
  team,
  corpusTokens,
}: Pick<Answered, 'ownWeightsRequired' | 'team' | 'corpusTokens'>) =>
  ownWeightsRequired && team === 'research-team' && corpusTokens >= scratch.value

/** A further reason to leave open bases behind, for those who could start from nothing. */
function fartherFromOpenBases<const F extends ProfileField>(
  name: string,
  field: F,
  holds: (value: Answered[F]) => boolean,
  because: string,
): readonly Rule[] {
  return [
    rule({
      id: `pretraining-${name}`,
      reads: ['ownWeightsRequired', 'team', 'corpusTokens', field],
      when: (profile) => ownsTrillions(profile) && holds(profile[field]),
      effect: { kind: 'favours', approach, weight: 3 },
      because,
      source: sources.liLium,
    }),
    rule({
      id: `continued-pretraining-outgrown-${name}`,
      reads: ['ownWeightsRequired', 'team', 'corpusTokens', field],
      when: (profile) => ownsTrillions(profile) && holds(profile[field]),
      effect: { kind: 'opposes', approach: 'continued-pretraining', weight: 3 },
      because: 'With a trillion tokens of your own an unfitting base is more burden than help.',
      source: sources.liLium,
    }),
  ]
}

const noBaseForEvents = ({
  modality,
  team,
  corpusTokens,
}: Pick<Answered, 'modality' | 'team' | 'corpusTokens'>) =>
  modality === 'events-or-other' && trainsModels(team) && corpusTokens >= published.value

const beforeOpenBases = (
  { team, corpusTokens }: Pick<Answered, 'team' | 'corpusTokens'>,
  asOf: string,
) =>
  asOf < openBasesSince && team === 'research-team' && corpusTokens >= scratchBeforeOpenBases.value

export const pretrainingRules: readonly Rule[] = [
  ...everyTuningRules(approach),
  rule({
    id: 'pretraining-last-resort',
    reads: [],
    when: () => true,
    effect: { kind: 'opposes', approach, weight: 3 },
    because:
      'Starting from nothing costs the most, takes the longest and shows the least until late.',
    source: judgement('every cheaper approach reuses what others have already paid for'),
  }),
  rule({
    id: 'pretraining-gets-overtaken',
    reads: ['modality'],
    when: ({ modality }, { asOf }) =>
      asOf >= openBasesSince && (modality === 'text' || modality === 'code'),
    effect: { kind: 'opposes', approach, weight: 2 },
    because:
      'Good open bases exist for your data; a model from scratch was overtaken within months.',
    source: sources.bloomberg,
  }),
  rule({
    id: 'pretraining-needs-a-team',
    reads: ['team'],
    when: ({ team }) => !trainsModels(team),
    effect: { kind: 'opposes', approach, weight: 3 },
    because: 'Pre-training needs people who have done it before.',
    source: judgement('published runs name teams of researchers and months of cluster work'),
  }),
  rule({
    id: 'pretraining-corpus-too-small',
    reads: ['corpusTokens'],
    when: ({ corpusTokens }) => corpusTokens < published.value,
    effect: { kind: 'opposes', approach, weight: 3 },
    because:
      'At twenty tokens for each parameter, fewer than ten billion train no more than a small pilot.',
    source: sources.chinchilla,
  }),
  rule({
    id: 'pretraining-no-public-base',
    reads: ['modality', 'team', 'corpusTokens'],
    when: noBaseForEvents,
    effect: { kind: 'favours', approach, weight: 3 },
    because: 'No public model reads your kind of data, and you have enough of it to train one.',
    source: sources.stripe,
  }),
  rule({
    id: 'pretraining-private-events',
    reads: ['modality', 'team', 'corpusTokens'],
    when: noBaseForEvents,
    effect: { kind: 'favours', approach, weight: 3 },
    because:
      'Trained on billions of private events, such a model saw what hand-made features missed.',
    source: sources.stripe,
  }),
  rule({
    id: 'pretraining-events-leave-nothing-to-adapt',
    reads: ['modality', 'team', 'corpusTokens'],
    when: noBaseForEvents,
    effect: { kind: 'favours', approach, weight: 3 },
    because: 'With nothing to adapt, a small model of your own is the cheapest base you can get.',
    source: judgement('where no base exists, a small one from scratch replaces adaptation'),
  }),
  rule({
    id: 'pretraining-own-everything',
    reads: ['ownWeightsRequired', 'team', 'corpusTokens'],
    when: ownsTrillions,
    effect: { kind: 'favours', approach, weight: 3 },
    because: 'You need weights with a clean licence and have the trillion tokens to train them.',
    source: sources.mellum,
  }),
  rule({
    id: 'pretraining-own-vocabulary',
    reads: ['ownWeightsRequired', 'team', 'corpusTokens'],
    when: ownsTrillions,
    effect: { kind: 'favours', approach, weight: 3 },
    because:
      'From scratch, vocabulary and architecture fit your data; that alone sped one model up by a third.',
    source: sources.liLium,
  }),
  rule({
    id: 'pretraining-research-team-at-scale',
    reads: ['ownWeightsRequired', 'team', 'corpusTokens'],
    when: ownsTrillions,
    effect: { kind: 'favours', approach, weight: 3 },
    because: 'A research team with trillions of tokens is what the published runs had.',
    source: sources.mellum,
  }),
  rule({
    id: 'continued-pretraining-outgrown',
    reads: ['ownWeightsRequired', 'team', 'corpusTokens'],
    when: ownsTrillions,
    effect: { kind: 'opposes', approach: 'continued-pretraining', weight: 3 },
    because: 'With a trillion tokens of your own you need not inherit somebody else’s base.',
    source: sources.liLium,
  }),
  rule({
    id: 'continued-pretraining-base-adds-little',
    reads: ['ownWeightsRequired', 'team', 'corpusTokens'],
    when: ownsTrillions,
    effect: { kind: 'opposes', approach: 'continued-pretraining', weight: 3 },
    because:
      'Models on trillions of own tokens were begun from nothing: a base adds little to so much.',
    source: sources.mellum,
  }),
  rule({
    id: 'lora-fine-tuning-inherits-a-base',
    reads: ['ownWeightsRequired', 'team', 'corpusTokens'],
    when: ownsTrillions,
    effect: { kind: 'opposes', approach: 'lora-fine-tuning', weight: 2 },
    because:
      'An adapter inherits the licence, vocabulary and limits of a base you need not accept.',
    source: sources.mellum,
  }),
  rule({
    id: 'full-fine-tuning-inherits-a-base',
    reads: ['ownWeightsRequired', 'team', 'corpusTokens'],
    when: ownsTrillions,
    effect: { kind: 'opposes', approach: 'full-fine-tuning', weight: 2 },
    because: 'However many weights move, the base, its vocabulary and its licence stay another’s.',
    source: sources.mellum,
  }),
  rule({
    id: 'pretraining-fast-and-owned',
    reads: ['ownWeightsRequired', 'team', 'corpusTokens', 'latencyMs'],
    when: (profile) =>
      ownsTrillions(profile) && profile.latencyMs <= thresholds.latencyMs.small.value,
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'A small model designed for its deadline answered in under a third of a second.',
    source: sources.mellum,
  }),
  ...fartherFromOpenBases(
    'strong-shift-at-scale',
    'domainShift',
    (shift) => shift === 'strong',
    'Open bases were trained on text unlike yours, and you have enough to do without them.',
  ),
  ...fartherFromOpenBases(
    'language-at-scale',
    'languageFit',
    (fit) => fit !== 'well-covered',
    'Open bases know your language badly, down to their vocabulary.',
  ),
  rule({
    id: 'pretraining-before-open-bases',
    reads: ['team', 'corpusTokens'],
    when: (profile, { asOf }) => beforeOpenBases(profile, asOf),
    effect: { kind: 'favours', approach, weight: 3 },
    because: 'On this date no strong open base exists, and you have the corpus to train one.',
    source: sources.bloombergGpt,
  }),
  rule({
    id: 'pretraining-nothing-to-continue-from',
    reads: ['team', 'corpusTokens'],
    when: (profile, { asOf }) => beforeOpenBases(profile, asOf),
    effect: { kind: 'favours', approach, weight: 3 },
    because: 'There is no open model yet whose training you could continue.',
    source: sources.bloombergGpt,
  }),
  rule({
    id: 'pretraining-corpus-like-bloomberg',
    reads: ['team', 'corpusTokens'],
    when: (profile, { asOf }) => beforeOpenBases(profile, asOf),
    effect: { kind: 'favours', approach, weight: 3 },
    because: 'A domain model of this date was trained on a corpus like yours and led its field.',
    source: sources.bloombergGpt,
  }),
  rule({
    id: 'retrieval-beside-an-own-base',
    reads: ['gap', 'team', 'corpusTokens'],
    when: (profile, { asOf }) =>
      profile.gap.includes('missing-facts') && beforeOpenBases(profile, asOf),
    effect: { kind: 'opposes', approach: 'retrieval', weight: 3 },
    because:
      'Retrieval needs a model that understands the passages; on this date yours would be the first.',
    source: judgement('before strong open bases retrieval had little to stand on in-house'),
  }),
  rule({
    id: 'pretraining-tokens-per-parameter',
    reads: [],
    when: () => true,
    effect: { kind: 'advice', approach },
    because:
      'Twenty tokens for each parameter is the least; small models in use were trained far longer.',
    source: sources.chinchilla,
  }),
  rule({
    id: 'pretraining-own-tokenizer',
    reads: [],
    when: () => true,
    effect: { kind: 'advice', approach },
    because: 'Train a tokenizer on your own text: it has made generation up to a third faster.',
    source: sources.liLium,
  }),
]
