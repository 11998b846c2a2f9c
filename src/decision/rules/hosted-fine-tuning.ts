import { rule } from '../rule.ts'
import { thresholds } from '../thresholds.ts'
import { trainsModels } from './continued-pretraining.ts'
import { everyTuningRules, noPublicBaseRules } from './every-tuning.ts'
import { judgement, sources } from './sources.ts'
import { supervisedRules } from './supervised.ts'
import { tuningAt } from './tuning-at.ts'

const { encoder, small, interactive } = thresholds.latencyMs
const approach = 'hosted-fine-tuning'

export const hostedFineTuningRules = [
  ...everyTuningRules(approach),
  ...noPublicBaseRules(approach),
  ...supervisedRules(approach),
  rule({
    id: 'hosted-fine-tuning-style',
    reads: ['gap'],
    when: ({ gap }) => gap.includes('format-and-style'),
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'Tone and house style are what tuning is good at.',
    source: sources.azureConsiderations,
  }),
  rule({
    id: 'hosted-fine-tuning-style-after-prompting',
    reads: ['gap', 'promptingResult'],
    when: ({ gap, promptingResult }) =>
      gap.includes('format-and-style') && ['close', 'far'].includes(promptingResult),
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'The prompt could not hold the style; training can.',
    source: sources.azureConsiderations,
  }),
  rule({
    id: 'hosted-fine-tuning-style-on-retrieval',
    reads: ['gap', 'retrievalResult'],
    when: ({ gap, retrievalResult }) =>
      gap.includes('format-and-style') && retrievalResult === 'helps',
    effect: { kind: 'favours', approach, weight: 1 },
    because:
      'With the right text fetched, what is left is tone, and a tune on top of retrieval fixes it.',
    source: sources.skTelecom,
  }),
  rule({
    id: 'hosted-fine-tuning-with-retrieval',
    reads: ['gap'],
    when: ({ gap }) => gap.includes('missing-facts') && gap.includes('format-and-style'),
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'Facts and style are both missing; the gains of retrieval and tuning add up.',
    source: sources.agriculture,
  }),
  rule({
    id: 'hosted-fine-tuning-skill',
    reads: ['gap'],
    when: ({ gap }) => gap.includes('task-skill'),
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'Edge cases of one task are learnt from examples.',
    source: sources.azureConsiderations,
  }),
  rule({
    id: 'hosted-fine-tuning-prompt-close',
    reads: ['promptingResult'],
    when: ({ promptingResult }) => promptingResult === 'close',
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'A prompt that comes close shows that the task is learnable; tuning closes the rest.',
    source: sources.modelOptimization,
  }),
  rule({
    id: 'hosted-fine-tuning-prompt-far',
    reads: ['promptingResult'],
    when: ({ promptingResult }) => promptingResult === 'far',
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'Where prompts stay far off, the behaviour has to be trained.',
    source: sources.modelOptimization,
  }),
  rule({
    id: 'hosted-fine-tuning-team-trains-models',
    reads: ['team'],
    when: ({ team }) => trainsModels(team),
    effect: { kind: 'opposes', approach, weight: 1 },
    because: 'Your team can train open weights itself, for less, and keeps them.',
    source: judgement('hosted tuning sells what a team without ML experience lacks'),
  }),
  rule({
    id: 'hosted-fine-tuning-shorter-prompts',
    reads: ['promptTokensPerRequest'],
    when: ({ promptTokensPerRequest }) =>
      promptTokensPerRequest >= thresholds.promptTokensPerRequest.long.value,
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'Long instructions can move into the weights.',
    source: sources.azureConsiderations,
  }),
  rule({
    id: 'hosted-fine-tuning-no-gpus-to-run',
    reads: ['team'],
    when: ({ team }) => team === 'app-developers',
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'Nobody on your team has to run a GPU.',
    source: judgement('hosted tuning asks the least of a team without machine-learning experience'),
  }),
  rule({
    id: 'hosted-fine-tuning-data-may-go-there',
    reads: ['dataResidency'],
    when: ({ dataResidency }) => dataResidency === 'hosted-api',
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'Your data may go to a provider, who then trains and serves for you.',
    source: judgement('where data may leave, a provider’s tuning is the least work'),
  }),
  rule({
    id: 'hosted-fine-tuning-door-open',
    reads: ['dataResidency', 'promptingResult'],
    when: ({ dataResidency, promptingResult }, { asOf }) =>
      dataResidency === 'hosted-api' &&
      ['close', 'far'].includes(promptingResult) &&
      tuningAt('openai', asOf) === 'open',
    effect: { kind: 'favours', approach, weight: 1 },
    because:
      'Where your prompt fell short, tuning the same kind of model is one upload away, and on this date anybody may.',
    source: judgement('while the largest provider tunes for anybody, that is the nearest training'),
  }),
  rule({
    id: 'hosted-fine-tuning-pipeline-exists',
    reads: ['tunedThereBefore', 'hostedTuningProvider'],
    when: ({ tunedThereBefore, hostedTuningProvider }) =>
      tunedThereBefore && hostedTuningProvider !== 'none',
    effect: { kind: 'favours', approach, weight: 2 },
    because: 'You have tuned there before, so data format and pipeline exist.',
    source: judgement('the second tuning run costs a fraction of the first'),
  }),
  rule({
    id: 'hosted-fine-tuning-provider-unconfirmed',
    reads: ['hostedTuningProvider'],
    // Managed trainers of open weights are judged as adapters, not here.
    when: ({ hostedTuningProvider }, { asOf }) =>
      !['together', 'fireworks'].includes(hostedTuningProvider) &&
      tuningAt(hostedTuningProvider, asOf) === 'unknown',
    effect: { kind: 'opposes', approach, weight: 1 },
    because:
      'We have not read that your provider tunes for you on this date: ask before you plan on it.',
    source: judgement('no entry in the provider table means unknown, never open'),
  }),
  rule({
    id: 'hosted-fine-tuning-interactive',
    reads: ['latencyMs'],
    when: ({ latencyMs }) => latencyMs > small.value && latencyMs <= interactive.value,
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'A tuned small hosted model answers within your deadline where a large one may not.',
    source: sources.robinhood,
  }),
  rule({
    id: 'hosted-fine-tuning-too-slow',
    reads: ['latencyMs'],
    when: ({ latencyMs }) => latencyMs <= encoder.value,
    effect: { kind: 'opposes', approach, weight: 3 },
    because: 'No hosted language model answers in fifty milliseconds.',
    source: sources.walmart,
  }),
  rule({
    id: 'hosted-fine-tuning-own-cloud',
    reads: ['dataResidency'],
    when: ({ dataResidency }) => dataResidency === 'own-cloud',
    effect: { kind: 'opposes', approach, weight: 1 },
    because: 'Only some clouds tune closed models inside your own account.',
    source: judgement('own-cloud tuning narrows the choice of hosted models'),
  }),
  rule({
    id: 'hosted-fine-tuning-weights-stay-there',
    reads: ['ownWeightsRequired'],
    when: ({ ownWeightsRequired }) => ownWeightsRequired,
    effect: { kind: 'opposes', approach, weight: 3 },
    because: 'A hosted tune never leaves the provider, and you need to own the weights.',
    source: judgement('no provider of closed models hands out tuned weights'),
  }),
  rule({
    id: 'hosted-fine-tuning-ends-with-its-base',
    reads: ['lifetimeMonths'],
    // The six months' notice is documented; a year of life as the limit is ours.
    when: ({ lifetimeMonths }) => lifetimeMonths > thresholds.lifetimeMonths.year.value,
    effect: { kind: 'opposes', approach, weight: 1 },
    because: 'A hosted tune stops with its base model, perhaps within your product’s life.',
    source: sources.openAiDeprecations,
  }),
  rule({
    id: 'hosted-fine-tuning-outlived',
    reads: ['lifetimeMonths'],
    when: ({ lifetimeMonths }) => lifetimeMonths > thresholds.lifetimeMonths.long.value,
    effect: { kind: 'opposes', approach, weight: 1 },
    because: 'Over more than eighteen months you would tune again at least once.',
    source: sources.openAiDeprecations,
  }),
  rule({
    id: 'hosted-fine-tuning-doors-closing',
    reads: [],
    when: (_, { asOf }) => asOf >= '2026-05-07',
    effect: { kind: 'opposes', approach, weight: 2 },
    because: 'The largest provider takes no new fine-tuning customers, and other doors may follow.',
    source: sources.openAiDeprecations,
  }),
  rule({
    id: 'hosted-fine-tuning-unseen-script',
    reads: ['languageFit'],
    when: ({ languageFit }) => languageFit === 'unseen-script',
    effect: { kind: 'opposes', approach, weight: 2 },
    because: 'A light tune does not teach a script the base has never seen.',
    source: sources.grab,
  }),
  rule({
    id: 'hosted-fine-tuning-tiny-bill',
    reads: ['monthlyApiUsd'],
    when: ({ monthlyApiUsd }) => monthlyApiUsd <= thresholds.monthlyApiUsd.tiny.value,
    effect: { kind: 'opposes', approach, weight: 1 },
    because: 'A bill this small never pays back a tuning run.',
    source: sources.honeycomb,
  }),
  rule({
    id: 'hosted-fine-tuning-plan-the-next',
    reads: [],
    when: () => true,
    effect: { kind: 'advice', approach },
    because: 'Keep data and evaluation so that you can tune again when the base is retired.',
    source: sources.openAiDeprecations,
  }),
]
