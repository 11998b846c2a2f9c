import * as z from 'zod'
import { BadInputError } from '#src/errors.ts'
import { estimateFleet, type FleetInputs, weightFormats } from '#src/estimate/index.ts'
import { profileOf } from '#src/profile/statement.ts'
import { choice, gpusArgument, positive, quantity, yesOrNo } from '../arguments.ts'
import { command } from '../command.ts'
import { answerEstimate, givenFrom } from '../estimate-answer.ts'
import { fleetHelp, fleetModels } from '../fleet-argument.ts'
import { fleetCsv } from '../fleet-csv.ts'
import { rentSettings } from '../team-settings.ts'

const example =
  'estimate fleet models="llama-3.1-8b:office-hours:20k/day, qwen2.5-32b:flat:5k/day" gpu=h100 horizon=168h'

export const estimateFleetCommand = command({
  name: 'estimate fleet',
  summary: 'several models under an hourly load: always on, autoscaled, shared GPUs',
  examples: [
    example,
    'estimate fleet models="llama-3.1-8b:evening:2M/day:800+200, qwen2.5-7b:office-hours:500k/day" gpu="l40s, h100" redundancy=1',
  ],
  options: z.object({
    models: fleetModels.optional().describe(fleetHelp),
    csv: fleetCsv.optional().describe('Instead of models: a table of requests per hour'),
    gpu: gpusArgument.optional().describe('One GPU or several, such as "l40s, h100"'),
    horizon: positive('hours').optional().describe('How long: 168h, 4 weeks'),
    promptTokens: positive('tokens').optional().describe('Tokens in, per request'),
    outputTokens: positive('tokens').optional().describe('Tokens out, per request'),
    promptTokensP95: positive('tokens')
      .optional()
      .describe('Nineteen of twenty prompts are shorter'),
    outputTokensP95: positive('tokens')
      .optional()
      .describe('Nineteen of twenty answers are shorter; for the wait'),
    precision: choice(weightFormats)
      .optional()
      .describe(`Weights, else as published: ${weightFormats.join(', ')}`),
    redundancy: quantity('count').optional().describe('Spare copies of each model'),
    scaleToZero: yesOrNo.optional().describe('Whether idle models may be switched off'),
    training: positive('number').optional().describe('GPU-hours of training for idle hours'),
    provider: z.string().optional().describe('Prices of this provider only'),
    grid: positive('number').optional().describe('Grams of CO2 for a kWh of your electricity'),
  }),
  bare: { kind: 'rest', option: 'models', mostWords: 6 },
  writes: 'its-answer',
  async run({ models, csv, gpu, horizon, training, grid, ...typed }, context) {
    if (models !== undefined && csv !== undefined) {
      throw new BadInputError('`models` and `csv` both give loads; give one of them.', {
        nextStep: example,
      })
    }
    const profile = profileOf(context.project.answers)
    const inputs = givenFrom<FleetInputs>(
      {
        ...typed,
        models: models ?? csv,
        gpu,
        horizonHours: horizon,
        trainingGpuHours: training,
        gridGramsPerKwh: grid,
      },
      {
        ...(await rentSettings(context.store)),
        promptTokens: profile.promptTokensPerRequest || undefined,
        outputTokens: profile.outputTokensPerRequest || undefined,
      },
    )
    return answerEstimate(estimateFleet(inputs, context.asOf), inputs, context)
  },
})
