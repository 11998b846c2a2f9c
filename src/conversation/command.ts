import type { z } from 'zod'
import type { Card } from '#src/card/card.ts'
import type { HubReference, RemoteModels } from '#src/catalog/remote.ts'
import type { Project, Speaker, TeamStore } from '#src/store/ports.ts'
import type { ProseStream, SpeakerModel } from './speaker-model.ts'

/** What a command or a turn resolves to: the card for people, the data for scripts. */
export interface Answer {
  readonly card: Card
  readonly data: AnswerData
  /** Sentences that explain the card, for whoever reads on. */
  readonly prose?: ProseStream
}

export interface AnswerData {
  readonly intent: string
  /** The id of what was stored; null when nothing was. */
  readonly id: string | null
  readonly [name: string]: unknown
}

/** What a command may use beside its options. */
export interface CommandContext {
  readonly store: TeamStore
  readonly speaker: Speaker
  /** The project the thread works on. */
  readonly project: Project
  /** ISO date that prices and provider facts are taken for. */
  readonly asOf: string
  /** The fields of the question that a pressed button stood below. */
  readonly question?: readonly string[]
  /** Absent when none is configured. */
  readonly model?: SpeakerModel
  /** For the model ids in what was typed earlier; those of a command's own options are there already. */
  readonly remoteModels?: RemoteModels
}

/**
 * What a command leaves behind: `nothing` (its replay is remembered in memory only), `its-answer` under
 * an id of its own (so two may run side by side), or a changed `state` of the thread, project or team.
 */
export type Writes = 'nothing' | 'its-answer' | 'state'

/** One command as every platform derives it: its words, its typed options, what it does. */
export interface Command {
  readonly name: string
  readonly summary: string
  /** Ready to copy; a test runs every one. */
  readonly examples: readonly string[]
  readonly options: z.ZodObject
  /** The options that words without a key fill. */
  readonly bare: BareWords
  readonly writes: Writes
  readonly run: (options: never, context: CommandContext) => Promise<Answer>
}

/**
 * How words without a key are read: `rest` (all of them are one option's text; more than
 * `mostWords` make a sentence and no command), `list` (each in order fills the next option) or
 * `estimate` (methods, formats, GPUs, a model and an amount).
 */
export type BareWords =
  | { readonly kind: 'rest'; readonly option: string; readonly mostWords: number }
  | { readonly kind: 'list'; readonly options: readonly string[] }
  | { readonly kind: 'estimate'; readonly amount: string | null }

/** Options as a command gets them: what the hub was asked for is there. */
type Resolved<Options> = { [K in keyof Options]: ResolvedOption<Options[K]> }

type ResolvedOption<T> = T extends HubReference
  ? never
  : T extends readonly (infer Item)[]
    ? readonly ResolvedOption<Item>[]
    : T extends { readonly model: infer Named }
      ? Omit<T, 'model'> & { readonly model: Exclude<Named, HubReference> }
      : T

/** Declares a command; `run` gets the options as the schema parsed them. */
export function command<Options extends z.ZodObject>(
  spec: Omit<Command, 'options' | 'run'> & {
    readonly options: Options
    readonly run: (options: Resolved<z.output<Options>>, context: CommandContext) => Promise<Answer>
  },
): Command {
  return spec
}
