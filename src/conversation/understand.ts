import { type ProfileField, profileFields } from '#src/profile/schema.ts'
import type { Statement, Statements } from '#src/profile/statement.ts'
import { amountsIn } from './amounts.ts'
import { asidesIn, isAside } from './asides.ts'
import { boundAmounts } from './bind-amounts.ts'
import { boundBillGap } from './bind-bills.ts'
import { boundFrames } from './bind-frames.ts'
import { boundIdle } from './bind-idle.ts'
import { boundNames } from './bind-names.ts'
import { boundPhrases, unsureFields } from './bind-phrases.ts'
import { boundScores } from './bind-scores.ts'
import { speaksOfTheDay } from './evidence.ts'
import { type FoldedText, foldText, longestMessage } from './folded-text.ts'
import { intentOf, supposes } from './intent.ts'
import { marketQuestionIn } from './market-question.ts'
import { type Name, namesIn, withoutNames } from './names.ts'
import type { NumberHabits } from './numbers.ts'
import { injection } from './phrases/injection.ts'
import { commandIntents } from './phrases/intents.ts'
import { sentencesOf } from './sentences.ts'
import { statedArguments } from './stated-arguments.ts'
import { tokensOf } from './tokens.ts'

export type Intent =
  | 'advise'
  | 'estimate'
  | 'whatif'
  | 'learn'
  | 'why'
  | 'history'
  | 'help'
  | 'none'

export interface Understood {
  readonly intent: Intent
  /** Each answer with the exact words of the message it rests on. */
  readonly fields: Statements
  /** Fields the person says they cannot answer: asked, and not to be asked again. */
  readonly notSure: readonly ProfileField[]
}

const nothing: Understood = { intent: 'none', fields: {}, notSure: [] }

/**
 * What a message says, by rules of thumb and without a language model. Prefers silence to a
 * guess: a wrong answer is worse than a question. Words of the day are no project's, and their
 * numbers no answers, unless the message is known to be about one (`isAddressed`), as an answer to
 * our question is. Reads the first 6,000 characters; never throws.
 */
export function understand(message: string, { isAddressed = false } = {}): Understood {
  const folded = foldText(message)
  const attack = injection.exec(folded.text)
  const readable =
    attack === null ? folded.text : folded.text.slice(0, sentenceStart(folded.text, attack.index))
  if (!/[\p{L}\p{N}]/u.test(readable)) return nothing

  const { rest, start, command } = splitCommand(readable)
  const heard = fieldsIn(folded, rest, { offset: start, isAddressed })
  const stated = attack === null ? statedArguments(message.slice(0, longestMessage)) : {}
  const fields = validated({ ...heard.fields, ...stated })
  const answers = Object.keys(fields).length + heard.notSure.length
  const read = { fields, notSure: heard.notSure.length, isAddressed }
  const isOfMarket = marketQuestionIn(folded.text, { fields, notSure: heard.notSure }) !== undefined
  const intent = command ?? (isOfMarket ? 'estimate' : intentOf(heard.covered, read))
  if (attack !== null && answers === 0) return nothing
  const asked = intent === 'estimate' ? { ...heard.onlyModel, ...fields } : fields
  return { intent, ...keptFor(intent, command !== undefined, asked, stated, heard.notSure) }
}

/** Questions about a concept, the past or the bot describe no project. */
function keptFor(
  intent: Intent,
  typed: boolean,
  fields: Statements,
  stated: Statements,
  notSure: readonly ProfileField[],
): Omit<Understood, 'intent'> {
  if (intent === 'advise' || intent === 'estimate' || intent === 'whatif')
    return { fields, notSure }
  return { fields: typed || intent === 'help' ? stated : {}, notSure: [] }
}

function sentenceStart(text: string, index: number): number {
  return Math.max(0, ...['.', '!', '?', '\n', ';'].map((mark) => text.lastIndexOf(mark, index) + 1))
}

/** Separates `/crossroads estimate …` into its command and the rest. */
function splitCommand(text: string): { rest: string; start: number; command?: Intent } {
  const called = /^\s*(?:<@[^>]{1,40}>\s*)?(?:(?:\/|@)?crossroads[,:]?\s+|(?=\/))/.exec(text)
  const start = called?.[0].length ?? 0
  if (/^\s*\/?crossroads\s*$/.test(text)) return { rest: text, start: 0, command: 'help' }
  const word = /^\/?([a-z]+)(?![a-z'-])/.exec(text.slice(start))
  const command = commandIntents.get(word?.[1] ?? '')
  const alone = text.trim() === word?.[0]
  const hasArguments = /=|\s[re]\d+\b/.test(text.slice(start))
  const isCommand = called !== null || alone || (command !== undefined && hasArguments)
  if (command === undefined || !isCommand) return { rest: text.slice(start), start }
  return { rest: text.slice(start), start, command }
}

interface Found {
  readonly field: ProfileField
  readonly value: unknown
  readonly start: number
  readonly end: number
  readonly wanted?: boolean
}

function fieldsIn(
  folded: FoldedText,
  text: string,
  { offset, isAddressed }: { readonly offset: number; readonly isAddressed: boolean },
): {
  fields: Statements
  notSure: readonly ProfileField[]
  covered: string
  onlyModel: Statements
} {
  const names = namesIn(text)
  const covered = withoutNames(text, names)
  const sentences = sentencesOf(covered)
  const supposing = supposes(covered)
  const tokens = tokensOf(covered)
  const amounts = boundAmounts(tokens, habitsOf(text), supposing)
  const scores = supposing ? [] : boundScores(tokens, amountsIn(tokens, habitsOf(text)))
  const said = sentences.flatMap((sentence) => [
    ...boundPhrases(sentence, supposing),
    ...boundFrames(sentence, supposing),
  ])
  const unsure = sentences.flatMap((each, i) => unsureFields(each, sentences[i - 1]?.text))
  const notSure = [...new Set(unsure)]

  const found = new Map<ProfileField, Found>()
  const corrects =
    /\b(?:actually|correction|sorry|i mean|make (?:that|it)|or rather|i meant|scratch that|scrap that|forget (?:the|that)|wait|rather|instead|no longer|update)\b/.test(
      text,
    )
  // What is supposed is meant: only there an aside may be the very thing.
  const asides = supposing ? [] : asidesIn(text, !isAddressed && speaksOfTheDay(covered))
  const add = (each: Found, replaces: boolean) => {
    if (isAside(asides, each.field, each.start)) return
    if (replaces || !found.has(each.field))
      found.set(each.field, merged(found.get(each.field), each))
  }
  // A number is more exact than a phrase; among numbers the first counts unless they correct it.
  for (const each of amounts) {
    const isTarget = each.wanted === true && found.get(each.field)?.wanted === false
    add(each, corrects || isTarget || each.anew === true)
  }
  for (const each of boundNames(text, names)) add(each, false)
  for (const each of boundIdle(covered)) add(each, false)
  for (const each of said) add(each, each.field === 'gap')
  for (const each of scores) add(each, false)
  for (const each of boundBillGap(covered, amounts)) add(each, true)

  const statements: Partial<Record<ProfileField, { value: unknown; words: string }>> = {}
  for (const { field, value, start, end } of found.values()) {
    statements[field] = { value, words: folded.wordsAt(offset + start, offset + end) }
  }
  const answered = statements as Statements
  return {
    fields: answered,
    notSure: notSure.filter((field) => answered[field] === undefined),
    covered,
    onlyModel: onlyModelOf(names, (start, end) => folded.wordsAt(offset + start, offset + end)),
  }
}

/** Who asks what something costs and names one model means that one, wherever its name stands. */
function onlyModelOf(
  names: readonly Name[],
  wordsAt: (start: number, end: number) => string,
): Statements {
  const models = names.filter(({ kind }) => kind === 'model')
  const [first] = models
  if (first === undefined || models.some(({ id }) => id !== first.id)) return {}
  return { baseModel: { value: first.id, words: wordsAt(first.start, first.end) } }
}

/** Two gaps at most, in the order they were named. */
function merged(before: Found | undefined, after: Found): Found {
  if (before === undefined || !Array.isArray(before.value) || !Array.isArray(after.value))
    return after
  const values = [...new Set([...before.value, ...after.value])].slice(0, 2)
  return { ...before, value: values }
}

/** Nothing leaves that the field's own schema refuses. */
function validated(fields: Statements): Statements {
  const entries = Object.entries(fields) as [ProfileField, Statement][]
  return Object.fromEntries(
    entries.filter(([field, { value }]) => profileFields[field].safeParse(value).success),
  ) as Statements
}

/** Words that only Spanish, Portuguese, French, German or Italian has. */
const foreign =
  /\b(?:tenemos|necesitamos|queremos|nuestr[oa]s?|para|cada|ejemplos|peticiones|consultas|dolares|presupuesto|ejemplo|cuantos?|semanas?|orcamento|temos|precisamos|nossos?|exemplos|perguntas|pedidos|nao|avons|nous|notre|requetes|exemples|semaines?|jours|moins|wir|haben|nicht|seiten|anfragen|beispiele|wochen|unsere?n?|keine|donnees|dollari|nessun|esempio|abbiamo|richieste|esempi|settimane|giorno|pagine|dobbiamo)\b/
const iberian =
  /\b(?:tenemos|necesitamos|queremos|para|cada|ejemplos|peticiones|consultas|dolares|cuantos?|semanas?|temos|precisamos|exemplos|perguntas|pedidos|nao|uma|una|por|dia|orcamento|presupuesto|fosse|fuese|fuera|tivessemos|tuvieramos|tivesse|tuviera|rotulados|etiquetados|etiquetadas|y si (?:el|la|los|las|hay|hubiera|son|tenemos)|e se (?:o|a|os|as|for|forem|houver))\b/

/** The small words of those languages: two of them make a sentence of one. */
const smallForeign =
  /\b(?:der|das|und|mit|davon|fur|auf|von|sind|ist|ein|eine|dem|bei|nach|oder|nur|zum|el|los|las|que|con|del|por|una|muy|pero|tiene|hay|les|du|et|dans|pour|est|avec|des|nous|sur|aux|qui|une|che|della|sono|gli|nel|alla|ogni|siamo|ci|com|dos|uma|sem|sin|os|ao|em|pela|mio|mrd)\b/g

const speaksForeign = (text: string) =>
  foreign.test(text) || new Set(text.match(smallForeign)).size >= 2

/** "15.000 Euro", "4.000 USD al mes": nobody writes a thousandth of one, but in a price per token. */
const thousandsOfMoney =
  /(?<![\d.,])[1-9]\d{0,2}\.\d{3} ?(?:€|£|\$|(?:eur|euros?|usd|dollars?|dolares|dollari|chf|gbp)\b)(?! ?(?:\/|per\b))|(?:€|£|\beur|\busd|\bchf) ?[1-9]\d{0,2}\.\d{3}(?!\d)(?! ?(?:\/|per\b))/

/** "5.000 fichas", "2.500 Tickets": nobody writes thousandths of things. */
const thousandsOfThings =
  /(?<![\d.,$])[1-9]\d{0,2}\.\d00(?![\d.,]| ?(?:s|ms|sec|secs|seconds?|%|percent|x|[bkmgt]b?|usd|dollars)\b)(?= (?:[a-z]{3}|e-?mail))/

/** Numbers are written by the habits of the message's language. */
function habitsOf(text: string): NumberHabits {
  const isContinental =
    speaksForeign(text) || thousandsOfMoney.test(text) || thousandsOfThings.test(text)
  const marks = isContinental ? 'continental' : 'english'
  return { marks, milTens: iberian.test(text) ? 3 : 6 }
}
