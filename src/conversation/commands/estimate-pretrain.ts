import * as z from 'zod'
import { estimatePretrain, type PretrainInputs } from '#src/estimate/index.ts'
import { profileOf } from '#src/profile/statement.ts'
import { choice, gpuArgument, modelArgument, positive } from '../arguments.ts'
import { type Command, command } from '../command.ts'
import { answerEstimate, givenFrom, knownModel } from '../estimate-answer.ts'
import { rentSettings } from '../team-settings.ts'

const options = z.object({
  model: modelArgument.optional().describe('A model whose shape is trained'),
  parameters: positive('count').optional().describe('Or just its size, such as 7B'),
  tokens: positive('tokens').optional().describe('Training tokens'),
  seqLen: positive('tokens').optional().describe('Tokens in one sequence'),
  gpu: gpuArgument.optional().describe('The GPU'),
  gpus: positive('count').optional().describe('How many of them'),
  precision: choice(['bf16', 'fp8']).optional().describe('Number format: bf16, fp8'),
  deadline: positive('hours').optional().describe('Hours it may take, or 30 days'),
  budget: positive('usd').optional().describe('Dollars it may cost'),
  grid: positive('number').optional().describe('Grams of CO2 for a kWh of your electricity'),
})

/** From scratch, and on from a base: the same work, for other amounts of text. */
function trainingCommand(
  kind: 'pretrain' | 'continue',
  about: Pick<Command, 'summary' | 'examples'>,
) {
  return command({
    name: `estimate ${kind}`,
    ...about,
    options,
    bare: { kind: 'estimate', amount: 'tokens' },
    writes: 'its-answer',
    async run({ deadline, budget, grid, ...typed }, context) {
      const profile = profileOf(context.project.answers)
      const inputs = givenFrom<PretrainInputs>(
        { ...typed, kind, deadlineHours: deadline, budgetUsd: budget, gridGramsPerKwh: grid },
        {
          ...(await rentSettings(context.store)),
          model: typed.parameters === undefined ? knownModel(profile) : undefined,
          tokens: profile.corpusTokens || undefined,
          budgetUsd: profile.budgetUsd || undefined,
        },
      )
      return answerEstimate(
        estimatePretrain(inputs, context.asOf, { withPlans: true }),
        inputs,
        context,
      )
    },
  })
}

export const estimatePretrainCommand = trainingCommand('pretrain', {
  summary: 'GPUs, time and money of training from scratch',
  examples: ['estimate pretrain parameters=7B tokens=1T gpu=h100 gpus=256'],
})

export const estimateContinueCommand = trainingCommand('continue', {
  summary: 'the same for training a base on with your own text',
  examples: ['estimate continue model=llama-3.1-8b tokens=10B gpu=h100 gpus=16'],
})
