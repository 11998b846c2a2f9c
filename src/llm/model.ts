/** What a server is asked for: our instructions, the material they speak of, and how much to write. */
export interface ModelRequest {
  /** The same for every call of a job, so that servers can cache them. */
  readonly instructions: string
  /** One team's data, in marked blocks. */
  readonly material: string
  readonly maxOutputTokens: number
  /** Data is wanted and no prose. */
  readonly shape?: ReplyShape
}

/** A JSON Schema that the reply must follow, under a name that servers accept. */
export interface ReplyShape {
  readonly name: string
  readonly schema: Readonly<Record<string, unknown>>
  /** How firmly the server is held to it: by the schema, to be JSON at all, or by our words alone. */
  readonly firmness: 'schema' | 'json' | 'words'
}

export interface ModelUsage {
  readonly inputTokens: number
  readonly outputTokens: number
}

export interface WriteOptions {
  readonly signal: AbortSignal
  /** Called once at the end, if the server counts. */
  readonly onUsage?: (usage: ModelUsage) => void
}

/** One language model on one server. */
export interface Model {
  readonly name: string
  /**
   * Yields text as it comes. Ends without an error only when the model finished of its own accord.
   *
   * @throws {ModelError}
   */
  write(request: ModelRequest, options: WriteOptions): AsyncIterable<string>
}

export type ModelFailure =
  /** No connection, or the server failed. Another try may help. */
  | 'unreachable'
  /** Too many calls for now; `retryAfterMs` says until when, if the server did. */
  | 'rate-limited'
  /** Nothing came within the time allowed. */
  | 'timed-out'
  /** It ended before the model had finished. */
  | 'cut-off'
  /** More text than anybody asked for. */
  | 'too-long'
  /** The server does not take the request; the same again would fail again. */
  | 'rejected'
  /** The key is refused or the model unknown there: only an operator can mend it. */
  | 'misconfigured'
  /** An answer that is no answer: not the form asked for, or a refusal. */
  | 'unreadable'
  /** A person stopped it, or the process is ending. */
  | 'stopped'
  /** A cap on tokens or dollars would be passed. */
  | 'over-budget'
  /** It failed too often lately and is left alone for a while. */
  | 'resting'

/** Why a model gave nothing. Holds no text of the server: servers echo keys. */
export class ModelError extends Error {
  readonly failure: ModelFailure
  readonly status: number | undefined
  readonly retryAfterMs: number | undefined

  constructor(
    failure: ModelFailure,
    detail: {
      readonly status?: number | undefined
      readonly retryAfterMs?: number | undefined
    } = {},
  ) {
    super(
      detail.status === undefined
        ? `the language model failed: ${failure}`
        : `the language model failed: ${failure} (status ${detail.status})`,
    )
    this.name = 'ModelError'
    this.failure = failure
    this.status = detail.status
    this.retryAfterMs = detail.retryAfterMs
  }
}
