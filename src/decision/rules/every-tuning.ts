import type { Approach } from '../approach.ts'
import { approachNames } from '../approach.ts'
import type { Rule } from '../rule.ts'
import { rule } from '../rule.ts'
import { judgement, sources } from './sources.ts'

export type Training = Exclude<Approach, 'prompting' | 'retrieval'>

/** The reasons that hold against every kind of training in the same way. */
export function everyTuningRules(approach: Training): readonly Rule[] {
  return [
    rule({
      id: `${approach}-prompt-already-passes`,
      reads: ['gap', 'promptingResult'],
      when: ({ gap, promptingResult }) =>
        promptingResult === 'passes' && !gap.includes('speed-and-cost'),
      effect: { kind: 'opposes', approach, weight: 2 },
      because: 'Your prompt already meets the target; training would buy nothing you lack.',
      source: sources.modelOptimization,
    }),
  ]
}

/** Why adapting a public model cannot work where no public model reads the data. */
export function noPublicBaseRules(
  approach: Exclude<Approach, 'prompting' | 'pretraining'>,
): readonly Rule[] {
  return [
    rule({
      id: `${approach}-no-public-base`,
      reads: ['modality'],
      when: ({ modality }) => modality === 'events-or-other',
      effect: { kind: 'opposes', approach, weight: 3 },
      because: `No public model was trained on your kind of data, so ${approachNames[approach]} has little to build on.`,
      source: sources.stripe,
    }),
  ]
}

/**
 * Takes a reason back where no public model reads the data: how well models know a language or a
 * field, and how much text there is, argues for or against a base that exists.
 */
export function voidWithoutPublicBase(reason: Rule): Rule {
  const { approach } = reason.effect
  if (!('weight' in reason.effect)) throw new RangeError(`${reason.id} argues for nothing`)
  const { kind, weight } = reason.effect
  return {
    ...reason,
    id: `${reason.id}-void`,
    takesBack: reason.id,
    reads: [...reason.reads, 'modality'],
    when: (profile, facts) => profile.modality === 'events-or-other' && reason.when(profile, facts),
    effect: { kind: kind === 'favours' ? 'opposes' : 'favours', approach, weight },
    because: `That speaks of public models, and none reads your kind of data: it decides nothing about ${approachNames[approach]}.`,
    source: sources.stripe,
  }
}

/** From July 2023 (Llama 2) a strong open base with a usable licence exists. */
export const openBasesSince = '2023-07'

/**
 * Before the first strong open bases there was little worth an adapter or further training.
 * Small ones (BERT, T5) were tuned whole and taught long before, so those are not spoken against.
 */
export function noOpenBaseYetRules(
  approach: 'lora-fine-tuning' | 'continued-pretraining',
): readonly Rule[] {
  return [
    rule({
      id: `${approach}-no-open-base-yet`,
      reads: [],
      when: (_, { asOf }) => asOf < openBasesSince,
      effect: { kind: 'opposes', approach, weight: 2 },
      because: 'On this date there is no strong open model yet to start from.',
      source: judgement('the first strong open bases with a usable licence came in July 2023'),
    }),
  ]
}

/** Where the gap is that no public model reads the data, an adapter's usual answer to it is void. */
export function nothingToTeachRules(
  approach: 'lora-fine-tuning' | 'full-fine-tuning',
): readonly Rule[] {
  return [
    rule({
      id: `${approach}-nothing-to-teach`,
      reads: ['gap', 'modality'],
      when: ({ gap, modality }) =>
        gap.includes('unsupported-modality-or-language') && modality === 'events-or-other',
      effect: { kind: 'opposes', approach, weight: 2 },
      because: 'There is no open model that reads such data even a little, so none can be taught.',
      source: sources.stripe,
    }),
  ]
}
