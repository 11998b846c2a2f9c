import * as z from 'zod'
import { techniqueIds } from '#src/decision/acceleration/technique.ts'
import { toolClasses } from '#src/decision/acceleration/tools.ts'
import { approaches } from '#src/decision/approach.ts'
import type { KeptRecommendation } from '#src/decision/kept.ts'
import { BadInputError } from '#src/errors.ts'
import {
  constraints,
  type Estimate,
  estimateKinds,
  planRoles,
  quantityNames,
} from '#src/estimate/estimate.ts'
import { profileFieldNames, profileSchema } from '#src/profile/schema.ts'

// What was stored is input like any other: it may come from an older version.

const range = z.object({ low: z.number(), likely: z.number(), high: z.number() })
const source = z.object({
  basis: z.enum(['paper', 'documentation', 'vendor', 'case', 'measurement', 'judgement']),
  title: z.string(),
  url: z.string(),
  checkedOn: z.string().nullable(),
})
const confidence = {
  confidence: z.enum(['high', 'medium', 'low']),
  confidenceReasons: z.array(z.string()),
}
const approach = z.enum(approaches)
const field = z.enum(profileFieldNames as [(typeof profileFieldNames)[number]])

const estimateSchema = z.object({
  kind: z.enum(estimateKinds),
  subject: z.string(),
  quantities: z.partialRecord(z.enum(quantityNames), range),
  gpu: z.string().optional(),
  gpuCount: z.number().optional(),
  lines: z.array(
    range.extend({ label: z.string(), unit: z.string(), working: z.string(), source }),
  ),
  assumptions: z.array(
    z.object({
      name: z.string(),
      value: z.union([z.string(), z.number(), z.boolean()]),
      origin: z.enum(['user', 'profile', 'catalog', 'default']),
    }),
  ),
  ...confidence,
  warnings: z.array(z.string()),
  plans: z
    .array(
      z.object({
        role: z.enum(planRoles),
        gpu: z.string(),
        gpuCount: z.number(),
        layout: z.string(),
        settings: z.record(z.string(), z.union([z.string(), z.number()])),
        quantities: z.partialRecord(z.enum(quantityNames), range),
        isTight: z.boolean(),
        because: z.string(),
      }),
    )
    .optional(),
  fleet: z
    .object({
      models: z.array(
        z.object({
          name: z.string(),
          load: z.string(),
          gpu: z.string(),
          cardsPerCopy: z.number(),
          requestsPerSecondPerCopy: range,
          copiesAtPeak: range,
          copiesByHour: z.array(z.number()),
          meanWaitMs: z.number(),
          p95WaitMs: z.number(),
        }),
      ),
      arrangements: z.array(
        z.object({
          name: z.string(),
          gpuHours: range,
          usd: range.nullable(),
          busyShare: range,
          cardsByHour: z.array(z.number()),
        }),
      ),
    })
    .optional(),
  planning: z
    .object({
      considered: z.number(),
      ruledOut: z.array(z.object({ gpu: z.string(), because: z.string() })),
      bindingConstraint: z.enum(constraints),
      paretoFront: z.array(
        z.object({
          gpu: z.string(),
          gpuCount: z.number(),
          layout: z.string(),
          usd: z.number(),
          hours: z.number(),
          isTight: z.boolean(),
        }),
      ),
    })
    .optional(),
})

const outcome = z.object({
  rule: z.object({
    id: z.string(),
    reads: z.array(field),
    effect: z.union([
      z.object({
        kind: z.enum(['favours', 'opposes']),
        approach,
        weight: z.union([z.literal(1), z.literal(2), z.literal(3)]),
      }),
      z.object({ kind: z.enum(['rules-out', 'advice']), approach }),
    ]),
    because: z.string(),
    source,
  }),
  state: z.enum(['fired', 'quiet', 'unknown']),
  evidence: profileSchema,
  missing: z.array(field),
})

const stage = z.object({
  stage: z.enum(['now', 'next', 'later']),
  approach,
  title: z.string(),
  when: z.string(),
  exitTest: z.string(),
  usd: range.nullable(),
  usdPerMonth: range.nullable(),
  weeks: range,
  people: z.string(),
  advice: z.array(z.object({ text: z.string(), source })),
  estimates: z.array(estimateSchema),
})

const figures = z.object({
  latencyMs: range.nullable(),
  tokensPerSecondPerGpu: range.nullable(),
  usdPerMonth: range.nullable(),
  gpus: z.number().nullable(),
})

const acceleration = z.object({
  serving: z.enum(['own', 'hosted']),
  techniques: z.array(
    z.object({
      technique: z.enum(techniqueIds),
      level: z.enum(['data', 'model', 'system']),
      title: z.string(),
      ruleIds: z.array(z.string()),
      reasons: z.array(z.object({ text: z.string(), source })),
      effect: z.object({ before: figures, after: figures, working: z.string() }).nullable(),
    }),
  ),
  withoutGain: z.array(z.string()),
  tools: z.array(
    z.object({
      toolClass: z.enum(toolClasses),
      title: z.string(),
      tools: z.array(
        z.object({
          name: z.string(),
          suits: z.string(),
          not: z.string(),
          vendorClaim: z.string().nullable(),
          source,
        }),
      ),
    }),
  ),
  missing: z.array(field),
})

/** A recommendation from before there was an acceleration plan has none. */
const noAcceleration = {
  serving: 'hosted',
  techniques: [],
  withoutGain: [],
  tools: [],
  missing: [],
} satisfies z.infer<typeof acceleration>

const recommendationSchema = z.object({
  decision: z.object({
    asOf: z.string(),
    verdict: z.enum(['neither-yet', 'fine-tune', 'pre-train']),
    ranking: z.array(z.object({ approach, points: z.number() })),
    ruledOut: z.array(z.object({ approach, ruleId: z.string(), because: z.string() })),
    trace: z.object({
      fired: z.array(outcome),
      quiet: z.array(z.string()),
      unknown: z.array(z.object({ ruleId: z.string(), missing: z.array(field) })),
    }),
  }),
  sentence: z.string(),
  lead: z.enum(['clear', 'close']),
  plan: z.array(stage),
  ...confidence,
  flips: z.array(
    z.object({
      field,
      threshold: z.union([z.number(), z.string(), z.boolean()]),
      direction: z.enum(['is', 'at-least', 'at-most']),
      to: approach,
    }),
  ),
  nextQuestion: z.object({ fields: z.array(field), ask: z.string(), why: z.string() }).nullable(),
  acceleration: acceleration.default(noAcceleration),
  triggers: z.array(z.string()),
})

/** @throws {BadInputError} for one of an older version that no longer fits */
export function readEstimate(stored: object): Estimate {
  // `undefined` and absent are one in JSON; the contract knows only absent.
  return readAs(estimateSchema, stored) as Estimate
}

/** @throws {BadInputError} for one of an older version that no longer fits */
export function readRecommendation(stored: object): KeptRecommendation {
  return readAs(recommendationSchema, stored) as KeptRecommendation
}

function readAs<T>(schema: z.ZodType<T>, stored: object): T {
  const parsed = schema.safeParse(stored)
  if (parsed.success) return parsed.data
  throw new BadInputError(
    'It was kept by another version, in a form that this one cannot read. Ask again for one of today.',
    { nextStep: 'history', cause: parsed.error },
  )
}

const titled = z.union([
  z.object({ sentence: z.string() }).transform(({ sentence }) => sentence),
  z.object({ subject: z.string() }).transform(({ subject }) => subject),
])

/** What a list says of a recommendation or an estimate, also where the rest no longer fits. */
export function titleOfSaved(stored: object): string {
  const parsed = titled.safeParse(stored)
  return parsed.success ? parsed.data : 'Kept by another version'
}
