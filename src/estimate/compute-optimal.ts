import type { Source } from '#src/catalog/source.ts'

/** Hoffmann et al. 2022 (arXiv 2203.15556): what a given compute is best spent on. */
export const optimalTokensPerParameter = 20

/** Kaplan et al. 2020 (arXiv 2001.08361): forward and backward, without attention. */
const flopPerParameterAndToken = 6

/** A training from nothing, in round numbers. */
export interface ComputeOptimal {
  readonly parameters: number
  readonly tokens: number
  readonly flop: number
}

export const trainingFlop = (parameters: number, tokens: number): number =>
  flopPerParameterAndToken * parameters * tokens

/** The amount of text on which a model of this size spends its compute best. */
export function optimalForParameters(parameters: number): ComputeOptimal {
  const tokens = optimalTokensPerParameter * parameters
  return { parameters, tokens, flop: trainingFlop(parameters, tokens) }
}

/** The size that this much text is best spent on. */
export function optimalForTokens(tokens: number): ComputeOptimal {
  return optimalForParameters(tokens / optimalTokensPerParameter)
}

/** The size and the text that this much arithmetic is best spent on. */
export function optimalForFlop(flop: number): ComputeOptimal {
  const parameters = Math.sqrt(flop / (flopPerParameterAndToken * optimalTokensPerParameter))
  return { parameters, tokens: optimalTokensPerParameter * parameters, flop }
}

const paper = (title: string, arxivId: string): Source => ({
  basis: 'paper',
  title,
  url: `https://arxiv.org/abs/${arxivId}`,
  checkedOn: null,
})

export const computeOptimalSources: readonly Source[] = [
  paper('Hoffmann et al. 2022, Training Compute-Optimal Large Language Models', '2203.15556'),
  paper('Kaplan et al. 2020, Scaling Laws for Neural Language Models', '2001.08361'),
]
