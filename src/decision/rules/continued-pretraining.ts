import type { Answered, ProfileField } from '#src/profile/schema.ts'
import type { Facts } from '../facts.ts'
import type { Rule, Weight } from '../rule.ts'
import { rule } from '../rule.ts'
import { thresholds } from '../thresholds.ts'
import {
  everyTuningRules,
  noOpenBaseYetRules,
  noPublicBaseRules,
  openBasesSince,
  voidWithoutPublicBase,
} from './every-tuning.ts'
import { judgement, sources } from './sources.ts'

const { pilot, published } = thresholds.corpusTokens
const approach = 'continued-pretraining'

export const trainsModels = (team: Answered['team']) =>
  team === 'ml-team' || team === 'research-team'

/**
 * The three reasons to train a base further on a corpus of published size. Each also speaks
 * against retrieval as the first answer, which then belongs beside the trained model.
 */
function reasonRules<const F extends ProfileField>(
  name: string,
  field: F,
  holds: (value: Answered[F]) => boolean,
  /** What the reason adds to a pilot; a strong shift speaks for itself in a rule of its own too. */
  pilotWeight: Weight,
  because: string,
): readonly Rule[] {
  type Read = Pick<Answered, 'corpusTokens' | 'team' | F>
  const forThisReason = (profile: Read, { asOf }: Facts) =>
    asOf >= openBasesSince && trainsModels(profile.team) && holds(profile[field])
  const atPublishedSize = (profile: Read, facts: Facts) =>
    profile.corpusTokens >= published.value && forThisReason(profile, facts)
  return [
    rule({
      id: `continued-pretraining-${name}`,
      reads: ['corpusTokens', 'team', field],
      when: atPublishedSize,
      effect: { kind: 'favours', approach, weight: 3 },
      because,
      source: sources.eLlama,
    }),
    rule({
      id: `continued-pretraining-${name}-at-published-size`,
      reads: ['corpusTokens', 'team', field],
      when: atPublishedSize,
      effect: { kind: 'favours', approach, weight: 3 },
      because:
        'Runs on corpora of your size have made domain models that kept their general skills.',
      source: sources.saulLm,
    }),
    rule({
      id: `retrieval-beside-${name}`,
      reads: ['corpusTokens', 'team', field],
      when: atPublishedSize,
      effect: { kind: 'opposes', approach: 'retrieval', weight: 3 },
      because:
        'Retrieval feeds a model and does not change it; here it belongs beside the trained one.',
      source: judgement('tokens and shift decide between training and retrieval, not a slogan'),
    }),
    rule({
      id: `retrieval-facts-learnt-at-size-${name}`,
      reads: ['gap', 'corpusTokens', 'team', field],
      when: (profile, facts) =>
        profile.gap.includes('missing-facts') && atPublishedSize(profile, facts),
      effect: { kind: 'opposes', approach: 'retrieval', weight: 3 },
      because: 'At this size domain facts have been trained in, so retrieval is not the only cure.',
      source: sources.eLlama,
    }),
    rule({
      id: `lora-fine-tuning-corpus-exceeds-adapter-${name}`,
      reads: ['corpusTokens', 'team', field],
      when: atPublishedSize,
      effect: { kind: 'opposes', approach: 'lora-fine-tuning', weight: 2 },
      because: 'An adapter cannot take in ten billion tokens; tune after the base has learnt them.',
      source: sources.loraTradeoffs,
    }),
    rule({
      id: `continued-pretraining-pilot-for-${name}`,
      reads: ['corpusTokens', 'team', field],
      // Two billion were shown; a billion as the limit is ours.
      when: (profile, facts) =>
        profile.corpusTokens >= pilot.value &&
        profile.corpusTokens < published.value &&
        forThisReason(profile, facts),
      effect: { kind: 'favours', approach, weight: pilotWeight },
      because:
        'With such a reason, runs on a few billion tokens have been published: a pilot pays.',
      source: sources.eeve,
    }),
  ]
}

const withAPublicBase: readonly Rule[] = [
  ...everyTuningRules(approach),
  ...noPublicBaseRules(approach),
  ...noOpenBaseYetRules(approach),
  rule({
    id: 'continued-pretraining-cheaper-first',
    reads: [],
    when: () => true,
    effect: { kind: 'opposes', approach, weight: 1 },
    because: 'Months of training come after what can be tried in weeks.',
    source: judgement('only a large corpus with a reason to own or shift the base goes first'),
  }),
  rule({
    id: 'continued-pretraining-corpus-too-small',
    reads: ['corpusTokens'],
    // Published runs start near ten billion tokens; a billion as the limit is ours.
    when: ({ corpusTokens }) => corpusTokens < pilot.value,
    effect: { kind: 'opposes', approach, weight: 3 },
    because: 'Your corpus is far below what any published domain run was trained on.',
    source: sources.saulLm,
  }),
  rule({
    id: 'continued-pretraining-pilot-only',
    reads: ['corpusTokens'],
    when: ({ corpusTokens }) => corpusTokens >= pilot.value && corpusTokens < published.value,
    effect: { kind: 'opposes', approach, weight: 1 },
    because: 'Between one and ten billion tokens only a pilot is sensible.',
    source: judgement('below ten billion tokens a trained-in gain is a gamble'),
  }),
  rule({
    id: 'continued-pretraining-corpus-and-team',
    reads: ['corpusTokens', 'team'],
    when: ({ corpusTokens, team }) => corpusTokens >= published.value && trainsModels(team),
    effect: { kind: 'favours', approach, weight: 2 },
    because: 'Corpus and team are of the size of published domain runs.',
    source: sources.saulLm,
  }),
  rule({
    id: 'continued-pretraining-research-corpus',
    reads: ['corpusTokens', 'team'],
    when: ({ corpusTokens, team }) => corpusTokens >= published.value && team === 'research-team',
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'Those who trained a base further on so much text were research teams like yours.',
    source: sources.saulLm,
  }),
  rule({
    id: 'continued-pretraining-research-on-a-field',
    reads: ['gap', 'team'],
    when: ({ gap, team }, { asOf }) =>
      gap.includes('missing-facts') && team === 'research-team' && asOf >= openBasesSince,
    effect: { kind: 'favours', approach, weight: 2 },
    because: 'A research team can read a field into a base: a tenth of its text has been enough.',
    source: sources.finPythia,
  }),
  rule({
    id: 'continued-pretraining-knowledge-outruns-training',
    reads: ['knowledgeChanges'],
    when: ({ knowledgeChanges }) => ['weekly', 'daily'].includes(knowledgeChanges),
    effect: { kind: 'opposes', approach, weight: 1 },
    because: 'Months of training cannot keep up with what changes within the week.',
    source: judgement('a base is trained further once or twice a year at best'),
  }),
  ...reasonRules(
    'own-weights',
    'ownWeightsRequired',
    (required) => required,
    2,
    'You need weights of your own and have the text to make an open base yours.',
  ),
  ...reasonRules(
    'strong-shift',
    'domainShift',
    (shift) => shift === 'strong',
    1,
    'Your text is far from public text, and there is enough of it to teach a base.',
  ),
  ...reasonRules(
    'language',
    'languageFit',
    (fit) => fit !== 'well-covered',
    2,
    'Public models know your language badly, and you have the text to teach it.',
  ),
  rule({
    id: 'retrieval-in-place-of-training',
    reads: ['budgetUsd', 'corpusTokens'],
    when: ({ budgetUsd, corpusTokens }, facts) =>
      corpusTokens >= published.value && (facts.usd(approach)?.low ?? 0) > budgetUsd,
    effect: { kind: 'favours', approach: 'retrieval', weight: 3 },
    because: 'Training a base on your corpus is beyond your budget; an index over it is not.',
    source: judgement('what cannot be trained in can still be fetched'),
  }),
  rule({
    id: 'retrieval-facts-in-place-of-training',
    reads: ['gap', 'budgetUsd', 'corpusTokens'],
    when: ({ gap, budgetUsd, corpusTokens }, facts) =>
      gap.includes('missing-facts') &&
      corpusTokens >= published.value &&
      (facts.usd(approach)?.low ?? 0) > budgetUsd,
    effect: { kind: 'favours', approach: 'retrieval', weight: 3 },
    because: 'The missing facts can be fetched at a cost you can pay.',
    source: sources.ovadia,
  }),
  rule({
    id: 'continued-pretraining-shift',
    reads: ['domainShift'],
    when: ({ domainShift }) => domainShift === 'strong',
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'The further your text is from public text, the more a base gains from reading it.',
    source: sources.chipNemo,
  }),
  rule({
    id: 'continued-pretraining-no-shift',
    reads: ['domainShift'],
    when: ({ domainShift }) => domainShift === 'none',
    effect: { kind: 'opposes', approach, weight: 3 },
    because:
      'The base already knows this kind of text; a larger one does better than more training.',
    source: sources.chipNemo,
  }),
  rule({
    id: 'continued-pretraining-known-language',
    reads: ['languageFit'],
    when: ({ languageFit }) => languageFit === 'well-covered',
    effect: { kind: 'opposes', approach, weight: 1 },
    because: 'The base already knows your language.',
    source: sources.chipNemo,
  }),
  rule({
    id: 'continued-pretraining-weak-language',
    reads: ['languageFit'],
    when: ({ languageFit }) => languageFit !== 'well-covered',
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'A language the base knows badly is learnt by reading much of it.',
    source: sources.chipNemo,
  }),
  rule({
    id: 'continued-pretraining-language-gap',
    reads: ['gap', 'languageFit', 'team'],
    when: ({ gap, languageFit, team }, { asOf }) =>
      gap.includes('unsupported-modality-or-language') &&
      languageFit !== 'well-covered' &&
      trainsModels(team) &&
      asOf >= openBasesSince,
    effect: { kind: 'favours', approach, weight: 3 },
    because: 'Your language is what falls short, and your team can let a base read it.',
    source: judgement('published models for weakly covered languages continue an open base'),
  }),
  rule({
    id: 'continued-pretraining-needs-a-team',
    reads: ['team'],
    when: ({ team }) => !trainsModels(team),
    effect: { kind: 'opposes', approach, weight: 3 },
    because: 'Nobody on your team has run a training of this size.',
    source: judgement('a first run of this size is usually lost to data and cluster trouble'),
  }),
  rule({
    id: 'continued-pretraining-takes-months',
    reads: ['weeksToFirstResult'],
    when: ({ weeksToFirstResult }, facts) => facts.weeks(approach).low > weeksToFirstResult,
    effect: { kind: 'opposes', approach, weight: 1 },
    because: 'Cleaning the corpus and training take longer than you have to a first result.',
    source: judgement('published domain runs took months with their data work'),
  }),
  rule({
    id: 'continued-pretraining-too-slow',
    reads: ['latencyMs'],
    when: ({ latencyMs }) => latencyMs <= thresholds.latencyMs.encoder.value,
    effect: { kind: 'opposes', approach, weight: 2 },
    because: 'A base worth training further is too slow for fifty milliseconds.',
    source: sources.walmart,
  }),
  rule({
    id: 'continued-pretraining-recipe',
    reads: [],
    when: () => true,
    effect: { kind: 'advice', approach },
    because:
      'Peak at a tenth of the base’s learning rate and mix domain and general text one to one.',
    source: sources.eLlama,
  }),
  rule({
    id: 'continued-pretraining-select',
    reads: [],
    when: () => true,
    effect: { kind: 'advice', approach },
    because:
      'Select the text: the best tenth of a corpus has beaten all of it at a tenth of the cost.',
    source: sources.finPythia,
  }),
  rule({
    id: 'continued-pretraining-replay',
    reads: [],
    when: () => true,
    effect: { kind: 'advice', approach },
    because:
      'Replay general text against forgetting: a few per cent for a weak shift, more for a strong one.',
    source: sources.replay,
  }),
  rule({
    id: 'continued-pretraining-all-weights',
    reads: [],
    when: () => true,
    effect: { kind: 'advice', approach },
    because: 'Move all weights: adapters were clearly worse at taking in a domain.',
    source: sources.chipNemo,
  }),
]

const reasonsToContinue = withAPublicBase.filter(
  ({ effect }) => effect.kind === 'favours' && effect.approach === approach,
)

export const continuedPretrainingRules: readonly Rule[] = [
  ...withAPublicBase,
  ...reasonsToContinue.map(voidWithoutPublicBase),
]
