import type { Approach } from './approach.ts'

/** How a stage of the plan is told. */
export interface StageText {
  readonly title: string
  /** When it begins, unless it is the first stage. */
  readonly when: string
  readonly exitTest: string
}

export const stageTexts: Readonly<Record<Approach, StageText>> = {
  prompting: {
    title: 'Write the best prompt, with examples and structured output',
    when: 'whenever a new model or a cheaper one appears',
    exitTest: 'The graded set has a score for the best prompt, and its misses are sorted by cause.',
  },
  retrieval: {
    title: 'Fetch the right passages for each request',
    when: 'when misses on the graded set are mostly missing facts',
    exitTest:
      'The right passage is among the first five for nine questions in ten, and answers cite it.',
  },
  'hosted-fine-tuning': {
    title: 'Tune a hosted model through its provider',
    when: 'when 50 good examples exist and the best prompt still misses the target',
    exitTest:
      'The tuned model beats the best prompt on examples it has not seen, at a price you accept.',
  },
  'lora-fine-tuning': {
    title: 'Train an adapter on an open model',
    when: 'when 50 good examples exist and the best prompt still misses the target',
    exitTest:
      'The adapter beats the best prompt on examples it has not seen, within your deadline for an answer.',
  },
  distillation: {
    title: 'Let the model that passes teach a small one',
    when: 'when some model passes the graded set and speed or cost is what is left',
    exitTest:
      'The student is within two points of its teacher on the graded set, and fast and cheap enough.',
  },
  'preference-tuning': {
    title: 'Teach taste from pairs of better and worse answers',
    when: 'when a tuned model passes its task and 500 compared pairs exist',
    exitTest:
      'People prefer its answers in a blind comparison, and the graded score has not fallen.',
  },
  'reinforcement-fine-tuning': {
    title: 'Train by trial against the automatic grader',
    when: 'when the grader agrees with your experts and the base sometimes succeeds',
    exitTest:
      'The score on unseen tasks rises, and a person finds no way in which the grader is fooled.',
  },
  'full-fine-tuning': {
    title: 'Train all weights of an open model',
    when: 'when an adapter of high rank has been tried and still trails',
    exitTest: 'It beats the adapter on unseen examples by more than the noise between two runs.',
  },
  'continued-pretraining': {
    title: 'Train an open base further on your corpus',
    when: 'when a pilot on a tenth of the corpus lowers the loss on held-out domain text',
    exitTest: 'Domain scores rise, and general ones fall by no more than a point.',
  },
  pretraining: {
    title: 'Train a model of your own from scratch',
    when: 'when a small pilot scales as its size and data predict',
    exitTest: 'At equal size it beats the best public model on your own evaluation.',
  },
}
