import * as z from 'zod'
import { accelerationCard } from '#src/card/acceleration-card.ts'
import { accelerate } from '#src/decision/acceleration/accelerate.ts'
import { decide, decisionContext } from '#src/decision/decide.ts'
import { plan } from '#src/decision/plan.ts'
import { profileOf } from '#src/profile/statement.ts'
import { command } from '../command.ts'
import { fieldArguments, statementsFrom } from './advise.ts'

export const accelerateCommand = command({
  name: 'accelerate',
  summary: 'what makes your model answer sooner or cheaper, before and after',
  examples: [
    'accelerate',
    'accelerate ownedGpus=16 gpuNodes=4 gpuUtilisation=20% gpu=h100 requestsPerDay=200k',
  ],
  options: z.object(fieldArguments),
  bare: { kind: 'list', options: [] },
  writes: 'nothing',
  async run(typed, { project, asOf }) {
    const profile = profileOf({ ...project.answers, ...statementsFrom(typed) })
    const stages = plan(profile, decide(profile, decisionContext(asOf)))
    const acceleration = accelerate(profile, stages, asOf)
    return {
      card: accelerationCard(acceleration),
      data: { intent: 'advise', id: null, acceleration },
    }
  },
})
