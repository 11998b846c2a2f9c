import { describe, expect, it } from 'vitest'
import { parseCsv } from '../../adapters/tools/evaluate/csv.ts'
import { evaluateEstimates, type Prediction } from '../../adapters/tools/evaluate/estimates.ts'
import { scoreText } from '../../adapters/tools/evaluate/score-text.ts'
import { fitScore, type Scored, scoresOf } from '../../adapters/tools/evaluate/scores.ts'

const llama3 = {
  layers: 32,
  hidden: 4096,
  ffn: 14336,
  heads: 32,
  kv_heads: 8,
  head_dim: 128,
  vocab: 128256,
  tie_embeddings: false,
  gated_mlp: true,
}
const mpt7b = {
  ...llama3,
  ffn: 16384,
  kv_heads: 32,
  vocab: 50432,
  tie_embeddings: true,
  gated_mlp: false,
}
const a100 = {
  gpu_id: 'A100-80GB',
  gpu_memory_gb: '80',
  gpu_bandwidth_gbps: '2039',
  gpu_bf16_tflops: '312',
  gpu_interconnect_gbps: '600',
}

/** Published figures; see each row's page. */
const rows: readonly Readonly<Record<string, string>>[] = [
  {
    // MosaicML llm-foundry, training benchmarks: MPT-7B on 8 A100-80GB at 2,048 tokens runs at 55 to
    // 63 % of 312 TFLOP/s, which is 3,900 to 4,600 tokens/s a card.
    row_id: 'train',
    metric: 'tokens_per_second_per_gpu',
    method_id: 'pretrain',
    engine: 'llm-foundry/Composer FSDP',
    stack: 'plain',
    gpu_count: '8',
    arch_json: JSON.stringify(mpt7b),
    weight_format: 'bf16',
    checkpointing: 'full',
    zero_stage: '3',
    seq_len: '2048',
    micro_batch: '24',
    global_batch: '192',
    value_normalised: '4200',
    source: 'one',
    ...a100,
  },
  {
    // torchtune README: QLoRA of Llama 3.1 8B on one card peaks at 7.4 GiB.
    row_id: 'tune',
    metric: 'peak_memory_gib_per_gpu',
    method_id: 'qlora',
    engine: 'torchtune, compile, packed',
    stack: 'plain',
    gpu_count: '1',
    arch_json: JSON.stringify(llama3),
    weight_format: 'nf4',
    modifiers: 'packed compile chunked_ce',
    checkpointing: 'unknown',
    seq_len: '2048',
    micro_batch: '2',
    lora_rank: '8',
    lora_targets: 'q,v,o,mlp',
    value_normalised: '7.4',
    source: 'two',
    ...a100,
  },
  {
    // llama.cpp table by XiongjieDai: Llama 3 8B Q4_K_M on an RTX 4090 writes 127.74 tokens/s.
    row_id: 'serve',
    metric: 'decode_tokens_per_second',
    method_id: 'serve',
    engine: 'llama.cpp (May 2024)',
    stack: 'plain',
    gpu_count: '1',
    arch_json: JSON.stringify(llama3),
    weight_format: 'q4_k_m',
    isl_used: '1',
    osl_used: '1024',
    batch_used: '1',
    gpu_id: 'RTX4090',
    gpu_memory_gb: '24',
    gpu_bandwidth_gbps: '1008',
    gpu_bf16_tflops: '165.2',
    gpu_interconnect_gbps: '64',
    value_normalised: '127.74',
    source: 'three',
  },
  { row_id: 'shapeless', metric: 'ttft_ms', method_id: 'serve', arch_json: '', source: 'four' },
  {
    row_id: 'cardless',
    metric: 'ttft_ms',
    method_id: 'serve',
    arch_json: JSON.stringify(llama3),
    source: 'four',
  },
]

function csvOf(table: readonly Readonly<Record<string, string>>[]): string {
  const columns = [...new Set(table.flatMap((row) => Object.keys(row)))]
  const cell = (text = '') => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return [columns, ...table.map((row) => columns.map((name) => row[name]))]
    .map((cells) => cells.map(cell).join(','))
    .join('\r\n')
}

function byId(predictions: readonly Prediction[], id: string): Prediction {
  const found = predictions.find((each) => each.row_id === id)
  if (found === undefined) throw new Error(`no prediction for ${id}`)
  return found
}

describe('evaluateEstimates', () => {
  const { predictions, scores } = evaluateEstimates(csvOf(rows))

  it.each(['train', 'tune', 'serve'])('brackets the published figure of %s', (id) => {
    const actual = Number(rows.find((row) => row.row_id === id)?.value_normalised)
    const prediction = byId(predictions, id)
    if ('skipped' in prediction) throw new Error(prediction.skipped)
    expect(prediction.low).toBeLessThan(actual)
    expect(prediction.high).toBeGreaterThan(actual)
    expect(Math.abs(prediction.likely / actual - 1)).toBeLessThan(0.35)
  })

  it('says why it skips a row, and counts it as asked', () => {
    expect(byId(predictions, 'shapeless')).toEqual({
      row_id: 'shapeless',
      skipped: 'arch_json is empty',
    })
    expect(byId(predictions, 'cardless')).toEqual({
      row_id: 'cardless',
      skipped: 'the row has no GPU data',
    })
    expect(scores.map(({ metric, answered }) => [metric, answered])).toContainEqual([
      'decode_tokens_per_second',
      1,
    ])
  })

  it('prints its scores as a table', () => {
    const [header, ...lines] = scoreText(evaluateEstimates(csvOf(rows))).split('\n')
    expect(header).toMatch(/^metric +method +rows +median error/)
    expect(lines.find((line) => line.startsWith('decode_tokens_per_second'))).toMatch(
      / 1\/1 .* 100 %/,
    )
    expect(lines).toContain('skipped 1: arch_json is empty')
  })

  it('sees neither the answer nor who published it', () => {
    const disguised = rows.map((row, index) => ({
      ...row,
      row_id: `row ${index}`,
      source: 'nobody',
      value: '1',
      value_normalised: '1',
      mfu_pct: '99',
      model_tflops_per_gpu: '1',
      notes: 'nothing',
    }))
    const bare = (list: readonly Prediction[]) => list.map(({ row_id: _, ...rest }) => rest)
    expect(bare(evaluateEstimates(csvOf(disguised)).predictions)).toEqual(bare(predictions))
  })

  it('works without the value column', () => {
    const unanswered = rows.map(({ value_normalised: _, ...row }) => row)
    const result = evaluateEstimates(csvOf(unanswered))
    expect(result.predictions).toEqual(predictions)
    expect(result.scores).toEqual([])
  })

  it('predicts memory for a card of which nothing but the size is known', () => {
    const [, tune] = rows
    const small = { ...tune, metric: 'fits', gpu_bandwidth_gbps: '', gpu_bf16_tflops: '' }
    const likely = (size: string) => {
      const [prediction] = evaluateEstimates(csvOf([{ ...small, gpu_memory_gb: size }])).predictions
      return prediction && 'likely' in prediction ? prediction.likely : undefined
    }
    expect(likely('24')).toBeGreaterThan(0.9)
    expect(likely('4')).toBeLessThan(0.1)
  })
})

describe('parseCsv', () => {
  it('reads quotes, commas, line ends and empty cells', () => {
    expect(parseCsv('a,b,c\r\n1,"x, ""y""\nz",\n,,3\n')).toEqual([
      { a: '1', b: 'x, "y"\nz', c: '' },
      { a: '', b: '', c: '3' },
    ])
    expect(parseCsv('')).toEqual([])
    expect(() => parseCsv('a\n"b"c\n')).toThrow('stray quote')
  })
})

describe('scoresOf', () => {
  const scored = (source: string, likely: number): Scored => ({
    metric: 'm',
    methodId: 'x',
    source,
    actual: 100,
    low: likely / 2,
    likely,
    high: likely * 2,
  })

  it('weighs every source the same, however many rows it has', () => {
    // Three rows of one source are 10 % off, one row of another 60 %, one of a third 60 %.
    const list = [
      scored('a', 110),
      scored('a', 110),
      scored('a', 110),
      scored('b', 160),
      scored('c', 160),
    ]
    const [score] = scoresOf(list, new Map([['m x', 8]]))
    expect(score?.medianErrorPlain).toBeCloseTo(0.1, 9)
    expect(score?.medianError).toBeCloseTo(0.6, 9)
    expect(score).toMatchObject({ rows: 8, answered: 5, within1_5: 0.6, coverage: 1 })
    expect(score?.medianHighOverLow).toBe(4)
    expect(score?.bias).toBeCloseTo(Math.log(1.6), 9)
  })

  it('scores probabilities of fitting by side and by square', () => {
    const chance = (likely: number, actual: number) => ({
      ...scored('a', likely),
      metric: 'fits',
      actual,
    })
    // (0.1² + 0.4² + 0.2² + 0.6²) / 4, one of them on the wrong side.
    const score = fitScore([chance(0.9, 1), chance(0.4, 0), chance(0.8, 1), chance(0.6, 0)])
    expect(score).toMatchObject({ rows: 4, right: 0.75 })
    expect(score?.brier).toBeCloseTo((0.01 + 0.16 + 0.04 + 0.36) / 4, 9)
    expect(fitScore([])).toBeNull()
  })
})
