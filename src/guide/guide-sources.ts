import type { Source } from '#src/catalog/source.ts'

const read = '2026-11-23'

function paper(title: string, url: string, checkedOn: string | null = read): Source {
  // What nobody has read again counts as our judgement until somebody does.
  return { basis: checkedOn === null ? 'judgement' : 'paper', title, url, checkedOn }
}

function judged(thought: string): Source {
  return { basis: 'judgement', title: `Our judgement: ${thought}`, url: '', checkedOn: null }
}

/** What the guide rests on. */
export const guideSources = {
  survey: paper(
    'Zhou et al. 2024, A Survey on Efficient Inference for Large Language Models',
    'https://arxiv.org/abs/2404.14294',
  ),
  chinchilla: paper(
    'Hoffmann et al. 2022, Training Compute-Optimal Large Language Models',
    'https://arxiv.org/abs/2203.15556',
    null,
  ),
  bloombergGpt: paper(
    'Wu et al. 2023, BloombergGPT: a Large Language Model for Finance',
    'https://arxiv.org/abs/2303.17564',
  ),
  overtaken: paper(
    'Li et al. 2023, Are ChatGPT and GPT-4 General-Purpose Solvers for Financial Text Analytics?',
    'https://arxiv.org/abs/2305.05862',
    null,
  ),
  mellum: paper('JetBrains 2025, Mellum', 'https://arxiv.org/abs/2510.05788'),
  clip: paper(
    'Radford et al. 2021, Learning Transferable Visual Models From Natural Language Supervision',
    'https://arxiv.org/abs/2103.00020',
    null,
  ),
  transfer: paper(
    'Yosinski et al. 2014, How transferable are features in deep neural networks?',
    'https://arxiv.org/abs/1411.1792',
    null,
  ),
  foundation: paper(
    'Bommasani et al. 2021, On the Opportunities and Risks of Foundation Models',
    'https://arxiv.org/abs/2108.07258',
    null,
  ),
  lora: paper(
    'Hu et al. 2021, LoRA: Low-Rank Adaptation of Large Language Models',
    'https://arxiv.org/abs/2106.09685',
    null,
  ),
  qlora: paper(
    'Dettmers et al. 2023, QLoRA: Efficient Finetuning of Quantized LLMs',
    'https://arxiv.org/abs/2305.14314',
    null,
  ),
  loraTradeoffs: paper(
    'Biderman et al. 2024, LoRA Learns Less and Forgets Less',
    'https://github.com/danbider/lora-tradeoffs',
  ),
  ovadia: paper(
    'Ovadia et al. 2023, Fine-Tuning or Retrieval?',
    'https://arxiv.org/abs/2312.05934',
  ),
  gekhman: paper(
    'Gekhman et al. 2024, Does Fine-Tuning LLMs on New Knowledge Encourage Hallucinations?',
    'https://arxiv.org/abs/2405.05904',
  ),
  rag: paper(
    'Lewis et al. 2020, Retrieval-Augmented Generation',
    'https://arxiv.org/abs/2005.11401',
    null,
  ),
  dpo: paper(
    'Rafailov et al. 2023, Direct Preference Optimization',
    'https://arxiv.org/abs/2305.18290',
    null,
  ),
  saulLm: paper('Colombo et al. 2024, SaulLM-7B', 'https://arxiv.org/abs/2403.03883'),
  finPythia: paper(
    'Xie et al. 2023, Efficient Continual Pre-training for Building Domain Specific LLMs',
    'https://arxiv.org/abs/2311.08545',
  ),
  walmart: paper(
    'Walmart 2025, distilling a relevance model for search',
    'https://arxiv.org/abs/2505.07105',
  ),
  pagedAttention: paper(
    'Kwon et al. 2023, Efficient Memory Management for LLM Serving with PagedAttention',
    'https://arxiv.org/abs/2309.06180',
    null,
  ),
  medprompt: paper(
    'Nori et al. 2023, Can Generalist Foundation Models Outcompete Special-Purpose Tuning?',
    'https://arxiv.org/abs/2311.16452',
  ),
  quantization: paper(
    'An empirical study of quantised models on several devices, 2025',
    'https://arxiv.org/abs/2510.21970',
  ),
  rft: {
    basis: 'documentation',
    title: 'OpenAI, Reinforcement fine-tuning use cases',
    url: 'https://developers.openai.com/api/docs/guides/rft-use-cases',
    checkedOn: read,
  },
  modelOptimization: {
    basis: 'documentation',
    title: 'OpenAI, Model optimization',
    url: 'https://developers.openai.com/api/docs/guides/model-optimization',
    checkedOn: read,
  },
  deprecations: {
    basis: 'documentation',
    title: 'OpenAI API, Deprecations',
    url: 'https://developers.openai.com/api/docs/deprecations',
    checkedOn: read,
  },
  openAiFineTuning: {
    basis: 'documentation',
    title: 'OpenAI, Fine-tuning guide (older text)',
    url: 'https://developers.openai.com/api/docs/guides/model-optimization',
    checkedOn: read,
  },
  azureConsiderations: {
    basis: 'documentation',
    title: 'Microsoft, When to use Azure OpenAI fine-tuning',
    url: 'https://github.com/MicrosoftDocs/azure-ai-docs/blob/main/articles/ai-foundry/openai/concepts/fine-tuning-considerations.md',
    checkedOn: read,
  },
  pecher: paper(
    'Pecher et al. 2025, comparing tuned small models with prompted large ones (EMNLP)',
    'https://aclanthology.org/2025.emnlp-main.9',
  ),
  lima: paper('Zhou et al. 2023, LIMA', 'https://arxiv.org/abs/2305.11206', null),
  checkr: {
    basis: 'case',
    title: 'Predibase, How Checkr streamlines background checks with fine-tuned small models',
    url: 'https://predibase.com/blog/how-checkr-streamlines-background-checks-with-fine-tuned-small-language',
    checkedOn: read,
  },
  howManyGraded: judged('fifty graded examples to begin with, one in five of the labels held out'),
  pairs: judged('real requests as pairs, one conversation a line, is what most tuners take'),
  contextualRetrieval: {
    basis: 'documentation',
    title: 'Anthropic, Introducing Contextual Retrieval',
    url: 'https://www.anthropic.com/news/contextual-retrieval',
    checkedOn: read,
  },
  cfm: {
    basis: 'case',
    title: 'Hugging Face, Capital Fund Management case study',
    url: 'https://huggingface.co/blog/cfm-case-study',
    checkedOn: read,
  },
  cursor: {
    basis: 'case',
    title: 'Fireworks, Cursor’s fast apply',
    url: 'https://fireworks.ai/blog/cursor',
    checkedOn: read,
  },
  stripe: {
    basis: 'case',
    title: 'The Stack, Stripe’s payments foundation model',
    url: 'https://www.thestack.technology/stripes-semantics-of-money-ai-turns-heads-c/',
    checkedOn: read,
  },
  whaleFlux: {
    basis: 'vendor',
    title: 'WhaleFlux, GPU scheduling for language models (the vendor’s own description)',
    url: 'https://www.whaleflux.com/',
    checkedOn: null,
  },
  productionStack: {
    basis: 'documentation',
    title: 'vLLM production stack (README, early 2025)',
    url: 'https://github.com/vllm-project/production-stack',
    checkedOn: read,
  },
  llmD: {
    basis: 'documentation',
    title: 'llm-d, inference scheduling guide',
    url: 'https://llm-d.ai/docs/guide/Installation/inference-scheduling',
    checkedOn: read,
  },
  hami: {
    basis: 'documentation',
    title: 'HAMi, GPU sharing on Kubernetes',
    url: 'https://github.com/Project-HAMi/HAMi',
    checkedOn: read,
  },
  ours: {
    basis: 'judgement',
    title: 'Our judgement, as the rules state it; `why` shows each with its basis',
    url: '',
    checkedOn: null,
  },
} as const satisfies Record<string, Source>
