import { bands } from './bands.ts'
import type { Line, Range } from './estimate.ts'
import { factor } from './factor.ts'
import { figure } from './figures.ts'
import { line } from './line.ts'
import type { RequestShape } from './serving-load.ts'
import type { ServingPlan } from './serving-plan.ts'
import { decodeStep, prefillSeconds, schedulingShare, sharingOf } from './serving-speed.ts'
import { sources } from './sources.ts'
import { ratio, scatter } from './uncertain.ts'

const guesses = 4

/**
 * Tokens kept of one check when four are guessed and each is right with the probability α:
 * (1 − α⁵) ÷ (1 − α), for α of 0.5, 0.7 and 0.9. The formula is Leviathan et al. 2023
 * (arXiv 2211.17192), the probabilities are our judgement.
 */
export const tokensPerCheck: Range = { low: 1.94, likely: 2.77, high: 4.1 }

/** What one guess costs, of a step of the model itself: a small draft, or a head on the model. */
const guessShare = factor(0.02, 0.05, 0.1, sources.judgement)

/**
 * What guessing ahead does to one reader and to a loaded copy. A check reads weights and cache once and
 * multiplies for five tokens: nearly free for one reader, dear where arithmetic is the limit already.
 */
export function speculativeLines(plan: ServingPlan, request: RequestShape): Line[] {
  const { serving, load } = plan
  const { outputTokens } = request
  const context = Math.round(request.promptTokens + outputTokens / 2)
  const batch = Math.max(1, load.batch)
  const read = Math.max(1, request.promptTokens - request.sharedPrefixTokens)
  const kept = ratio('tokens of a check', tokensPerCheck)
  const { shared, paced } = sharingOf(serving)
  const sigma = schedulingShare(serving)
  const [one, many] = [1, batch].map((each) => secondsOfCheck(plan, each, context))
  if (one === undefined || many === undefined) return []
  const prefill = prefillSeconds(serving, batch, read)
  const rateOf = (tokens: number) =>
    ((batch * outputTokens) / (prefill + (outputTokens / tokens) * many.total)) * shared * paced
  const bias = (at: number) => `× ${figure(at)}, the bias of published rates`
  return [
    line(
      'One reader with speculative decoding',
      scatter('decodeSpeed', bands.decodeSpeed)
        .by(kept)
        .times(1 / one.total),
      'tokens/s',
      `${tokensPerCheck.likely} tokens kept ÷ ${one.words} ${bias(bands.decodeSpeed.likely)}; ${guesses} guessed a check, the weights are read once for all`,
      sources.speculative,
    ),
    line(
      'Output of one copy with speculative decoding',
      scatter('serverThroughput', bands.serverThroughput)
        .by(scatter('scheduling', sigma))
        .with(kept, (share, tokens) => share * rateOf(tokens)),
      'tokens/s',
      `${figure(batch)} at once × ${figure(outputTokens)} tokens ÷ (${ms(prefill)} for their prompts + ${figure(outputTokens)} ÷ ${tokensPerCheck.likely} × ${many.words}) × ${sigma.likely} for scheduling${shared === 1 ? '' : ` × ${shared} among its cards`}${paced === 1 ? '' : ` × ${paced} for gaps between stages`} ${bias(bands.serverThroughput.likely)}; compare it with the line without`,
      sources.speculative,
    ),
  ]
}

const ms = (seconds: number) => `${figure(seconds * 1000)} ms`

/** Guessing and checking once, for so many sequences. */
function secondsOfCheck({ serving }: ServingPlan, batch: number, context: number) {
  const plain = decodeStep(serving, batch, context).total
  const check = decodeStep(serving, batch, context, { checkedTokens: guesses + 1 }).total
  const share = guessShare.likely
  return {
    total: check + guesses * share * plain,
    words: `(${ms(check)} to check + ${guesses} × ${share} × ${ms(plain)} to guess)`,
  }
}
