import { createHash } from 'node:crypto'
import type { LanguageModel, ModelJob } from '#src/llm/language-model.ts'
import { fillPrompt, type PromptId, type Prompts } from '#src/prompts.ts'
import type { Material } from './material.ts'
import { fencedProse, type Sentence } from './prose.ts'

export interface ProseJob {
  readonly prompt: PromptId
  readonly material: Material
  readonly ledger: ModelJob['ledger']
  /** Explanations are never shared between teams, not even identical ones. */
  readonly teamId: string
  readonly onTrouble: (why: string) => void
}

export interface WrittenProse {
  readonly sentences: AsyncIterable<Sentence>
  /** "explain-recommendation@1 gpt-5-mini". */
  readonly writtenBy: string
}

/** Words explanations, and remembers those that came out whole. */
export interface Explainer {
  explain(job: ProseJob, signal: AbortSignal): WrittenProse
}

const mostSentences = 6
const remembered = 500

export function createExplainer(model: LanguageModel, prompts: Prompts): Explainer {
  const whole = new Map<string, readonly Sentence[]>()

  const remember = (key: string, said: readonly Sentence[]) => {
    whole.set(key, said)
    const [oldest] = whole.keys()
    if (whole.size > remembered && oldest !== undefined) whole.delete(oldest)
  }

  async function* written(
    key: string,
    signal: AbortSignal,
    fresh: () => AsyncGenerator<Sentence>,
  ): AsyncGenerator<Sentence> {
    const known = whole.get(key)
    if (known !== undefined) {
      yield* known
      return
    }
    const said: Sentence[] = []
    for await (const sentence of fresh()) {
      said.push(sentence)
      yield sentence
    }
    const isWhole = !signal.aborted && said.length > 0 && said.every(({ by }) => by === 'model')
    if (isWhole) remember(key, said)
  }

  return {
    explain({ prompt, material, ledger, teamId, onTrouble }, signal) {
      const filled = fillPrompt(prompts[prompt], material.values)
      const { instructions, writtenBy } = filled
      const key = createHash('sha256')
        .update(JSON.stringify([teamId, writtenBy, filled.material, material.facts]))
        .digest('base64')
      return {
        writtenBy: `${writtenBy} ${model.names[0]}`,
        sentences: written(key, signal, () =>
          fencedProse({
            written: model.prose({ request: filled, ledger }, signal),
            grounds: {
              facts: material.facts,
              material: filled.material,
              instructions,
              ...(material.stance !== undefined && { stance: material.stance }),
            },
            rulesSentences: material.rulesSentences,
            mostSentences,
            onTrouble,
          }),
        ),
      }
    },
  }
}
