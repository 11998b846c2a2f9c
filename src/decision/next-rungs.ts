import type { Profile } from '#src/profile/schema.ts'
import type { Approach } from './approach.ts'
import { corpusFits, retrievalBeside, type Step } from './companions.ts'
import type { Stage } from './decision.ts'
import { trainsModels } from './rules/continued-pretraining.ts'
import { stageTexts } from './stage-texts.ts'
import { thresholds } from './thresholds.ts'

/** What the plan may climb on: the first place, where it stands, and how the others scored. */
export interface Footing {
  readonly first: Approach
  readonly stage: Stage['stage']
  /** The best-placed way to tune on labelled pairs, unless every one is spoken against. */
  readonly tune: Approach | undefined
}

/**
 * What to try when the first place stops short, by the gap that would be left: each rung says
 * under which condition it is climbed, and nothing follows what already meets the target.
 */
export function nextRungs(profile: Profile, footing: Footing): readonly Step[] {
  const { gap, promptingResult } = profile
  if (promptingResult === 'passes' && !gap?.includes('speed-and-cost')) return []
  const afterwards = footing.stage === 'now' ? 'next' : 'later'
  switch (footing.first) {
    case 'prompting':
      return afterPrompting(profile, footing, afterwards)
    case 'retrieval':
      return [
        ...tuneFor(
          profile,
          footing,
          afterwards,
          ['task-skill'],
          'when the right passages are found and the task is still done wrong',
        ),
        ...readTheDomain(profile),
        ...gradedTrial(profile),
        ...student(profile, 'later'),
      ]
    case 'hosted-fine-tuning':
      return [...gradedTrial(profile), ...tasteAfterTuning(profile)]
    case 'lora-fine-tuning':
      return [
        ...gradedTrial(profile),
        ...tasteAfterTuning(profile),
        ...allWeights(profile),
        ...readTheDomain(profile),
      ]
    case 'distillation':
      return retrievalBeside(profile, footing.stage)
    case 'reinforcement-fine-tuning':
      return retrievalBeside(profile, footing.stage)
    case 'full-fine-tuning':
      return [
        ...retrievalBeside(profile, footing.stage),
        ...readTheLanguage(profile),
        ...gradedTrial(profile),
      ]
    default:
      return []
  }
}

function afterPrompting(
  profile: Profile,
  footing: Footing,
  afterwards: Stage['stage'],
): readonly Step[] {
  if (profile.modality === 'events-or-other') return baseOfItsOwn(profile)
  return [
    ...fetchTheFacts(profile, afterwards),
    ...tuneFor(
      profile,
      footing,
      afterwards,
      ['task-skill', 'format-and-style', 'unsupported-modality-or-language'],
      stageTexts['lora-fine-tuning'].when,
    ),
    ...gradedTrial(profile),
    ...readTheDomain(profile),
    ...student(profile, afterwards),
  ]
}

function fetchTheFacts(
  { gap, retrievalResult, corpusTokens }: Profile,
  stage: Stage['stage'],
): readonly Step[] {
  if (!gap?.includes('missing-facts') || corpusFits(corpusTokens)) return []
  const approach = 'retrieval'
  return retrievalResult === 'no-help'
    ? [
        {
          approach,
          stage,
          title: 'Look at what retrieval fetched, and repair the index',
          when: 'when the right passage exists and was not among those fetched',
        },
      ]
    : [{ approach, stage, when: stageTexts[approach].when }]
}

type Gap = NonNullable<Profile['gap']>[number]

function tuneFor(
  { gap }: Profile,
  { tune }: Footing,
  stage: Stage['stage'],
  gaps: readonly Gap[],
  when: string,
): readonly Step[] {
  const helps = gap?.some((each) => gaps.includes(each)) ?? false
  return helps && tune !== undefined ? [{ approach: tune, stage, when }] : []
}

/** A program that grades what examples could not teach lets the model learn by trial. */
function gradedTrial({ gap, autoGradable }: Profile): readonly Step[] {
  const trains = gap?.includes('reasoning') || gap?.includes('task-skill')
  const approach = 'reinforcement-fine-tuning'
  return trains && autoGradable === true
    ? [{ approach, stage: 'later', when: stageTexts[approach].when }]
    : []
}

/** What imitation leaves open where no answer is the right one is learnt from what people choose. */
function tasteAfterTuning({ tuningResult, preferencePairs }: Profile): readonly Step[] {
  const taught = tuningResult === 'close' || tuningResult === 'passes'
  const { some } = thresholds.preferencePairs
  return taught && (preferencePairs === undefined || preferencePairs >= some.value)
    ? [
        {
          approach: 'preference-tuning',
          stage: 'later',
          when: 'when the tuned model does its task and 500 pairs are at hand, compared by people or taken from what users chose',
        },
      ]
    : []
}

function student({ gap }: Profile, stage: Stage['stage']): readonly Step[] {
  return gap?.includes('speed-and-cost')
    ? [{ approach: 'distillation', stage, when: stageTexts.distillation.when }]
    : []
}

/** For a team that trains models, and enough examples as far as is known, an adapter may be the limit. */
function allWeights({ gap, team, labelledExamples }: Profile): readonly Step[] {
  const trained = gap?.includes('task-skill') || gap?.includes('unsupported-modality-or-language')
  const { history } = thresholds.labelledExamples
  const enough = labelledExamples === undefined || labelledExamples >= history.value
  const approach = 'full-fine-tuning'
  return trained && enough && team !== undefined && trainsModels(team)
    ? [{ approach, stage: 'later', when: stageTexts[approach].when }]
    : []
}

/** What stays for months can be read into a base, by those who train models and have the text. */
function readTheDomain({ gap, team, corpusTokens, knowledgeChanges }: Profile): readonly Step[] {
  const stays = knowledgeChanges !== 'daily' && knowledgeChanges !== 'weekly'
  if (!stays || team === undefined || !trainsModels(team)) return []
  const { pilot, published } = thresholds.corpusTokens
  const facts = gap?.includes('missing-facts') ?? false
  // Of its own field a research team may not have counted the text yet.
  const text =
    corpusTokens === undefined
      ? facts && team === 'research-team'
      : corpusTokens >= (facts ? pilot : published).value
  return text
    ? [
        {
          approach: 'continued-pretraining',
          stage: 'later',
          when: facts
            ? corpusTokens === undefined
              ? 'when the right passages are found and misread, and at least a billion tokens of the field are at hand for a pilot'
              : 'when the right passages are found and misread, and a pilot on a tenth of the corpus lowers the loss on the rest'
            : stageTexts['continued-pretraining'].when,
        },
      ]
    : []
}

function readTheLanguage({ languageFit, team, corpusTokens }: Profile): readonly Step[] {
  const known = languageFit === undefined || languageFit === 'well-covered'
  const { pilot } = thresholds.corpusTokens
  const text = corpusTokens === undefined || corpusTokens >= pilot.value
  return !known && text && (team === undefined || trainsModels(team))
    ? [
        {
          approach: 'continued-pretraining',
          stage: 'later',
          when: 'when the tuned model still writes the language badly, and at least a billion tokens of it are at hand for a pilot',
        },
      ]
    : []
}

function baseOfItsOwn({ team, corpusTokens }: Profile): readonly Step[] {
  const { pilot, published } = thresholds.corpusTokens
  const enough = corpusTokens === undefined || corpusTokens >= pilot.value
  const counted = corpusTokens !== undefined && corpusTokens < published.value
  return enough && team !== undefined && trainsModels(team)
    ? [
        {
          approach: 'pretraining',
          stage: 'later',
          when: counted
            ? 'when a small pilot, with one parameter for each twenty events, beats that baseline'
            : 'when at least ten billion events are counted and a small pilot on them beats that baseline',
        },
      ]
    : []
}
