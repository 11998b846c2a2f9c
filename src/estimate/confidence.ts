import type { ModelShape } from '#src/catalog/models.ts'
import { type BandName, bandCaps, bands } from './bands.ts'
import type { Estimate } from './estimate.ts'
import { evidenceCounts } from './evidence-counts.ts'
import type { Generation } from './gpu-spec.ts'
import { type KvPath, kvPath } from './kv-cache.ts'

/** What an estimate would need published runs of. */
export interface Evidence {
  readonly task: 'pretrain' | 'finetune' | 'serve'
  readonly generation: Generation
  readonly shape: ModelShape
  /** Serving: an `Engine`. Training: the stack. */
  readonly engine: string
}

export type Confidence = Pick<Estimate, 'confidence' | 'confidenceReasons'>

/** Published runs of the same kind from which an estimate may be called sure. */
const enough = 3

export function evidenceKey({ task, generation, shape, engine }: Evidence): string {
  return keyOf(task, generation, pathOf(shape), engine)
}

function keyOf(task: string, generation: string, path: string, engine: string): string {
  return [task, generation, path, engine].join(' ')
}

function pathOf(shape: ModelShape): string {
  return shape.moe ? `${kvPath(shape)}+experts` : kvPath(shape)
}

const pathWords: Readonly<Record<KvPath, string>> = {
  full: 'full attention',
  'sliding-window': 'sliding-window attention',
  latent: 'latent attention',
  hybrid: 'hybrid attention',
  'upper-bound': 'sparse attention',
}

const taskWords = { pretrain: 'pre-training', finetune: 'fine-tuning', serve: 'serving' } as const

/** Whether enough published speeds match in card, attention and engine. */
export function hasEvidence(evidence: Evidence): boolean {
  return countOf(evidence) >= enough
}

function countOf(evidence: Evidence): number {
  return evidenceCounts[evidenceKey(evidence)] ?? 0
}

/**
 * High: at least three published speeds on the same family of cards, with the same path of
 * attention and the same engine. Medium: one of the three differs, or a band the estimate rests
 * on is wider than it should be. Low: further away.
 *
 * @param gpuName as the card calls it
 */
export function confidenceFrom(
  evidence: Evidence,
  gpuName: string,
  restsOn: readonly BandName[],
): Confidence {
  const { task, shape } = evidence
  const count = countOf(evidence)
  const words = `${taskWords[task]} on this family of cards with ${pathWords[kvPath(shape)]}`
  if (count >= enough) {
    const counted = `${count} published speeds of ${words} stand behind it.`
    const wide = restsOn.filter(isWide)
    if (wide.length === 0) return { confidence: 'high', confidenceReasons: [counted] }
    return { confidence: 'medium', confidenceReasons: [counted, ...wide.map(widthWords)] }
  }
  const step = oneStepAway(evidence)
  if (step !== undefined) return { confidence: 'medium', confidenceReasons: [step] }
  return {
    confidence: 'low',
    confidenceReasons: [
      `No published ${taskWords[task]} run on ${gpuName} stands behind the speed.`,
    ],
  }
}

/** Which of card, attention and engine differs from runs that were published; absent when more do. */
function oneStepAway({ task, generation, shape, engine }: Evidence): string | undefined {
  const path = pathOf(shape)
  const parts = Object.entries(evidenceCounts)
    .filter(([, count]) => count >= enough)
    .map(([key]) => key.split(' '))
    .filter(([its]) => its === task)
  const some = (test: (card: string, its: string, by: string) => boolean) =>
    parts.some(([, card = '', its = '', by = '']) => test(card, its, by))
  if (some((card, its) => card === generation && its === path))
    return 'Published speeds on this family of cards are of another engine: one step away.'
  if (some((card, _, by) => card === generation && by === engine))
    return 'Published speeds on this family of cards are of other kinds of attention: one step away.'
  // A card that nobody measured is no step but a leap.
  if (generation === 'other') return undefined
  if (some((_, its, by) => its === path && by === engine))
    return 'Published speeds of such models are on other families of cards: one step away.'
  return undefined
}

function isWide(name: BandName): boolean {
  return bands[name].high / bands[name].low > bandCaps[name]
}

const widthNames: Readonly<Partial<Record<BandName, string>>> = {
  finetuneMemory: 'memory of fine-tuning',
  pretrainMemory: 'memory of pre-training',
  wholeRunHours: 'hours of whole runs',
  timeToFirstToken: 'times to the first token',
}

function widthWords(name: BandName): string {
  const { low, high } = bands[name]
  return `Published figures for ${widthNames[name] ?? 'it'} scatter by a factor of ${(high / low).toFixed(1)}.`
}
