import { rule } from '../rule.ts'
import { thresholds } from '../thresholds.ts'
import { adapterInProductionRules } from './adapter-in-production.ts'
import { everyTuningRules, noPublicBaseRules } from './every-tuning.ts'
import { judgement, sources } from './sources.ts'
import { tuningAt } from './tuning-at.ts'

const { pilot } = thresholds.labelledExamples
const approach = 'reinforcement-fine-tuning'

/** The first services and open recipes for it (OpenAI's programme, then DeepSeek-R1's GRPO). */
const recipesSince = '2024-12'

export const reinforcementFineTuningRules = [
  ...everyTuningRules(approach),
  ...noPublicBaseRules(approach),
  rule({
    id: 'reinforcement-fine-tuning-graded-reasoning',
    reads: ['gap', 'autoGradable'],
    when: ({ gap, autoGradable }) => gap.includes('reasoning') && autoGradable,
    effect: { kind: 'favours', approach, weight: 2 },
    because: 'Reasoning that a program can grade can be trained by trial.',
    source: sources.rftUseCases,
  }),
  rule({
    id: 'reinforcement-fine-tuning-graded-tasks-exist',
    reads: ['gap', 'autoGradable', 'labelledExamples'],
    when: ({ gap, autoGradable, labelledExamples }, { asOf }) =>
      gap.includes('reasoning') &&
      autoGradable &&
      labelledExamples >= pilot.value &&
      asOf >= recipesSince,
    effect: { kind: 'favours', approach, weight: 3 },
    because: 'You have tasks with known answers, and few are needed when a program grades.',
    source: sources.rftUseCases,
  }),
  rule({
    id: 'reinforcement-fine-tuning-prompt-fell-short',
    reads: ['gap', 'autoGradable', 'promptingResult'],
    when: ({ gap, autoGradable, promptingResult }, { asOf }) =>
      gap.includes('reasoning') &&
      autoGradable &&
      ['close', 'far'].includes(promptingResult) &&
      asOf >= recipesSince,
    effect: { kind: 'favours', approach, weight: 3 },
    because: 'Prompting fell short on reasoning that a program can grade.',
    source: sources.rftUseCases,
  }),
  rule({
    id: 'reinforcement-fine-tuning-little-data',
    reads: ['autoGradable', 'labelledExamples'],
    when: ({ autoGradable, labelledExamples }) => autoGradable && labelledExamples >= pilot.value,
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'With a grader very little data goes far: fewer than fifty tasks have moved a model.',
    source: sources.rftUseCases,
  }),
  rule({
    id: 'reinforcement-fine-tuning-graded-agent',
    // Until it is known what falls short, a grader alone is no reason to train.
    reads: ['gap', 'taskType', 'autoGradable'],
    when: ({ gap, taskType, autoGradable }) =>
      (gap.includes('reasoning') || gap.includes('task-skill')) &&
      taskType === 'agent' &&
      autoGradable,
    effect: { kind: 'favours', approach, weight: 2 },
    because: 'An agent whose outcome a program can check learns from its own attempts.',
    source: sources.openPipe,
  }),
  rule({
    id: 'reinforcement-fine-tuning-graded-skill',
    reads: ['gap', 'autoGradable'],
    when: ({ gap, autoGradable }) => gap.includes('task-skill') && autoGradable,
    effect: { kind: 'favours', approach, weight: 3 },
    because: 'The task can be graded by a program, so trial and error is an option.',
    source: sources.openPipe,
  }),
  rule({
    id: 'reinforcement-fine-tuning-skill-within-reach',
    reads: ['gap', 'autoGradable', 'promptingResult'],
    when: ({ gap, autoGradable, promptingResult }, { asOf }) =>
      gap.includes('task-skill') &&
      autoGradable &&
      promptingResult === 'close' &&
      asOf >= recipesSince,
    effect: { kind: 'favours', approach, weight: 3 },
    because:
      'The prompt succeeds often and a program sees when it does: trial can raise how often.',
    source: sources.vercel,
  }),
  rule({
    id: 'reinforcement-fine-tuning-small-and-graded',
    reads: ['gap', 'autoGradable'],
    when: ({ gap, autoGradable }) =>
      gap.includes('task-skill') && gap.includes('speed-and-cost') && autoGradable,
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'A small model trained by trial has replaced a large one many times slower.',
    source: sources.vercel,
  }),
  rule({
    id: 'reinforcement-fine-tuning-skill-needs-experience',
    reads: ['gap', 'team'],
    when: ({ gap, team }) => gap.includes('task-skill') && team === 'app-developers',
    effect: { kind: 'opposes', approach, weight: 2 },
    because: 'For a skill, imitating examples is the easier first training for your team.',
    source: judgement('supervised tuning fails in ways a first-time team can see'),
  }),
  rule({
    id: 'reinforcement-fine-tuning-tuning-fell-short',
    reads: ['promptingResult', 'tuningResult', 'autoGradable'],
    when: ({ promptingResult, tuningResult, autoGradable }) =>
      autoGradable &&
      ['close', 'far'].includes(promptingResult) &&
      ['close', 'far'].includes(tuningResult),
    effect: { kind: 'favours', approach, weight: 3 },
    because: 'Prompting and supervised tuning both fell short, and the result can be checked.',
    source: sources.rftUseCases,
  }),
  rule({
    id: 'reinforcement-fine-tuning-after-tuning',
    reads: ['tuningResult', 'autoGradable'],
    when: ({ tuningResult, autoGradable }) =>
      autoGradable && ['close', 'far'].includes(tuningResult),
    effect: { kind: 'favours', approach, weight: 2 },
    because: 'Imitation was tried and stops short of what a program can check: trial goes further.',
    source: sources.rftUseCases,
  }),
  rule({
    id: 'reinforcement-fine-tuning-room-to-learn',
    reads: ['autoGradable', 'baseScore', 'labelledExamples'],
    when: ({ autoGradable, baseScore, labelledExamples }) =>
      autoGradable && baseScore > 0 && baseScore < 1 && labelledExamples >= pilot.value,
    effect: { kind: 'favours', approach, weight: 1 },
    because:
      'The base sometimes succeeds and sometimes fails, which is what reinforcement learns from.',
    source: sources.rftUseCases,
  }),
  ...adapterInProductionRules(approach),
  rule({
    id: 'reinforcement-fine-tuning-cheaper-cures',
    reads: ['gap'],
    when: ({ gap }) => !gap.includes('reasoning'),
    effect: { kind: 'opposes', approach, weight: 1 },
    because: 'It sharpens reasoning against a grader; other gaps have cheaper cures to try first.',
    source: judgement('trial costs many attempts for each task, imitation one'),
  }),
  rule({
    id: 'reinforcement-fine-tuning-no-recipe-yet',
    reads: [],
    when: (_, { asOf }) => asOf < recipesSince,
    effect: { kind: 'opposes', approach, weight: 2 },
    because: 'On this date no service and no open recipe trains a language model on a grader.',
    source: judgement('the first service was announced in December 2024, open recipes followed'),
  }),
  rule({
    id: 'reinforcement-fine-tuning-needs-experience',
    reads: ['team'],
    when: ({ team }) => team === 'app-developers',
    effect: { kind: 'opposes', approach, weight: 1 },
    because: 'A grader that can be gamed will be; watching for it takes experience.',
    source: judgement('reward hacking is the usual failure of a first run'),
  }),
  rule({
    id: 'reinforcement-fine-tuning-experts-agree',
    reads: [],
    when: () => true,
    effect: { kind: 'advice', approach },
    because: 'Check that experts agree on the right answers and that they cannot be guessed.',
    source: sources.rftUseCases,
  }),
  rule({
    id: 'reinforcement-fine-tuning-small-rank',
    reads: [],
    when: () => true,
    effect: { kind: 'advice', approach },
    because: 'A very small adapter suffices for reinforcement training.',
    source: sources.loraWithoutRegret,
  }),
  rule({
    id: 'reinforcement-fine-tuning-on-open-weights',
    reads: ['hostedTuningProvider'],
    when: ({ hostedTuningProvider }, { asOf }) =>
      ['newcomers-closed', 'closed'].includes(
        tuningAt(hostedTuningProvider, asOf, 'reinforcement-tuning'),
      ),
    effect: { kind: 'advice', approach },
    because: 'Your provider closes its reinforcement tuning: plan the run on open weights.',
    source: sources.openAiDeprecations,
  }),
]
