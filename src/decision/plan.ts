import type { Profile } from '#src/profile/schema.ts'
import type { Approach } from './approach.ts'
import { verdictOf } from './approach.ts'
import { approachCost } from './approach-costs.ts'
import { companions, type Step } from './companions.ts'
import type { Advice, Decision, Stage } from './decision.ts'
import { efforts } from './effort.ts'
import { nextRungs } from './next-rungs.ts'
import { baselineStep, diagnosisStep, promptingStep } from './prompting-steps.ts'
import { stageTexts } from './stage-texts.ts'

/** A plan of more approaches is a wish list. */
const mostApproaches = 4

/**
 * The stages of the answer: what to do now, what next and under which condition, what later.
 * The first place leads; its usual companions, the next rung for what it may leave open and
 * the best runner-up follow. A baseline with an evaluation kit goes before any training that
 * nothing could be compared with.
 */
export function plan(profile: Profile, decision: Decision): readonly Stage[] {
  return stepsOf(profile, decision)
    .slice(0, mostApproaches)
    .toSorted((a, b) => stageOrder.indexOf(a.stage) - stageOrder.indexOf(b.stage))
    .map((step) => stageOf(step, profile, decision))
}

const stageOrder = ['now', 'next', 'later'] as const

/** Three ways to the same thing: a plan names one, unless one follows from another. */
const substitutes: readonly Approach[] = [
  'hosted-fine-tuning',
  'lora-fine-tuning',
  'full-fine-tuning',
]

/** What training must score to be named beside a first place that trains nothing. */
const leastForTraining = 3

function stepsOf(profile: Profile, { ranking, ruledOut }: Decision): readonly Step[] {
  const first = ranking[0]?.approach ?? 'prompting'
  const steps: Step[] = []
  const isOut = new Set(ruledOut.map(({ approach }) => approach))
  const add = (step: Step) => {
    if (isOut.has(step.approach) || steps.some(({ approach }) => approach === step.approach)) return
    steps.push(step)
  }

  // A runner-up that prompts is a look back, not something to build.
  const lookBack = { title: 'See again whether a prompted model will do', isTrial: true } as const
  if (first === 'prompting') add(promptingStep(profile))
  else if (substitutes.includes(first) && profile.tuningResult === 'far') {
    add(diagnosisStep)
    add({ approach: first, stage: 'next', when: afterDiagnosis })
  } else if (needsBaseline(profile, first)) {
    add(baselineStep(profile))
    add({
      approach: first,
      stage: 'next',
      when: afterBaseline(first),
      ...retrievalThatHelps(first, profile),
    })
  } else add({ approach: first, stage: 'now', when: 'now', ...retrievalThatHelps(first, profile) })

  const leadStage = steps.at(-1)?.stage ?? 'now'
  for (const step of companions(first, profile, leadStage)) add(step)
  const footing = { first, stage: leadStage, tune: bestTune(profile, ranking) }
  for (const step of nextRungs(profile, footing)) add(step)

  const runnerUp = runnerUpTo(steps, ranking)
  if (runnerUp !== undefined && steps.length < 3 && first !== 'pretraining') {
    const stage = leadStage === 'now' && runnerUp !== 'prompting' ? 'next' : 'later'
    add({
      approach: runnerUp,
      stage,
      when: stageTexts[runnerUp].when,
      ...(runnerUp === 'prompting' && lookBack),
    })
  }
  return steps
}

/** The best-placed way to tune on pairs; where the base knows the language badly, ties move it all. */
function bestTune({ languageFit }: Profile, ranking: Decision['ranking']): Approach | undefined {
  const tunes = ranking.filter((each) => substitutes.includes(each.approach) && each.points >= 0)
  const [best] = tunes
  const badlyKnown = languageFit !== undefined && languageFit !== 'well-covered'
  const all = badlyKnown ? tunes.find(({ approach }) => approach === 'full-fine-tuning') : undefined
  return all?.points === best?.points ? (all?.approach ?? best?.approach) : best?.approach
}

/** The best approach that is argued for, and adds to the plan instead of replacing a part. */
function runnerUpTo(steps: readonly Step[], ranking: Decision['ranking']): Approach | undefined {
  const planned = steps.map(({ approach }) => approach)
  const trains = planned.some((approach) => verdictOf(approach) !== 'neither-yet')
  const replaces = (approach: Approach) =>
    substitutes.includes(approach) && planned.some((each) => substitutes.includes(each))
  return ranking.find(({ approach, points }) => {
    if (planned.includes(approach) || replaces(approach)) return false
    const needsMore = !trains && verdictOf(approach) !== 'neither-yet'
    return points >= (needsMore ? leastForTraining : 1)
  })?.approach
}

const afterDiagnosis =
  'when the cause is known and another run differs in it: better labels or a larger base, not more epochs'

/** What helps already is kept and measured, not begun. */
function retrievalThatHelps(first: Approach, { retrievalResult }: Profile): Partial<Step> {
  return first === 'retrieval' && retrievalResult === 'helps'
    ? { title: 'Keep the retrieval that helps, and find the passages it still misses' }
    : {}
}

/** Training is compared with the best prompt; while there is none, that comes first. */
function needsBaseline(profile: Profile, first: Approach): boolean {
  const { promptingResult, evaluationExamples, modality } = profile
  // Where no public model reads the data there is nothing to prompt.
  if (modality === 'events-or-other') return false
  const noKit = evaluationExamples === 0
  if (verdictOf(first) === 'neither-yet') return noKit
  const unprompted = promptingResult === undefined || promptingResult === 'not-tried'
  // A model that passes, or a tuning that was scored, is something to compare with.
  const measured = profile.teacherPasses === true || profile.tuningResult !== undefined
  return noKit || (unprompted && !measured)
}

function afterBaseline(first: Approach): string {
  return verdictOf(first) === 'neither-yet'
    ? 'when the graded set is ready to show what it changes'
    : 'when the graded set shows that the best prompt stops short'
}

function stageOf(step: Step, profile: Profile, { trace, asOf }: Decision): Stage {
  const { approach } = step
  const text = stageTexts[approach]
  const cost = approachCost(approach, profile, asOf)
  const advice: readonly Advice[] = trace
    .filter(
      ({ rule: { effect }, state }) =>
        state === 'fired' &&
        effect.kind === 'advice' &&
        effect.approach === approach &&
        step.withoutAdvice !== true,
    )
    .map(({ rule }) => ({ text: rule.because, source: rule.source }))
  return {
    stage: step.stage,
    approach,
    title: step.title ?? text.title,
    when: step.when,
    exitTest: step.exitTest ?? text.exitTest,
    ...cost,
    ...(step.isTrial && { usdPerMonth: null, estimates: [] }),
    ...(step.isPartOfAnother && {
      usdPerMonth: null,
      estimates: cost.estimates.filter(({ quantities }) => quantities.usdPerMonth === undefined),
    }),
    advice: cost.usd === null ? advice : [...advice, ...runsAdvice(approach)],
  }
}

/** The money is for all runs, the estimate for one: say so. */
function runsAdvice(approach: Approach): readonly Advice[] {
  const { runs, source } = efforts[approach]
  if (runs.likely <= 1) return []
  const text = `The money is for about ${runs.likely} training runs (${runs.low} to ${runs.high}) until one is kept; the estimate shows one.`
  return [{ text, source: { ...source, basis: 'judgement', checkedOn: null } }]
}
