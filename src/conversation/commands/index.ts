import type { Command } from '../command.ts'
import { adviseCommand } from './advise.ts'
import { estimateApiCommand } from './estimate-api.ts'
import { estimateFinetuneCommand } from './estimate-finetune.ts'
import { estimateFleetCommand } from './estimate-fleet.ts'
import { estimateContinueCommand, estimatePretrainCommand } from './estimate-pretrain.ts'
import { estimateServeCommand } from './estimate-serve.ts'
import { helpCommand } from './help.ts'
import { historyCommand } from './history.ts'
import { learnCommand } from './learn.ts'
import { privacyCommand } from './privacy.ts'
import { profileCommand } from './profile.ts'
import { showCommand } from './show.ts'
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
  whyCommand,
  learnCommand,
  profileCommand,
  historyCommand,
  showCommand,
  privacyCommand,
  helpCommand(() => commands),
]
