import { type Approach, approachNames, verdictOf } from '#src/decision/approach.ts'
import { approachesNamedIn } from '#src/decision/approach-named.ts'

/** What was decided, as far as words may contradict it. */
export interface Stance {
  readonly first: Approach
  readonly planned: readonly Approach[]
  readonly ruledOut: readonly Approach[]
}

const urging =
  /\b(?:recommend\w*|suggest\w*|advis(?:e|es|ed|able)|should|must|ought|need to|choose|pick|opt for|go (?:with|for|ahead)|start(?:ing)? with|begin(?:ning)? with|start by|begin by|(?:best|right|better|safer|natural|obvious|sensible) (?:choice|option|fit|way|path|step|approach|answer)|is best|prefer\w*|ideal|favou?rs?|favou?red|worth|pays?|makes sense|sensible|try|consider|leads?|wins|first place|comes first|ranks first|is the (?:answer|way|verdict))\b/i
/** "and pre-train at once": the way itself as an order. */
const order =
  /(?:^|\b(?:and|then|just|please|simply|so|now|instead|let us|let['’]s)\s)\s*(?:pre-?train|fine-?tune|continue|distil|train|tune|retrieve|prompt|use|adopt|build|do)\b/i
const turningDown =
  /\b(?:not|cannot|no|never|neither|nor|avoid\w*|against|without|rul(?:e|es|ed|ing) out|ruled|instead of|rather than|unnecessary|premature|overkill|out of (?:reach|question)|fails?|skip|drop|wrong|waste\w*)\b|n['’]t\b|\btoo (?!\b(?:at|$))/i
const supposing =
  /\b(?:if|when|(?<!at )once|unless|until|after|would|could|might|may|later|should (?:the|your|that))\b/i
const firmUrging =
  /\b(?:recommend\w*|advis\w*|should|must|ought|choose|pick|opt for|go (?:with|for|ahead)|(?:best|right) (?:choice|option|way|answer))\b/i

/** The thoughts of a sentence: "prompting is recommended, while pre-training is not" has two. */
const borders =
  /[,;:]|\s[–—-]\s|\b(?=(?:but|while|whereas|because|since|although|though|rather than|instead of|and not|so that)\b)/i

/**
 * What is wrong with a sentence that speaks against the decision; undefined when it does not.
 * It errs on the side of refusing: the rules' own sentences are there to take its place.
 */
export function contradiction(sentence: string, stance: Stance): string | undefined {
  for (const clause of sentence.split(borders)) {
    const wrong = clauseContradiction(clause, stance)
    if (wrong !== undefined) return wrong
  }
  return undefined
}

function clauseContradiction(clause: string, { first, planned, ruledOut }: Stance) {
  const named = meant(clause)
  if (named.length === 0) return undefined
  const turnsDown = turningDown.test(clause)
  const isOrder = order.test(clause.trimStart())
  const urges = isOrder || urging.test(clause)
  if (turnsDown) {
    return urges && named.some((each) => each.includes(first))
      ? `it speaks against ${approachNames[first]}, which was decided`
      : undefined
  }
  if (!urges) return undefined
  for (const alternatives of named) {
    if (alternatives.some((each) => planned.includes(each))) continue
    const isOut = alternatives.every((each) => ruledOut.includes(each))
    // What would be right under other facts may be said, but not of what is ruled out.
    if (supposing.test(clause) && !(isOut && (isOrder || firmUrging.test(clause)))) continue
    const [approach] = alternatives
    if (approach !== undefined) return `it urges ${approachNames[approach]}, which was not decided`
  }
  return undefined
}

/** Each approach that a clause names, as all that the words may mean. */
function meant(clause: string): readonly (readonly Approach[])[] {
  const kinds = /\b(?:lora|qlora|adapters?)\b/i
  return approachesNamedIn(clause).map((approach) =>
    approach === 'lora-fine-tuning' && !kinds.test(clause) ? fineTuning : [approach],
  )
}

const fineTuning = (Object.keys(approachNames) as Approach[]).filter(
  (each) => verdictOf(each) === 'fine-tune',
)
