import * as z from 'zod'
import { estimateServing, type ServingInputs, weightFormats } from '#src/estimate/index.ts'
import { profileOf } from '#src/profile/statement.ts'
import { choice, gpuArgument, modelArgument, positive, quantity } from '../arguments.ts'
import { command } from '../command.ts'
import { answerEstimate, givenFrom, knownGpus, knownModel } from '../estimate-answer.ts'
import { rentSettings } from '../team-settings.ts'

export const estimateServeCommand = command({
  name: 'estimate serve',
  summary: 'GPUs, speed and monthly cost of serving a model yourself, against the API',
  examples: [
    'estimate serve model=llama-3.1-8b requestsPerDay=50k promptTokens=1500 outputTokens=250',
    'estimate serve llama-3.3-70b fp8 on 4xh100 requests=20/s latency=5s',
  ],
  options: z.object({
    model: modelArgument.optional().describe('The model to serve: a name or a Hugging Face id'),
    precision: choice(weightFormats)
      .optional()
      .describe(`Weights, else as published: ${weightFormats.join(', ')}`),
    requestsPerDay: positive('ratePerDay').optional().describe('Requests, such as 50k/day or 5/s'),
    peakFactor: positive('number').optional().describe('Busiest hour over the average'),
    promptTokens: positive('tokens').optional().describe('Tokens in, per request'),
    promptTokensP95: positive('tokens')
      .optional()
      .describe('Nineteen of twenty prompts are shorter'),
    outputTokens: positive('tokens').optional().describe('Tokens out, per request'),
    sharedPrefixTokens: quantity('tokens').optional().describe('Tokens all prompts begin with'),
    latency: positive('durationMs').optional().describe('Time to the whole answer'),
    ttft: positive('durationMs').optional().describe('Time to the first token'),
    concurrency: positive('count').optional().describe('Requests at the same time'),
    context: positive('tokens').optional().describe('Longest context to make room for'),
    gpu: gpuArgument.optional().describe('The GPU; the cheapest that fits when left out'),
    gpus: positive('count').optional().describe('How many per copy of the model'),
    provider: z.string().optional().describe('Prices of this provider only'),
    kvPrecision: choice(['bf16', 'fp8']).optional().describe('Cache: bf16, fp8'),
    redundancy: positive('count').optional().describe('Spare copies, should one fail'),
    against: z.string().optional().describe('An API model to compare with'),
  }),
  bare: { kind: 'estimate', amount: 'requestsPerDay' },
  writes: 'its-answer',
  async run({ latency, ttft, ...typed }, context) {
    const profile = profileOf(context.project.answers)
    const inputs = givenFrom<ServingInputs>(
      { ...typed, latencyMs: latency, ttftMs: ttft },
      {
        ...(await rentSettings(context.store)),
        model: knownModel(profile),
        gpu: knownGpus(profile),
        requestsPerDay: profile.requestsPerDay || undefined,
        peakFactor: profile.peakFactor,
        promptTokens: profile.promptTokensPerRequest || undefined,
        outputTokens: profile.outputTokensPerRequest || undefined,
        sharedPrefixTokens: profile.sharedPrefixTokens,
        latencyMs: profile.latencyMs || undefined,
        ttftMs: profile.ttftMs || undefined,
      },
    )
    return answerEstimate(
      estimateServing(inputs, context.asOf, { withPlans: true }),
      inputs,
      context,
    )
  },
})
