import type { Cells, MeasuredCase } from './measured-case.ts'

/** What a prediction reads, who published the value, and the value. */
const columns = [
  'row_id',
  'source',
  'source_url_or_repo_path',
  'metric',
  'value_normalised',
  'method_id',
  'engine',
  'stack',
  'arch_json',
  'gpu',
  'gpu_id',
  'gpu_count',
  'gpu_memory_gb',
  'gpu_bandwidth_gbps',
  'gpu_bf16_tflops',
  'gpu_fp8_tflops',
  'gpu_fp4_tflops',
  'gpu_interconnect_gbps',
  'weight_format',
  'weight_bits',
  'precision_quant',
  'kv_bits',
  'modifiers',
  'checkpointing',
  'lora_rank',
  'lora_targets',
  'trainable_params',
  'seq_len',
  'micro_batch',
  'global_batch',
  'zero_stage',
  'tp',
  'pp',
  'dp',
  'cp',
  'ep',
  'isl_used',
  'osl_used',
  'batch_used',
  'tokens_used',
] as const

/** Repositories whose licence lets their tables be passed on with a notice. */
export const licensedSources: Readonly<Record<string, string>> = {
  'llm-foundry': 'Apache-2.0',
  'megatron-bridge': 'Apache-2.0',
  'flash-attention': 'BSD-3-Clause',
  'llm.c': 'MIT',
  nanogpt: 'MIT',
  litgpt: 'Apache-2.0',
  'ms-swift': 'Apache-2.0',
  torchtune: 'BSD-3-Clause',
  peft: 'Apache-2.0',
  unsloth: 'Apache-2.0',
  autoawq: 'MIT',
  lmdeploy: 'Apache-2.0',
  'trtllm-0.5': 'Apache-2.0',
  'qwen3-speed': 'Apache-2.0',
}

/** The first and the middle row of each licensed source, metric and method, in the order of the files. */
export function extractOf(cases: readonly MeasuredCase[]): Cells[] {
  const licensed = cases.filter(({ source }) => source in licensedSources)
  const groups = Map.groupBy(licensed, ({ source, metric, methodId }) =>
    [source, metric, methodId].join(' '),
  )
  return [...groups.values()].flatMap((group) => {
    const chosen = new Set([group[0], group[Math.floor(group.length / 2)]])
    return [...chosen].flatMap((each) => (each === undefined ? [] : [each.cells]))
  })
}

export function csvOf(rows: readonly Cells[]): string {
  const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const lines = rows.map((row) => columns.map((column) => cell(row[column] ?? '')).join(','))
  return `${[columns.join(','), ...lines].join('\n')}\n`
}
