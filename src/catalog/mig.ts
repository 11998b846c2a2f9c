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
}

export const migSlices = { compute: 7, memory: 8 } as const

export const migSource: Source = {
  // The A100's rows were read; the later cards are taken to be sliced alike.
  basis: 'judgement',
  title:
    'NVIDIA, Multi-Instance GPU user guide: the A100’s profiles, and the same slices of later cards',
  url: 'https://docs.nvidia.com/datacenter/tesla/mig-user-guide/supported-mig-profiles.html',
  checkedOn: null,
}

/** Every card that can be sliced has the same six profiles; only the memory differs. */
function profiles(eighth: number, quarter: number, half: number, whole: number) {
  const profile = (
    computeSlices: number,
    memorySlices: number,
    memoryGB: number,
    perCard: number,
  ): MigProfile => ({
    name: `${computeSlices}g.${memoryGB}gb`,
    computeSlices,
    memorySlices,
    memoryGB,
    perCard,
  })
  return [
    profile(1, 1, eighth, 7),
    profile(1, 2, quarter, 4),
    profile(2, 2, quarter, 3),
    profile(3, 4, half, 2),
    profile(4, 4, half, 1),
    profile(7, 8, whole, 1),
  ]
}

const gb80 = profiles(10, 20, 40, 80)

const byCard: Readonly<Partial<Record<GpuId, readonly MigProfile[]>>> = {
  'A100-40GB': profiles(5, 10, 20, 40),
  'A100-80GB': gb80,
  'A100-80GB-PCIe': gb80,
  'H100-SXM': gb80,
  'H100-PCIe': gb80,
  H200: profiles(18, 35, 71, 141),
  B200: profiles(23, 45, 90, 180),
}

/** Smallest first; none where the card cannot be sliced, or nobody has entered its profiles. */
export function migProfiles(gpu: GpuId): readonly MigProfile[] {
  return byCard[gpu] ?? []
}
