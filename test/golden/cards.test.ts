import { expect, it } from 'vitest'
import { asText, temporaryApp } from '../support/app.ts'

/**
 * Cards as a person sees them, kept to be read in a review: the figures in them are held to
 * outside sources by the tests of the estimator and the decision. `vitest -u` writes them anew.
 */
const cards: Readonly<Record<string, readonly string[]>> = {
  'support-manuals': [
    'we answer support tickets from 300 pages of manuals that change every week, 2,000 a day, no labelled answers, 20k dollars, data may go to a hosted API. fine-tune or pre-train?',
  ],
  'tone-on-premises': [
    'we have 900 curated replies, the tone is off, prompting is close, must run on-prem, 20,000 requests a day',
  ],
  'icelandic-corpus': [
    'do we need to pretrain our own model? we have 40B tokens of Icelandic text, the model is weak in Icelandic, we are an ML team with 3M dollars',
  ],
  'why-support-manuals': [
    'we answer support tickets from 300 pages of manuals that change every week, 2,000 a day, no labelled answers',
    'why',
  ],
  'finetune-qlora': ['estimate finetune method=qlora model=llama-3.1-8b tokens=20M gpu=l4'],
  'finetune-too-large': [
    'estimate finetune method=full model=llama-3.1-70b tokens=20M gpu=l4 gpus=1',
  ],
  'pretrain-7b': ['estimate pretrain parameters=7B tokens=1T gpu=h100 gpus=256'],
  'serve-8b': [
    'estimate serve model=llama-3.1-8b requestsPerDay=50k promptTokens=1500 outputTokens=250',
  ],
  'why-serve-8b': [
    'estimate serve model=llama-3.1-8b requestsPerDay=50k promptTokens=1500 outputTokens=250',
    'why e1',
  ],
  'serve-as-published': ['can gpt-oss-120b run on 1 H100?'],
  'serve-too-large': ['estimate serve model=llama-3.3-70b gpu=l4 gpus=1'],
  fleet: [
    'estimate fleet models="llama-3.1-8b:office-hours:1.5M/day, qwen2.5-7b:evening:900k/day, phi-3.5-mini:night:300k/day" gpu=h100-sxm redundancy=0 training=300',
  ],
  api: ['estimate api requestsPerDay=50k promptTokens=1500 outputTokens=250'],
  help: ['help'],
  'help-estimate-serve': ['help estimate serve'],
  'learn-pre-training': ['learn pre-training'],
  learn: ['learn'],
  profile: ['profile set budgetUsd=20k labelledExamples=300 gap=format-and-style', 'profile'],
  privacy: ['privacy'],
  'history-empty': ['history'],
  nonsense: ['asdf qwer zxcv'],
  'unknown-model': ['estimate serve model=lama-3.1-8b'],
  'unreadable-quantity': ['estimate finetune model=llama-3.1-8b tokens=plenty'],
}

it.each(Object.entries(cards))('%s', async (name, said) => {
  const { ask } = temporaryApp()
  const replies = []
  for (const text of said) replies.push(await ask(text))
  const shown = replies.at(-1)
  await expect(shown && `${asText(shown)}\n`).toMatchFileSnapshot(`cards/${name}.txt`)
})
