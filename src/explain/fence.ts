import { approachesNamedIn } from '#src/decision/approach-named.ts'
import { citation, type Facts } from './facts.ts'
import { quantitiesIn } from './quantity.ts'
import { longestSentence } from './sentences.ts'
import { contradiction, type Stance } from './stance.ts'

/** A model's sentence that may not reach a person. The message is for the log and quotes nothing. */
export class UngroundedProseError extends Error {
  constructor(why: string) {
    super(why)
    this.name = 'UngroundedProseError'
  }
}

/** What a sentence is held against. */
export interface Grounds {
  readonly facts: Facts
  /** The prompt's material, in which the facts stand with their words around them. */
  readonly material: string
  readonly instructions: string
  /** Absent where nothing was decided. */
  readonly stance?: Stance
}

/**
 * Puts the computed values into a sentence written by a language model, or refuses it: a quantity
 * of its own, an unknown fact, a fact turned into another claim ("less than", "per week"), a fact
 * about another approach, a word against the decision, and anything but plain words.
 *
 * @throws {UngroundedProseError}
 */
export function admit(sentence: string, grounds: Grounds): string {
  const refuse = (why: string) => {
    throw new UngroundedProseError(why)
  }
  if (sentence.length > longestSentence) refuse('no end in sight')
  const text = sentence.normalize('NFKC')
  const own = text.replaceAll(citation, ' ')
  if (quantitiesIn(own).length > 0) refuse('a quantity of its own')
  if (!plainWords.test(own)) refuse('more than plain words')
  if (address.test(own) || spelledOut.test(own) || unreadable.test(own)) refuse('no plain words')
  if (grounds.instructions.includes(own.trim())) refuse('our own instructions')
  for (const cite of text.matchAll(citation)) {
    const fact = factOf(cite[1] ?? '', grounds.facts)
    if (fact === undefined) return refuse('a fact that does not exist') as never
    if (!isUsedAsGiven(text, cite, grounds.material)) refuse('a fact in another sense')
    const named = approachesNamedIn(own)
    if (fact.about !== undefined && named.length > 0 && !named.includes(fact.about)) {
      refuse('a fact about another approach')
    }
  }
  if (grounds.stance !== undefined) {
    const wrong = contradiction(own, grounds.stance)
    if (wrong !== undefined) refuse(wrong)
  }
  return text.replaceAll(citation, (_, name: string) => factOf(name, grounds.facts)?.value ?? '')
}

function factOf(name: string, facts: Facts) {
  return Object.hasOwn(facts, name) ? facts[name] : undefined
}

/** Latin letters and the marks of a sentence: no markup, mention, currency or other script. */
const plainWords = /^[\p{Script=Latin}\s.,;:!?'’‘"“”()/&–—-]*$/u
const address = /\/\/|\bwww\b|\p{L}{2,}\.\p{L}{2,}|\b(?:https?|mailto|javascript|data):/iu
/** "t w o" and "t-w-o". */
const spelledOut = /(?<!\p{L})\p{L}(?:[\s.,'’/-]+\p{L}(?!\p{L})){2,}/u
/** No word of ours is as long as a key. */
const unreadable = /\p{L}{31,}/u

/** Words that bend the figure beside them into another claim. */
const before =
  /(?:less|more|fewer|greater|lower|higher|other|rather) than$|(?:over|under|below|above|least|most|exceeds?|exceeding|nearly|almost|beyond|within|until|minus|plus|times|not|only|merely|just|up to|down to|about|around|roughly|approximately|another|extra|additional|some|per|by|every|each)$/i
const after =
  /^(?:times|fold|per|an?|every|each|percent|dollars?|euros?|cents?|k|million|billion|thousand|ms|milliseconds?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|gib?|mib?|tib?|gpus?|gpu-hours?|cards?|nodes?|machines?|tokens?|requests?|examples?|pages?|users?|points?|parameters?|epochs?|steps?|engineers?|people|of|or more|or less|or fewer|more|less|fewer|cheaper|faster|slower)\b/i

/** Where such a word stands beside a citation, it must stand there in the material too. */
function isUsedAsGiven(text: string, cite: RegExpMatchArray, material: string): boolean {
  const at = cite.index ?? 0
  const left = before.exec(text.slice(0, at).trimEnd())?.[0]
  const right = after.exec(text.slice(at + cite[0].length).trimStart())?.[0]
  const plain = material.toLowerCase()
  const stands = (words: string) => plain.includes(words.toLowerCase())
  return (
    (left === undefined || stands(`${left} ${cite[0]}`)) &&
    (right === undefined || stands(`${cite[0]} ${right}`) || stands(`${cite[0]}-${right}`))
  )
}
