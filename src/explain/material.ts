import type { Facts } from './facts.ts'
import type { Stance } from './stance.ts'

/** What a prompt is filled with, and what the answer is held against. */
export interface Material {
  readonly values: Readonly<Record<string, string>>
  readonly facts: Facts
  readonly stance?: Stance
  /** The same in our own words, for when the model has none. */
  readonly rulesSentences: readonly string[]
}
