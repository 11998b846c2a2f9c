/** What somebody who opens the conversation may press; the manifest offers the same. At most four. */
export const suggestedPrompts = [
  {
    title: 'Fine-tune or pre-train?',
    message:
      'We answer support tickets from 300 pages of manuals that change every week, 2,000 a day, no labelled answers, 20k dollars. Fine-tune or pre-train?',
  },
  {
    title: 'Cost of fine-tuning',
    message: 'estimate finetune method=qlora model=llama-3.1-8b tokens=20M gpu=l4',
  },
  {
    title: 'Cost of serving a model',
    message:
      'estimate serve model=llama-3.1-8b requestsPerDay=50k promptTokens=1500 outputTokens=250',
  },
  { title: 'Ask me what you need', message: 'advise' },
] as const
