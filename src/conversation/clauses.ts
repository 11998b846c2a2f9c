/** More clauses than this are a table, not a message; the rest is taken at its word. */
const mostClauses = 150

const ours =
  '(?:we|our|ours|i|my|us|wir|unsere?|nous|notre|on|tenemos|nuestr[oa]s?|temos|nossos?|abbiamo|nostr[oaie])'
const turn =
  'but|whereas|while|though|now|today|here|currently|nowadays|this year|meanwhile|these days|ahora|aqui|jetzt|heute|maintenant|ora|agora'

const boundary = new RegExp(
  `[!?;\\n•|]+|\\.(?=\\s|$)|,(?= (?:${ours}|it's|its|rather|${turn}|and|so)\\b)|(?<!anything) (?=(?:${turn}) )| (?=(?:and|so) ${ours} )| - `,
  'g',
)
const sentenceEnd = /[!?;\n•|.]/
const turns = new RegExp(`^(?:and |so )?(?:${turn})\\b`)

/** A piece of a folded message that says one thing. */
export interface Clause {
  readonly text: string
  readonly start: number
  /** Whether a setting named before holds here too. */
  readonly goesOn: boolean
}

/** A message in clauses: parted by sentence ends, and where "we", "but" or "now" begins another. */
export function clausesIn(text: string): readonly Clause[] {
  const clauses: Clause[] = []
  let start = 0
  let goesOn = false
  const put = (end: number) => {
    const piece = text.slice(start, end)
    const from = start + piece.length - piece.trimStart().length
    const clause = piece.trim()
    if (clause !== '')
      clauses.push({ text: clause, start: from, goesOn: goesOn && !turns.test(clause) })
  }
  for (const match of text.matchAll(boundary)) {
    if (clauses.length >= mostClauses) return clauses
    put(match.index)
    goesOn = !sentenceEnd.test(match[0])
    start = match.index + match[0].length
  }
  put(text.length)
  return clauses
}
