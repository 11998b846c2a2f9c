import type { Source } from '#src/catalog/source.ts'
import type { ProfileField } from '#src/profile/schema.ts'

/**
 * Where a number changes an argument. Each rule says for itself whether the value belongs to
 * the lower or the upper side. What-if and the next question look between the thresholds.
 */
export interface Threshold {
  readonly value: number
  readonly basis: Source['basis']
  readonly note: string
}

function at(value: number, basis: Source['basis'], note: string): Threshold {
  return { value, basis, note }
}

/** Every threshold the rules use, by field. Those we set ourselves say `judgement`. */
export const thresholds = {
  evaluationExamples: {
    any: at(1, 'judgement', 'any graded example at all'),
  },
  labelledExamples: {
    pilot: at(10, 'documentation', 'the least a supervised job accepts (OpenAI, older text)'),
    first: at(50, 'documentation', 'start with fifty good ones and look (OpenAI, older text)'),
    classification: at(100, 'paper', 'tuned small models catch up on average (Pecher et al.)'),
    scale: at(200, 'judgement', 'from here more data is a lever worth pulling'),
    history: at(10_000, 'judgement', 'a history worth searching for similar cases'),
    large: at(100_000, 'paper', 'where LoRA began to trail full tuning (Biderman et al.)'),
  },
  corpusTokens: {
    fastPrompt: at(50_000, 'judgement', 'longer prompts need more than a tight deadline allows'),
    cachedPrompt: at(200_000, 'documentation', 'about 500 pages (Anthropic, Contextual Retrieval)'),
    pilot: at(1e9, 'judgement', 'below, no published domain run exists'),
    published: at(10e9, 'judgement', 'published domain runs start between 10B and 50B tokens'),
    scratchBeforeOpenBases: at(100e9, 'judgement', 'a tenth of a trillion carried BloombergGPT'),
    scratch: at(1e12, 'judgement', 'from-scratch models in use were trained on trillions'),
  },
  budgetUsd: {
    anyRun: at(20, 'judgement', 'below, not even one adapter can be trained and looked at'),
  },
  latencyMs: {
    encoder: at(50, 'judgement', 'up to here only an encoder or a very small student answers'),
    small: at(500, 'judgement', 'up to here a tuned model of at most 8B'),
    interactive: at(2000, 'judgement', 'up to here a tuned or small hosted model'),
  },
  requestsPerDay: {
    ownModel: at(1_000_000, 'judgement', 'published own-model cases run at tens of millions'),
  },
  monthlyApiUsd: {
    tiny: at(30, 'case', 'the bill at which Honeycomb saw no point in tuning'),
    large: at(5000, 'judgement', 'several rented GPUs, and a day of work a week'),
  },
  taskCount: {
    many: at(5, 'judgement', 'from here adapters on one base pay; sixty were shown'),
  },
  unlabelledExamples: {
    teachable: at(1000, 'judgement', 'enough for a teacher to label a training set from'),
  },
  preferencePairs: {
    some: at(100, 'judgement', 'enough for a first look at taste'),
    enough: at(500, 'judgement', 'enough for a preference run worth measuring'),
  },
  lifetimeMonths: {
    year: at(12, 'judgement', 'a hosted base may end within the product’s life'),
    long: at(18, 'judgement', 'a hosted base will end within the product’s life'),
  },
  promptTokensPerRequest: {
    long: at(4000, 'judgement', 'instructions and examples that weights could hold'),
  },
  sharedPrefixTokens: {
    cacheable: at(1024, 'documentation', 'providers cache prefixes from about a thousand tokens'),
  },
  gpuUtilisation: {
    idle: at(0.4, 'judgement', 'most of what is paid for stands idle'),
  },
  ownedGpus: {
    any: at(1, 'judgement', 'any GPU at all'),
    pool: at(8, 'judgement', 'a pool worth scheduling'),
  },
  gpuNodes: {
    several: at(2, 'judgement', 'scheduling pays from two machines on'),
  },
  servedModels: {
    several: at(2, 'judgement', 'models that could share GPUs'),
  },
  peakFactor: {
    bursty: at(4, 'judgement', 'a peak this high leaves a static fleet mostly idle'),
  },
  ttftMs: {
    tight: at(500, 'judgement', 'a first token this soon leaves little time for a long prompt'),
  },
} as const satisfies Partial<Record<ProfileField, Readonly<Record<string, Threshold>>>>

/** The thresholds of a field in rising order; empty for a field no rule compares with a number. */
export function thresholdsOf(field: ProfileField): readonly number[] {
  const table: Partial<Record<ProfileField, Readonly<Record<string, Threshold>>>> = thresholds
  return Object.values(table[field] ?? {})
    .map(({ value }) => value)
    .sort((a, b) => a - b)
}
