import type { Source } from '#src/catalog/source.ts'

const read = '2026-11-23'

function paper(title: string, url: string): Source {
  return { basis: 'paper', title, url, checkedOn: read }
}

function documentation(title: string, url: string): Source {
  return { basis: 'documentation', title, url, checkedOn: read }
}

function caseStudy(title: string, url: string): Source {
  return { basis: 'case', title, url, checkedOn: read }
}

/** Known to us, not re-read: until it is, it counts as our judgement. */
function recalled(title: string, url: string): Source {
  return { basis: 'judgement', title, url, checkedOn: null }
}

/** Our own judgement, with the thought behind it. */
export function judgement(thought: string): Source {
  return { basis: 'judgement', title: `Our judgement: ${thought}`, url: '', checkedOn: null }
}

/** What the rules rest on. One entry per page or paper, cited by many rules. */
export const sources = {
  modelOptimization: documentation(
    'OpenAI, Model optimization',
    'https://developers.openai.com/api/docs/guides/model-optimization',
  ),
  openAiFineTuning: documentation(
    'OpenAI, Fine-tuning guide (older text)',
    'https://developers.openai.com/api/docs/guides/model-optimization',
  ),
  openAiDeprecations: documentation(
    'OpenAI API, Deprecations',
    'https://developers.openai.com/api/docs/deprecations',
  ),
  rftUseCases: documentation(
    'OpenAI, Reinforcement fine-tuning use cases',
    'https://developers.openai.com/api/docs/guides/rft-use-cases',
  ),
  azureConsiderations: documentation(
    'Microsoft, When to use Azure OpenAI fine-tuning',
    'https://github.com/MicrosoftDocs/azure-ai-docs/blob/main/articles/ai-foundry/openai/concepts/fine-tuning-considerations.md',
  ),
  azurePreferences: documentation(
    'Microsoft, Direct preference optimization',
    'https://learn.microsoft.com/en-us/azure/foundry/openai/how-to/fine-tuning-direct-preference-optimization',
  ),
  contextualRetrieval: documentation(
    'Anthropic, Introducing Contextual Retrieval',
    'https://www.anthropic.com/news/contextual-retrieval',
  ),
  ovadia: paper(
    'Ovadia et al. 2023, Fine-Tuning or Retrieval?',
    'https://arxiv.org/abs/2312.05934',
  ),
  gekhman: paper(
    'Gekhman et al. 2024, Does Fine-Tuning LLMs on New Knowledge Encourage Hallucinations?',
    'https://arxiv.org/abs/2405.05904',
  ),
  agriculture: paper(
    'Balaguer et al. 2024, RAG vs Fine-tuning: a case study on agriculture',
    'https://arxiv.org/abs/2401.08406',
  ),
  skTelecom: caseStudy(
    'AWS, SK Telecom improves telco-specific Q&A by fine-tuning Claude',
    'https://aws.amazon.com/blogs/machine-learning/sk-telecom-improves-telco-specific-qa-by-fine-tuning-anthropics-claude-models-in-amazon-bedrock',
  ),
  linkedInGraph: paper(
    'Xu et al. 2024, Retrieval-Augmented Generation with Knowledge Graphs for Customer Service',
    'https://arxiv.org/abs/2404.17723',
  ),
  medprompt: paper(
    'Nori et al. 2023, Can Generalist Foundation Models Outcompete Special-Purpose Tuning?',
    'https://arxiv.org/abs/2311.16452',
  ),
  incidents: paper(
    'Zhang et al. 2024, Automated Root Causing of Cloud Incidents using In-Context Learning',
    'https://arxiv.org/abs/2401.13810',
  ),
  earco: paper('Goel et al. 2025, eARCO', 'https://arxiv.org/abs/2504.11505'),
  ramp: caseStudy(
    'Ramp, From RAG to richer industry classification',
    'https://engineering.ramp.com/industry_classification',
  ),
  pecher: paper(
    'Pecher et al. 2025, comparing tuned small models with prompted large ones (EMNLP)',
    'https://aclanthology.org/2025.emnlp-main.9',
  ),
  loraTradeoffs: paper(
    'Biderman et al. 2024, LoRA Learns Less and Forgets Less',
    'https://github.com/danbider/lora-tradeoffs',
  ),
  loraWithoutRegret: recalled(
    'Schulman et al. 2025, LoRA Without Regret',
    'https://thinkingmachines.ai/blog/lora/',
  ),
  loraRank: paper('A study of LoRA rank on small data, 2026', 'https://arxiv.org/abs/2606.08051'),
  scalingTuning: paper(
    'Zhang et al. 2024, When Scaling Meets LLM Finetuning',
    'https://arxiv.org/abs/2402.17193',
  ),
  grab: caseStudy(
    'Grab, How we built a custom vision LLM',
    'https://engineering.grab.com/custom-vision-llm-at-grab',
  ),
  lima: recalled('Zhou et al. 2023, LIMA', 'https://arxiv.org/abs/2305.11206'),
  eon: caseStudy(
    'LinkedIn, domain-adapted EON foundation models (summary)',
    'https://www.zenml.io/llmops-database/domain-adapted-foundation-models-for-enterprise-scale-llm-deployment',
  ),
  convirza: caseStudy(
    'Convirza, multi-LoRA serving (summary)',
    'https://www.zenml.io/llmops-database/multi-lora-serving-for-agent-performance-analysis-at-scale',
  ),
  cfm: caseStudy(
    'Hugging Face, Capital Fund Management case study',
    'https://huggingface.co/blog/cfm-case-study',
  ),
  openPipe: caseStudy(
    'OpenPipe, ART·E: reinforcement learning for an email search agent (summary)',
    'https://www.zenml.io/llmops-database/building-art-e-reinforcement-learning-for-email-search-agent-development',
  ),
  eLlama: caseStudy(
    'eBay, Scaling large language models for e-commerce',
    'https://innovation.ebayinc.com/tech/features/scaling-large-language-models-for-e-commerce-the-development-of-a-llama-based-customized-llm-for-e-commerce',
  ),
  finPythia: paper(
    'Xie et al. 2023, Efficient Continual Pre-training for Building Domain Specific LLMs',
    'https://arxiv.org/abs/2311.08545',
  ),
  replay: recalled(
    'Ibrahim et al. 2024, Simple and Scalable Strategies to Continually Pre-train LLMs',
    'https://arxiv.org/abs/2403.08763',
  ),
  chipNemo: caseStudy(
    'Graphcore research, note on ChipNeMo',
    'https://graphcore-research.github.io/chipnemo',
  ),
  eeve: paper(
    'Kim et al. 2024, Efficient and Effective Vocabulary Expansion (EEVE-Korean)',
    'https://arxiv.org/abs/2402.14714',
  ),
  saulLm: paper('Colombo et al. 2024, SaulLM-7B', 'https://arxiv.org/abs/2403.03883'),
  stripe: caseStudy(
    'The Stack, Stripe’s payments foundation model',
    'https://www.thestack.technology/stripes-semantics-of-money-ai-turns-heads-c/',
  ),
  mellum: paper('JetBrains 2025, Mellum', 'https://arxiv.org/abs/2510.05788'),
  liLium: paper('eBay 2024, LiLiuM', 'https://arxiv.org/abs/2406.12023'),
  bloomberg: recalled(
    'Li et al. 2023, Are ChatGPT and GPT-4 General-Purpose Solvers for Financial Text Analytics?',
    'https://arxiv.org/abs/2305.05862',
  ),
  bloombergGpt: paper(
    'Wu et al. 2023, BloombergGPT: a Large Language Model for Finance',
    'https://arxiv.org/abs/2303.17564',
  ),
  chinchilla: recalled(
    'Hoffmann et al. 2022, Training Compute-Optimal Large Language Models',
    'https://arxiv.org/abs/2203.15556',
  ),
  honeycomb: caseStudy(
    'Honeycomb, a query assistant in production (summary)',
    'https://www.zenml.io/llmops-database/building-and-scaling-an-llm-powered-query-assistant-in-production',
  ),
  breakEven: documentation(
    'Capstok, the cost and benefit of fine-tuning, honestly',
    'https://www.capstok.com/learn/machine-learning/fine-tuning-and-self-hosting/when-to-fine-tune/the-cost-and-benefit-honestly',
  ),
  faire: caseStudy(
    'Faire, fine-tuning for search relevance at scale (summary)',
    'https://www.zenml.io/llmops-database/fine-tuning-and-scaling-llms-for-search-relevance-prediction',
  ),
  shopify: caseStudy(
    'Shopify, Evolution of product classification',
    'https://shopify.engineering/evolution-product-classification',
  ),
  databricks: caseStudy(
    'Databricks, Creating a bespoke LLM for AI-generated documentation',
    'https://www.databricks.com/blog/creating-bespoke-llm-ai-generated-documentation',
  ),
  larridin: caseStudy(
    'Larridin, Fine-tuning vs frontier models',
    'https://larridin.com/blog/fine-tuning-vs-frontier-models-making-the-right-ai-investment',
  ),
  harvey: caseStudy(
    'Twin Ladder, Harvey goes multi-model',
    'https://www.twinladder.ai/en/intelligence/2025-05-issue-08-harvey-multi-model',
  ),
  robinhood: caseStudy(
    'Robinhood, fine-tuning and multi-stage optimisation for financial agents (summary)',
    'https://www.zenml.io/llmops-database/fine-tuning-and-multi-stage-model-optimization-for-financial-ai-agents',
  ),
  checkr: caseStudy(
    'Predibase, How Checkr streamlines background checks with fine-tuned small models',
    'https://predibase.com/blog/how-checkr-streamlines-background-checks-with-fine-tuned-small-language',
  ),
  airtrain: caseStudy(
    'Airtrain, healthcare chatbot and product classification (summary)',
    'https://zenml.io/llmops-database/cost-reduction-through-fine-tuning-healthcare-chatbot-and-e-commerce-product-classification',
  ),
  walmart: paper(
    'Walmart 2025, distilling a relevance model for search',
    'https://arxiv.org/abs/2505.07105',
  ),
  instacart: caseStudy(
    'Instacart, Building the intent engine (summary)',
    'https://sysdesign-wiki.pages.dev/sources/2025-11-13-instacart-building-the-intent-engine/',
  ),
  nvInfo: paper('NVIDIA 2025, an adaptive data flywheel', 'https://arxiv.org/abs/2510.27051'),
  cursor: caseStudy('Fireworks, Cursor’s fast apply', 'https://fireworks.ai/blog/cursor'),
  quantization: paper(
    'An empirical study of quantised models on several devices, 2025',
    'https://arxiv.org/abs/2510.21970',
  ),
  lateSignal: caseStudy(
    'Gateway API inference extension, issue 1798 (CPU and GPU use lag behind bursts)',
    'https://github.com/kubernetes-sigs/gateway-api-inference-extension/issues/1798',
  ),
  hami: documentation('HAMi, GPU sharing on Kubernetes', 'https://github.com/Project-HAMi/HAMi'),
  digits: caseStudy(
    'Digits, questions to clients by a tuned T5 (summary)',
    'https://www.zenml.io/llmops-database/production-ready-question-generation-system-using-fine-tuned-t5-models',
  ),
  getYourGuide: caseStudy(
    'GetYourGuide, from manual tags to a small hosted model (summary)',
    'https://www.zenml.io/llmops-database/scaling-product-categorization-from-manual-tagging-to-llm-based-classification',
  ),
  vercel: caseStudy(
    'Fireworks, Vercel’s code-fixing model by reinforcement tuning',
    'https://fireworks.ai/blog/vercel',
  ),
  spotify: caseStudy(
    'Spotify, Background coding agents: context engineering',
    'https://engineering.atspotify.com/2025/11/context-engineering-background-coding-agents-part-2',
  ),
  morganStanley: caseStudy(
    'OpenAI, Morgan Stanley customer story',
    'https://openai.com/index/morgan-stanley/',
  ),
  uber: caseStudy(
    'Uber, Genie: a generative AI on-call copilot',
    'https://www.uber.com/blog/genie-ubers-gen-ai-on-call-copilot/',
  ),
} as const satisfies Record<string, Source>
