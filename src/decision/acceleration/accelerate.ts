import { isPacked } from '#src/catalog/published-weights.ts'
import type { Source } from '#src/catalog/source.ts'
import type { Answered, Profile, ProfileField } from '#src/profile/schema.ts'
import { type Approach, verdictOf } from '../approach.ts'
import type { Stage } from '../decision.ts'
import { baseOf, standIns } from '../stand-ins.ts'
import { hostedEffect, ownEffect, techniqueFacts } from './effects.ts'
import { techniqueRules } from './rules.ts'
import {
  type RecommendedTechnique,
  type ServingFigures,
  type TechniqueId,
  type TechniqueRule,
  techniqueIds,
} from './technique.ts'
import { type ToolClass, toolClassNames, tools } from './tools.ts'
import { ownWorkload } from './workload.ts'

export interface RecommendedTool {
  readonly name: string
  readonly suits: string
  readonly not: string
  readonly vendorClaim: string | null
  readonly source: Source
}

export interface ToolChoice {
  readonly toolClass: ToolClass
  readonly title: string
  readonly tools: readonly RecommendedTool[]
}

/** The second decision: what makes the model answer sooner or cheaper, on this project. */
export interface AccelerationPlan {
  /** Whether a model is served, or a hosted one called. */
  readonly serving: 'own' | 'hosted'
  readonly techniques: readonly RecommendedTechnique[]
  /** Rules fired for these, but the estimate shows no gain here. */
  readonly withoutGain: readonly string[]
  readonly tools: readonly ToolChoice[]
  /** What the quiet rules wait for. */
  readonly missing: readonly ProfileField[]
}

/**
 * The techniques a profile supports, each with what it changes in this project's own figures.
 * A technique whose figures do not improve is left out of the recommended ones.
 */
export function accelerate(
  profile: Profile,
  stages: readonly Pick<Stage, 'approach' | 'stage'>[],
  asOf: string,
): AccelerationPlan {
  const serving = servesOwn(profile, stages) ? 'own' : 'hosted'
  // A model that comes in eight bits or four has what quantising would give.
  const comesPacked = serving === 'own' && isPacked(baseOf(profile, standIns.base).value.published)
  const helps = (technique: TechniqueId) =>
    ['both', serving].includes(techniqueFacts[technique].helps) &&
    !(technique === 'quantise' && comesPacked)
  const relevant = techniqueRules.filter(({ effect }) => helps(effect.technique))
  const fired = relevant.filter((rule) => holds(rule, profile))
  const workload = serving === 'own' ? ownWorkload(profile, asOf) : undefined
  const recommended = techniqueIds.flatMap((technique): RecommendedTechnique[] => {
    const rules = fired.filter(({ effect }) => effect.technique === technique)
    if (rules.length === 0) return []
    const { level, title } = techniqueFacts[technique]
    const effect =
      serving === 'hosted'
        ? hostedEffect(technique, { profile, asOf })
        : workload && ownEffect(technique, workload)
    return [
      {
        technique,
        level,
        title,
        ruleIds: rules.map(({ id }) => id),
        reasons: rules.map(({ because, source }) => ({ text: because, source })),
        effect: effect ?? null,
      },
    ]
  })
  const techniques = recommended.filter(
    ({ effect }) => effect === null || improves(effect.before, effect.after),
  )
  return {
    serving,
    techniques,
    withoutGain: recommended.filter((each) => !techniques.includes(each)).map(({ title }) => title),
    tools: serving === 'own' ? toolChoices(profile, techniques) : [],
    missing: missingFrom(relevant, fired, profile),
  }
}

/** A model is served when they run GPUs already, must stay on their premises, or will train one. */
function servesOwn(
  { dataResidency, ownedGpus, gpuNodes, servedModels, gpu }: Profile,
  stages: readonly Pick<Stage, 'approach' | 'stage'>[],
): boolean {
  const runsGpus = [ownedGpus, gpuNodes, servedModels].some((count) => (count ?? 0) > 0)
  const trains = (approach: Approach) =>
    verdictOf(approach) !== 'neither-yet' && approach !== 'hosted-fine-tuning'
  const willServe = stages.some(({ approach, stage }) => stage !== 'later' && trains(approach))
  return dataResidency === 'on-premises' || runsGpus || gpu !== undefined || willServe
}

function holds(rule: TechniqueRule, profile: Profile): boolean {
  if (rule.reads.some((field) => profile[field] === undefined)) return false
  // Every field the rule reads is answered, and the compiler keeps it to those.
  return rule.when(profile as Answered)
}

/** Better by a twentieth in time, money, speed or GPUs: less is lost in what is uncertain. */
function improves(before: ServingFigures, after: ServingFigures): boolean {
  const share = (figure: (figures: ServingFigures) => number | undefined) => {
    const [was, is] = [figure(before), figure(after)]
    return was === undefined || is === undefined || was === 0 ? 1 : is / was
  }
  return (
    share(({ latencyMs }) => latencyMs?.likely) <= 0.95 ||
    share(({ usdPerMonth }) => usdPerMonth?.likely) <= 0.95 ||
    share(({ gpus }) => gpus ?? undefined) <= 0.95 ||
    share(({ tokensPerSecondPerGpu }) => tokensPerSecondPerGpu?.likely) >= 1.05
  )
}

/** The class first, from what the project has; then its tools that nothing speaks against. */
function toolChoices(
  profile: Profile,
  techniques: readonly RecommendedTechnique[],
): readonly ToolChoice[] {
  const has = (technique: TechniqueId) => techniques.some((each) => each.technique === technique)
  const { servedModels, gpuNodes, ownedGpus, team } = profile
  const classes: readonly (readonly [ToolClass, boolean])[] = [
    ['pooling', has('pool-gpus')],
    ['autoscaling', has('autoscale')],
    ['routing', (servedModels ?? 0) >= 2 || (gpuNodes ?? 0) >= 2],
    ['one-server', servedModels === 1 && gpuNodes === 1],
    ['renting', ownedGpus === 0 && team === 'app-developers'],
  ]
  return classes
    .filter(([, applies]) => applies)
    .map(([toolClass]) => ({
      toolClass,
      title: toolClassNames[toolClass],
      tools: tools
        .filter((tool) => tool.toolClass === toolClass && tool.fits(profile))
        .map(({ name, suits, not, vendorClaim = null, source }) => ({
          name,
          suits,
          not,
          vendorClaim,
          source,
        })),
    }))
    .filter((choice) => choice.tools.length > 0)
}

function missingFrom(
  rules: readonly TechniqueRule[],
  fired: readonly TechniqueRule[],
  profile: Profile,
): readonly ProfileField[] {
  const known = new Set(fired.map(({ effect }) => effect.technique))
  const waiting = rules.filter(({ effect }) => !known.has(effect.technique))
  const fields = waiting.flatMap(({ reads }) =>
    reads.filter((field) => profile[field] === undefined),
  )
  const volume = profile.requestsPerDay === undefined ? (['requestsPerDay'] as const) : []
  return [...new Set([...volume, ...fields])]
}
