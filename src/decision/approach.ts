/** The ten approaches, cheapest first: the order settles ties (docs: README, "How a decision is made"). */
export const approaches = [
  'prompting',
  'retrieval',
  'hosted-fine-tuning',
  'lora-fine-tuning',
  'distillation',
  'preference-tuning',
  'reinforcement-fine-tuning',
  'full-fine-tuning',
  'continued-pretraining',
  'pretraining',
] as const

export type Approach = (typeof approaches)[number]

export type Verdict = 'neither-yet' | 'fine-tune' | 'pre-train'

/** Which answer to "fine-tune or pre-train?" an approach belongs to. */
export function verdictOf(approach: Approach): Verdict {
  if (approach === 'prompting' || approach === 'retrieval') return 'neither-yet'
  if (approach === 'continued-pretraining' || approach === 'pretraining') return 'pre-train'
  return 'fine-tune'
}

export const approachNames: Readonly<Record<Approach, string>> = {
  prompting: 'prompting',
  retrieval: 'retrieval (RAG)',
  'hosted-fine-tuning': 'hosted fine-tuning',
  'lora-fine-tuning': 'LoRA fine-tuning',
  distillation: 'distillation',
  'preference-tuning': 'preference tuning',
  'reinforcement-fine-tuning': 'reinforcement fine-tuning',
  'full-fine-tuning': 'full fine-tuning',
  'continued-pretraining': 'continued pre-training',
  pretraining: 'pre-training from scratch',
}
