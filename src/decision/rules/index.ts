import type { Rule } from '../rule.ts'
import { continuedPretrainingRules } from './continued-pretraining.ts'
import { distillationRules } from './distillation.ts'
import { fullFineTuningRules } from './full-fine-tuning.ts'
import { gates } from './gates.ts'
import { hostedFineTuningRules } from './hosted-fine-tuning.ts'
import { loraFineTuningRules } from './lora-fine-tuning.ts'
import { preferenceTuningRules } from './preference-tuning.ts'
import { pretrainingRules } from './pretraining.ts'
import { promptingRules } from './prompting.ts'
import { reinforcementFineTuningRules } from './reinforcement-fine-tuning.ts'
import { retrievalRules } from './retrieval.ts'

/** Every rule there is. Their order carries no meaning. */
export const rules: readonly Rule[] = [
  ...gates,
  ...promptingRules,
  ...retrievalRules,
  ...hostedFineTuningRules,
  ...loraFineTuningRules,
  ...distillationRules,
  ...preferenceTuningRules,
  ...reinforcementFineTuningRules,
  ...fullFineTuningRules,
  ...continuedPretrainingRules,
  ...pretrainingRules,
]
