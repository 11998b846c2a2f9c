import { expect, it } from 'vitest'
import { messageProblems, viewProblems } from '../../adapters/slack/blocks/check-message.ts'
import { feedbackView } from '../../adapters/slack/blocks/feedback-view.ts'
import { homeView } from '../../adapters/slack/blocks/home-view.ts'
import { interviewView } from '../../adapters/slack/blocks/interview-view.ts'
import { profileView } from '../../adapters/slack/blocks/profile-view.ts'
import { temporaryApp } from '../support/app.ts'
import { cardMessage } from '../support/slack-pages.ts'

const by = 'U0ASKER'
const project =
  'we answer support tickets from 300 pages of manuals that change every week, 2,000 a day, no labelled answers, 20k dollars, data may go to a hosted API. fine-tune or pre-train?'

/** Messages as Slack gets them, kept to be read in a review; `vitest -u` writes them anew. */
const messages: Readonly<
  Record<string, { readonly said: readonly string[]; readonly view?: object }>
> = {
  recommendation: { said: [project] },
  'recommendation-plain': { said: [project], view: { plain: true } },
  'recommendation-shared': { said: [project], view: { audience: 'channel', sharedBy: 'U0SHARER' } },
  'estimate-finetune': {
    said: ['estimate finetune method=qlora model=llama-3.1-8b tokens=20M gpu=l4'],
  },
  'estimate-api': { said: ['estimate api requestsPerDay=50k promptTokens=1500 outputTokens=250'] },
  fleet: {
    said: [
      'estimate fleet models="llama-3.1-8b:office-hours:1.5M/day, qwen2.5-7b:evening:900k/day, phi-3.5-mini:night:300k/day" gpu=h100-sxm redundancy=0 training=300',
    ],
  },
  question: { said: ['advise'] },
  'question-spent': { said: ['advise'], view: { spent: true, spentNote: 'Answered: weekly.' } },
  'delete-me': { said: ['privacy delete-me'] },
  'unknown-model': { said: ['estimate serve model=lama-3.1-8b'] },
}

it.each(Object.entries(messages))('%s', async (name, { said, view }) => {
  const { ask } = temporaryApp()
  let message: object | undefined
  for (const text of said) {
    const reply = await ask(text)
    const savedId = reply.ok ? reply.data.id : null
    message = cardMessage(reply.card, { askedBy: by, savedId, audience: 'asker', ...view })
  }
  expect(messageProblems(message)).toEqual([])
  await expect(`${JSON.stringify(message, null, 2)}\n`).toMatchFileSnapshot(`slack/${name}.json`)
})

const metadata = { by, channel: 'C0CHANNEL', thread: '1795435200.000100' }
const answers = {
  budgetUsd: { value: 20_000, words: '20k dollars' },
  corpusTokens: { value: 120_000, words: '300 pages' },
  knowledgeChanges: { value: 'weekly', words: 'change every week' },
} as const
const profile = { budgetUsd: 20_000, corpusTokens: 120_000, knowledgeChanges: 'weekly' } as const

const views = {
  'view-interview': interviewView({
    question: {
      fields: ['labelledExamples', 'autoGradable'],
      why: 'Supervised fine-tuning needs examples; without them its cost is mostly labelling.',
      number: 3,
      most: 8,
    },
    answers: { autoGradable: true },
    remarks: ['Noted: knowledge changes weekly.'],
    metadata,
  }),
  'view-profile': profileView({ project: 'default', profile, metadata }),
  'view-feedback': feedbackView({ ...metadata, id: 'r1' }),
  'view-home': homeView({
    by,
    project: { name: 'default', answers },
    recommendations: [{ id: 'r1', title: 'Neither yet: start with prompting', day: '2026-11-23' }],
    estimates: [
      {
        id: 'e1',
        title: 'QLoRA fine-tuning of Llama-3.1-8B-Instruct on 1 × L4',
        day: '2026-11-23',
      },
    ],
    holdings: { projects: 1, answers: 3, messages: 4, recommendations: 1, estimates: 1 },
    settings: [{ label: 'Providers', value: 'all that are listed' }],
    isAdmin: true,
  }),
}

it.each(Object.entries(views))('%s', async (name, view) => {
  expect(viewProblems(view)).toEqual([])
  await expect(`${JSON.stringify(view, null, 2)}\n`).toMatchFileSnapshot(`slack/${name}.json`)
})
