import type { ConstantName, Constants } from '#src/estimate/fitted-constants.ts'

/** What we would take a constant for without any run to fit it to, and what it cannot be beyond. */
export interface Prior {
  readonly from: (fit: Constants) => number
  readonly least: number
  readonly most: number
  /** A figure that needs more than the most is of something else: a card cannot do it. */
  readonly isCeiling?: boolean
  /** Without evidence the formulas do without it. */
  readonly isOptional?: boolean
}

type Guess = number | ((fit: Constants) => number)

function between(least: number, most: number) {
  return (guess: Guess): Prior => ({
    from: typeof guess === 'number' ? () => guess : guess,
    least,
    most,
  })
}

/** Share of the 16-bit peak of a loop that computes in 16 bits: the best products alone reach 0.8 of it. */
const share = (guess: Guess): Prior => ({ ...between(0.05, 0.8)(guess), isCeiling: true })
/** Of the bandwidth, or of a peak that a kernel may pass by adding in 16 bits. */
const kernelShare = between(0.01, 1.2)
/** The same of FP8 and FP4, whose own peaks are two and four times as high. */
const shareOfFp8 = between(0.1, 2)
const shareOfFp4 = between(0.1, 4)
const slowdown = between(0.5, 8)
const layerSeconds = between(5e-6, 500e-6)
const gib = between(0.05, 20)

/** A card that nobody measured: the middle of what plain loops reach. */
const unknownCard = 0.4
/** Of the doubled peak of FP8 a tuned stack keeps four fifths, of that of FP4 two thirds. */
const fp8Gain = 1.6
const fp4Gain = 4 / 3
const assumed = { hopper: 0.5, blackwell: 0.575, mi300: 0.38 } as const
/** Experts reach this much of what a dense model of the same work does. */
const ofDense = 0.45
/**
 * Reading weights, and large products as prompts make them, on a card that nobody measured; on the L40S,
 * for all with GDDR memory; on the A100 and the H100.
 */
const read = { unknown: 0.72, gddr: 0.76, a100: 0.7, h100: 0.79 } as const
const prompts = { unknown: 0.55, a100: 0.69, h100: 0.62 } as const

/**
 * Judgement, each from something else that is known: a data sheet's ratio, kernel measurements, a
 * sum, or the constant of the nearest kind of run. In the order in which they are fitted.
 */
export const constantPriors: Readonly<Record<ConstantName, Prior>> = {
  plainA100: share(unknownCard),
  // The recompute is inside.
  plainA100Recomputed: share(({ plainA100 }) => plainA100 / 1.25),
  plainA100Long: share(({ plainA100 }) => plainA100),
  plainA100LongRecomputed: share(({ plainA100Recomputed }) => plainA100Recomputed),
  plainA100Small: share(({ plainA100 }) => plainA100),
  // Else the bubble and the exchanges are computed.
  plainA100Pipeline: {
    ...share(({ plainA100Recomputed }) => plainA100Recomputed),
    isOptional: true,
  },
  plainA100Of40GB: share(({ plainA100 }) => plainA100),
  plainA100Of40GBRecomputed: share(({ plainA100Recomputed }) => plainA100Recomputed),
  plainH100: share(unknownCard),
  plainH100Long: share(({ plainH100 }) => plainH100),
  plainH100LongRecomputed: share(({ plainH100Long }) => plainH100Long),
  oneA100Eager: share(({ plainA100 }) => plainA100),
  oneA100Compiled: share(({ oneA100Eager }) => oneA100Eager * 1.2),
  geforceCompiled: share(0.45 * 1.2),
  l40sShortTexts: share(0.3),
  wideSlices: between(0.7, 1.6)(1),
  oddWidth: between(0.4, 1.2)(0.9),

  tunedFinetuneShare: between(0.5, 1.2)(0.9),
  spreadExponent: between(0.001, 0.5)(0.1),
  tunedH100Fp8: shareOfFp8(assumed.hopper * fp8Gain),
  tunedH100Fp8Lora: shareOfFp8((fit) => fit.tunedH100Fp8 * fit.tunedFinetuneShare),
  tunedH100Experts: share(assumed.hopper * ofDense),
  tunedH100ExpertsFp8: shareOfFp8(({ tunedH100Fp8 }) => tunedH100Fp8 * ofDense),
  tunedH200Fp8: shareOfFp8(({ tunedH100Fp8 }) => tunedH100Fp8),
  tunedH200Fp8Lora: shareOfFp8((fit) => fit.tunedH200Fp8 * fit.tunedFinetuneShare),
  tunedB200Fp8: shareOfFp8(assumed.blackwell * fp8Gain),
  tunedB200Experts: share(assumed.blackwell * ofDense),
  tunedB200ExpertsFp8: shareOfFp8(({ tunedB200Fp8 }) => tunedB200Fp8 * ofDense),
  tunedB300Experts: share(({ tunedB200Experts }) => tunedB200Experts),
  tunedB300ExpertsFp8: shareOfFp8(({ tunedB200ExpertsFp8 }) => tunedB200ExpertsFp8),
  tunedGB200Fp8: shareOfFp8(({ tunedB200Fp8 }) => tunedB200Fp8),
  tunedGB200Fp4: shareOfFp4(({ tunedGB200Fp8 }) => tunedGB200Fp8 * fp4Gain),
  tunedGB200Experts: share(({ tunedB200Experts }) => tunedB200Experts),
  tunedGB200ExpertsFp8: shareOfFp8(({ tunedGB200Fp8 }) => tunedGB200Fp8 * ofDense),
  tunedGB300Fp8: shareOfFp8(({ tunedGB200Fp8 }) => tunedGB200Fp8),
  tunedGB300Fp4: shareOfFp4(({ tunedGB300Fp8 }) => tunedGB300Fp8 * fp4Gain),
  tunedGB300Experts: share(({ tunedB300Experts }) => tunedB300Experts),
  tunedGB300ExpertsFp8: shareOfFp8(({ tunedGB300Fp8 }) => tunedGB300Fp8 * ofDense),
  tunedMi300Fp8Lora: shareOfFp8((fit) => assumed.mi300 * fp8Gain * fit.tunedFinetuneShare),
  tunedL40sFp8Lora: shareOfFp8(unknownCard),

  compiledActivations: between(0.4, 1.2)(0.8),
  qloraActivations: between(0.7, 2.5)(1),
  // A billion live parameters and two such buckets, all in 16 bits: DeepSpeed's defaults.
  zero3GiB: gib(3.7),
  // Context 0.9, four groups of communicators at 0.8, and two buckets of 5e8 numbers (DeepSpeed's default).
  megatronDeepspeedGiB: gib(6),

  h20Read: kernelShare(read.unknown),
  unpackingShare: between(0.2, 1.2)(0.75),
  prefillShare: between(0.2, 1.3)(0.8),
  prefillFp8: between(0.1, 1)(0.5),
  tensorParallelShare: between(0.3, 1.3)(0.85),
  schedulingTuned: between(0.2, 1.5)(0.85),
  schedulingMoe: between(0.1, 1.5)(0.6),
  schedulingAmd: between(0.1, 1.5)(0.6),

  llamaCppGddrRead: kernelShare(read.gddr),
  autoawqRead: kernelShare((fit) => fit.llamaCppGddrRead * fit.unpackingShare),
  autoawqPrefill: kernelShare(prompts.unknown),
  autoawqGemvPrefill: kernelShare(0.1),
  deepspeedSlowdown: slowdown(1.1),
  deepspeedInt8Slowdown: slowdown(({ deepspeedSlowdown }) => 2 * deepspeedSlowdown),
  sglangSlowdown: slowdown(1.1),
  sglangInt8Slowdown: slowdown(({ sglangSlowdown }) => sglangSlowdown),
  sglangGptqExpertsSlowdown: slowdown(({ sglangInt8Slowdown }) => sglangInt8Slowdown),
  llamaCppGddrLayer: layerSeconds(35e-6),
  llamaCppA100Read: kernelShare(read.a100),
  llamaCppH100Read: kernelShare(read.h100),
  llamaCppHbmLayer: layerSeconds(({ llamaCppGddrLayer }) => llamaCppGddrLayer),
  llamaCppGeforcePrefill: kernelShare(prompts.unknown),
  llamaCppWorkstationPrefill: kernelShare(prompts.unknown),
  llamaCppWorkstationPrefill4: kernelShare(({ llamaCppWorkstationPrefill: plain }) => plain),
  llamaCppA100Prefill: kernelShare(prompts.a100),
  llamaCppA100Prefill4: kernelShare(({ llamaCppA100Prefill }) => llamaCppA100Prefill),
  llamaCppH100Prefill: kernelShare(prompts.h100),
  llamaCppH100Prefill4: kernelShare(({ llamaCppH100Prefill }) => llamaCppH100Prefill),
}
