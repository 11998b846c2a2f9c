import type { Command } from '../command.ts'
import { accelerateCommand } from './accelerate.ts'
import { adviseCommand } from './advise.ts'
import { compareCommand } from './compare.ts'
import { estimateApiCommand } from './estimate-api.ts'
import { estimateFinetuneCommand } from './estimate-finetune.ts'
import { estimateFleetCommand } from './estimate-fleet.ts'
import { estimateContinueCommand, estimatePretrainCommand } from './estimate-pretrain.ts'
import { estimateServeCommand } from './estimate-serve.ts'
import { feedbackCommand } from './feedback.ts'
import { helpCommand } from './help.ts'
import { historyCommand } from './history.ts'
import { learnCommand } from './learn.ts'
import { privacyCommand } from './privacy.ts'
import { profileCommand } from './profile.ts'
import { settingsCommand } from './settings.ts'
import { showCommand } from './show.ts'
import { whatifCommand } from './whatif.ts'
import { whyCommand } from './why.ts'

/** Every command there is, in the order of `help`. Each platform is derived from this list. */
export const commands: readonly Command[] = [
  adviseCommand,
  estimateFinetuneCommand,
  estimatePretrainCommand,
  estimateContinueCommand,
  estimateServeCommand,
  estimateApiCommand,
  estimateFleetCommand,
  whatifCommand,
  compareCommand,
  accelerateCommand,
  whyCommand,
  learnCommand,
  profileCommand,
  historyCommand,
  showCommand,
  feedbackCommand,
  settingsCommand,
  privacyCommand,
  helpCommand(() => commands),
]
