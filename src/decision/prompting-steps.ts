import { figure } from '#src/estimate/figures.ts'
import type { Profile } from '#src/profile/schema.ts'
import { corpusFits, type Step } from './companions.ts'
import { stageTexts } from './stage-texts.ts'
import { thresholds } from './thresholds.ts'

/** Another run of what fell far short is no plan; why it did comes first. */
export const diagnosisStep: Step = {
  approach: 'prompting',
  stage: 'now',
  title: 'Find out why the last tuning fell short, with the best prompt beside it',
  when: 'now',
  exitTest:
    'Its misses on the graded set are sorted by cause (labels, base model, task), and the score of a strong prompted model on the same set is known.',
  isTrial: true,
}

/** What training is compared with. */
export function baselineStep(profile: Profile): Step {
  return {
    approach: 'prompting',
    stage: 'now',
    title: 'Build an evaluation kit and a prompt to compare with',
    when: 'now',
    exitTest: evaluationExit(profile),
    isTrial: true,
  }
}

/** When an evaluation kit is ready. */
export function evaluationExit({ evaluationExamples, labelledExamples }: Profile): string {
  if (evaluationExamples !== undefined && evaluationExamples > 0) {
    return stageTexts.prompting.exitTest
  }
  const enough = thresholds.labelledExamples.first.value
  if (labelledExamples !== undefined && labelledExamples >= enough) {
    const heldOut = Math.round(labelledExamples * 0.2)
    return `One in five of your labelled examples (${figure(heldOut)}) is held out as the graded set, and the best prompt has a score on it.`
  }
  return 'Fifty graded examples exist, and the best prompt has a score on them.'
}

/** Where no model reads the data, what must be beaten is a model of the older kind. */
const simpleBaselineStep: Step = {
  approach: 'prompting',
  stage: 'now',
  title: 'Score a simple baseline: features of your own and boosted trees',
  when: 'now',
  exitTest: 'The baseline has a score on held-out events, and its misses are sorted by cause.',
  isTrial: true,
  withoutAdvice: true,
}

/** Prompting as the first place, told by what it has to settle. */
export function promptingStep(profile: Profile): Step {
  const { corpusTokens, gap, promptingResult, evaluationExamples } = profile
  const exitTest = evaluationExit(profile)
  const step = { approach: 'prompting', stage: 'now', when: 'now', exitTest } as const
  if (profile.modality === 'events-or-other') return simpleBaselineStep
  if (corpusFits(corpusTokens)) {
    return { ...step, title: 'Put the whole corpus in a cached prompt' }
  }
  if (gap?.includes('reasoning')) {
    return { ...step, title: 'Use a stronger model and give it more effort' }
  }
  if (gap?.length === 1 && gap.includes('speed-and-cost') && promptingResult !== 'not-tried') {
    return { ...step, title: 'Try a smaller model and a cached prefix on the same graded set' }
  }
  const kit = evaluationExamples === 0 || evaluationExamples === undefined
  if (promptingResult === 'passes') return { ...step, title: 'Keep the prompt that passes' }
  return kit ? { ...step, title: 'Write the best prompt, and an evaluation kit beside it' } : step
}
