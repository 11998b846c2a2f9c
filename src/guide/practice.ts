import { guideSources as sources } from './guide-sources.ts'
import type { Topic } from './topic.ts'

/** What every way of adapting a model needs first. */
export const practiceTopics: readonly Topic[] = [
  {
    id: 'evaluation',
    title: 'Measuring quality',
    aliases: [
      'evals',
      'eval',
      'evaluate',
      'evaluating',
      'evaluation kit',
      'evaluation set',
      'eval set',
      'test set',
      'golden set',
      'grader',
      'metrics',
    ],
    paragraphs: [
      'An evaluation kit is a set of graded examples that nothing is tuned on, and the score that the best prompt reaches on it. It comes before any training: without it nobody can say whether training helped.',
      'Fifty good examples are enough to begin with, taken from real requests; where labels exist already, hold one in five out. If a program can check the answer (code that runs, a query with the right rows, an exact field), let a program grade. Otherwise write the criteria down and let two people grade the same examples: where they disagree, the criteria are not ready.',
      'Score every candidate on the same set, and look at the kinds of cases as well as at the mean: at Checkr retrieval raised easy cases from 88 to 96 % and lowered hard ones from 82 to 79 %. Run it again on every strong new model.',
    ],
    tables: [],
    seeAlso: ['training-data', 'prompting', 'reinforcement-fine-tuning'],
    commands: ['advise evaluationExamples=0 promptingResult=not-tried'],
    sources: [sources.modelOptimization, sources.rft, sources.checkr, sources.howManyGraded],
  },
  {
    id: 'training-data',
    title: 'Data for tuning',
    aliases: [
      'dataset',
      'datasets',
      'data set',
      'data preparation',
      'labels',
      'labelled data',
      'labeled data',
      'epochs',
      'epoch',
      'hyperparameters',
      'jsonl',
      'training set',
    ],
    paragraphs: [
      'Supervised tuning takes pairs: what the model will be asked, in the words and the layout of real requests, and what it should have answered. Most tuners read one conversation a line. Hold some back that nothing is tuned on.',
      'Quality comes before count: about a thousand curated examples have set the style of a large model. If fifty good examples change nothing, mend the examples or the prompt; more epochs will not help. From a few hundred on each doubling gives about the same gain again.',
      'Do not teach new facts by examples: models learn them late, and make more up as they do. Facts that change or are missing belong into retrieval, or at the scale of billions of tokens into continued pre-training.',
    ],
    tables: [
      {
        caption: 'How many labelled examples',
        headers: ['Examples', 'What it means'],
        rows: [
          ['under 10', 'show them in the prompt; hosted tuning accepts no fewer'],
          ['50', 'a first run worth looking at'],
          [
            'about 100',
            'a tuned small classifier catches up with a prompted large model, on average',
          ],
          ['100,000', 'LoRA begins to trail full fine-tuning'],
        ],
      },
    ],
    seeAlso: ['evaluation', 'fine-tuning', 'distillation'],
    commands: ['estimate finetune llama-3.1-8b method=lora examples=5000 epochs=3'],
    sources: [
      sources.openAiFineTuning,
      sources.azureConsiderations,
      sources.pecher,
      sources.loraTradeoffs,
      sources.gekhman,
      sources.lima,
      sources.pairs,
    ],
  },
]
