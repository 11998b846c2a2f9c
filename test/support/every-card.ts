import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Reply } from '#src/app.ts'
import { accelerationCard } from '#src/card/acceleration-card.ts'
import type { Card } from '#src/card/card.ts'
import { errorCard } from '#src/card/error-card.ts'
import { questionCard } from '#src/card/question-card.ts'
import { recommendationCard } from '#src/card/recommendation-card.ts'
import { whyCard } from '#src/card/why-card.ts'
import { commands } from '#src/conversation/commands/index.ts'
import { advise } from '#src/decision/advise.ts'
import { keptRecommendation } from '#src/decision/kept.ts'
import {
  interview,
  type Profile,
  profileFieldNames,
  profileSchema,
  questionFor,
} from '#src/profile/schema.ts'
import type { Statements } from '#src/profile/statement.ts'
import { askLocally, goldenDay, temporaryApp } from './app.ts'

export interface NamedCard {
  readonly name: string
  readonly card: Card
  readonly id: string | null
}

const project =
  'we answer support tickets from 300 pages of manuals that change every week, 2,000 a day, no labelled answers, 20k dollars, data may go to a hosted API. fine-tune or pre-train?'
const fleet =
  'estimate fleet models="llama-3.1-8b:office-hours:1.5M/day, qwen2.5-7b:evening:900k/day, phi-3.5-mini:night:300k/day" gpu=h100-sxm redundancy=0 training=300'

/** Lines typed one after the other; the app shows every kind of card it has along the way. */
const typed: readonly (readonly string[])[] = [
  [
    project,
    'why',
    'why not fine-tuning?',
    'show r1',
    'whatif requestsPerDay=200k dataResidency=on-premises',
    'compare lora-fine-tuning retrieval',
    'accelerate',
    'no, we have 900 labelled tickets',
    'compare r1 r2',
    'history',
    'profile',
    'profile reset',
    'privacy',
    'privacy export',
    'privacy delete-me',
    'settings',
  ],
  [
    'estimate finetune method=qlora model=llama-3.1-8b tokens=20M gpu=l4',
    'estimate finetune method=full model=llama-3.1-70b tokens=20M gpu=l4 gpus=1',
    'estimate pretrain parameters=7B tokens=1T gpu=h100 gpus=256',
    'estimate continue model=llama-3.1-8b tokens=10B gpu=h100 gpus=16',
    'estimate serve model=llama-3.1-8b requestsPerDay=50k promptTokens=1500 outputTokens=250',
    'estimate api requestsPerDay=50k promptTokens=1500 outputTokens=250',
    fleet,
    'why e1',
    'why e4',
    'why e7',
    'compare e1 e2',
    'whatif e5 requestsPerDay=200k',
  ],
  ['advise', 'banana', 'why do you ask?', 'no idea', 'skip', 'back', 'stop'],
  [
    'chinchilla optimal tokens for 13B?',
    'how many flops to train a 7b on 2T tokens',
    'should i use unsloth or axolotl?',
    'where do your prices come from?',
    'can a macbook run llama 8b at 5M tokens a day?',
  ],
  [
    'asdf qwer zxcv',
    'estimate serve model=lama-3.1-8b',
    'estimate finetune model=llama-3.1-8b tokens=plenty',
    'profile set budgetUsd=lots',
    'show r99',
    'estimate',
  ],
  [
    'how much is an h100 per hour',
    '8x h100 for two weeks price',
    'h100 spot price',
    'how much is a gb300 per hour',
    'gpu prices',
    'runpod or lambda?',
    'spot or on demand?',
    'openai api pricing',
    'claude sonnet vs gpt-4o price for 10k requests a day',
    'gpt-7 price per million tokens',
    'which providers still offer fine-tuning?',
    'h100 vs a100 vs l40s vs h200',
    '4090 or 5090 for llama 8b?',
    'a100 40gb vs 80gb, which one for lora of 13b?',
    'is a 3090 still good in 2026?',
    'best gpu under 1000 dollars',
  ],
  [
    'learn',
    ...['pre-training', 'fine-tuning', 'inference', 'pros-and-cons'].map(
      (topic) => `learn ${topic}`,
    ),
  ],
  commands.map(({ name }) => `help ${name}`),
]

/** Every card there is, as the app and the builders make it. */
export async function everyCard(): Promise<readonly NamedCard[]> {
  const cards: NamedCard[] = []
  for (const lines of typed) {
    const { ask } = temporaryApp()
    for (const line of lines) cards.push(named(line, await ask(line)))
  }
  const { ask, app } = temporaryApp()
  await ask('advise we have 300 labelled replies')
  await askLocally(app, 'advise 2,000 requests a day', { userId: 'U0BOB' })
  cards.push(named('two people', await ask('profile')))
  return [...cards, ...fromStories(), ...questions(), ...failures()]
}

const named = (name: string, reply: Reply): NamedCard => ({
  name,
  card: reply.card,
  id: reply.ok ? reply.data.id : null,
})

function fromStories(): readonly NamedCard[] {
  return globSync('test/golden/decisions/*.json')
    .sort()
    .flatMap((file) => {
      const story = JSON.parse(readFileSync(file, 'utf8'))
      const profile = profileSchema.parse(story.profile)
      const advice = keptRecommendation(advise(profile, { asOf: story.asOf, asked: [] }))
      const understood = statements(profile)
      const name = basename(file, '.json')
      const card = recommendationCard(advice, { understood, remarks: [] }, 'r1')
      return [
        { name, card, id: 'r1' },
        { name: `why ${name}`, card: whyCard(advice, 'r1'), id: 'r1' },
        { name: `accelerate ${name}`, card: accelerationCard(advice.acceleration), id: null },
      ]
    })
}

const statements = (profile: Profile): Statements =>
  Object.fromEntries(
    Object.entries(profile).map(([field, value]) => [
      field,
      { value, words: `${field} is ${value}` },
    ]),
  ) as Statements

/** Every question of the interview, and each field alone. */
function questions(): readonly NamedCard[] {
  const advice = keptRecommendation(advise({}, { asOf: goldenDay, asked: [] }))
  return [...interview, ...profileFieldNames.map((field) => [field])].map((fields) => ({
    name: `question ${fields.join(', ')}`,
    card: questionCard(advice, {
      number: 8,
      most: 8,
      fields,
      why: fields.map((field) => questionFor(field).why).join(' '),
      known: {},
      remarks: ['Noted.', '- You said it was 300 (“300 labelled replies”); I now take 900.'],
      canGoBack: true,
    }),
    id: null,
  }))
}

const failures = (): readonly NamedCard[] => [
  {
    name: 'a failure nobody expected',
    card: errorCard(new Error('boom'), 'err-1', 'help'),
    id: null,
  },
]
