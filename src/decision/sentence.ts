import type { Profile } from '#src/profile/schema.ts'
import { type Approach, approachNames, verdictOf } from './approach.ts'
import type { Decision, Stage } from './decision.ts'
import { thresholds } from './thresholds.ts'

/** One sentence that answers "fine-tune or pre-train?" first, then names the way. */
export function sentence(
  profile: Profile,
  decision: Decision,
  stages: readonly Stage[],
  lead: 'clear' | 'close',
): string {
  const first = decision.ranking[0]?.approach ?? 'prompting'
  return `${answer(first, profile, stages)}${lead === 'close' ? closeness(decision) : ''}`
}

function closeness({ ranking }: Decision): string {
  const [first, second] = ranking
  if (first === undefined || second === undefined) return ''
  return first.points <= 0
    ? ' Too little is known yet to tell it from the others.'
    : ` It is close: ${approachNames[second.approach]} is nearly as good.`
}

function answer(first: Approach, profile: Profile, stages: readonly Stage[]): string {
  const preparation = stages[0]?.approach === 'prompting' && first !== 'prompting'
  const kit = preparation ? ', after a prompt baseline with an evaluation kit' : ''
  const { corpusTokens } = profile
  switch (first) {
    case 'prompting':
      if (profile.modality === 'events-or-other') {
        return `Neither yet: no public model reads your data, so score a simple baseline of your own first${training(stages)}.`
      }
      return `Neither yet: start with prompting${promptingManner(profile)}${training(stages)}.`
    case 'retrieval':
      return `Neither yet: start with retrieval (RAG)${kit}${training(stages)}.`
    case 'distillation':
      return `Fine-tune: distil the model that passes into a small one${kit}.`
    case 'continued-pretraining':
      return `Pre-train, but not from scratch: continue the pre-training of an open base${kit}, then fine-tune it, with retrieval beside it.`
    case 'pretraining':
      return `Pre-train from scratch${(corpusTokens ?? 0) > 0 ? ' on your own data' : ''}: there is no public base that serves you.`
    case 'lora-fine-tuning':
      return `Fine-tune: train an adapter (LoRA) on an open model${kit}.`
    default:
      return `Fine-tune: ${approachNames[first]}${kit}.`
  }
}

function promptingManner({ corpusTokens, gap, promptingResult }: Profile): string {
  if (corpusTokens !== undefined && corpusTokens < thresholds.corpusTokens.cachedPrompt.value) {
    return ', with your whole corpus in a cached prompt'
  }
  if (promptingResult === 'passes' && !gap?.includes('speed-and-cost')) {
    return ' and stay there, since your prompt already passes'
  }
  if (gap?.includes('reasoning')) return ' a stronger model'
  if (gap?.length === 1 && gap.includes('speed-and-cost'))
    return ' a smaller model, with an evaluation kit'
  return ' and an evaluation kit'
}

/** What may follow a first step that trains nothing. */
function training(stages: readonly Stage[]): string {
  const later = stages.find(({ approach }) => verdictOf(approach) !== 'neither-yet')
  return later === undefined ? '' : `; ${approachNames[later.approach]} may follow`
}
