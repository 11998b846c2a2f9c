import type { Explainer } from '#src/explain/explainer.ts'
import type { Material } from '#src/explain/material.ts'
import type { Sentence } from '#src/explain/prose.ts'
import type { LanguageModel } from '#src/llm/language-model.ts'
import type { Ledger } from '#src/llm/ledger.ts'
import { ModelError } from '#src/llm/model.ts'
import type { ProfileField } from '#src/profile/schema.ts'
import type { Statements } from '#src/profile/statement.ts'
import type { PromptId, Prompts } from '#src/prompts.ts'
import type {
  EstimateId,
  ModelCaps,
  RecommendationId,
  Speaker,
  TeamId,
  TeamStore,
} from '#src/store/ports.ts'
import { extractedFields } from './extract.ts'

/** The configured language model and what it may cost; one for the whole process. */
export interface ModelParts {
  readonly model: LanguageModel
  readonly prompts: Prompts
  readonly caps: ModelCaps
  /** Aborted when the process ends: what is under way is dropped. */
  readonly stopping: AbortSignal
}

/** Sentences that follow a card. Nothing is asked of a model before they are read, and only once. */
export interface ProseStream {
  /** Ends quietly when `signal` is aborted: a person stopped it, or nobody is there any more. */
  read(signal?: AbortSignal): AsyncGenerator<Sentence>
}

/** The language model as one speaker may use it in one message. */
export interface SpeakerModel {
  readonly host: string
  readonly names: readonly string[]
  /** Whether the team lets it speak. */
  readonly isOn: boolean
  /** What it reads in a message, each with words that stand there; nothing when it fails. */
  extract(text: string, open: readonly ProfileField[]): Promise<Statements>
  /** Words for something stored, or for an answer that is not. Absent when the team turned it off. */
  explain(
    prompt: PromptId,
    material: () => Material,
    id: RecommendationId | EstimateId | null,
  ): ProseStream | undefined
}

export interface SpeakerModelParts extends ModelParts {
  readonly explainer: Explainer
  readonly store: TeamStore
  readonly teamId: TeamId
  readonly speaker: Speaker
  readonly isOn: boolean
  /** The message's own: its author may leave. */
  readonly signal: AbortSignal | undefined
  readonly log: (event: object) => void
}

export function speakerModel(parts: SpeakerModelParts): SpeakerModel {
  const { model, prompts, caps, stopping, explainer, store, teamId, speaker, isOn, log } = parts
  const ledger: Ledger = {
    async reserve(most) {
      const reserved = await store.reserveModelCall(most, caps, speaker)
      if ('refusedBy' in reserved) {
        log({ event: 'model-refused', cap: reserved.refusedBy })
        return undefined
      }
      return { settle: (used) => store.settleModelCall(reserved.day, most, used, speaker) }
    },
  }
  const until = (signal: AbortSignal | undefined) =>
    AbortSignal.any([stopping, parts.signal, signal].filter((each) => each !== undefined))
  const readings = new Map<string, Promise<Statements>>()

  async function reading(text: string, open: readonly ProfileField[]): Promise<Statements> {
    try {
      return await extractedFields({ text, open, model, prompts, ledger }, until(undefined))
    } catch (error) {
      if (!(error instanceof ModelError)) throw error
      // The rules' own reading stands; nobody misses what they never had.
      log({ event: 'model-extract-failed', failure: error.failure, status: error.status })
      return {}
    }
  }

  return {
    host: model.host,
    names: model.names,
    isOn,

    async extract(text, open) {
      if (!isOn) return {}
      const known = readings.get(text) ?? reading(text, open)
      readings.set(text, known)
      return known
    },

    explain(prompt, material, id) {
      if (!isOn) return undefined
      return {
        async *read(signal) {
          const stop = until(signal)
          const onTrouble = (why: string) => log({ event: 'model-prose', prompt, why })
          const job = { prompt, material: material(), ledger, teamId, onTrouble }
          const { sentences, writtenBy } = explainer.explain(job, stop)
          const said: Sentence[] = []
          try {
            for await (const sentence of sentences) {
              said.push(sentence)
              yield sentence
            }
          } finally {
            await keep(said, writtenBy, stop.aborted)
          }
        },
      }

      async function keep(said: readonly Sentence[], writtenBy: string, isStopped: boolean) {
        if (id === null || said.length === 0) return
        const text = said.map((sentence) => sentence.text).join(' ')
        const isComplete = !isStopped && said.every(({ by }) => by === 'model')
        await store.saveProse(id, { text, writtenBy, isComplete })
      }
    },
  }
}
