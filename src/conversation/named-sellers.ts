import { gpuProviders } from '#src/estimate/rent.ts'

/** Names that are words of the language as well, or are written otherwise than in the price list. */
const written: Readonly<Record<string, RegExp>> = {
  aws: /\b(?:aws|amazon|ec2)\b/,
  gcp: /\b(?:gcp|google(?: cloud)?|gce)\b/,
  azure: /\b(?:azure|microsoft)\b/,
  oci: /\b(?:oci|oracle(?: cloud)?)\b/,
  do: /\b(?:digital ?ocean)\b/,
  lambda: /\blambda(?: ?labs| cloud|'s)?\b(?! functions?)/,
  vast: /\bvast(?:\.? ?ai)?\b/,
  together: /\btogether(?:\.ai| ai)\b|\b(?:or|vs\.?|versus|at|on|from|does) together\b/,
  crusoe: /\bcrusoe\b/,
  jarvislabs: /\bjarvis ?labs\b/,
  massedcompute: /\bmassed ?compute\b/,
  excesssupply: /\bexcess ?supply\b/,
  ovhcloud: /\bovh(?: ?cloud)?\b/,
}

const sellers = gpuProviders.map(
  (name) => [name, written[name] ?? new RegExp(`\\b${name}(?:\\.\\w+)?\\b`)] as const,
)

/** Whoever rents out cards and is named in a folded text, in the price list's order. */
export function sellersIn(folded: string): readonly string[] {
  return sellers.filter(([, pattern]) => pattern.test(folded)).map(([name]) => name)
}
