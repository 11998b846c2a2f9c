import { weightsFromFileType } from './gguf-weights.ts'
import type { HubConfig } from './hub-config.ts'
import type { PublishedFormat, PublishedWeights } from './published-weights.ts'

export type FoundWeights = Omit<PublishedWeights, 'source'>

const sixteenBits: FoundWeights = { format: 'bf16', covers: 'layers' }

/**
 * How a repository's weights lie, by `quantization_config` of its `config.json`. Without that part
 * they are in 16 bits; a GGUF file's header brings one in the same words.
 */
export function weightsFromConfig(config: HubConfig): FoundWeights {
  const part = partOf(config, 'quantization_config') ?? partOf(config, 'compression_config')
  if (part === undefined) return sixteenBits
  const method = String(part.quant_method ?? '').toLowerCase()
  // Somebody else's word, shown on a card.
  const word = method.replaceAll(/[^\w.-]/g, '').slice(0, 40) || 'an unnamed method'
  return readPart(method, config, part) ?? { ...sixteenBits, unread: word }
}

function readPart(method: string, config: HubConfig, part: HubConfig): FoundWeights | undefined {
  switch (method) {
    case 'fp8':
    case 'fbgemm_fp8':
      return fp8(config, part)
    case 'mxfp4':
      return { format: 'mxfp4', covers: coversOf(part, 'modules_to_not_convert') }
    case 'gptq':
    case 'awq':
    case 'auto-round':
    case 'auto_round':
    case 'intel/auto-round':
      return integers(part.bits ?? part.w_bit ?? 4, part.group_size, 'layers')
    case 'bitsandbytes':
      return bitsAndBytes(part)
    case 'compressed-tensors':
      return compressed(part)
    case 'gguf':
      return weightsFromFileType(part.file_type)
    case 'modelopt':
    case 'modelopt_fp4':
      return modelOpt(part)
    default:
      return undefined
  }
}

function fp8(config: HubConfig, part: HubConfig): FoundWeights {
  // DeepSeek-V4 keeps its experts in four bits beside FP8 and says so in a line of its own.
  const experts = String(part.expert_dtype ?? config.expert_dtype ?? '')
  if (experts.includes('fp4')) return { format: 'mxfp4', covers: 'experts', others: 'fp8' }
  return { format: 'fp8', covers: 'layers' }
}

function bitsAndBytes(part: HubConfig): FoundWeights | undefined {
  if (part.load_in_8bit === true) return { format: 'int8', covers: 'layers' }
  if (part.load_in_4bit !== true) return undefined
  const isDouble = part.bnb_4bit_use_double_quant === true
  return { format: isDouble ? 'nf4-dq' : 'nf4', covers: 'layers' }
}

function modelOpt(part: HubConfig): FoundWeights | undefined {
  const algorithm = String(part.quant_algo ?? '').toUpperCase()
  if (algorithm.includes('NVFP4')) return { format: 'fp4', covers: coversOf(part, 'ignore') }
  return algorithm.startsWith('FP8') ? { format: 'fp8', covers: 'layers' } : undefined
}

/** The format of its largest group: the others hold a few matrices in more bits. */
function compressed(part: HubConfig): FoundWeights | undefined {
  const groups = Object.values(partOf(part, 'config_groups') ?? {}).flatMap((group) => {
    const weights = partOf(group, 'weights')
    return typeof weights?.num_bits === 'number' ? [weights] : []
  })
  const [smallest] = groups.toSorted((a, b) => Number(a.num_bits) - Number(b.num_bits))
  if (smallest === undefined) return undefined
  const covers = coversOf(part, 'ignore')
  const bits = Number(smallest.num_bits)
  if (smallest.type === 'float') {
    if (bits === 8) return { format: 'fp8', covers }
    if (bits !== 4) return undefined
    const isMx = String(part.format ?? '').includes('mx') || smallest.group_size === 32
    return { format: isMx ? 'mxfp4' : 'fp4', covers }
  }
  return integers(bits, smallest.group_size, covers)
}

/** Integers with a 16-bit scale for each group: 4 bits in groups of 32 take 4.5. */
function integers(
  bits: unknown,
  groupSize: unknown,
  covers: FoundWeights['covers'],
): FoundWeights | undefined {
  if (typeof bits !== 'number' || bits < 2 || bits > 8) return undefined
  const format: PublishedFormat = bits > 6 ? 'int8' : 'int4'
  const group = typeof groupSize === 'number' && groupSize > 0 ? groupSize : undefined
  const packedBits = group === undefined ? bits : bits + 16 / group
  return { format, covers, packedBits }
}

/** Where attention is left as it was, only the experts are packed. */
function coversOf(part: HubConfig, listName: string): FoundWeights['covers'] {
  const left = part[listName] ?? part.exclude_modules
  const leavesAttention =
    Array.isArray(left) && left.some((name) => /attn|attention/.test(`${name}`))
  return leavesAttention ? 'experts' : 'layers'
}

function partOf(of: unknown, name: string): HubConfig | undefined {
  const part = typeof of === 'object' && of !== null ? (of as HubConfig)[name] : undefined
  return typeof part === 'object' && part !== null ? (part as HubConfig) : undefined
}
