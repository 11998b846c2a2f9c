import type { ModelRequest, ModelUsage } from './model.ts'

/** What calls used, or may use at most. */
export interface Spend {
  readonly inputTokens: number
  readonly outputTokens: number
  readonly usd: number
}

/** What was booked for a call; it stays on the books until it is settled. */
export interface Reservation {
  settle(used: Spend): Promise<void>
}

/** The books of one person's calls in one team. Promises resolve when it is on disk. */
export interface Ledger {
  /** Books the most that a call may use; undefined when a cap forbids it. One step, so no race. */
  reserve(most: Spend): Promise<Reservation | undefined>
}

/** Dollars per token of one model. */
export interface TokenPrice {
  readonly usdPerInputToken: number
  readonly usdPerOutputToken: number
}

/** English prose has four to five characters a token; three is on the safe side for any text. */
const charactersPerTokenAtLeast = 3
const charactersPerToken = 4

export function mostSpend(request: ModelRequest, price: TokenPrice): Spend {
  const characters = request.instructions.length + request.material.length + shapeLength(request)
  return spendOf(
    {
      inputTokens: Math.ceil(characters / charactersPerTokenAtLeast),
      outputTokens: request.maxOutputTokens,
    },
    price,
  )
}

/** What a call used, where the server did not count. */
export function guessedUsage(request: ModelRequest, outputCharacters: number): ModelUsage {
  const characters = request.instructions.length + request.material.length + shapeLength(request)
  return {
    inputTokens: Math.ceil(characters / charactersPerToken),
    outputTokens: Math.ceil(outputCharacters / charactersPerToken),
  }
}

export function spendOf(usage: ModelUsage, price: TokenPrice): Spend {
  return {
    ...usage,
    usd: usage.inputTokens * price.usdPerInputToken + usage.outputTokens * price.usdPerOutputToken,
  }
}

function shapeLength({ shape }: ModelRequest): number {
  return shape?.firmness === 'schema' ? JSON.stringify(shape.schema).length : 0
}
