import type { Approach } from '#src/decision/approach.ts'
import { quantitiesIn } from './quantity.ts'

/** Something computed or stated, already formatted, under a name that a model may cite. */
export interface Fact {
  readonly value: string
  /** The approach it is about: a sentence about another may not use it. */
  readonly about?: Approach
}

export type Facts = Readonly<Record<string, Fact>>

export const citation = /\[\[(\w+)\]\]/g

/**
 * Collects the facts of one prompt. Whatever holds a digit or a word of quantity leaves the text
 * and is cited by name, so that the prompt itself holds nothing to copy wrongly.
 */
export interface FactBook {
  /** A fact under a name that says what it is; returns its citation. */
  named(name: string, value: string, about?: Approach): string
  /** A text of ours in which every quantity is cited. */
  cited(text: string, about?: Approach): string
  facts(): Facts
}

export function createFactBook(): FactBook {
  const facts: Record<string, Fact> = {}
  const nameOf = new Map<string, string>()

  const add = (name: string, value: string, about: Approach | undefined) => {
    facts[name] = about === undefined ? { value } : { value, about }
    return `[[${name}]]`
  }
  return {
    named: (name, value, about) => (value === '' ? '' : add(name, value, about)),
    cited(text, about) {
      return pieces(text)
        .map((piece) => {
          if (quantitiesIn(piece).length === 0) return piece
          const [, before = '', core = '', after = ''] =
            /^([("“‘]*)(.*?)([.,;:!?)"”’]*)$/s.exec(piece) ?? []
          const key = `${about ?? ''} ${core}`
          const name = nameOf.get(key) ?? `figure${letters(nameOf.size)}`
          nameOf.set(key, name)
          return `${before}${add(name, core, about)}${after}`
        })
        .join('')
    },
    facts: () => facts,
  }
}

/** Words, the spaces between them, and quantities of more than one word, in order. */
function pieces(text: string): readonly string[] {
  const phrases = quantitiesIn(text).filter((found) => /\s/.test(found))
  const whole = phrases.map((phrase) => phrase.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  return text
    .split(new RegExp(`(${[...whole, String.raw`\s+`].join('|')})`))
    .filter((each) => each !== '')
}

/** A to Z, then AA: names without digits. */
function letters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : `${letters(Math.floor(index / 26) - 1)}${last}`
}
