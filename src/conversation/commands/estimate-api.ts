import * as z from 'zod'
import { type ApiInputs, estimateApi } from '#src/estimate/index.ts'
import { profileOf } from '#src/profile/statement.ts'
import { positive, quantity } from '../arguments.ts'
import { command } from '../command.ts'
import { answerEstimate, givenFrom } from '../estimate-answer.ts'

export const estimateApiCommand = command({
  name: 'estimate api',
  summary: 'the monthly bill of hosted models, cheapest first',
  examples: [
    'estimate api requestsPerDay=50k promptTokens=1500 outputTokens=250',
    'estimate api model=gpt-4.1-mini requestsPerDay=2k promptTokens=4k outputTokens=300 cachedShare=60%',
  ],
  options: z.object({
    model: z.string().optional().describe('One hosted model; the cheapest ones when left out'),
    requestsPerDay: positive('ratePerDay').optional().describe('Requests, such as 50k/day or 5/s'),
    promptTokens: positive('tokens').optional().describe('Tokens in, per request'),
    outputTokens: positive('tokens').optional().describe('Tokens out, per request'),
    cachedShare: quantity('share').optional().describe('Share of the input read from the cache'),
    batchShare: quantity('share').optional().describe('Share that may wait for a batch'),
  }),
  bare: { kind: 'estimate', amount: 'requestsPerDay' },
  writes: 'its-answer',
  run(typed, context) {
    const profile = profileOf(context.project.answers)
    const inputs = givenFrom<ApiInputs>(typed, {
      requestsPerDay: profile.requestsPerDay || undefined,
      promptTokens: profile.promptTokensPerRequest || undefined,
      outputTokens: profile.outputTokensPerRequest || undefined,
    })
    return answerEstimate(estimateApi(inputs, context.asOf), inputs, context)
  },
})
