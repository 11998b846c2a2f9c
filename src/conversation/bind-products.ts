import type { NumberField } from '#src/profile/field-kinds.ts'
import type { Amount } from './amounts.ts'

const each = '(?:for each of|for each|per|in each of|each for|for every one of|for all)'
const groups =
  '(?:intents?|classes|class|categor(?:y|ies)|labels|types|topics|kinds|departments|queues|tags|buckets|groups)'
const examples =
  '(?:(?:labell?ed|annotated|tagged|hand-labell?ed) [a-z]+|examples|samples|demonstrations|annotated|labell?ed)'
const written =
  '(?:utterances|phrases|sentences|questions|messages|texts|tickets|emails|queries|images|documents)'
const joiner = '(?:[,:(] |with |and |having |at |about |around |roughly |~ )*'

interface ProductRule {
  readonly field: NumberField
  /** Sees `#` for the amount and `§` for its neighbour. */
  readonly pattern: RegExp
  readonly neighbour: 1 | -1
}

/** "80 labelled examples for each of 12 intents", "9 classes, 150 samples per class". */
const productRules: readonly ProductRule[] = [
  {
    field: 'labelledExamples',
    pattern: new RegExp(
      `# (?:[a-z]+ )?${examples} ${each} (?:the |our |these )*§ (?:[a-z]+ )?${groups}(?![a-z])`,
    ),
    neighbour: 1,
  },
  {
    field: 'labelledExamples',
    pattern: new RegExp(
      `# (?:[a-z]+ )?${examples} (?:per|for each|for every|in each|in every) (?:[a-z]+ )?${groups} ${joiner}§ (?:[a-z]+ )?${groups}(?![a-z])`,
    ),
    neighbour: 1,
  },
  {
    field: 'labelledExamples',
    pattern: new RegExp(
      `§ (?:[a-z]+ )?${groups} ${joiner}# (?:[a-z]+ )?${examples} (?:each|apiece|per [a-z]+|for each|in each)(?![a-z])`,
    ),
    neighbour: -1,
  },
  {
    field: 'labelledExamples',
    pattern: new RegExp(
      `§ (?:[a-z]+ )?${groups} ${joiner}# (?:[a-z]+ )?${written} (?:per|for each|for every|in each) ${groups}(?![a-z])`,
    ),
    neighbour: -1,
  },
  {
    field: 'ownedGpus',
    pattern:
      /§ (?:[a-z]+ )?(?:nodes|servers|machines|boxes|hosts|workstations) (?:, )?(?:(?:each|with|of|w ?\/|having|x) ){1,2}(?:[a-z]+ )?# (?:[a-z-]+ )?(?:gpus?|cards|accelerators)(?![a-z])/,
    neighbour: -1,
  },
]

const people =
  '(?:users?|usuari[oa]s|utilisateurs|nutzer|kunden|utenti|clientes|clienti|alunos|alumnos|personas|pessoas|people|customers|employees|colleagues|agents|staff|students|nurses|doctors|engineers|mechanics|technicians|developers|teachers|members|players|clients|subscribers|drivers|lawyers|tenants|stores|branches|sites|shops|offices|clinics|hospitals|schools|analysts|sellers|reps|seats|[a-z]{3,}(?:ers|ors|ists|ians))'
const eachOfThem =
  '(?:each|apiece|per head|per (?:person|user|agent|employee|customer|student|doctor|nurse|store|tenant|clinic|branch|member)|every one of them|por (?:usuario|persona|pessoa|cliente|empleado|aluno|alumno)|par (?:utilisateur|personne|client|agent|eleve)|pro (?:nutzer|person|kunde|kopf|mitarbeiter)|per (?:utente|persona|cliente|testa))'

const theyAsk =
  '(?:asks?|sends?|makes?|runs?|types?|poses?|writes?|fires?|puts?|submits?|looks? up|searche?s?|triggers?|(?:calls?|uses?|opens?|invokes?|needs?|queries|query)(?= it)|firing|sending|asking|making|running)'
const crowd = `§ (?:[a-z]+ ){0,2}${people} ,? ?(?:who |that |and |with )?`
const everyOne = '(?:each(?: one)?|every one|everyone)(?: of (?:them|those))?'

/** "700 mechanics ask five things a day each": people times what one of them asks. */
const perPerson = new RegExp(
  `\\b(?:each|every one) of (?:our |the )?§ (?:[a-z]+ )?${people} (?:[a-z]+ ){0,2}(?:about |around |~ )*# |${crowd}(?:each )?(?:[a-z]+ |, ){0,5}(?:about |around |~ )*# (?:[a-z]+ ){0,3}(?:/per )?(?:[a-z]+ )?${eachOfThem}(?![a-z])|${crowd}each (?:with |about |around |roughly |some |~ )*# |${crowd}${everyOne} ${theyAsk} (?:it )?(?:about |around |maybe |roughly |some |~ )*# `,
)
const asksAlone = new RegExp(`${crowd}${theyAsk} (?:about |around |~ )*# `)
/** Our judgement: nobody says of a crowd that all of it together asks so little. */
const mostPerPerson = 20

/** "users: ~200/day, each asks 5 questions": those who come in a period, times what one asks. */
const perVisitor = new RegExp(
  `(?:${people} :? ?(?:about |around |~ )*§|§ (?:[a-z]+ )?${people}) (?:\\/ ?|a |per |each |every )?(?:day|daily|week|month|hour) ?(?:, |and |with |who |\\( ?)*(?:each |everyone )?(?:${theyAsk} )?(?:about |abt |around |roughly |~ )*# (?:questions?|messages|requests|queries|calls|chats|prompts|things)(?: (?:each|apiece|on average|per head|per user|per person))?(?= [,.)]|$)`,
)

/** "25 requests per shift": how often a day tells the number of shifts, one where none is named. */
const perShift = /# (?:[a-z]+ ){0,3}(?:per|a|each|every) shift(?![a-z])/
const shiftsNamed =
  /# (?:[a-z]+ ){0,3}(?:per|a|each|every) shift (?:each )?[,(] ?§ shifts?(?![a-z])/

function perPersonAt(
  amounts: readonly Amount[],
  index: number,
  context: string,
): { field: NumberField; value: number } | undefined {
  const [asked, many] = [amounts[index], amounts[index - 1]]
  if (asked?.unit === 'bare' && asked.perMs === undefined && many?.perMs !== undefined) {
    const each = asked.value <= mostPerPerson && perVisitor.test(context)
    return each ? { field: 'requestsPerDay', value: asked.value * many.value } : undefined
  }
  if (asked?.unit !== 'bare' && asked?.unit !== 'factor') return undefined
  const shifts = perShift.test(context) ? shiftsADay(amounts[index + 1], context) : undefined
  if (asked.perMs === undefined && shifts === undefined) return undefined
  if (many?.unit !== 'bare' || many.perMs !== undefined) return undefined
  const few = asked.value <= mostPerPerson && asked.value * 5 <= many.value
  if (!perPerson.test(context) && !(few && asksAlone.test(context))) return undefined
  return { field: 'requestsPerDay', value: asked.value * many.value * (shifts ?? 1) }
}

function shiftsADay(next: Amount | undefined, context: string): number {
  return shiftsNamed.test(context) && next?.unit === 'bare' ? next.value : 1
}

const askedInOne =
  '(?:generations?|requests?|calls?|prompts?|completions?|queries|lookups?|messages|replies|questions|inferences|predictions|answers|lines|summaries|turns|suggestions)'
const inWords = '(?:about |around |roughly |some |up to |~ )*'

/** "80 generations a session, 4000 sessions daily", "a session makes 30 calls, 2000 sessions a day". */
const perVisit = new RegExp(
  `# (?:[a-z]+ )?${askedInOne} (?:a|an|per|each|every|in each|in every|for each|for every) (?<one>[a-z]+(?: [a-z]+)?) ?(?:, |and |with |at |for |\\( ?)*${inWords}§ (?:[a-z]+ )?\\k<one>s?(?![a-z])|(?<![a-z§])(?:a|an|each|every|§) (?!doctor|nurse|driver|teacher|lawyer|agent|clerk|engineer|manager|customer|user|student|person|patient)(?<made>[a-z]+) [a-z]+ ${inWords}# (?:[a-z]+ )?${askedInOne} ?(?:, |and |with |at |\\( ?)*${inWords}§ (?:[a-z]+ )?\\k<made>s?(?![a-z])`,
)

function perVisitAt(
  amounts: readonly Amount[],
  index: number,
  context: string,
): { field: NumberField; value: number } | undefined {
  const [asked, visits] = [amounts[index], amounts[index + 1]]
  if (asked?.unit !== 'bare' || asked.perMs !== undefined) return undefined
  if (visits?.unit !== 'bare' || visits.perMs === undefined) return undefined
  if (!perVisit.test(context)) return undefined
  return { field: 'requestsPerDay', value: asked.value * visits.value }
}

const solver =
  '(?:¤|\\b(?:base|untuned|open|stock|vanilla)(?: model)?|\\bmodel|\\b(?:llama|qwen|mistral|gemma|deepseek|phi)(?: [a-z\\d]+)?)'
const solves =
  '(?:solves?|solved|gets?|got|pass(?:es|ed)?|cracks?|cracked|manages?|managed|does|completes?|completed|proves?|fixe[sd])'
const problems =
  '(?:tasks?|problems?|puzzles?|proofs?|exercises?|tests?|kernels?|theorems?|challenges?|questions?|queries|cases|bugs?|items|programs|functions|lemmas|equations|issues)'

/** "solves 4 out of 10 of our tasks": what the base model does alone, as a share. */
const solvedShare = new RegExp(
  `${solver} (?:already |only |just |out of the box |zero-shot ){0,2}${solves} (?:about |around |only |just |~ )*# (?:(?:out )?of|in|/) (?:the |our |about )*§ (?:of )?(?:our |the |these |those |my )*(?:(?:[a-z-]+ ){0,2}${problems}|right|correct|out of the box|untuned|untouched|as is|zero-shot|off the shelf)(?![a-z])|# (?:(?:out )?of|in|/) (?:the |our )*§ (?:[a-z-]+ ){0,2}${problems} (?:are |is |get |were )?solved by (?:the |a )?${solver}`,
)

function solvedShareAt(
  amounts: readonly Amount[],
  index: number,
  context: string,
): { field: NumberField; value: number } | undefined {
  const [part, all] = [amounts[index], amounts[index + 1]]
  const plain = [part, all].every((each) => each?.unit === 'bare' && each.perMs === undefined)
  if (part === undefined || all === undefined || !plain || part.value > all.value) return undefined
  if (!solvedShare.test(context)) return undefined
  return { field: 'baseScore', value: Number((part.value / all.value).toPrecision(4)) }
}

/** A count of each kind times the number of kinds, or undefined. */
export function productAt(
  amounts: readonly Amount[],
  index: number,
  context: string,
): { field: NumberField; value: number } | undefined {
  const amount = amounts[index]
  const asked =
    perPersonAt(amounts, index, context) ??
    perVisitAt(amounts, index, context) ??
    solvedShareAt(amounts, index, context)
  if (asked !== undefined) return asked
  if (amount?.unit !== 'bare' || amount.perMs !== undefined) return undefined
  for (const { field, pattern, neighbour } of productRules) {
    const other = amounts[index + neighbour]
    if (other?.unit !== 'bare' || other.perMs !== undefined || !pattern.test(context)) continue
    return { field, value: amount.value * other.value }
  }
  return undefined
}
