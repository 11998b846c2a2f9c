const questionWords =
  /^(?:(?:and|but|so|ok|okay|well|hm+|also|then|now|cool|yo|hey|hi)[, ]+)*(?:who|whom|whose|what|whats|what's|which|when|where|why|how|can|could|should|shall|do|does|did|is|are|was|will|would|may|any|anyone|tell me|show me|explain|give me|make)(?![a-z'\u2019])/

/** Whether folded words put a question of their own. */
export function isAsked(folded: string): boolean {
  return /\?\s*$/.test(folded) || questionWords.test(folded)
}
