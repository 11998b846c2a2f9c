/** One sentence of a folded message. */
export interface Sentence {
  readonly text: string
  readonly start: number
  /** A question put to us or to themselves: what it names is not a fact. */
  readonly asks: boolean
  /** The answer that follows a question at once: "can a script tell? yes". */
  readonly reply: 'yes' | 'no' | undefined
}

/** Full stops inside numbers and names end nothing. */
const boundary = /[!?;\n•|]+|\.(?=\s|$)/g

const asking =
  /^(?:(?:so|and|but|or|ok|also|then|hi|hello|hey)[, ]+)*(?:do|does|did|should|shall|is|are|can|could|would|will|have(?= (?:you|they|people|others|any)\b)|has(?= (?:anyone|anybody|someone|somebody)\b)|must(?= (?:we|i|you|it|they|the|an?|our|this|that|there|my|all|every|each)\b)|what(?! if\b| happens\b)|which|how|when|where|who|why)\b(?!')(?! (?:have|not|anything) )(?! (?:be|run|stay|go|keep|use|used|only|also|never|always|work|remain|live|cite|fit|handle|support|needed|required|allowed|available)\b)|^(?:don't|isn't|aren't|shouldn't|wouldn't|can't) (?:we|you|i|it|that|there)\b/

export function sentencesOf(text: string): readonly Sentence[] {
  const pieces = piecesOf(text).flatMap(splitAfterQuestion)
  return pieces.flatMap((piece, index) => {
    const trimmed = piece.text.trim()
    if (trimmed === '') return []
    const asks = asking.test(trimmed) || (piece.question && isBareTopic(trimmed))
    const next = pieces[index + 1]?.text.trim() ?? ''
    const reply = asks && piece.question ? replyIn(next) : undefined
    const start = piece.start + piece.text.length - piece.text.trimStart().length
    return [{ text: trimmed, start, asks, reply }]
  })
}

/** "costs?", "and latency?": a topic to ask about, and no fact. */
const isBareTopic = (text: string) => text.split(' ', 4).length <= 3 && !/[\d¤]/.test(text)

interface Piece {
  readonly text: string
  readonly start: number
  readonly question: boolean
}

function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let start = 0
  for (const match of text.matchAll(boundary)) {
    pieces.push({ text: text.slice(start, match.index), start, question: match[0].includes('?') })
    start = match.index + match[0].length
  }
  return [...pieces, { text: text.slice(start), start, question: false }]
}

/** "should we fine-tune, we have no labels": the second half is a fact. */
function splitAfterQuestion(piece: Piece): readonly Piece[] {
  if (!asking.test(piece.text.trim())) return [piece]
  const at = piece.text.search(
    /(?:,| -| given that| considering that) (?=(?:we|our|it|the|there|data|no|i|everything|already|currently)\b)/,
  )
  if (at < 0) return [piece]
  return [
    { ...piece, text: piece.text.slice(0, at) },
    { text: piece.text.slice(at + 1), start: piece.start + at + 1, question: false },
  ]
}

function replyIn(next: string): 'yes' | 'no' | undefined {
  if (/^(?:yes|yep|yeah|yup|sure|correct|si|sim|oui|ja)\b/.test(next)) return 'yes'
  if (/^(?:no|nope|nah|not really|nein|non|nao)\b/.test(next)) return 'no'
  return undefined
}
