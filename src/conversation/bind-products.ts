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
  '(?:asks?|sends?|makes?|runs?|types?|poses?|writes?|fires?|puts?|submits?|looks? up|searche?s?)'
const crowd = `§ (?:[a-z]+ )?${people} ,? ?(?:who |that |and |with )?`

/** "700 mechanics ask five things a day each": people times what one of them asks. */
const perPerson = new RegExp(
  `\\b(?:each|every one) of (?:our |the )?§ (?:[a-z]+ )?${people} (?:[a-z]+ ){0,2}(?:about |around |~ )*# |${crowd}(?:each )?(?:[a-z]+ |, ){0,5}(?:about |around |~ )*# (?:[a-z]+ ){0,3}(?:/per )?(?:[a-z]+ )?${eachOfThem}(?![a-z])|${crowd}each (?:with |about |around |roughly |some |~ )*# |${crowd}(?:each|every one) ${theyAsk} (?:about |around |maybe |roughly |some |~ )*# `,
)
const asksAlone = new RegExp(`${crowd}${theyAsk} (?:about |around |~ )*# `)
/** Our judgement: nobody says of a crowd that all of it together asks so little. */
const mostPerPerson = 20

/** "users: ~200/day, each asks 5 questions": those who come in a period, times what one asks. */
const perVisitor = new RegExp(
  `(?:${people} :? ?(?:about |around |~ )*§|§ (?:[a-z]+ )?${people}) (?:\\/ ?|a |per |each |every )?(?:day|daily|week|month|hour) ?(?:, |and |with |who |\\( ?)*(?:each |everyone )?(?:${theyAsk} )?(?:about |abt |around |roughly |~ )*# (?:questions?|messages|requests|queries|calls|chats|prompts|things)(?: (?:each|apiece|on average|per head|per user|per person))?(?= [,.)]|$)`,
)

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
  if (asked?.unit !== 'bare' || asked.perMs === undefined) return undefined
  if (many?.unit !== 'bare' || many.perMs !== undefined) return undefined
  const few = asked.value <= mostPerPerson && asked.value * 5 <= many.value
  if (!perPerson.test(context) && !(few && asksAlone.test(context))) return undefined
  return { field: 'requestsPerDay', value: asked.value * many.value }
}

/** A count of each kind times the number of kinds, or undefined. */
export function productAt(
  amounts: readonly Amount[],
  index: number,
  context: string,
): { field: NumberField; value: number } | undefined {
  const amount = amounts[index]
  const asked = perPersonAt(amounts, index, context)
  if (asked !== undefined) return asked
  if (amount?.unit !== 'bare' || amount.perMs !== undefined) return undefined
  for (const { field, pattern, neighbour } of productRules) {
    const other = amounts[index + neighbour]
    if (other?.unit !== 'bare' || other.perMs !== undefined || !pattern.test(context)) continue
    return { field, value: amount.value * other.value }
  }
  return undefined
}
