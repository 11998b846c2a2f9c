import { findGpu } from '#src/catalog/lookup.ts'
import { foldText } from './folded-text.ts'
import { namesIn } from './names.ts'

/** What people own that no catalog of rented cards holds. */
const hardware =
  /\b(?:mac ?book(?: (?:pro|air))?|mac (?:mini|studio|pro)|imac|apple silicon|mac)(?:,? (?:with )?(?:an? )?m[1-9](?: ?(?:pro|max|ultra))?)?\b|\bm[1-9] ?(?:pro|max|ultra)\b|\b(?:iphone|ipad|android phone|raspberry(?: pi)?|jetson(?: (?:nano|orin|thor))?|dgx spark|strix halo|ryzen ai(?: max)?|intel arc(?: \w\d{3})?|snapdragon)\b|\b(?:radeon )?rx ?\d{4}(?: ?xtx?)?\b|\b(?:gtx ?\d{3,4}|rtx ?20[5-8]0)(?: ?(?:ti|super))?\b|\b(?:my|an?|the) (?:gaming )?(?:laptop|cpu|phone)\b|\bcpu only\b/

/** The machine that a text names and the catalog does not hold; undefined where it names one that it does. */
export function unknownHardwareIn(text: string): string | undefined {
  const folded = foldText(text)
  if (namesIn(folded.text).some(({ kind }) => kind === 'gpu')) return undefined
  const found = hardware.exec(folded.text)
  if (found === null || 'gpu' in findGpu(found[0])) return undefined
  return folded.wordsAt(found.index, found.index + found[0].length)
}
