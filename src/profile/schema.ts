import * as z from 'zod'

/** What the bot says when it needs the field, and why it needs it. */
export interface Question {
  readonly ask: string
  readonly why: string
}

export const questions = z.registry<Question>()

const count = () => z.number().int().nonnegative()
const amount = () => z.number().nonnegative()
const share = () => z.number().min(0).max(1)

const gaps = [
  'missing-facts',
  'format-and-style',
  'task-skill',
  'reasoning',
  'speed-and-cost',
  'unsupported-modality-or-language',
  'nothing-tried',
] as const

const triedResults = ['not-tried', 'far', 'close', 'passes'] as const

/**
 * One declaration per field: its type, its question and the reason we ask. The order is
 * the order of priority. Absent means not answered; no default looks like an answer.
 */
export const profileFields = {
  gap: z
    .array(z.enum(gaps))
    .min(1)
    .max(2)
    .refine((values) => new Set(values).size === values.length, 'names the same gap twice')
    .register(questions, {
      ask: 'What falls short today? Name up to two.',
      why: 'Missing facts, style, skill and speed each have a different cure; tuning helps only with some.',
    }),
  evaluationExamples: count().register(questions, {
    ask: 'How many graded examples do you have to measure quality with?',
    why: 'Without a way to measure quality nobody can tell whether training helped.',
  }),
  promptingResult: z.enum(triedResults).register(questions, {
    ask: 'How close does your best prompt come to the target?',
    why: 'A prompt is the cheapest experiment; training pays only for what prompting cannot reach.',
  }),
  retrievalResult: z.enum(['not-tried', 'helps', 'no-help']).register(questions, {
    ask: 'Did putting your documents in front of the model (retrieval) help?',
    why: 'If the right text in the prompt fixes the answer, the gap is knowledge and not behaviour.',
  }),
  dataResidency: z.enum(['hosted-api', 'own-cloud', 'on-premises']).register(questions, {
    ask: 'Where may your data go: a hosted API, your own cloud, or only your premises?',
    why: 'Data that must stay with you rules out hosted models, whatever they cost.',
  }),
  labelledExamples: count().register(questions, {
    ask: 'How many labelled examples of good answers do you have today?',
    why: 'Supervised fine-tuning needs examples; without them its cost is mostly labelling.',
  }),
  autoGradable: z.boolean().register(questions, {
    ask: 'Can a program tell a right answer from a wrong one?',
    why: 'An automatic grader opens reinforcement fine-tuning, which needs very few labels.',
  }),
  corpusTokens: count().register(questions, {
    ask: 'How much domain text do you have, in tokens? (One page is about 400 tokens.)',
    why: 'A small corpus fits in a cached prompt; only a very large one can change a model by pre-training.',
  }),
  knowledgeChanges: z.enum(['never', 'yearly', 'monthly', 'weekly', 'daily']).register(questions, {
    ask: 'How often does the knowledge your assistant relies on change?',
    why: 'Knowledge that moves faster than you can retrain belongs in an index, not in the weights.',
  }),
  citationsNeeded: z.boolean().register(questions, {
    ask: 'Must answers cite the passage they rest on?',
    why: 'Only retrieval can point to a passage; weights cannot say where they learnt something.',
  }),
  requestsPerDay: amount().register(questions, {
    ask: 'About how many requests a day do you expect at launch?',
    why: 'Volume decides whether paying per token beats renting a GPU by the hour.',
  }),
  latencyMs: amount().register(questions, {
    ask: 'How quickly must the complete answer arrive, for 95 of 100 requests?',
    why: 'A tight deadline rules out large models and long prompts.',
  }),
  budgetUsd: amount().register(questions, {
    ask: 'How much may you spend once, in dollars, on adapting a model?',
    why: 'An approach whose low estimate is above your budget is ruled out.',
  }),
  team: z.enum(['app-developers', 'some-ml', 'ml-team', 'research-team']).register(questions, {
    ask: 'Who will build this: application developers, some ML experience, an ML team or a research team?',
    why: 'Pre-training and reinforcement tuning need people who have done it before.',
  }),
  weeksToFirstResult: amount().register(questions, {
    ask: 'In how many weeks do you need a first result?',
    why: 'Prompting shows a result in days, tuning in weeks, pre-training in months.',
  }),
  productRole: z.enum(['support-feature', 'core-feature', 'the-product']).register(questions, {
    ask: 'Is this a supporting feature, a core feature, or the product itself?',
    why: 'Owning weights pays sooner when the model is the product.',
  }),

  taskType: z
    .enum([
      'classification',
      'extraction',
      'generation',
      'ranking',
      'agent',
      'question-answering',
      'code',
    ])
    .register(questions, {
      ask: 'What kind of task is it?',
      why: 'A small tuned model catches a large one soonest on classification and extraction.',
    }),
  domainShift: z.enum(['none', 'weak', 'strong']).register(questions, {
    ask: 'How far is your text from what public models were trained on?',
    why: 'Continued pre-training pays when the shift is strong and the corpus large.',
  }),
  unlabelledExamples: count().register(questions, {
    ask: 'How many unlabelled inputs do you have?',
    why: 'A strong model can label them, and a small one can learn from those labels.',
  }),
  tuningResult: z.enum(triedResults).register(questions, {
    ask: 'If you have tuned a model already, how close did it come?',
    why: 'A tuning that fell short points to the data, the base or the method.',
  }),
  languageFit: z.enum(['well-covered', 'weak', 'unseen-script']).register(questions, {
    ask: 'How well do public models cover your language or notation?',
    why: 'A script the base has never seen needs more than an adapter.',
  }),
  modality: z
    .enum(['text', 'code', 'document-image', 'image', 'audio', 'events-or-other'])
    .register(questions, {
      ask: 'What goes into the model: text, code, scanned documents, images, audio, or other data?',
      why: 'Where no public base exists for the data, pre-training is the only way to get one.',
    }),
  taskCount: count().register(questions, {
    ask: 'How many distinct tasks should it do?',
    why: 'Many small tasks on one base are served as adapters on one GPU.',
  }),
  tasksShareInput: z.boolean().register(questions, {
    ask: 'Do those tasks read the same kind of input?',
    why: 'Tasks that share their input can share a base model and its cache.',
  }),
  ownWeightsRequired: z.boolean().register(questions, {
    ask: 'Must you own the weights, for licence or control?',
    why: 'A hosted tuned model ends with its base; owned weights do not.',
  }),
  teacherPasses: z.boolean().register(questions, {
    ask: 'Does some model, however large, already meet the quality bar?',
    why: 'A model that passes can teach a smaller one that is cheaper and faster.',
  }),
  preferencePairs: count().register(questions, {
    ask: 'How many pairs of a better and a worse answer do you have?',
    why: 'Preference tuning learns taste from such pairs.',
  }),
  baseScore: share().register(questions, {
    ask: 'What share of the tasks does the base model solve, by your automatic grader (0 to 1)?',
    why: 'Reinforcement learns only where the base sometimes succeeds and sometimes fails.',
  }),
  promptTokensPerRequest: amount().register(questions, {
    ask: 'About how many tokens go in with each request?',
    why: 'Input tokens drive the API bill and the time to the first token.',
  }),
  outputTokensPerRequest: amount().register(questions, {
    ask: 'About how many tokens come out of each request?',
    why: 'Output tokens cost most, in money and in time.',
  }),
  ttftMs: amount().register(questions, {
    ask: 'How quickly must the first token appear?',
    why: 'It bounds the prompt length and the load on each GPU.',
  }),
  peakFactor: z.number().min(1).register(questions, {
    ask: 'How many times the average load is the busiest hour?',
    why: 'GPUs are rented for the peak unless they scale with the load.',
  }),
  servedModels: count().register(questions, {
    ask: 'How many models do you serve?',
    why: 'Several quiet models can share GPUs that one alone would leave idle.',
  }),
  outputCopiesInput: z.boolean().register(questions, {
    ask: 'Does the output mostly repeat parts of the input, as in editing?',
    why: 'Then speculative decoding is the first acceleration to try.',
  }),
  sharedPrefixTokens: count().register(questions, {
    ask: 'How many tokens at the start of each prompt are always the same?',
    why: 'A shared prefix is cached once instead of being paid for each time.',
  }),
  monthlyApiUsd: amount().register(questions, {
    ask: 'What do you pay for model APIs in a month today?',
    why: 'A tiny bill never justifies training for cost.',
  }),
  lifetimeMonths: amount().register(questions, {
    ask: 'For how many months should this live?',
    why: 'The longer it lives, the sooner one-off effort pays back, and the sooner a hosted base ends.',
  }),
  baseModel: z.string().min(1).max(200).register(questions, {
    ask: 'Which base model are you thinking of?',
    why: 'Memory, speed and price are computed for that model.',
  }),
  gpu: z.string().min(1).max(100).register(questions, {
    ask: 'Which GPU would you use?',
    why: 'Memory, speed and price are computed for that GPU.',
  }),
  ownedGpus: count().register(questions, {
    ask: 'How many GPUs do you own or have reserved?',
    why: 'GPUs you pay for anyway change what self-hosting costs.',
  }),
  gpuNodes: count().register(questions, {
    ask: 'On how many machines are those GPUs?',
    why: 'Pooling and scheduling pay from two machines on.',
  }),
  gpuUtilisation: share().register(questions, {
    ask: 'What share of the time are your GPUs busy (0 to 1)?',
    why: 'Idle GPUs are the first saving.',
  }),
  mixedTrainingAndServing: z.boolean().register(questions, {
    ask: 'Do training and serving share the same GPUs?',
    why: 'Training can fill the hours in which serving is quiet.',
  }),
  kubernetes: z.boolean().register(questions, {
    ask: 'Do you run Kubernetes?',
    why: 'Most GPU schedulers build on it.',
  }),
  hostedTuningProvider: z
    .enum(['openai', 'azure', 'google', 'bedrock', 'together', 'fireworks', 'mistral', 'none'])
    .register(questions, {
      ask: 'Which provider would tune a hosted model for you?',
      why: 'Providers open and close tuning; today some take no new customers.',
    }),
  tunedThereBefore: z.boolean().register(questions, {
    ask: 'Have you tuned a model at that provider before?',
    why: 'Some providers keep tuning open only for existing customers.',
  }),
} as const

/** What we know about a team's project so far. An absent field was never answered. */
export const profileSchema = z.object(profileFields).partial()

export type Profile = z.infer<typeof profileSchema>
export type ProfileField = keyof typeof profileFields

/** A profile in which every field is answered; rules see the fields they read this way. */
export type Answered = { readonly [F in ProfileField]: z.infer<(typeof profileFields)[F]> }

export const profileFieldNames = Object.keys(profileFields) as readonly ProfileField[]

export function isProfileField(name: string): name is ProfileField {
  return Object.hasOwn(profileFields, name)
}

export function questionFor(field: ProfileField): Question {
  const question = questions.get(profileFields[field])
  if (question === undefined) throw new Error(`the field ${field} has no question`)
  return question
}

/** The eight questions of the interview, in order; a question may ask for several fields. */
export const interview: readonly (readonly ProfileField[])[] = [
  ['gap'],
  ['evaluationExamples', 'promptingResult', 'retrievalResult'],
  ['dataResidency'],
  ['labelledExamples', 'autoGradable'],
  ['corpusTokens', 'knowledgeChanges', 'citationsNeeded'],
  ['requestsPerDay', 'latencyMs'],
  ['budgetUsd', 'team', 'weeksToFirstResult'],
  ['productRole'],
]
