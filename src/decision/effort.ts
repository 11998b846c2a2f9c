import type { Source } from '#src/catalog/source.ts'
import type { Range } from '#src/estimate/estimate.ts'
import type { Approach } from './approach.ts'

/** What an approach asks of people until its first result, without the machine's hours. */
export interface Effort {
  readonly weeks: Range
  /** Training runs until one is kept: trials, repeats, and those that failed. */
  readonly runs: Range
  readonly people: string
  readonly source: Source
}

function ours(thought: string): Source {
  return { basis: 'judgement', title: `Our judgement: ${thought}`, url: '', checkedOn: null }
}

const databricks: Source = {
  basis: 'case',
  title:
    'Databricks, Creating a bespoke LLM for AI-generated documentation (two engineers, a month)',
  url: 'https://www.databricks.com/blog/creating-bespoke-llm-ai-generated-documentation',
  checkedOn: '2026-11-23',
}

/**
 * Calendar weeks to a first result that can be measured, who it takes, and how often a run is
 * repeated. The numbers of runs are our judgement: small runs are tried many times over, large
 * ones are piloted small and restarted.
 */
export const efforts: Readonly<Record<Approach, Effort>> = {
  prompting: {
    weeks: { low: 0.2, likely: 1, high: 2 },
    runs: { low: 0, likely: 0, high: 0 },
    people: 'one developer',
    source: ours('a prompt and a small graded set are days of work'),
  },
  retrieval: {
    weeks: { low: 1, likely: 3, high: 6 },
    runs: { low: 0, likely: 0, high: 0 },
    people: 'one or two developers',
    source: ours('an index is quick to build and slow to get right'),
  },
  'hosted-fine-tuning': {
    weeks: { low: 1, likely: 3, high: 6 },
    runs: { low: 2, likely: 4, high: 10 },
    people: 'one or two developers and somebody who knows good answers',
    source: ours('data work as for an adapter, without machines to run'),
  },
  'lora-fine-tuning': {
    weeks: { low: 1, likely: 4, high: 8 },
    runs: { low: 3, likely: 10, high: 30 },
    people: 'two engineers and somebody who knows good answers',
    source: databricks,
  },
  distillation: {
    weeks: { low: 2, likely: 5, high: 10 },
    runs: { low: 2, likely: 6, high: 20 },
    people: 'two engineers and a reviewer of the teacher’s labels',
    source: ours('labelling by a teacher and its review come on top of tuning'),
  },
  'preference-tuning': {
    weeks: { low: 2, likely: 5, high: 10 },
    runs: { low: 3, likely: 10, high: 30 },
    people: 'two engineers and people who compare answers',
    source: ours('pairs are collected and checked before a run'),
  },
  'reinforcement-fine-tuning': {
    weeks: { low: 2, likely: 6, high: 12 },
    runs: { low: 2, likely: 6, high: 20 },
    people: 'two engineers who have trained models, and an expert for the grader',
    source: ours('the grader takes longer than the training'),
  },
  'full-fine-tuning': {
    weeks: { low: 2, likely: 6, high: 12 },
    runs: { low: 2, likely: 6, high: 20 },
    people: 'an ML team of two or three',
    source: ours('several GPUs and more trials than an adapter needs'),
  },
  'continued-pretraining': {
    weeks: { low: 6, likely: 14, high: 30 },
    runs: { low: 1.1, likely: 1.4, high: 2 },
    people: 'an ML team of three to six',
    source: ours('cleaning ten billion tokens and tuning afterwards are months of work'),
  },
  pretraining: {
    weeks: { low: 12, likely: 30, high: 60 },
    runs: { low: 1.1, likely: 1.4, high: 2 },
    people: 'a research team of five or more',
    source: ours('BloombergGPT trained for 53 days after months of data work'),
  },
}
