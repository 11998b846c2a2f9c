/**
 * A failure we expect and can put into words. `message` is for the log;
 * `userMessage` is the only text that may leave the process.
 */
export abstract class BotError extends Error {
  abstract readonly code: string
  readonly userMessage: string
  /** The command to try next, as in the command list; the renderer adds the platform's prefix. */
  readonly nextStep: string | undefined

  constructor(userMessage: string, options: { nextStep?: string; cause?: unknown } = {}) {
    super(userMessage, { cause: options.cause })
    this.name = new.target.name
    this.userMessage = userMessage
    this.nextStep = options.nextStep
  }
}

/** What a person typed could not be read: names the argument, what was read and what is accepted. */
export class BadInputError extends BotError {
  readonly code: string = 'bad-input'
}

/** A name that is in no list of ours, with the nearest ones that are. */
export class UnknownNameError extends BadInputError {
  override readonly code = 'unknown-name'
  readonly nearest: readonly string[]

  constructor(
    what: string,
    given: string,
    nearest: readonly string[],
    options: { nextStep?: string } = {},
  ) {
    const shown = given.length > 60 ? `${given.slice(0, 59)}…` : given
    const hint = nearest.length === 0 ? '' : ` Nearest: ${nearest.join(', ')}.`
    super(`I know no ${what} called "${shown}".${hint}`, options)
    this.nearest = nearest
  }
}
