import type { Rule } from '../rule.ts'
import { rule } from '../rule.ts'
import { thresholds } from '../thresholds.ts'
import { everyTuningRules, noPublicBaseRules, voidWithoutPublicBase } from './every-tuning.ts'
import { judgement, sources } from './sources.ts'

const { scale } = thresholds.labelledExamples
const { encoder, small, interactive } = thresholds.latencyMs
const approach = 'distillation'

const withAPublicBase: readonly Rule[] = [
  ...everyTuningRules(approach),
  ...noPublicBaseRules(approach),
  rule({
    id: 'distillation-speed',
    reads: ['gap'],
    when: ({ gap }) => gap.includes('speed-and-cost'),
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'A student keeps the quality and drops the size.',
    source: sources.walmart,
  }),
  rule({
    id: 'distillation-buys-no-quality',
    reads: ['gap'],
    when: ({ gap }) => !gap.includes('speed-and-cost'),
    effect: { kind: 'opposes', approach, weight: 1 },
    because: 'A student is cheaper and faster than its teacher; what you lack is something else.',
    source: judgement('distillation trades size for speed; quality comes from the teacher'),
  }),
  rule({
    id: 'distillation-teacher-passes',
    reads: ['gap', 'teacherPasses'],
    when: ({ gap, teacherPasses }) => gap.includes('speed-and-cost') && teacherPasses,
    effect: { kind: 'favours', approach, weight: 3 },
    because: 'Some model already passes and only speed or cost is short: let it teach a small one.',
    source: sources.walmart,
  }),
  rule({
    id: 'distillation-prompt-passes',
    reads: ['gap', 'promptingResult'],
    when: ({ gap, promptingResult }) =>
      gap.includes('speed-and-cost') && promptingResult === 'passes',
    effect: { kind: 'favours', approach, weight: 3 },
    because: 'Your prompted model passes; its answers can train a smaller one.',
    source: sources.cfm,
  }),
  rule({
    id: 'distillation-teacher-beats-your-prompt',
    reads: ['gap', 'promptingResult', 'teacherPasses'],
    when: ({ gap, promptingResult, teacherPasses }) =>
      gap.includes('speed-and-cost') && teacherPasses && ['close', 'far'].includes(promptingResult),
    effect: { kind: 'favours', approach, weight: 2 },
    because: 'Another model passes where your prompt does not: it can write the training set.',
    source: sources.walmart,
  }),
  rule({
    id: 'distillation-labels-for-the-teacher-to-write',
    reads: ['gap', 'teacherPasses', 'labelledExamples'],
    when: ({ gap, teacherPasses, labelledExamples }) =>
      gap.includes('speed-and-cost') && teacherPasses && labelledExamples < scale.value,
    effect: { kind: 'favours', approach, weight: 2 },
    because: 'You have few labels of your own; the passing model can write the rest.',
    source: sources.cfm,
  }),
  rule({
    id: 'distillation-labels-for-the-prompt-to-write',
    reads: ['gap', 'promptingResult', 'labelledExamples'],
    when: ({ gap, promptingResult, labelledExamples }) =>
      gap.includes('speed-and-cost') &&
      promptingResult === 'passes' &&
      labelledExamples < scale.value,
    effect: { kind: 'favours', approach, weight: 2 },
    because: 'Your passing prompt can label what you have no labels for.',
    source: sources.cfm,
  }),
  rule({
    id: 'distillation-unlabelled-inputs',
    reads: ['teacherPasses', 'unlabelledExamples'],
    when: ({ teacherPasses, unlabelledExamples }) =>
      teacherPasses && unlabelledExamples >= thresholds.unlabelledExamples.teachable.value,
    effect: { kind: 'favours', approach, weight: 2 },
    because: 'Unlabelled inputs and a passing model make a training set without labelling by hand.',
    source: sources.cfm,
  }),
  rule({
    id: 'distillation-inputs-to-label',
    reads: ['gap', 'unlabelledExamples'],
    when: ({ gap, unlabelledExamples }) =>
      gap.includes('speed-and-cost') &&
      unlabelledExamples >= thresholds.unlabelledExamples.teachable.value,
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'You have inputs in plenty for a larger model to label.',
    source: sources.cfm,
  }),
  rule({
    id: 'distillation-narrow-and-fast',
    reads: ['taskType', 'latencyMs'],
    when: ({ taskType, latencyMs }) =>
      ['classification', 'ranking'].includes(taskType) && latencyMs <= small.value,
    effect: { kind: 'favours', approach, weight: 1 },
    because:
      'Ranking or sorting within half a second has been done by small students of large models.',
    source: sources.walmart,
  }),
  rule({
    id: 'distillation-no-teacher',
    reads: ['teacherPasses'],
    when: ({ teacherPasses }) => !teacherPasses,
    effect: { kind: 'opposes', approach, weight: 3 },
    because: 'No model meets the bar, so there is nobody to learn from.',
    source: judgement('a student rarely passes a bar its teacher misses'),
  }),
  rule({
    id: 'distillation-teacher-on-premises',
    reads: ['dataResidency'],
    when: ({ dataResidency }) => dataResidency === 'on-premises',
    effect: { kind: 'opposes', approach, weight: 2 },
    because: 'The teacher would have to run on your premises too; the strongest ones are hosted.',
    source: sources.airtrain,
  }),
  rule({
    id: 'distillation-interactive',
    reads: ['latencyMs'],
    when: ({ latencyMs }) => latencyMs <= interactive.value,
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'A student answers within two seconds.',
    source: sources.instacart,
  }),
  rule({
    id: 'distillation-small-and-fast',
    reads: ['latencyMs'],
    when: ({ latencyMs }) => latencyMs <= small.value,
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'Within half a second a small student is one of few that answer.',
    source: sources.instacart,
  }),
  rule({
    id: 'distillation-encoder-student',
    reads: ['latencyMs'],
    when: ({ latencyMs }) => latencyMs <= encoder.value,
    effect: { kind: 'favours', approach, weight: 2 },
    because: 'In fifty milliseconds an encoder student answers, and little else.',
    source: sources.walmart,
  }),
  rule({
    id: 'distillation-volume',
    reads: ['requestsPerDay'],
    when: ({ requestsPerDay }) => requestsPerDay >= thresholds.requestsPerDay.ownModel.value,
    effect: { kind: 'favours', approach, weight: 2 },
    because: 'At millions of requests a day every parameter saved is money.',
    source: sources.shopify,
  }),
  rule({
    id: 'distillation-past-break-even',
    reads: ['requestsPerDay'],
    when: ({ requestsPerDay }, facts) => {
      const breakEven = facts.breakEvenRequestsPerDay()
      return breakEven !== null && requestsPerDay > breakEven
    },
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'At your volume an own small model costs less each month than a hosted one.',
    source: sources.breakEven,
  }),
  rule({
    id: 'distillation-narrow-task',
    reads: ['taskType', 'labelledExamples'],
    when: ({ taskType, labelledExamples }) =>
      ['classification', 'extraction', 'ranking'].includes(taskType) &&
      labelledExamples >= thresholds.labelledExamples.classification.value,
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'On a narrow task a student of a few hundred million parameters can be enough.',
    source: sources.pecher,
  }),
  rule({
    id: 'distillation-needs-experience',
    reads: ['team'],
    when: ({ team }) => team === 'app-developers',
    effect: { kind: 'opposes', approach, weight: 1 },
    because: 'Somebody has to train, serve and re-train a student, and nobody on your team has.',
    source: judgement('a first student takes a team without ML experience weeks to keep alive'),
  }),
  rule({
    id: 'distillation-role',
    reads: ['productRole', 'promptingResult'],
    when: ({ productRole, promptingResult }) =>
      productRole === 'the-product' && ['close', 'far'].includes(promptingResult),
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'The model is your product, so a student of your own is worth more to you.',
    source: judgement('the product’s role breaks ties: a product leans to weights of its own'),
  }),
  rule({
    id: 'distillation-large-bill',
    reads: ['monthlyApiUsd'],
    when: ({ monthlyApiUsd }) => monthlyApiUsd >= thresholds.monthlyApiUsd.large.value,
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'Your monthly bill would pay for several GPUs and the people to run them.',
    source: sources.breakEven,
  }),
  rule({
    id: 'distillation-tiny-bill',
    reads: ['monthlyApiUsd'],
    when: ({ monthlyApiUsd }) => monthlyApiUsd <= thresholds.monthlyApiUsd.tiny.value,
    effect: { kind: 'opposes', approach, weight: 2 },
    because: 'A bill this small never pays back a student.',
    source: sources.honeycomb,
  }),
  rule({
    id: 'distillation-review-the-labels',
    reads: [],
    when: () => true,
    effect: { kind: 'advice', approach },
    because: 'Have people review a sample of the teacher’s labels before training on them.',
    source: sources.cfm,
  }),
  rule({
    id: 'distillation-check-the-licence',
    reads: [],
    when: () => true,
    effect: { kind: 'advice', approach },
    because:
      'Read the teacher’s terms: some providers forbid training other models on their output.',
    source: judgement('terms differ by provider and change; read them before labelling'),
  }),
]

/** What a student is worth in production is worth nothing where no model can teach it. */
const worthOfAStudent = withAPublicBase.filter(
  ({ effect, reads }) =>
    effect.kind === 'favours' && (reads.includes('latencyMs') || reads.includes('requestsPerDay')),
)

export const distillationRules: readonly Rule[] = [
  ...withAPublicBase,
  ...worthOfAStudent.map(voidWithoutPublicBase),
]
