import type { ModelRequest, ModelUsage } from './model.ts'

/** What calls used, or may use at most. */
export interface Spend {
  readonly inputTokens: number
  readonly outputTokens: number
  readonly usd: number
}

/** Which cap a call would have passed. */
export type Cap = 'user-tokens' | 'team-tokens' | 'usd'

/** The books of one person's calls in one team. Both promises resolve when it is on disk. */
export interface Ledger {
  /** Books the most that a call may use, or names the cap that forbids it; one step, so no race. */
  reserve(most: Spend): Promise<Cap | undefined>
  /** Replaces what was reserved by what was used. */
  settle(most: Spend, used: Spend): Promise<void>
}

/** Dollars per token of one model; null where no price is known. */
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
