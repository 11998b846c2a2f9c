import { failureWords } from '#src/llm/language-model.ts'
import { ModelError } from '#src/llm/model.ts'
import { admit, type Grounds, UngroundedProseError } from './fence.ts'
import { sentences } from './sentences.ts'

export interface Sentence {
  readonly text: string
  /** `note`: what we say about the prose, such as that it broke off. */
  readonly by: 'model' | 'rules' | 'note'
}

export interface ProseParts {
  /** Starts the call; pieces of the model's text. */
  readonly written: AsyncIterable<string>
  readonly grounds: Grounds
  /** What takes the place of what the model could not say. */
  readonly rulesSentences: readonly string[]
  readonly mostSentences: number
  /** Told why a sentence was refused or the model failed; never what it wrote. */
  readonly onTrouble: (why: string) => void
}

/**
 * Releases prose sentence by sentence, each after the whole fence. A refused sentence and all that
 * follow give way to the rules' own, and so does a model that fails; what was shown stands. Ends
 * quietly when a person stops it.
 */
export async function* fencedProse(parts: ProseParts): AsyncGenerator<Sentence> {
  const { written, grounds, rulesSentences, mostSentences, onTrouble } = parts
  let shown = 0
  let note: string
  try {
    for await (const sentence of sentences(written)) {
      yield { text: admit(sentence, grounds), by: 'model' }
      shown++
      if (shown === mostSentences) return
    }
    if (shown > 0) return
    note = 'The language model had nothing to say; these are the rules’ own words.'
    onTrouble('no sentence')
  } catch (error) {
    if (error instanceof ModelError && error.failure === 'stopped') return
    const failed = troubleWith(error)
    onTrouble(failed.why)
    note = failed.note(shown > 0)
  }
  for (const text of rulesSentences) yield { text, by: 'rules' }
  yield { text: note, by: 'note' }
}

/** Anything but a refusal or a failing model is a fault of ours, and thrown on. */
function troubleWith(error: unknown) {
  if (error instanceof UngroundedProseError) {
    return {
      why: `refused: ${error.message}`,
      note: (begun: boolean) =>
        `${begun ? 'The rest of the' : 'The'} language model’s explanation was withheld: it did not keep to the computed facts. ${begun ? 'From there on these' : 'These'} are the rules’ own words.`,
    }
  }
  if (error instanceof ModelError) {
    const words = failureWords(error)
    return {
      why: error.message,
      note: (begun: boolean) =>
        begun
          ? `The language model’s explanation is incomplete (${words}); from there on these are the rules’ own words.`
          : `The language model gave no explanation (${words}); these are the rules’ own words.`,
    }
  }
  throw error
}
