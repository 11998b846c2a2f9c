import { findGpu, findModel } from '#src/catalog/lookup.ts'

/** A model, a card or a model size named in a message, as a stretch of its folded text. */
export interface Name {
  readonly kind: 'model' | 'hosted' | 'gpu' | 'size' | 'other'
  /** The catalog's id; the words as typed for a model the catalog does not hold. */
  readonly id: string
  /** How many cards: 8 in "8x H100"; undefined when no number stands before the name. */
  readonly count: number | undefined
  readonly start: number
  readonly end: number
}

const modelName =
  /\b(?:meta-llama\/|mistralai\/|google\/|qwen\/|deepseek-ai\/|microsoft\/)?(?:tiny|code)?(?:llama|mistral|mixtral|ministral|codestral|qwen|qwq|gemma|phi|deepseek|falcon|olmo|granite|gpt[ -]?oss|gpt-j|gpt-neox|bloomz?|pythia|starcoder|smollm|command[ -]r|chatglm|glm|internlm|baichuan|kimi|minimax|nemotron|vicuna)(?:[ -]?(?:(?!\d+(?:\.\d+)?[km]\b|\d+(?:\.\d+)?[bt]? tokens)[vrkm]?\d+(?:\.\d+)*[a-z]{0,2}\d?\b|\d+x\d+b\b|instruct\b|chat\b|base\b|coder\b|large\b|small\b|medium\b|mini\b|nemo\b|scout\b|maverick\b|distill\b|it\b)){0,6}/g

const gpuName =
  /(?:\b(?<count>\d{1,4}|a|an|my|one|two|three|four|eight|single|dual|dos|cuatro|ocho|dois|quatro|oito|deux|quatre|huit|zwei|vier|acht|due|quattro|otto)[ ]?(?:x[ ]?)?(?:gpus? |cartes? |karten |tarjetas |schede |placas )?)?(?:(?<=\dx ?)|(?<![a-z-]))(?<gpu>(?:nvidia |rtx ?|amd |geforce )?(?:gb200|gh200|g?b300|[hb]200|[hab]100|h800|h20|a800|a6000|a40|a30|a10g?|l40s?|l4|t4|v100|p100|mi\d{3}x?|(?:rtx ?)(?:[345]0\d0(?: ?ti)?|(?:pro ?)6000|6000 ?ada)|[345]090)(?:[ -]?(?:sxm\d?|pcie|nvl|\d{2,3} ?gb?))?)(?:'?s)?\b/g

/** "A100-80GB x 4": the count behind the name. */
const countAfter = / ?[x×*] ?(?<count>\d{1,3})\b(?![.,]?\d| ?(?:gb?|tb)\b)/y

/** Numbers of cards in words. */
export const countWords: ReadonlyMap<string, number> = new Map([
  ...['a', 'an', 'my', 'one', 'single'].map((word) => [word, 1] as const),
  ...['two', 'dual'].map((word) => [word, 2] as const),
  ['three', 3],
  ['four', 4],
  ['eight', 8],
  ...['dos', 'dois', 'deux', 'zwei', 'due'].map((word) => [word, 2] as const),
  ...['cuatro', 'quatro', 'quatre', 'vier', 'quattro'].map((word) => [word, 4] as const),
  ...['ocho', 'oito', 'huit', 'acht', 'otto'].map((word) => [word, 8] as const),
])

/** Models that only their maker serves. */
const hostedModel =
  /\b(?:(?:claude[ -])?(?:sonnet|opus|haiku)|claude|gpt|gemini|o)[ -]?\d(?:\.\d)?(?:[a-z]\b)?(?:[ -](?:turbo|mini|nano|pro(?! (?:mio|million|tag|monat|woche|stunde|anfrage|tausend|1[km]|token))|flash|lite|sonnet|opus|haiku)\b){0,2}/g

/** Addresses, standards, dates and times of day: their digits count nothing. */
const otherNames =
  /https?:\/\/\S{1,300}|<[@#!][^>\s]{1,80}>|\b(?:iso|rfc|soc|gdpr|section|article|version|ticket|issue|level|tier|phase|step|option|question|q|top)[ -]?#?\d+(?:\.\d+)?\b|\b\d{4}-\d\d-\d\d\b|\b24\/7\b|\b\d{1,2}(?::\d\d)? ?(?:am|pm)\b|\b(?:in|since|from|until|by|year) (?:19|20)\d\d\b/g

/** "70B", "a 3B model": a size unless tokens, words or things follow. */
const modelSize =
  /\b(?<size>\d{1,4}(?:\.\d+)?) ?(?:b|billion)(?:[ -](?:parameters?|params?|models?)\b|\b(?!(?:[ -][a-z]+){0,3}[ -](?:tokens?(?! ?=)|words|pages|documents|docs|events|records|rows|examples|transactions|requests|dollars|characters|messages|images)\b))/g

/** More names than this are a list, not a message; the rest is left unread. */
const mostNames = 40

export function namesIn(text: string): readonly Name[] {
  const names: Name[] = []
  for (const { pattern, read } of kinds) {
    for (const match of text.matchAll(pattern)) {
      if (names.length === mostNames) return names
      const { start, end } = span(match)
      if (names.some((name) => start < name.end && end > name.start)) continue
      const name = read(match)
      if (name === undefined) continue
      const counted = name.kind === 'gpu' && name.count === undefined
      const behind = counted ? matchAt(countAfter, text, end) : undefined
      names.push({
        ...name,
        count: name.count ?? numberOf(behind?.groups?.count),
        start,
        end: end + (behind?.[0].length ?? 0),
      })
    }
  }
  return names
}

type Read = (
  match: RegExpExecArray,
) => (Pick<Name, 'kind' | 'id'> & { count?: number | undefined }) | undefined

/** In this order: what one kind has covered is no other's. */
const kinds: readonly { readonly pattern: RegExp; readonly read: Read }[] = [
  { pattern: modelName, read: readModel },
  { pattern: gpuName, read: readGpu },
  { pattern: hostedModel, read: ([id]) => ({ kind: 'hosted', id }) },
  { pattern: otherNames, read: ([id]) => ({ kind: 'other', id }) },
  { pattern: modelSize, read: ([id]) => ({ kind: 'size', id }) },
]

function readModel([typed]: RegExpExecArray): ReturnType<Read> {
  if (!/\d/.test(typed)) return undefined
  const found = findModel(typed)
  return {
    kind: 'model',
    id: 'model' in found ? found.model.id : typed.trim().replaceAll(' ', '-'),
  }
}

function readGpu({ groups }: RegExpExecArray): ReturnType<Read> {
  const found = findGpu((groups?.gpu ?? '').replace(/(?<=[ -]\d{2,3})g$/, 'gb'))
  if (!('gpu' in found)) return undefined
  const typed = groups?.count
  const count = typed === undefined ? undefined : (countWords.get(typed) ?? Number(typed))
  return { kind: 'gpu', id: found.gpu.id, count }
}

function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | undefined {
  pattern.lastIndex = index
  return pattern.exec(text) ?? undefined
}

const numberOf = (digits: string | undefined) => (digits === undefined ? undefined : Number(digits))

const span = (match: RegExpExecArray) => ({
  start: match.index,
  end: match.index + match[0].length,
})

/**
 * The text with its names covered, so that no digit in a name is read as an amount: `¤` for
 * models and cards, which patterns may ask for, and spaces for the rest.
 */
export function withoutNames(text: string, names: readonly Name[]): string {
  const characters =
    [...text].length === text.length ? text : text.replaceAll(/[\ud800-\udfff]/g, ' ')
  let covered = characters
  for (const { kind, start, end } of names) {
    const cover = (kind === 'other' ? ' ' : '¤').repeat(end - start)
    covered = `${covered.slice(0, start)}${cover}${covered.slice(end)}`
  }
  return covered
}
