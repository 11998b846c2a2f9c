import type { GpuId } from './gpus.ts'
import type { Source } from './source.ts'

/**
 * A part of a card with compute and memory of its own (Multi-Instance GPU). A card has seven
 * compute slices and eight memory slices; bandwidth goes with the memory.
 */
export interface MigProfile {
  readonly name: string
  readonly computeSlices: number
  readonly memorySlices: number
  /** As in the profile's name. */
  readonly memoryGB: number
  /** How many of them one card holds. */
  readonly perCard: number
  /** Memory slices it may begin at; it takes as many as `memorySlices` from there. */
  readonly starts: readonly number[]
}

export const migSlices = { compute: 7, memory: 8 } as const

export const migSource: Source = {
  basis: 'documentation',
  title:
    'NVIDIA, Multi-Instance GPU user guide (v580): profiles of A100, H100, H200 and B200, and placements (nvidia-smi mig -lgipp)',
  url: 'https://docs.nvidia.com/datacenter/tesla/mig-user-guide/supported-mig-profiles.html',
  checkedOn: '2026-11-23',
}

/**
 * Every card that can be sliced has the same six profiles; only the memory differs. The single
 * slice with twice the memory may begin at 6, where a pair of compute slices may not: the card's
 * eighth memory slice has no compute slice of its own.
 */
function profiles(eighth: number, quarter: number, half: number, whole: number) {
  const profile = (
    computeSlices: number,
    memorySlices: number,
    memoryGB: number,
    starts: readonly number[],
  ): MigProfile => ({
    name: `${computeSlices}g.${memoryGB}gb`,
    computeSlices,
    memorySlices,
    memoryGB,
    perCard: starts.length,
    starts,
  })
  return [
    profile(1, 1, eighth, [0, 1, 2, 3, 4, 5, 6]),
    profile(1, 2, quarter, [0, 2, 4, 6]),
    profile(2, 2, quarter, [0, 2, 4]),
    profile(3, 4, half, [0, 4]),
    profile(4, 4, half, [0]),
    profile(7, 8, whole, [0]),
  ]
}

const gb80 = profiles(10, 20, 40, 80)

const byCard: Readonly<Partial<Record<GpuId, readonly MigProfile[]>>> = {
  'A100-40GB': profiles(5, 10, 20, 40),
  'A100-80GB': gb80,
  'A100-80GB-PCIe': gb80,
  'H100-SXM': gb80,
  'H100-PCIe': gb80,
  // Names from NVIDIA's own MIG manager (github.com/NVIDIA/mig-parted, config-default.yaml).
  'H100-NVL': profiles(12, 24, 47, 94),
  GH200: profiles(12, 24, 48, 96),
  H20: profiles(12, 24, 48, 96),
  H200: profiles(18, 35, 71, 141),
  B200: profiles(23, 45, 90, 180),
}

/** Smallest first; none where the card cannot be sliced, or nobody has entered its profiles. */
export function migProfiles(gpu: GpuId): readonly MigProfile[] {
  return byCard[gpu] ?? []
}
