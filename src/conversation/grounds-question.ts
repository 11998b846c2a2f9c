import { groundsCard } from '#src/card/grounds-card.ts'
import type { Answer } from './command.ts'
import { foldText } from './folded-text.ts'

const asks: readonly RegExp[] = [
  /\b(?:can|could|how can|why should|should|do) (?:we|i|you|one) (?:really |actually )?(?:trust|rely on|believe)\b[^.?!]{0,20}\b(?:numbers?|figures?|estimates?|prices?|you|this|it)\b/,
  /\b(?:what|which) (?:data|sources?|numbers|prices?|benchmarks?|papers?)\b[^.?!]{0,15}\b(?:do|did) you (?:use|rest|rely|base|build)\b/,
  /\bwhere (?:do|does|did|are|have) (?:you |your |the |these |those |all )*(?:numbers?|prices?|figures?|data|estimates?|facts|rules)?(?: you)?(?: get| take| have)?[^.?!]{0,20}\b(?:from|come from)\b/,
  /\bhow (?:accurate|reliable|exact|precise|good|current|fresh|up[- ]to[- ]date|trustworthy|old) (?:are|is) (?:you|your|the|these|this)\b[^.?!]{0,20}\b(?:numbers?|figures?|estimates?|prices?|answers?|data|bot)?\b/,
  /\b(?:are|is) your (?:numbers?|figures?|estimates?|prices?|data) (?:accurate|reliable|current|correct|right|up[- ]to[- ]date|real|made up)\b/,
]

const mostWords = 14

/** "Where do your numbers come from?", asked of no answer in particular. */
export function answerGrounds(text: string): Answer | undefined {
  const folded = foldText(text).text.trim()
  if (folded.split(/\s+/).length > mostWords) return undefined
  if (!asks.some((pattern) => pattern.test(folded))) return undefined
  return { card: groundsCard(), data: { intent: 'help', id: null } }
}
