import * as z from 'zod'
import type { QuantityKind } from '#src/profile/quantity.ts'

/** What an argument's text stands for, so that a platform can offer values for it. */
export type ArgumentKind =
  | { readonly kind: 'choice'; readonly words: readonly string[] }
  | { readonly kind: 'yes-or-no' }
  | { readonly kind: 'quantity'; readonly of: QuantityKind }
  | { readonly kind: 'model' | 'gpu' | 'gpus' | 'id' }
  /** A fact to suppose or to state: too many for a list of options, so they are given by name. */
  | { readonly kind: 'field'; readonly of: ArgumentKind }
  | { readonly kind: 'text' }

/** Filled where an argument's schema is made. */
export const argumentKinds = z.registry<ArgumentKind>()

/** The kind of an option's schema, optional or not; anything else is text. */
export function argumentKind(schema: z.core.$ZodType): ArgumentKind {
  const known = argumentKinds.get(schema)
  if (known !== undefined) return known
  const { def } = schema._zod as { readonly def: { readonly innerType?: z.core.$ZodType } }
  return def.innerType === undefined ? { kind: 'text' } : argumentKind(def.innerType)
}

/** Whether a command cannot do without it. */
export function isNeeded(schema: z.core.$ZodType): boolean {
  return schema._zod.optin !== 'optional'
}
