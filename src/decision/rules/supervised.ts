import type { Rule } from '../rule.ts'
import { rule } from '../rule.ts'
import { thresholds } from '../thresholds.ts'
import { judgement, sources } from './sources.ts'

export type Supervised = 'hosted-fine-tuning' | 'lora-fine-tuning' | 'full-fine-tuning'

const { pilot, first, scale } = thresholds.labelledExamples

/** What holds for learning from labelled pairs, whoever holds the weights and however many move. */
export function supervisedRules(approach: Supervised): readonly Rule[] {
  return [
    rule({
      id: `${approach}-no-examples`,
      reads: ['labelledExamples'],
      when: ({ labelledExamples }) => labelledExamples < pilot.value,
      effect: { kind: 'opposes', approach, weight: 3 },
      because: 'With fewer than ten labelled examples there is nothing to tune on.',
      source: sources.openAiFineTuning,
    }),
    rule({
      id: `${approach}-few-examples`,
      reads: ['labelledExamples'],
      // The minimum of ten is documented; leaning against up to fifty is ours.
      when: ({ labelledExamples }) =>
        labelledExamples >= pilot.value && labelledExamples < first.value,
      effect: { kind: 'opposes', approach, weight: 1 },
      because: 'Ten to fifty examples serve better inside a prompt than as training data.',
      source: judgement('below fifty examples few-shot prompting gives more for less'),
    }),
    rule({
      id: `${approach}-useful-examples`,
      reads: ['labelledExamples'],
      when: ({ labelledExamples }) => labelledExamples >= first.value,
      effect: { kind: 'favours', approach, weight: 1 },
      because:
        'Fifty good examples are enough for a pilot. If nothing moves, fix data or prompt, not the number of epochs.',
      source: sources.openAiFineTuning,
    }),
    rule({
      id: `${approach}-many-examples`,
      reads: ['labelledExamples'],
      when: ({ labelledExamples }) => labelledExamples >= scale.value,
      effect: { kind: 'favours', approach, weight: 1 },
      because:
        'You have the data to scale up: each doubling of examples gains about as much again.',
      source: sources.azureConsiderations,
    }),
    rule({
      id: `${approach}-facts-are-not-behaviour`,
      reads: ['gap'],
      when: ({ gap }) => gap.includes('missing-facts'),
      effect: { kind: 'opposes', approach, weight: 1 },
      because: 'Facts put in front of the model are used better than facts trained into it.',
      source: sources.ovadia,
    }),
    rule({
      id: `${approach}-knowledge-outruns-training`,
      reads: ['knowledgeChanges'],
      when: ({ knowledgeChanges }) => ['monthly', 'weekly', 'daily'].includes(knowledgeChanges),
      effect: { kind: 'opposes', approach, weight: 1 },
      because: 'Your knowledge would be stale before the next training run ends.',
      source: judgement(
        'retraining more often than quarterly is a standing cost few teams keep up',
      ),
    }),
    rule({
      id: `${approach}-imitation-is-not-reasoning`,
      reads: ['gap'],
      when: ({ gap }) => gap.includes('reasoning'),
      effect: { kind: 'opposes', approach, weight: 2 },
      because:
        'Imitating answers rarely teaches reasoning; stronger models have overtaken such tunes.',
      source: sources.larridin,
    }),
    rule({
      id: `${approach}-tuned-and-close`,
      reads: ['tuningResult'],
      when: ({ tuningResult }) => tuningResult === 'close',
      effect: { kind: 'opposes', approach, weight: 1 },
      because: 'Tuning was tried and stops short: the same again has the least left to give.',
      source: sources.openAiFineTuning,
    }),
    rule({
      id: `${approach}-tuned-and-far`,
      reads: ['tuningResult'],
      when: ({ tuningResult }) => tuningResult === 'far',
      effect: { kind: 'opposes', approach, weight: 3 },
      because:
        'Tuning was tried and stayed far off: look at the data and the base, not at another run.',
      source: sources.openAiFineTuning,
    }),
    rule({
      id: `${approach}-new-facts-hallucinate`,
      reads: ['gap'],
      when: ({ gap }) => gap.includes('missing-facts'),
      effect: { kind: 'advice', approach },
      because:
        'Keep new facts out of the tuning set: a model learns them slowly, and once learnt they raise hallucination.',
      source: sources.gekhman,
    }),
    rule({
      id: `${approach}-quality-over-count`,
      reads: [],
      when: () => true,
      effect: { kind: 'advice', approach },
      because: 'A thousand curated examples can set a style; read them all before adding more.',
      source: sources.lima,
    }),
    rule({
      id: `${approach}-data-work-dominates`,
      reads: [],
      when: () => true,
      effect: { kind: 'advice', approach },
      because:
        'Expect little compute and much data work: one published run took under a thousand dollars and two engineers for a month.',
      source: sources.databricks,
    }),
  ]
}
