import { type MemoryFactors, memoryFactors, memoryFactorsWith } from './factors-memory.ts'
import { type ServingFactors, servingFactors, servingFactorsWith } from './factors-serving.ts'
import { type TrainingFactors, trainingFactorsWith } from './factors-training.ts'
import { type Constants, fittedConstants } from './fitted-constants.ts'

/** Everything that the formulas multiply by. */
export interface Factors {
  readonly fit: Constants
  readonly memory: MemoryFactors
  readonly training: TrainingFactors
  readonly serving: ServingFactors
}

export const factors: Factors = {
  fit: fittedConstants,
  memory: memoryFactors,
  training: trainingFactorsWith(fittedConstants),
  serving: servingFactors,
}

export function factorsWith(fit: Constants): Factors {
  return {
    fit,
    memory: memoryFactorsWith(fit),
    training: trainingFactorsWith(fit),
    serving: servingFactorsWith(fit),
  }
}

/** Of a case that may bring its own, as a fit without some publisher's rows does. */
export function factorsOf({ factors: own }: { readonly factors?: Factors | undefined }): Factors {
  return own ?? factors
}
