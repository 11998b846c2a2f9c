import { nearestTo } from '#src/catalog/words.ts'
import { type Approach, approaches, approachNames } from './approach.ts'

/** How people name an approach; the first pattern that matches decides. */
const names: readonly (readonly [Approach, RegExp])[] = [
  ['continued-pretraining', /\bcontinu\w*[ -](?:domain[ -])?pre-?train\w*|\bcpt\b/],
  ['preference-tuning', /\bpreference|\bdpo\b|\borpo\b|\bkto\b|\brlhf\b/],
  ['reinforcement-fine-tuning', /\breinforcement|\brft\b|\bgrpo\b|\brlvr\b/],
  ['distillation', /\bdistil/],
  ['hosted-fine-tuning', /\bhosted\b|\bapi (?:fine-?)?tuning/],
  ['full-fine-tuning', /\bfull\b/],
  ['lora-fine-tuning', /\bq?lora\b|\badapters?\b|\bfine-?tun\w*|\btun(?:ed|ing)\b/],
  ['pretraining', /\bpre-?train\w*|\bfrom scratch\b/],
  ['retrieval', /\brag\b|\bretriev/],
  ['prompting', /\bprompt/],
]

/** The approach that the words name, or undefined. */
export function approachNamed(words: string): Approach | undefined {
  const plain = words
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, ' ')
  const exact = approaches.find((each) => each === plain.replaceAll(' ', '-'))
  return exact ?? names.find(([, pattern]) => pattern.test(plain))?.[0]
}

/** Every approach that a sentence names; "fine-tuning" alone is LoRA's, the plainest kind. */
export function approachesNamedIn(sentence: string): readonly Approach[] {
  let rest = sentence.toLowerCase()
  const named: Approach[] = []
  for (const [approach, pattern] of names) {
    const every = new RegExp(pattern, 'g')
    if (rest.search(every) < 0) continue
    named.push(approach)
    // "continued pre-training" is no pre-training from scratch.
    rest = rest.replaceAll(every, ' ')
  }
  return named
}

/** The two sides of "compare LoRA with RAG", if both name an approach. */
export function approachesIn(text: string): readonly [Approach, Approach] | undefined {
  const sides = text
    .replace(/^.*?\bcompare\b/i, '')
    .split(/\b(?:and|with|to|vs\.?|versus|or|against)\b|,/i)
    .map(approachNamed)
  const [left, right] = sides
  return sides.length === 2 && left !== undefined && right !== undefined && left !== right
    ? [left, right]
    : undefined
}

export function nearestApproaches(words: string): readonly string[] {
  return nearestTo(words.toLowerCase(), approaches, (each) => each, 3).map(
    (each) => `${each} (${approachNames[each]})`,
  )
}
