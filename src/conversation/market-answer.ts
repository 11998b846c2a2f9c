import { answerApiPrice } from './api-price-question.ts'
import { answerBuy, answerWorth } from './card-worth-question.ts'
import { answerCards } from './cards-question.ts'
import type { Answer, CommandContext } from './command.ts'
import type { MarketQuestion } from './market-question.ts'
import { answerRent, answerSpot } from './rent-question.ts'
import { answerTuningPrice } from './tuning-price-question.ts'
import type { Understood } from './understand.ts'

/** Answers a question about prices or cards from the catalog; undefined for cards it does not hold. */
export async function answerMarket(
  text: string,
  asked: MarketQuestion,
  read: Understood,
  context: CommandContext,
): Promise<Answer | undefined> {
  switch (asked.kind) {
    case 'rent':
      return answerRent(asked.folded, context)
    case 'spot':
      return answerSpot(context)
    case 'api-price':
      return answerApiPrice(text, asked.folded, read.fields, context)
    case 'tuning-price':
      return answerTuningPrice(asked.folded, context)
    case 'cards':
      return answerCards(text, asked.folded, read, context)
    case 'worth':
      return answerWorth(asked.folded, context)
    case 'buy':
      return answerBuy(asked.folded, read.fields, context)
  }
}
