import * as z from 'zod'
import { estimateFinetune, type FinetuneInputs, finetuneMethods } from '#src/estimate/index.ts'
import { profileOf } from '#src/profile/statement.ts'
import {
  choice,
  gpuArgument,
  positive,
  TunedAtItsMaker,
  tunableModelArgument,
  yesOrNo,
} from '../arguments.ts'
import { command } from '../command.ts'
import { answerEstimate, givenFrom, knownGpus, knownModel } from '../estimate-answer.ts'
import { tunedAtItsMaker } from '../hosted-tuning-answer.ts'
import { rentSettings } from '../team-settings.ts'

export const estimateFinetuneCommand = command({
  name: 'estimate finetune',
  summary: 'memory, fit, time and money of adapting a model',
  examples: [
    'estimate finetune method=qlora model=llama-3.1-8b tokens=20M gpu=l4',
    'estimate finetune lora qwen2.5-7b examples=5k tokensPerExample=800 epochs=2',
  ],
  options: z.object({
    model: tunableModelArgument
      .optional()
      .describe('The model to tune: a name, a Hugging Face id, or one that its maker tunes'),
    method: choice(finetuneMethods).optional().describe(finetuneMethods.join(', ')),
    tokens: positive('tokens').optional().describe('Tokens of one pass over your data'),
    examples: positive('count').optional().describe('Examples, instead of tokens'),
    tokensPerExample: positive('tokens').optional().describe('Their mean length'),
    epochs: positive('number').optional().describe('Passes over the data'),
    seqLen: positive('tokens').optional().describe('Tokens in one sequence'),
    microBatch: positive('count').optional().describe('Sequences on one GPU at a time'),
    globalBatch: positive('count').optional().describe('Sequences in one optimiser step'),
    rank: positive('count').optional().describe('Rank of the adapter'),
    checkpointing: choice(['none', 'selective', 'full'])
      .optional()
      .describe('Recompute activations: none, selective, full'),
    packed: yesOrNo.optional().describe('Whether short examples share a sequence'),
    gpu: gpuArgument.optional().describe('The GPU; the cheapest that fits when left out'),
    gpus: positive('count').optional().describe('How many of them'),
    provider: z.string().optional().describe('Prices of this provider only'),
    deadline: positive('hours').optional().describe('Hours it may take, or 2 days'),
    budget: positive('usd').optional().describe('Dollars it may cost'),
    grid: positive('number').optional().describe('Grams of CO2 for a kWh of your electricity'),
  }),
  bare: { kind: 'estimate', amount: 'tokens' },
  writes: 'its-answer',
  async run({ deadline, budget, grid, model, ...typed }, context) {
    const profile = profileOf(context.project.answers)
    if (model instanceof TunedAtItsMaker) {
      const { examples = profile.labelledExamples } = typed
      return tunedAtItsMaker(model.name, { ...typed, examples })
    }
    const inputs = givenFrom<FinetuneInputs>(
      { ...typed, model, deadlineHours: deadline, budgetUsd: budget, gridGramsPerKwh: grid },
      {
        ...(await rentSettings(context.store)),
        model: knownModel(profile),
        gpu: knownGpus(profile),
        examples: typed.tokens === undefined ? profile.labelledExamples || undefined : undefined,
        budgetUsd: profile.budgetUsd || undefined,
      },
    )
    return answerEstimate(
      estimateFinetune(inputs, context.asOf, { withPlans: true }),
      inputs,
      context,
    )
  },
})
