import { describe, expect, it } from 'vitest'
import { migProfiles } from '#src/catalog/mig.ts'
import { cardsFor, type SliceChoice } from '#src/estimate/fleet-slices.ts'

const profiles = migProfiles('H100-SXM')

/** "2 × 3g.40gb, 1 × 1g.10gb" as choices; whose they are does not matter for where they lie. */
function cards(...wanted: readonly (readonly [copies: number, name: string])[]): number {
  const choices = wanted.map(([copies, name]) => {
    const profile = profiles.find((each) => each.name === name)
    if (profile === undefined) throw new Error(`no profile ${name}`)
    return { profile, copies } as SliceChoice
  })
  return cardsFor(choices)
}

describe('slices on cards', () => {
  // The user guide's "number of instances available" of each profile.
  it.each([
    ['1g.10gb', 7],
    ['1g.20gb', 4],
    ['2g.20gb', 3],
    ['3g.40gb', 2],
    ['4g.40gb', 1],
    ['7g.80gb', 1],
  ] as const)('holds as many %s as the guide says: %i', (name, count) => {
    expect(cards([count, name])).toBe(1)
    expect(cards([count + 1, name])).toBe(2)
  })

  it.each([
    // Memory: 4 at 0, 4 at 4; compute 4 + 3 = 7.
    {
      wanted: [
        [1, '4g.40gb'],
        [1, '3g.40gb'],
      ],
      expected: 1,
    },
    // NVIDIA's "balanced" layout: 3 slices at 4, 2 at 0, singles at 2 and 3.
    {
      wanted: [
        [1, '3g.40gb'],
        [1, '2g.20gb'],
        [2, '1g.10gb'],
      ],
      expected: 1,
    },
    // Four begin only at 0: the second has no place, though eight memory slices would do.
    { wanted: [[2, '4g.40gb']], expected: 2 },
    // 3 + 3 take all eight memory slices: the seventh compute slice has no memory.
    {
      wanted: [
        [2, '3g.40gb'],
        [1, '1g.10gb'],
      ],
      expected: 2,
    },
    // Pairs at 0, 2 and 4 leave the slices 6 and 7: a single of double memory fits at 6.
    {
      wanted: [
        [3, '2g.20gb'],
        [1, '1g.20gb'],
      ],
      expected: 1,
    },
    // The eighth memory slice has no compute: 3 at 4, and singles at 0 to 3, no fifth.
    {
      wanted: [
        [1, '3g.40gb'],
        [4, '1g.10gb'],
      ],
      expected: 1,
    },
    {
      wanted: [
        [1, '3g.40gb'],
        [5, '1g.10gb'],
      ],
      expected: 2,
    },
  ] as const)('places $wanted on $expected', ({ wanted, expected }) => {
    expect(cards(...wanted)).toBe(expected)
  })
})
