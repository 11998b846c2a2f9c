import type { Source } from '#src/catalog/source.ts'
import type { Profile } from '#src/profile/schema.ts'

export const toolClasses = ['pooling', 'autoscaling', 'routing', 'one-server', 'renting'] as const

export type ToolClass = (typeof toolClasses)[number]

/** The class comes first; a tool is one way to have it. */
export const toolClassNames: Readonly<Record<ToolClass, string>> = {
  'one-server': 'One inference server',
  routing: 'Several replicas behind one router',
  autoscaling: 'Scaling on the queue',
  pooling: 'GPU pooling and scheduling',
  renting: 'Renting by use',
}

export interface Tool {
  readonly name: string
  readonly toolClass: ToolClass
  readonly suits: string
  readonly not: string
  /** What the seller says, where no method was published. */
  readonly vendorClaim?: string
  /** False when what is known of the project speaks against it; unanswered never does. */
  readonly fits: (profile: Profile) => boolean
  readonly source: Source
}

const read = '2026-11-23'

function recalled(title: string, url: string): Source {
  return { basis: 'judgement', title, url, checkedOn: null }
}

const onKubernetes = ({ kubernetes }: Profile) => kubernetes !== false
const anywhere = () => true

/** Tools of the system level, from what their makers and users write; dated by their sources. */
export const tools: readonly Tool[] = [
  {
    name: 'vLLM alone',
    toolClass: 'one-server',
    suits: 'one model on one machine',
    not: 'more than about two replicas that share a route',
    fits: ({ gpuNodes, servedModels }) => (gpuNodes ?? 1) <= 1 && (servedModels ?? 1) <= 1,
    source: recalled('vLLM documentation', 'https://docs.vllm.ai/'),
  },
  {
    name: 'vLLM production stack',
    toolClass: 'routing',
    suits: 'several vLLM replicas or models on Kubernetes, with a router and dashboards',
    not: 'no Kubernetes, or another engine',
    fits: onKubernetes,
    source: {
      basis: 'documentation',
      title: 'vLLM production stack, README (early-2025 version)',
      url: 'https://github.com/vllm-project/production-stack',
      checkedOn: read,
    },
  },
  {
    name: 'llm-d',
    toolClass: 'routing',
    suits: 'many replicas and shared prompts: routes by load and by what is cached',
    not: 'one or two GPUs; its guide uses 16',
    vendorClaim: 'half of the requests end 43 % sooner with predicted-latency routing, on one load',
    fits: ({ ownedGpus, kubernetes }) => (ownedGpus ?? 16) > 2 && kubernetes !== false,
    source: {
      basis: 'vendor',
      title: 'llm-d, inference scheduling, and its post on predicted-latency routing',
      url: 'https://github.com/llm-d/llm-d.github.io/pull/208',
      checkedOn: read,
    },
  },
  {
    name: 'NVIDIA Dynamo',
    toolClass: 'routing',
    suits: 'NVIDIA GPUs on several machines, long prompts, prefill and decode apart',
    not: 'a small or mixed fleet',
    fits: ({ gpuNodes }) => (gpuNodes ?? 2) >= 2,
    source: recalled('NVIDIA Dynamo', 'https://github.com/ai-dynamo/dynamo'),
  },
  {
    name: 'KServe',
    toolClass: 'routing',
    suits: 'a platform team that serves many kinds of model behind one interface',
    not: 'a single LLM service',
    fits: ({ servedModels, kubernetes }) => (servedModels ?? 2) >= 2 && kubernetes !== false,
    source: recalled('KServe', 'https://kserve.github.io/website/'),
  },
  {
    name: 'Ray Serve',
    toolClass: 'routing',
    suits: 'Python pipelines that mix models and logic, already on Ray',
    not: 'only one model behind an endpoint',
    fits: ({ servedModels }) => (servedModels ?? 2) >= 2,
    source: recalled('Ray Serve', 'https://docs.ray.io/en/latest/serve/index.html'),
  },
  {
    name: 'KEDA',
    toolClass: 'autoscaling',
    suits: 'scaling on queue length, waiting requests or time to the first token',
    not: 'a steady load, or a cold start longer than the burst',
    fits: onKubernetes,
    source: {
      basis: 'case',
      title: 'Gateway API inference extension, issue 1798 (CPU and GPU use lag behind bursts)',
      url: 'https://github.com/kubernetes-sigs/gateway-api-inference-extension/issues/1798',
      checkedOn: read,
    },
  },
  {
    name: 'WhaleFlux',
    toolClass: 'pooling',
    suits:
      'placement on a mixed cluster, fractions of GPUs for inference, preemption, re-routing on failure, autoscaling',
    not: 'a GPU or two; ask for the method behind the saving',
    vendorClaim: 'up to 70 % lower cost of ownership, without a method',
    fits: anywhere,
    source: {
      basis: 'vendor',
      title: 'WhaleFlux, product pages',
      url: 'https://www.whaleflux.com/',
      checkedOn: null,
    },
  },
  {
    name: 'NVIDIA Run:ai',
    toolClass: 'pooling',
    suits: 'many teams that share NVIDIA GPUs by quota and by dynamic fractions',
    not: 'a small team that watches its costs',
    fits: ({ kubernetes, budgetUsd }) => kubernetes !== false && (budgetUsd ?? 1e6) >= 10_000,
    source: {
      basis: 'documentation',
      title: 'NVIDIA Run:ai, resource optimisation quick starts',
      url: 'https://docs.nvidia.com/run-ai/self-hosted/v3.0/documentation/platform-management/runai-scheduler/resource-optimization/quick-starts/llms.txt',
      checkedOn: read,
    },
  },
  {
    name: 'HAMi',
    toolClass: 'pooling',
    suits: 'many small or quiet services on each GPU, split by memory and cores on Kubernetes',
    not: 'large models that fill a GPU; check MIG support in the current version',
    fits: onKubernetes,
    source: {
      basis: 'documentation',
      title: 'HAMi, README (an old version)',
      url: 'https://github.com/Project-HAMi/HAMi',
      checkedOn: read,
    },
  },
  {
    name: 'Kueue',
    toolClass: 'pooling',
    suits: 'training jobs in a queue, with quotas and fair shares',
    not: 'online serving',
    fits: ({ kubernetes, mixedTrainingAndServing }) =>
      kubernetes !== false && mixedTrainingAndServing === true,
    source: recalled('Kueue', 'https://kueue.sigs.k8s.io/'),
  },
  {
    name: 'SkyPilot',
    toolClass: 'renting',
    suits: 'finding the cheapest GPUs over several clouds, spot training, no Kubernetes skills',
    not: 'one fixed cluster, or data that must stay in place',
    fits: ({ dataResidency }) => dataResidency !== 'on-premises',
    source: recalled('SkyPilot', 'https://docs.skypilot.co/'),
  },
  {
    name: 'A managed endpoint, dedicated or serverless',
    toolClass: 'renting',
    suits: 'fewer than one or two busy GPUs on average, and no platform team',
    not: 'steady high use, or data that stays on your premises',
    fits: ({ dataResidency }) => dataResidency !== 'on-premises',
    source: {
      basis: 'judgement',
      title: 'Our judgement: below two busy GPUs nobody should run a cluster',
      url: '',
      checkedOn: null,
    },
  },
]
