import {
  type ComputeOptimal,
  computeOptimalSources,
  optimalTokensPerParameter,
} from '#src/estimate/compute-optimal.ts'
import type { Card } from './card.ts'
import { formatCount, formatNumber } from './format.ts'

/** Which of the three amounts the others follow from. */
export type ScalingGiven = 'parameters' | 'tokens' | 'flop'

/** The text, the size and the arithmetic of a training from nothing that spends its compute best. */
export function scalingCard(given: ScalingGiven, optimal: ComputeOptimal): Card {
  const { parameters, tokens, flop } = optimal
  const lead = {
    parameters: `**About ${formatNumber(tokens)} tokens** for a model of ${formatCount(parameters)} parameters trained from nothing.`,
    tokens: `**About ${formatNumber(parameters)} parameters** for ${formatCount(tokens)} tokens of text.`,
    flop: `**About ${formatNumber(parameters)} parameters on ${formatNumber(tokens)} tokens** for ${formatFlop(flop)}.`,
  }[given]
  return {
    title: 'Compute-optimal training',
    blocks: [
      {
        type: 'text',
        markdown: `${lead} That is where a given amount of arithmetic is best spent. Who serves a model for long trains a smaller one on far more: Llama 3 8B saw about 1,900 tokens for each parameter (its model card: 15T).`,
      },
      amounts(optimal, `${optimalTokensPerParameter} for each parameter`),
      { type: 'sources', sources: computeOptimalSources },
    ],
    nextStep: estimateOf(optimal),
  }
}

/** The arithmetic of a training that names its size and its text. */
export function trainingFlopCard(training: ComputeOptimal): Card {
  const { parameters, tokens, flop } = training
  const each = formatNumber(tokens / parameters)
  return {
    title: 'Arithmetic of a training',
    blocks: [
      {
        type: 'text',
        markdown: `**About ${formatFlop(flop)}** to train ${formatCount(parameters)} parameters on ${formatCount(tokens)} tokens: six for each parameter and token, without attention over long texts. How fast a card does that, the estimate says.`,
      },
      amounts(training, `${each} for each parameter`),
      { type: 'sources', sources: computeOptimalSources },
    ],
    nextStep: estimateOf(training),
  }
}

function amounts({ parameters, tokens, flop }: ComputeOptimal, how: string) {
  return {
    type: 'table' as const,
    headers: ['Part', 'Amount', 'How'],
    rows: [
      ['Parameters', shown(parameters), ''],
      ['Tokens', shown(tokens), how],
      ['Arithmetic', formatFlop(flop), '6 × parameters × tokens'],
    ],
  }
}

/** What a person typed as typed, and what follows from it in two digits. */
const shown = (amount: number) =>
  Number(amount.toPrecision(3)) === amount ? formatCount(amount) : formatNumber(amount)

/** 2.4e21 FLOP: nobody reads so many in billions. */
function formatFlop(flop: number): string {
  const [digits = '', power = ''] = flop.toExponential(1).split('e+')
  return `${Number(digits)}e${power} FLOP`
}

const estimateOf = ({ parameters, tokens }: ComputeOptimal) =>
  `estimate pretrain parameters=${shown(parameters)} tokens=${shown(tokens)}`
