import type { TuningProvider } from '#src/catalog/providers.ts'

const words: readonly (readonly [TuningProvider, RegExp])[] = [
  ['openai', /\b(?:open ?ai|chat ?gpt|gpt(?!-?(?:oss|j|neo))|o[134])(?![a-z])/],
  ['azure', /\bazure\b/],
  ['anthropic', /\b(?:anthropic|claude|sonnet|opus|haiku)\b/],
  ['google', /\b(?:google|gemini|vertex)\b/],
  ['bedrock', /\b(?:bedrock|amazon nova|nova (?:micro|lite|pro))\b/],
  ['mistral', /\b(?:mistral|codestral|ministral)\b/],
  ['cohere', /\b(?:cohere|command[ -](?:r|a))\b/],
  ['together', /\btogether(?:[ .]ai)?\b(?! with)/],
  ['fireworks', /\bfireworks\b/],
]

/** Whoever tunes for others and is named in a folded text, by itself or by its models. */
export function tunersIn(folded: string): readonly TuningProvider[] {
  return words.filter(([, pattern]) => pattern.test(folded)).map(([provider]) => provider)
}

export const everyTuner: readonly TuningProvider[] = words.map(([provider]) => provider)
