import { nearestTo } from '#src/catalog/words.ts'
import { approachTopics } from './approaches.ts'
import { foundations } from './foundations.ts'
import { inferenceTopics } from './inference.ts'
import { practiceTopics } from './practice.ts'
import type { Topic } from './topic.ts'

/** All topics, in the order in which a newcomer would read them. */
export const topics: readonly Topic[] = [
  ...foundations,
  ...approachTopics,
  ...practiceTopics,
  ...inferenceTopics,
]

export type TopicLookup = { readonly topic: Topic } | { readonly nearest: readonly Topic[] }

/**
 * The topic a person means by its id, its title or another word for it, wherever that stands in
 * the text; else the nearest by spelling.
 */
export function findTopic(text: string): TopicLookup {
  const wanted = plain(text.slice(0, 200))
  if (wanted === '') return { nearest: topics.slice(0, nearestShown) }
  const exact = topics.find((topic) => namesOf(topic).includes(wanted))
  if (exact !== undefined) return { topic: exact }

  // The longest name inside the text: "fine-tuning vs pre-training" is neither of the two alone.
  const [longest, other, third] = topicsIn(text)
  // "LoRA against QLoRA, what's the difference?" is of the one topic that holds both.
  const isOfOne = other !== undefined && third === undefined && !whole.has(other.id)
  if (longest?.id === 'pros-and-cons' && isOfOne) return { topic: other }
  if (longest !== undefined) return { topic: longest }
  return { nearest: nearestTo(wanted, topics, (topic) => topic.id, nearestShown) }
}

const nearestShown = 3

/** What the page of pros and cons itself compares. */
const whole: ReadonlySet<string> = new Set(['pre-training', 'fine-tuning'])

/** The topics whose names stand in the text, the one with the longest name first. */
export function topicsIn(text: string): readonly Topic[] {
  const wanted = plain(text.slice(0, 200))
  const inside = topics
    .flatMap((topic) => namesOf(topic).map((name) => ({ topic, name })))
    .filter(({ name }) => ` ${wanted} `.includes(` ${name} `))
    .toSorted((a, b) => b.name.length - a.name.length)
  return [...new Set(inside.map(({ topic }) => topic))]
}

/** Every name of a topic, spelt plainly. */
function namesOf({ id, title, aliases }: Topic): readonly string[] {
  return [id, title, ...aliases].map(plain)
}

/** Lower case, words apart by one space, without marks: "Fine-Tuning?" is "fine tuning". */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim()
}
