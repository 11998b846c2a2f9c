import { rule } from '../rule.ts'
import { thresholds } from '../thresholds.ts'
import { cachedPrefixBreakEven } from './cached-prefix.ts'
import { voidWithoutPublicBase } from './every-tuning.ts'
import { judgement, sources } from './sources.ts'

const { cachedPrompt, fastPrompt } = thresholds.corpusTokens
const { encoder, small, interactive } = thresholds.latencyMs
const approach = 'prompting'

// Where no public model reads the data, what stands first is not a prompt but a simple model.
const unseenScript = rule({
  id: 'prompting-unseen-script',
  reads: ['languageFit'],
  when: ({ languageFit }) => languageFit === 'unseen-script',
  effect: { kind: 'opposes', approach, weight: 2 },
  because: 'No prompt teaches a script the model has never seen.',
  source: sources.grab,
})

const missesTheDeadline = rule({
  id: 'prompting-misses-the-deadline',
  reads: ['latencyMs'],
  when: ({ latencyMs }) => latencyMs <= small.value,
  effect: { kind: 'opposes', approach, weight: 1 },
  because: 'Large hosted models rarely finish an answer in half a second.',
  source: sources.checkr,
})

const farTooSlow = rule({
  id: 'prompting-far-too-slow',
  reads: ['latencyMs'],
  when: ({ latencyMs }) => latencyMs <= encoder.value,
  effect: { kind: 'opposes', approach, weight: 2 },
  because: 'In fifty milliseconds no hosted language model answers.',
  source: sources.walmart,
})

const volume = rule({
  id: 'prompting-volume',
  reads: ['requestsPerDay'],
  when: ({ requestsPerDay }) => requestsPerDay >= thresholds.requestsPerDay.ownModel.value,
  effect: { kind: 'opposes', approach, weight: 2 },
  because: 'At millions of requests a day a hosted model is paid for many times over.',
  source: sources.faire,
})

export const promptingRules = [
  rule({
    id: 'prompting-baseline-of-your-own',
    reads: ['modality'],
    when: ({ modality }) => modality === 'events-or-other',
    effect: { kind: 'favours', approach, weight: 2 },
    because: 'A simple model on features of your own is what any training on such data must beat.',
    source: judgement('where nothing can be prompted, the cheapest experiment is a simple model'),
  }),
  rule({
    id: 'prompting-passes',
    reads: ['gap', 'promptingResult'],
    when: ({ gap, promptingResult }) =>
      promptingResult === 'passes' && !gap.includes('speed-and-cost'),
    effect: { kind: 'favours', approach, weight: 3 },
    because: 'Your prompt already meets the target. Stay there.',
    source: sources.modelOptimization,
  }),
  rule({
    id: 'prompting-meets-the-target',
    reads: ['promptingResult'],
    when: ({ promptingResult }) => promptingResult === 'passes',
    effect: { kind: 'favours', approach, weight: 3 },
    because: 'The target is met by a prompt, which nothing else undercuts in effort.',
    source: sources.modelOptimization,
  }),
  rule({
    id: 'prompting-meets-it-at-a-price',
    reads: ['gap', 'promptingResult'],
    when: ({ gap, promptingResult }) =>
      promptingResult === 'passes' && gap.includes('speed-and-cost'),
    effect: { kind: 'opposes', approach, weight: 3 },
    because: 'It passes, and it is too slow or too dear: quality is not what has to be found.',
    source: sources.walmart,
  }),
  rule({
    id: 'prompting-not-tried',
    reads: ['promptingResult'],
    when: ({ promptingResult }) => promptingResult === 'not-tried',
    effect: { kind: 'favours', approach, weight: 3 },
    because: 'No prompt has been tried yet, and it is the cheapest experiment there is.',
    source: sources.modelOptimization,
  }),
  rule({
    id: 'prompting-nothing-tried',
    reads: ['gap'],
    when: ({ gap }) => gap.includes('nothing-tried'),
    effect: { kind: 'favours', approach, weight: 3 },
    because:
      'Nothing has been tried yet, so nobody knows what falls short. A prompt tells in days.',
    source: sources.modelOptimization,
  }),
  rule({
    id: 'prompting-first-with-an-evaluation',
    reads: ['promptingResult', 'evaluationExamples'],
    when: ({ promptingResult, evaluationExamples }) =>
      promptingResult === 'not-tried' && evaluationExamples < 1,
    effect: { kind: 'favours', approach, weight: 3 },
    because:
      'With no prompt tried and nothing to measure with, a small graded set and a prompt come first.',
    source: sources.modelOptimization,
  }),
  rule({
    id: 'prompting-nothing-tried-nothing-measured',
    reads: ['gap', 'evaluationExamples'],
    when: ({ gap, evaluationExamples }) => gap.includes('nothing-tried') && evaluationExamples < 1,
    effect: { kind: 'favours', approach, weight: 3 },
    because: 'Before a graded set exists no other approach could show that it helped.',
    source: sources.modelOptimization,
  }),
  rule({
    id: 'prompting-nothing-to-measure-with',
    reads: ['evaluationExamples'],
    when: ({ evaluationExamples }) => evaluationExamples < 1,
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'Without graded examples nobody can tell whether training helped.',
    source: sources.modelOptimization,
  }),
  rule({
    id: 'prompting-tried-and-close',
    reads: ['promptingResult'],
    when: ({ promptingResult }) => promptingResult === 'close',
    effect: { kind: 'opposes', approach, weight: 1 },
    because: 'Your best prompt comes close and stops short.',
    source: sources.modelOptimization,
  }),
  rule({
    id: 'prompting-tried-and-far',
    reads: ['promptingResult'],
    when: ({ promptingResult }) => promptingResult === 'far',
    effect: { kind: 'opposes', approach, weight: 2 },
    because: 'Your best prompt is far from the target.',
    source: sources.modelOptimization,
  }),
  rule({
    id: 'prompting-tries-again',
    reads: ['gap', 'taskType', 'autoGradable', 'promptingResult'],
    when: ({ gap, taskType, autoGradable, promptingResult }) =>
      !gap.includes('reasoning') &&
      ['agent', 'code'].includes(taskType) &&
      autoGradable &&
      promptingResult === 'close',
    effect: { kind: 'favours', approach, weight: 2 },
    because:
      'The prompt often succeeds and a program sees when it does not: let it read the error and try again.',
    source: sources.spotify,
  }),
  rule({
    id: 'prompting-stronger-model-reasons',
    reads: ['gap'],
    when: ({ gap }) => gap.includes('reasoning'),
    effect: { kind: 'favours', approach, weight: 2 },
    because: 'A stronger model with more effort closes reasoning gaps without any training.',
    source: sources.harvey,
  }),
  rule({
    id: 'prompting-reasoning-without-a-grader',
    reads: ['gap', 'autoGradable'],
    when: ({ gap, autoGradable }) => gap.includes('reasoning') && !autoGradable,
    effect: { kind: 'favours', approach, weight: 2 },
    because: 'No program can grade the reasoning, so there is no signal to train it on.',
    source: judgement('without an automatic grader a stronger model is the only cheap lever'),
  }),
  rule({
    id: 'prompting-smaller-or-cached',
    reads: ['gap'],
    when: ({ gap }) => gap.includes('speed-and-cost'),
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'A smaller hosted model and a cached prefix are the first saving to try.',
    source: sources.contextualRetrieval,
  }),
  rule({
    id: 'prompting-shows-style',
    reads: ['gap'],
    when: ({ gap }) => gap.includes('format-and-style'),
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'Examples in the prompt and structured output settle most formats.',
    source: judgement('constrained decoding enforces a schema; examples carry tone a long way'),
  }),
  rule({
    id: 'prompting-shows-skill',
    reads: ['gap'],
    when: ({ gap }) => gap.includes('task-skill'),
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'Worked examples in the prompt often carry a task further than expected.',
    source: sources.medprompt,
  }),
  rule({
    id: 'prompting-strongest-models-allowed',
    reads: ['gap', 'dataResidency'],
    when: ({ gap, dataResidency }) => gap.includes('task-skill') && dataResidency === 'hosted-api',
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'Your data may go to the strongest models there are, which need the least teaching.',
    source: sources.getYourGuide,
  }),
  rule({
    id: 'prompting-within-the-team',
    reads: ['gap', 'team'],
    when: ({ gap, team }) =>
      (gap.includes('task-skill') || gap.includes('format-and-style')) && team === 'app-developers',
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'Your team can improve a prompt today and see by evaluation whether it did.',
    source: sources.modelOptimization,
  }),
  rule({
    id: 'prompting-few-shot',
    reads: ['labelledExamples'],
    when: ({ labelledExamples }) => labelledExamples < thresholds.labelledExamples.first.value,
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'With so few labelled examples a prompt does more than training.',
    source: sources.openAiFineTuning,
  }),
  rule({
    id: 'prompting-corpus-fits',
    reads: ['corpusTokens'],
    when: ({ corpusTokens }) => corpusTokens < cachedPrompt.value,
    effect: { kind: 'favours', approach, weight: 2 },
    because: 'Your whole corpus fits in a cached prompt; nothing can be missed by a search.',
    source: sources.contextualRetrieval,
  }),
  rule({
    id: 'prompting-corpus-holds-the-facts',
    reads: ['gap', 'corpusTokens'],
    when: ({ gap, corpusTokens }) =>
      gap.includes('missing-facts') && corpusTokens < cachedPrompt.value,
    effect: { kind: 'favours', approach, weight: 2 },
    because: 'The missing facts are in a corpus small enough to show with every request.',
    source: sources.contextualRetrieval,
  }),
  rule({
    id: 'prompting-corpus-replaced-in-place',
    reads: ['corpusTokens', 'knowledgeChanges'],
    when: ({ corpusTokens, knowledgeChanges }) =>
      corpusTokens < cachedPrompt.value &&
      ['monthly', 'weekly', 'daily'].includes(knowledgeChanges),
    effect: { kind: 'favours', approach, weight: 2 },
    because:
      'A change reaches a cached prompt by replacing a file, as fast as it reaches an index.',
    source: judgement('the cache is rebuilt at the first request after a change'),
  }),
  rule({
    id: 'prompting-corpus-too-slow',
    reads: ['corpusTokens', 'latencyMs'],
    when: ({ corpusTokens, latencyMs }) =>
      corpusTokens > fastPrompt.value &&
      corpusTokens < cachedPrompt.value &&
      latencyMs < interactive.value,
    effect: { kind: 'opposes', approach, weight: 3 },
    because: 'Reading so long a prompt takes more time than your deadline allows.',
    source: judgement('above 50,000 tokens even a cached prompt needs about two seconds'),
  }),
  rule({
    id: 'prompting-corpus-too-dear',
    reads: ['corpusTokens', 'requestsPerDay'],
    when: ({ corpusTokens, requestsPerDay }) =>
      corpusTokens < cachedPrompt.value && requestsPerDay > cachedPrefixBreakEven(corpusTokens),
    effect: { kind: 'opposes', approach, weight: 3 },
    because: 'At your volume the cached corpus costs more in a year than building retrieval.',
    source: sources.contextualRetrieval,
  }),
  rule({
    id: 'prompting-cannot-cite',
    reads: ['citationsNeeded'],
    when: ({ citationsNeeded }) => citationsNeeded,
    effect: { kind: 'opposes', approach, weight: 3 },
    because: 'A model that read everything at once cannot be trusted to name the passage.',
    source: judgement('a citation should be the passage that was fetched, not one recalled'),
  }),
  rule({
    id: 'prompting-base-knows-the-language',
    reads: ['languageFit'],
    when: ({ languageFit }) => languageFit === 'well-covered',
    effect: { kind: 'favours', approach, weight: 1 },
    because:
      'Public models already know your language; composed prompts have beaten tuned specialists.',
    source: sources.medprompt,
  }),
  rule({
    id: 'prompting-base-knows-the-field',
    reads: ['domainShift'],
    when: ({ domainShift }) => domainShift === 'none',
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'Your text is like what public models were trained on, so a prompt can draw on it.',
    source: sources.medprompt,
  }),
  unseenScript,
  voidWithoutPublicBase(unseenScript),
  rule({
    id: 'prompting-not-supported',
    reads: ['gap'],
    when: ({ gap }) => gap.includes('unsupported-modality-or-language'),
    effect: { kind: 'opposes', approach, weight: 1 },
    because: 'Models you can call today do not read your kind of input well.',
    source: sources.grab,
  }),
  missesTheDeadline,
  voidWithoutPublicBase(missesTheDeadline),
  farTooSlow,
  voidWithoutPublicBase(farTooSlow),
  volume,
  voidWithoutPublicBase(volume),
  rule({
    id: 'prompting-tiny-bill',
    reads: ['monthlyApiUsd'],
    when: ({ monthlyApiUsd }) => monthlyApiUsd <= thresholds.monthlyApiUsd.tiny.value,
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'Your bill is too small for any saving to matter.',
    source: sources.honeycomb,
  }),
  rule({
    id: 'prompting-support-feature',
    reads: ['productRole'],
    when: ({ productRole }) => productRole === 'support-feature',
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'A supporting feature is best served by what needs the least upkeep.',
    source: judgement(
      'the product’s role breaks ties: support features lean away from own weights',
    ),
  }),
  rule({
    id: 'prompting-optimise-the-prompt',
    reads: [],
    when: () => true,
    effect: { kind: 'advice', approach },
    because: 'Let a prompt optimiser rewrite the hand-written prompt before you change the method.',
    source: sources.earco,
  }),
  rule({
    id: 'prompting-again-at-every-release',
    reads: [],
    when: () => true,
    effect: { kind: 'advice', approach },
    because:
      'Run the evaluation on every strong new model, at least quarterly: prompting may win back what was tuned.',
    source: sources.larridin,
  }),
  rule({
    id: 'prompting-without-money',
    reads: ['budgetUsd'],
    when: ({ budgetUsd }) => budgetUsd < thresholds.budgetUsd.anyRun.value,
    effect: { kind: 'advice', approach },
    because:
      'Without money every training is out, even one of a few dollars: your own hours on the prompt and on graded examples show whether a small run is worth asking for.',
    source: judgement(
      'the smallest adapter and reinforcement runs cost between one and twenty dollars',
    ),
  }),
  rule({
    id: 'prompting-cache-the-prefix',
    reads: ['sharedPrefixTokens'],
    when: ({ sharedPrefixTokens }) =>
      sharedPrefixTokens >= thresholds.sharedPrefixTokens.cacheable.value,
    effect: { kind: 'advice', approach },
    because: 'Put what never changes first in the prompt and cache it before anything else.',
    source: sources.contextualRetrieval,
  }),
  rule({
    id: 'prompting-first-token-soon',
    reads: ['ttftMs'],
    when: ({ ttftMs }) => ttftMs <= thresholds.ttftMs.tight.value,
    effect: { kind: 'advice', approach },
    because:
      'For an early first token keep the uncached part of the prompt short and stream the answer.',
    source: sources.contextualRetrieval,
  }),
  rule({
    id: 'prompting-schema-by-decoding',
    reads: ['gap'],
    when: ({ gap }) => gap.includes('format-and-style'),
    effect: { kind: 'advice', approach },
    because: 'Turn on structured output first: a schema alone is no reason to tune.',
    source: judgement('constrained decoding enforces a schema without training'),
  }),
]
