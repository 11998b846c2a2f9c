import { guideSources as sources } from './guide-sources.ts'
import type { Topic } from './topic.ts'

export const foundations: readonly Topic[] = [
  {
    id: 'pre-training',
    title: 'Pre-training',
    aliases: [
      'pretraining',
      'pretrain',
      'from scratch',
      'training from scratch',
      'base model',
      'chinchilla',
      'scaling law',
      'scaling laws',
    ],
    paragraphs: [
      'Pre-training takes a model with random weights and shows it a very large corpus, mostly without labels. The model learns to predict what comes next, and by doing so picks up language, facts and habits of reasoning. The product is a stable general model, or a domain one, that can be used at once and adapted later.',
      'It fits when no public model reads your kind of data, when you must own every part (licence, vocabulary, architecture), and when you have the data to match: at least twenty tokens for each parameter, and far more for a small model meant to be served for years.',
      'What it takes is compute, data and time, in that order of visibility and the reverse order of difficulty. BloombergGPT used 512 A100 cards for 53 days. Months pass before the first result, and a public model may overtake it meanwhile.',
      'Examples: GPT, Llama and Claude for language, CLIP for images with text, Mellum for code completion, a payments model trained on billions of card events.',
    ],
    tables: [],
    seeAlso: ['fine-tuning', 'continued-pre-training', 'pros-and-cons'],
    commands: ['estimate pretrain 7B tokens=140B', 'advise'],
    sources: [
      sources.chinchilla,
      sources.bloombergGpt,
      sources.overtaken,
      sources.clip,
      sources.mellum,
      sources.stripe,
    ],
  },
  {
    id: 'fine-tuning',
    title: 'Fine-tuning',
    aliases: [
      'finetuning',
      'finetune',
      'fine tune',
      'fine-tuned',
      'finetuned',
      'tuning',
      'tuned model',
      'sft',
      'supervised fine-tuning',
    ],
    paragraphs: [
      'Fine-tuning takes a model that is already trained and adjusts its weights on a small set made for one task. It is quick and cheap, because the general features are there already; only the last stretch is learnt.',
      'It fits when behaviour is what falls short: tone, format, the edge cases of one task, or speed at a quality some larger model already has. It is the usual tool for specialising in a field such as finance, education, science or medicine. It is a poor way to add facts: they are learnt slowly, and once learnt they make the model invent more.',
      'Fifty good examples are enough for a pilot, and each doubling of the data gains about as much again. Compute is often a few dollars a run; collecting and checking the examples is most of the work.',
      'It comes in several shapes: all weights or a small adapter (LoRA), by a provider or on open weights, from labelled answers, from preferences or from a grader.',
    ],
    tables: [],
    seeAlso: [
      'lora',
      'preference-tuning',
      'reinforcement-fine-tuning',
      'distillation',
      'pros-and-cons',
    ],
    commands: ['estimate finetune llama-3.1-8b examples=1000 method=lora', 'advise'],
    sources: [sources.modelOptimization, sources.gekhman, sources.transfer],
  },
  {
    id: 'history',
    title: 'A short history in three stages',
    aliases: [
      'short history',
      'stages',
      'three stages',
      'imagenet',
      'foundation models',
      'evolution',
    ],
    paragraphs: [
      'First, every task had a model of its own, trained from zero on labelled data for that task. Little was shared, and a small data set meant a weak model.',
      'Then came supervised pre-training: a network learnt to sort a million labelled pictures (ImageNet), and its lower layers turned out to be useful for quite different pictures. Teams kept the layers and fine-tuned the top. Labels were still the limit.',
      'Now models learn from raw text, code, pictures and sound, with the data as its own label. These foundation models are fine-tuned, prompted or given documents to read. One pre-training serves thousands of uses, which is why almost nobody starts from zero any more.',
    ],
    tables: [
      {
        caption: 'Who learns what, and from which data',
        headers: ['Stage', 'General part', 'Task part'],
        rows: [
          ['Task by task', 'none', 'all of it, from labels'],
          ['Supervised pre-training', 'from a large labelled set', 'fine-tuned on a small one'],
          [
            'Foundation models',
            'from raw data without labels',
            'fine-tuned, prompted or retrieved',
          ],
        ],
      },
    ],
    seeAlso: ['pre-training', 'fine-tuning'],
    commands: ['learn pros and cons'],
    sources: [sources.transfer, sources.foundation],
  },
  {
    id: 'pros-and-cons',
    title: 'Pre-training and fine-tuning side by side',
    aliases: [
      'pros and cons',
      'advantages',
      'disadvantages',
      'compare',
      'fine-tuning vs pre-training',
      'pre-training vs fine-tuning',
      'difference',
    ],
    paragraphs: [
      'Each is strong where the other is weak. Most teams need neither at first: a prompt or retrieval tells within days what is left to train.',
    ],
    tables: [
      {
        caption: 'Pre-training from scratch',
        headers: ['For', 'Against'],
        rows: [
          ['Full control of data and licence', 'The dearest way by orders of magnitude'],
          [
            'Own vocabulary and architecture, made for your data and deadline',
            'Needs billions to trillions of tokens of your own',
          ],
          ['Works for data no public model reads', 'Needs a research team that has done it before'],
          [
            'Deep customisation, down to what the model never saw',
            'Months before the first result',
          ],
          ['Can lead its field', 'May be overtaken by a public model before it is done'],
        ],
      },
      {
        caption: 'Fine-tuning',
        headers: ['For', 'Against'],
        rows: [
          ['Hours and dollars of compute', 'Labelled data must be collected and checked'],
          [
            'Fifty good examples are enough to begin',
            'Overfits small sets; measure on examples it has not seen',
          ],
          ['Two engineers can do it', 'Forgets some of what the base could do'],
          ['First result within weeks', 'Inherits the limits and the licence of its base'],
          [
            'A small tuned model can be fast and cheap to serve',
            'Must be tuned again for each new base, and ends with a hosted one',
          ],
        ],
      },
    ],
    seeAlso: ['when-to-choose', 'pre-training', 'fine-tuning'],
    commands: ['advise', 'estimate finetune llama-3.1-8b', 'estimate pretrain 1B tokens=20B'],
    sources: [sources.loraTradeoffs, sources.overtaken, sources.deprecations, sources.ours],
  },
  {
    id: 'when-to-choose',
    title: 'When to choose which',
    aliases: ['choose', 'when', 'which', 'decision', 'how to decide', 'factors', 'priority'],
    paragraphs: [
      'Ask in this order, and stop as soon as the answer is clear. The order is also the order of price.',
      'The product’s role settles what is left: a supporting feature is best served by what needs the least upkeep, while a product that is the model leans to weights of its own once quality needs training.',
    ],
    tables: [
      {
        caption: 'The factors in order',
        headers: ['Question', 'Points to'],
        rows: [
          [
            'What falls short: facts, style, skill, reasoning, speed?',
            'facts: retrieval; style and skill: tuning; reasoning: a stronger model; speed: a smaller one',
          ],
          [
            'Can you measure it, and what did a prompt reach?',
            'nothing measured: an evaluation kit first',
          ],
          ['Where may the data go?', 'only your premises: open weights'],
          [
            'How many labels, and can a program grade?',
            'few labels: prompts; a grader: reinforcement',
          ],
          [
            'How much text, how often does it change, must answers cite?',
            'small: a cached prompt; changing or cited: retrieval; ten billion tokens: continued pre-training',
          ],
          [
            'How many requests, how fast?',
            'millions a day, or half a second: a small model of your own',
          ],
          ['Budget, team and time?', 'what does not fit is ruled out, with the reason'],
          ['What is its role in the product?', 'breaks ties'],
        ],
      },
    ],
    seeAlso: ['prompting', 'retrieval', 'fine-tuning', 'pre-training'],
    commands: ['advise', 'why'],
    sources: [sources.modelOptimization, sources.ovadia, sources.ours],
  },
]
