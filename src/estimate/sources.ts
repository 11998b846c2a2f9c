import { migSource } from '#src/catalog/mig.ts'
import type { Source } from '#src/catalog/source.ts'

/** What the formulas and constants of this folder rest on. */
export const sources = {
  judgement: {
    basis: 'judgement',
    title: 'Our judgement, until measurements replace it',
    url: '',
    checkedOn: null,
  },
  inputs: {
    basis: 'judgement',
    title: 'Arithmetic on the inputs shown',
    url: '',
    checkedOn: null,
  },
  formats: {
    basis: 'judgement',
    title: 'The bits of the format and of its scales, added up',
    url: '',
    checkedOn: null,
  },
  palm: paper('Chowdhery et al. 2022, PaLM, section 4.1 (model FLOPs utilisation)', '2204.02311'),
  zero: paper('Rajbhandari et al. 2020, ZeRO, section 3 (model states)', '1910.02054'),
  megatron: paper(
    'Narayanan et al. 2021, Megatron-LM on GPU clusters, sections 2 and 3',
    '2104.04473',
  ),
  recomputation: paper(
    'Korthikanti et al. 2022, Activation recomputation, section 4',
    '2205.05198',
  ),
  lora: paper('Hu et al. 2021, LoRA, section 4', '2106.09685'),
  qlora: paper('Dettmers et al. 2023, QLoRA, section 3 (NF4, double quantisation)', '2305.14314'),
  dpo: paper('Rafailov et al. 2023, Direct Preference Optimization, section 4', '2305.18290'),
  grpo: paper('Shao et al. 2024, DeepSeekMath, section 4 (GRPO)', '2402.03300'),
  pagedAttention: paper('Kwon et al. 2023, PagedAttention, section 3', '2309.06180'),
  llama2: paper(
    'Touvron et al. 2023, Llama 2, section 2.2 (grouped-query attention)',
    '2307.09288',
  ),
  deepseekV2: paper('DeepSeek-AI 2024, DeepSeek-V2, section 2.1 (latent attention)', '2405.04434'),
  gatedDelta: paper('Yang et al. 2024, Gated Delta Networks, section 3', '2412.06464'),
  erlang: {
    basis: 'judgement',
    title: 'Our judgement: copies busy at most three quarters of the time keep queues short',
    url: '',
    checkedOn: null,
  },
  allenCunneen: {
    basis: 'paper',
    title: 'Allen 1990, Probability, statistics and queueing theory, section 5.2.5 (G/G/c)',
    url: 'https://doi.org/10.1016/C2009-0-21870-6',
    checkedOn: null,
  },
  mig: migSource,
  sarathi: {
    basis: 'judgement',
    title:
      'Our judgement; Agrawal et al. 2024, Sarathi-Serve, section 3, describe these gaps without their size',
    url: 'https://arxiv.org/abs/2403.02310',
    checkedOn: null,
  },
  speculative: paper(
    'Leviathan et al. 2023, Fast Inference from Transformers via Speculative Decoding, section 3.1',
    '2211.17192',
  ),
  vidur: paper('Agrawal et al. 2024, Vidur, section 4 (operator profiles)', '2405.05465'),
  llmFoundry: measurement(
    'MosaicML, llm-foundry training benchmarks (A100, H100)',
    'https://github.com/mosaicml/llm-foundry/blob/main/scripts/train/benchmarking/README.md',
  ),
  megatronBridge: measurement(
    'NVIDIA, Megatron-Bridge performance summary',
    'https://github.com/NVIDIA-NeMo/Megatron-Bridge',
  ),
  torchtune: measurement(
    'torchtune README, memory and speed tables',
    'https://github.com/pytorch/torchtune/blob/main/README.md',
  ),
  litgpt: measurement(
    'LitGPT resource tables',
    'https://github.com/Lightning-AI/litgpt/blob/main/tutorials/resource-tables.md',
  ),
  msSwift: measurement('ms-swift benchmark', 'https://github.com/modelscope/ms-swift'),
  mlperf: measurement(
    'MLCommons, MLPerf Training and Inference results',
    'https://github.com/mlcommons',
  ),
  aiConfigurator: measurement(
    'AIConfigurator kernel tables, with our fit',
    'https://github.com/ai-dynamo/aiconfigurator',
  ),
  nim: measurement(
    'NVIDIA, NIM benchmarking, performance of Llama-3.3-70B on two H100',
    'https://docs.nvidia.com/nim/benchmarking/llm/1.0.0/performance',
  ),
  tensorRtLlm: measurement(
    'NVIDIA, TensorRT-LLM 1.0 performance overview',
    'https://github.com/NVIDIA/TensorRT-LLM/blob/00f37686aa854010d68bcbd0f4ab000221541ca6/docs/source/performance/perf-overview.md',
  ),
  exllama: measurement(
    'ExLlamaV2 README, performance',
    'https://github.com/turboderp/exllamav2/blob/01d01a14feb2a3dc40a9c3a9aafbf581984bab36/README.md',
  ),
  qwen3Speed: measurement(
    'Qwen3 speed benchmark: Qwen3-30B-A3B on SGLang, one H20',
    'https://github.com/QwenLM/Qwen2.5/blob/77fb0c1e20ee/docs/source/getting_started/speed_benchmark.md',
  ),
  qwenReadme: measurement(
    'Qwen README, inference performance and profiling of fine-tuning (one A100)',
    'https://github.com/QwenLM/Qwen/blob/03cd81f5e4da6ab60fc8f97f3b8aa1206fdb08a9/README.md',
  ),
  optimum: measurement(
    'Optimum, GPTQ benchmark (Llama-2-13B on one A100)',
    'https://github.com/huggingface/optimum/blob/096386299309ec9c4c737c9e5ce260008c48fad7/tests/benchmark/README.md',
  ),
  deepspeedBuckets: {
    basis: 'documentation',
    title: 'Hugging Face, DeepSpeed integration: overlap_comm takes 4.5 times both bucket sizes',
    url: 'https://huggingface.co/docs/transformers/deepspeed',
    checkedOn: null,
  },
  adamwForeach: {
    basis: 'documentation',
    title: 'PyTorch, AdamW: foreach uses about the size of the parameters more at its peak',
    url: 'https://docs.pytorch.org/docs/stable/generated/torch.optim.AdamW.html',
    checkedOn: null,
  },
  deepspeedAuto: {
    basis: 'documentation',
    title:
      'Hugging Face, DeepSpeed integration: ZeRO-3 with automatic buckets, stage3_max_live_parameters 1e9',
    url: 'https://huggingface.co/docs/transformers/deepspeed',
    checkedOn: null,
  },
  deepseekV2Cost: paper(
    'DeepSeek-AI 2024, DeepSeek-V2, section 3.2.3 (training costs)',
    '2405.04434',
  ),
  fusedExperts: measurement(
    'SGLang, times of the fused experts of Qwen3-30B-A3B on an A100; vLLM on a B200 and an H100',
    'https://github.com/sgl-project/sglang/pull/6825',
  ),
  halo: measurement(
    'Halo, training of expert models on eight B300, throughput benchmarks',
    'https://github.com/whitecircle/halo/blob/001640b4b31877f98a86cc211be1ef900b3a72d8/agent-docs/optimization/throughput-benchmarks.md',
  ),
  reachedMatmul: {
    basis: 'judgement',
    title:
      'Our judgement: the usual loop, by the largest matrix product that the card reaches (Bekman, ml-engineering, MAMF)',
    url: 'https://github.com/stas00/ml-engineering/tree/master/compute/accelerator',
    checkedOn: null,
  },
  lmdeploy: measurement('LMDeploy static-batch benchmarks', 'https://github.com/InternLM/lmdeploy'),
  calibration: {
    basis: 'judgement',
    title: 'Our fit to 1,609 published measurements of training and serving',
    url: '',
    checkedOn: '2026-11-23',
  },
} as const satisfies Record<string, Source>

function paper(title: string, arxivId: string): Source {
  return { basis: 'paper', title, url: `https://arxiv.org/abs/${arxivId}`, checkedOn: null }
}

function measurement(title: string, url: string): Source {
  return { basis: 'measurement', title, url, checkedOn: '2026-11-23' }
}
