import { guideSources as sources } from './guide-sources.ts'
import type { Topic } from './topic.ts'

export const inferenceTopics: readonly Topic[] = [
  {
    id: 'how-inference-works',
    title: 'How a language model answers',
    aliases: [
      'inference',
      'decoding',
      'kv-cache',
      'kv cache',
      'prefill',
      'autoregressive',
      'tokens',
      'ttft',
      'latency',
    ],
    paragraphs: [
      'A language model writes one token at a time, and each new token looks back at everything before it. Without help, that history would be computed again for every token.',
      'The KV-cache is that help: the keys and values of earlier tokens are kept, so each step computes only the newest one. The price is memory, which grows with the length of the text and the number of requests at once, and often limits a card before its arithmetic does.',
      'Answering has two phases. Prefill reads the prompt all at once and is bound by compute; it decides the time to the first token. Decode writes the answer token by token and is bound by memory bandwidth, since all weights are read for each step; batching requests shares that reading.',
      'So a thousand tokens out cost far more time than a thousand tokens in, which is why providers ask several times as much for them.',
    ],
    tables: [
      {
        caption: 'The two phases',
        headers: ['', 'Prefill', 'Decode'],
        rows: [
          ['Works on', 'the whole prompt at once', 'one token at a time'],
          ['Bound by', 'compute', 'memory bandwidth'],
          ['Decides', 'time to the first token', 'time between tokens'],
          [
            'Helped by',
            'caching the prefix, shorter prompts',
            'batching, fewer bits, speculation, shorter answers',
          ],
        ],
      },
    ],
    seeAlso: ['acceleration', 'scheduling'],
    commands: ['estimate serve llama-3.1-8b requestsPerDay=10k in=1000 out=300'],
    sources: [sources.survey, sources.pagedAttention],
  },
  {
    id: 'acceleration',
    title: 'Inference acceleration at three levels',
    aliases: [
      'accelerate',
      'speed up',
      'optimisation',
      'optimization',
      'quantization',
      'quantisation',
      'speculative decoding',
      'continuous batching',
      'prefix caching',
      'pruning',
      'fp8',
      'int8',
      'int4',
      'bf16',
      'awq',
      'gptq',
      'gguf',
      'vllm',
      'sglang',
      'tgi',
      'tensorrt-llm',
      'serving engine',
    ],
    paragraphs: [
      'Faster answers come from sending less (data level), from a lighter model (model level), or from running the same model better (system level). Start with the first: it needs no training and no new machine.',
      'Measure quality with every step. Fewer bits can cost recall, and on an old card four bits have saved 41 % of the memory and run 82 % slower. Speculative decoding shines where the output repeats the input, as in editing: about a thousand tokens a second on a tuned 70B in one published case.',
    ],
    tables: [
      {
        caption: 'What to try at each level',
        headers: ['Level', 'Techniques', 'Try it when'],
        rows: [
          [
            'Data',
            'prefix caching, shorter prompts, retrieval instead of long context, shorter or structured output, answers cached for repeated questions',
            'prompts share a beginning, or few questions make most of the traffic',
          ],
          [
            'Model',
            'distillation, quantization, pruning, speculative decoding, merged adapters, efficient structures',
            'quality passes and latency or cost does not',
          ],
          [
            'System',
            'a serving engine with continuous batching and paged KV-cache, splitting over cards, autoscaling, scheduling',
            'you run your own GPUs',
          ],
        ],
      },
    ],
    seeAlso: ['how-inference-works', 'scheduling', 'distillation'],
    commands: [
      'estimate serve llama-3.1-8b requestsPerDay=100k',
      'estimate api requestsPerDay=10k cachedShare=0.8',
    ],
    sources: [sources.survey, sources.quantization, sources.cursor, sources.contextualRetrieval],
  },
  {
    id: 'scheduling',
    title: 'System-level acceleration and GPU scheduling',
    aliases: [
      'gpu scheduling',
      'scheduler',
      'whaleflux',
      'autoscaling',
      'gpu pooling',
      'fleet',
      'kubernetes',
      'run:ai',
      'llm-d',
      'kueue',
    ],
    paragraphs: [
      'One model on one machine needs a good engine and nothing more. With several models, several machines or load that swings over the day, most of the money goes into idle cards; a scheduler places models on cards, packs small ones together, scales with the load and moves work away from failures.',
      'It pays from about two machines or eight cards, when training shares the cards with serving, when average use is below 40 %, or when several models are served. It has nothing to offer a team that only calls hosted APIs.',
      'WhaleFlux is one such service: it deploys and watches models, places them on mixed clusters, gives inference a fraction of a card, preempts, re-routes and autoscales. Its claim of up to 70 % lower cost of ownership comes without a method, so take it as a vendor’s claim and compare with the saving computed for your own fleet.',
    ],
    tables: [
      {
        caption: 'Some tools, and when they fit',
        headers: ['Tool', 'Fits', 'Does not fit'],
        rows: [
          ['vLLM alone', 'one model on one machine', 'several replicas that should share routing'],
          [
            'vLLM production stack',
            'several replicas or models on Kubernetes',
            'no Kubernetes, other engines',
          ],
          ['llm-d', 'many replicas with shared prompts, tail latency matters', 'one or two GPUs'],
          ['HAMi', 'many small services on a card, on Kubernetes', 'large models that fill a card'],
          [
            'WhaleFlux',
            'a mixed cluster for training and serving, run as a service',
            'hosted APIs only; claims unverified',
          ],
        ],
      },
    ],
    seeAlso: ['acceleration', 'how-inference-works'],
    commands: ['estimate serve llama-3.1-70b requestsPerDay=1M'],
    sources: [sources.whaleFlux, sources.productionStack, sources.llmD, sources.hami, sources.ours],
  },
]
