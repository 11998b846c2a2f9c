import { rule } from '../rule.ts'
import { thresholds } from '../thresholds.ts'
import { cachedPrefixBreakEven } from './cached-prefix.ts'
import { noPublicBaseRules } from './every-tuning.ts'
import { judgement, sources } from './sources.ts'

const { cachedPrompt, fastPrompt } = thresholds.corpusTokens
const { encoder, small, interactive } = thresholds.latencyMs
const approach = 'retrieval'

export const retrievalRules = [
  ...noPublicBaseRules(approach),
  rule({
    id: 'retrieval-missing-facts',
    reads: ['gap'],
    when: ({ gap }) => gap.includes('missing-facts'),
    effect: { kind: 'favours', approach, weight: 3 },
    because:
      'What is missing is knowledge, and fetched passages beat trained-in facts, old and new.',
    source: sources.ovadia,
  }),
  rule({
    id: 'retrieval-prompt-lacks-the-facts',
    reads: ['gap', 'promptingResult'],
    when: ({ gap, promptingResult }) =>
      gap.includes('missing-facts') && ['close', 'far'].includes(promptingResult),
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'Prompts without the facts fell short, as they must: facts have to be fetched.',
    source: sources.robinhood,
  }),
  rule({
    id: 'retrieval-knowledge-changes',
    reads: ['knowledgeChanges'],
    // The cases refresh an index daily; monthly as the limit is our judgement.
    when: ({ knowledgeChanges }) => ['monthly', 'weekly', 'daily'].includes(knowledgeChanges),
    effect: { kind: 'favours', approach, weight: 2 },
    because:
      'Your knowledge keeps changing. An index is refreshed in minutes; weights need another run.',
    source: sources.uber,
  }),
  rule({
    id: 'retrieval-citations',
    reads: ['citationsNeeded'],
    when: ({ citationsNeeded }) => citationsNeeded,
    effect: { kind: 'favours', approach, weight: 3 },
    because: 'Only fetched passages can be cited.',
    source: sources.morganStanley,
  }),
  rule({
    id: 'retrieval-corpus-too-large-to-show',
    reads: ['corpusTokens'],
    when: ({ corpusTokens }) => corpusTokens >= cachedPrompt.value,
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'Your corpus is too large for a prompt, so the right part must be fetched.',
    source: sources.contextualRetrieval,
  }),
  rule({
    id: 'retrieval-corpus-fits-a-prompt',
    reads: ['corpusTokens'],
    when: ({ corpusTokens }) => corpusTokens < cachedPrompt.value,
    effect: { kind: 'opposes', approach, weight: 2 },
    because: 'An index over so small a corpus adds parts that can miss; the prompt holds it all.',
    source: sources.contextualRetrieval,
  }),
  rule({
    id: 'retrieval-facts-fit-a-prompt',
    reads: ['gap', 'corpusTokens'],
    when: ({ gap, corpusTokens }) =>
      gap.includes('missing-facts') && corpusTokens < cachedPrompt.value,
    effect: { kind: 'opposes', approach, weight: 1 },
    because: 'The facts you miss can all be shown at once.',
    source: sources.contextualRetrieval,
  }),
  rule({
    id: 'retrieval-shorter-prompts',
    reads: ['corpusTokens', 'latencyMs'],
    when: ({ corpusTokens, latencyMs }) =>
      corpusTokens > fastPrompt.value &&
      corpusTokens < cachedPrompt.value &&
      latencyMs < interactive.value,
    effect: { kind: 'favours', approach, weight: 3 },
    because: 'A few fetched passages are read in time; the whole corpus is not.',
    source: judgement('above 50,000 tokens even a cached prompt needs about two seconds'),
  }),
  rule({
    id: 'retrieval-cheaper-at-volume',
    reads: ['corpusTokens', 'requestsPerDay'],
    when: ({ corpusTokens, requestsPerDay }) =>
      corpusTokens < cachedPrompt.value && requestsPerDay > cachedPrefixBreakEven(corpusTokens),
    effect: { kind: 'favours', approach, weight: 3 },
    because: 'At your volume short fetched prompts pay for the index within a year.',
    source: sources.contextualRetrieval,
  }),
  rule({
    id: 'retrieval-input-not-read',
    reads: ['gap'],
    when: ({ gap }) => gap.includes('unsupported-modality-or-language'),
    effect: { kind: 'opposes', approach, weight: 1 },
    because: 'More text does not help a model that cannot read the input.',
    source: sources.grab,
  }),
  rule({
    id: 'retrieval-unseen-script',
    reads: ['languageFit'],
    when: ({ languageFit }) => languageFit === 'unseen-script',
    effect: { kind: 'opposes', approach, weight: 2 },
    because: 'Passages in a script the model has never seen are not read either.',
    source: sources.grab,
  }),
  rule({
    id: 'retrieval-volume',
    reads: ['gap', 'requestsPerDay'],
    // Where facts are missing they have to be fetched at any volume.
    when: ({ gap, requestsPerDay }) =>
      !gap.includes('missing-facts') && requestsPerDay >= thresholds.requestsPerDay.ownModel.value,
    effect: { kind: 'opposes', approach, weight: 2 },
    because: 'At millions of requests a day every passage a hosted model reads is paid for too.',
    source: sources.faire,
  }),
  rule({
    id: 'retrieval-helped',
    reads: ['retrievalResult'],
    when: ({ retrievalResult }) => retrievalResult === 'helps',
    effect: { kind: 'favours', approach, weight: 2 },
    because: 'Retrieval already helped when you tried it.',
    source: sources.modelOptimization,
  }),
  rule({
    id: 'retrieval-did-not-help',
    reads: ['retrievalResult'],
    when: ({ retrievalResult }) => retrievalResult === 'no-help',
    effect: { kind: 'opposes', approach, weight: 3 },
    because: 'Retrieval was tried and did not help, so knowledge is not the gap.',
    source: sources.checkr,
  }),
  rule({
    id: 'retrieval-facts-not-fetched-yet',
    reads: ['gap', 'retrievalResult'],
    when: ({ gap, retrievalResult }) =>
      gap.includes('missing-facts') && retrievalResult === 'not-tried',
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'Facts are missing and nobody has fetched them yet.',
    source: sources.modelOptimization,
  }),
  rule({
    id: 'retrieval-before-style',
    reads: ['gap'],
    when: ({ gap }) => gap.includes('missing-facts') && gap.includes('format-and-style'),
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'Facts and style are both missing; their cures add up, and facts come first.',
    source: sources.agriculture,
  }),
  rule({
    id: 'retrieval-under-a-style-tune',
    reads: ['gap', 'retrievalResult'],
    when: ({ gap, retrievalResult }) =>
      gap.includes('format-and-style') && retrievalResult === 'helps',
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'Retrieval fetches the right text; the tone is tuned on top of it, not instead.',
    source: sources.skTelecom,
  }),
  rule({
    id: 'retrieval-similar-cases',
    reads: ['gap', 'labelledExamples'],
    when: ({ gap, labelledExamples }) =>
      gap.includes('missing-facts') &&
      labelledExamples >= thresholds.labelledExamples.history.value,
    effect: { kind: 'favours', approach, weight: 1 },
    because:
      'A long labelled history works as examples to fetch: it has beaten tuning on the same history.',
    source: sources.incidents,
  }),
  rule({
    id: 'retrieval-deadline',
    reads: ['latencyMs'],
    when: ({ latencyMs }) => latencyMs <= small.value,
    effect: { kind: 'opposes', approach, weight: 1 },
    because: 'A search before the answer eats into a tight deadline.',
    source: judgement('a search and a longer prompt cost a few hundred milliseconds'),
  }),
  rule({
    id: 'retrieval-far-too-slow',
    reads: ['latencyMs'],
    when: ({ latencyMs }) => latencyMs <= encoder.value,
    effect: { kind: 'opposes', approach, weight: 2 },
    because: 'In fifty milliseconds there is no time to search, read and answer.',
    source: sources.walmart,
  }),
  rule({
    id: 'retrieval-support-feature',
    reads: ['productRole'],
    when: ({ productRole }) => productRole === 'support-feature',
    effect: { kind: 'favours', approach, weight: 1 },
    because: 'A supporting feature can be kept up by keeping its documents up.',
    source: judgement(
      'the product’s role breaks ties: support features lean away from own weights',
    ),
  }),
  rule({
    id: 'retrieval-fix-the-index',
    reads: [],
    when: () => true,
    effect: { kind: 'advice', approach },
    because:
      'If the right passage is not found, repair the index structure before training anything.',
    source: sources.linkedInGraph,
  }),
  rule({
    id: 'retrieval-taxonomy-candidates',
    reads: ['taskType'],
    when: ({ taskType }) => taskType === 'classification',
    effect: { kind: 'advice', approach },
    because: 'With a described taxonomy, fetch the likely classes and let the model pick one.',
    source: sources.ramp,
  }),
  rule({
    id: 'retrieval-look-at-slices',
    reads: [],
    when: () => true,
    effect: { kind: 'advice', approach },
    because:
      'Measure easy and hard cases apart: retrieval has helped the easy ones and hurt the hard ones.',
    source: sources.checkr,
  }),
]
