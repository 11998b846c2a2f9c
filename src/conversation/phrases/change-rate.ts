import type { Answered } from '#src/profile/schema.ts'
import { own, type Phrase, phrase } from './phrase.ts'

const material =
  'documents?|articles?|docs|content|pages|policies|manuals?|listings?|versions?|editions?|regulations?|rules|guidelines|papers|prices?|catalogues?|catalogs?|faqs?|releases?|material|facts|knowledge|information|laws?'

/** "new codes appear": what is asked anew each day is traffic and no change. */
const arrives =
  'new (?!(?:employees?|colleagues?|members?|students?|tickets?|requests?|messages?|emails?|mails?|calls?|cases?|orders?|claims?|customers?|users?|chats?|complaints?|applications?|questions?|queries|people|hires|staff|models?)\\b)[a-z]+ (?:[a-z]+ )?(?:appears?|arrives?|come|comes|land|lands|drop|drops|show up|get added|gets added|are added|is added|are released|are published|come out|comes out|are introduced|are issued)'

/** Stems of change in six languages, and new material that arrives. */
const change = `(?:chang(?:e[sd]?|ing|ent)|updat(?:es?|ed|ing)|refresh(?:es|ed)?|revis(?:es?|ed|ions?)|rewritten|rewrite|edited|amended|republished|reprinted|reissued|re-?released|outdated|(?:new|published|added|fresh) (?:[a-z]+ )?(?:${material}|ones)|${arrives}|(?:prices?|rates|fares|rules|terms|slang|fashions?|trends) (?:move|moves|shift|shifts|fluctuate|fluctuates|evolve|evolves)|cambian?|cambia|cambiano|actualizan?|mudam?|atualizad[oa]s?|changent|mis(?:es)? a jour|anderns?|andert|andern|geandert|aktualisiert|uberarbeitet|neu(?:e[rs]?)?(?: aufgelegt| gedruckt)?|aggiorna(?:t[aeio]|no)?|(?:esce|escono|arriva|arrivano|sale|salen|llega|llegan|sai|saem|chega|chegam|sort|sortent|arrive|arrivent|kommt|kommen|erscheint|erscheinen) (?:[a-z]+ ){0,3}?(?:nuov|nuev|nov|nouve|neue?)[a-z]*)`

const periodWords = {
  daily:
    '(?:several|many|a few|a couple of|two|three) times (?:a|per|each|every) day|daily|every (?:single )?day|each day|hourly|every (?:few )?(?:hours?|minutes?)|constantly|continuously|all the time|in real[- ]time|several times a (?:day|week)|nightly|every night|all day(?: long)?|around the clock|(?:several|many|multiple) times an hour|by the (?:minute|hour)|multiple times a day|cada dia|todos los dias|todas las noches|cada noche|jede nacht|chaque nuit|ogni notte|toda noite|overnight|a diario|diariamente|todos os dias|chaque jour|tous les jours|taglich|jeden tag|ogni giorno',
  weekly:
    '(?:once|twice|(?:a few|a couple of|several|some|many|two|three|four|\\d) (?:or [a-z]+ )?times) (?:a|per|each|every) week|weekly|every (?:single )?week|each week|once a week|(?:once|twice|two times|three times) (?:a|per) week|per week|week by week|every (?:monday|tuesday|wednesday|thursday|friday)|cada semana|semanalmente|todas las semanas|toda semana|todas as semanas|chaque semaine|toutes les semaines|jede woche|wochentlich|ogni settimana',
  monthly:
    '(?:once|twice|(?:a few|a couple of|several|some|many|two|three|four|\\d) (?:or [a-z]+ )?times) (?:a|per|each|every) month|monthly|every (?:single |other |few |couple of )?months?|each month|(?:once|twice) (?:a|per) month|per month|cada mes|todos los meses|mensualmente|todo mes|mensalmente|todos os meses|chaque mois|tous les mois|jeden monat|monatlich|ogni mese',
  yearly:
    "(?:once|twice|(?:a few|a couple of|several|some|many|two|three|four|\\d) (?:or [a-z]+ )?times) (?:a|per|each|every) year|yearly|annually|every (?:other |few |couple of )?years?|each year|every (?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|fall|winter)|(?:once|twice) (?:a|per|every) year|per year|cada ano|una vez al ano|todo ano|chaque annee|tous les ans|jedes jahr|jahrlich|ogni anno|una volta all'anno",
} as const

const adjectives = {
  daily: 'daily|hourly|nightly|constant|continuous|real[- ]time',
  weekly: 'weekly',
  monthly: 'monthly',
  yearly: 'annual|yearly',
} as const

/** What changes here is not the knowledge the assistant rests on. */
const somethingElse =
  /\b(?:requirements?|traffic|volume|prompts?|passwords?|team|staff|budget|models?|weights|code ?base|retrain|plans?|roadmap|mood|board|shifts?|rotas?|rosters?|laptops?|phones?|person|boss|managers?|office|menu in|management|on-?call|leadership|password|tyres?|clothes|bed|weather|dependencies|employees|people|colleagues|members|schedules?|things|tickets|requests|queries) (?:[a-z]+ ){0,3}(?:chang|updat|refresh|are new)|\b(?:chang|updat|refresh|swap)[a-z]* (?:the |our |their |your )*(?:models?|prompts?|jobs?|passwords?|weights|team|vendors?|hardware|laptops?|phones?|packages|libraries|drivers?|certificates?|servers?|roadmap|dependencies|website|app|logo|roadmaps)|\bweekly releases? (?:is|was|goes)|\bretrain(?:ed|s|ing)? (?:[a-z]+ ){0,2}(?:every|each|daily|weekly|monthly|yearly|once|twice)/

function changesAt(rate: keyof typeof periodWords): Phrase {
  const period = `(?:${periodWords[rate]})`
  const pattern = new RegExp(
    `\\b${change}\\b[^.!?;§]{0,28}?\\b${period}\\b|\\b${period}\\b[^.!?;,§]{0,20}?\\b${change}\\b|\\b(?:${adjectives[rate]}) (?:[a-z]+ )?(?:updates?|changes|refresh(?:es)?|releases?|revisions?|editions?|edits)\\b`,
  )
  const needs = new RegExp(`\\b(?:${periodWords[rate]}|${adjectives[rate]})\\b`)
  return phrase('knowledgeChanges', rate, pattern, { unless: somethingElse, needs })
}

const subject =
  '(?:knowledge|corpus|content|docs|documents|documentation|manuals|handbooks?|rules|archive|texts?|material|facts|it|they|information|regulations?|law|data|which|that)'

/** What is held of knowledge, in more nouns, and what will not happen to it any more. */
const held =
  '(?:corpus|content|docs|documents|documentation|manuals?|handbooks?|rules|archives?|texts?|material|facts|they|information|regulations?|laws?|data|books?|manuscripts?|letters|scrolls|charters|files|records|standards|statutes|transcripts|collection|sources|papers|articles|chapters|scriptures?|entries|pages)'
const noMore =
  "not going to|aren't going to|isn't going to|never going to|not gonna|aren't gonna|no longer|aren't|never|won't|not"

const never: Answered['knowledgeChanges'] = 'never'

/** What knowledge comes in, counted: "350 new notes daily", "40 new rulings every day". */
const arrivals =
  '(?:notes?|documents?|docs|rulings?|circulars?|articles?|pages|regulations?|bulletins?|memos?|guidelines?|listings|papers|reports?|entries|decisions|judge?ments|statutes|laws|rules|manuals|procedures|products|datasheets|specs|standards|advisories|notices|editions?|filings|publications|studies)'

function arrivesAt(rate: keyof typeof periodWords): Phrase {
  const units = { daily: 'day|night', weekly: 'week', monthly: 'month', yearly: 'year' } as const
  return phrase(
    'knowledgeChanges',
    rate,
    new RegExp(
      `\\bnew (?:[a-z-]+ )?${arrivals} (?:(?:come|comes|arrive|arrives|appear|land|are published|get added) (?:in )?)?(?:${adjectives[rate]}|(?:a|per|each|every) (?:single )?(?:${units[rate]}))(?![a-z])`,
    ),
    {
      unless:
        /\bto (?:write|draft|label|grade|check|answer|process|review|classify|sort|translate|summari[sz]e)\b/,
    },
  )
}

/** What is sold and for how much is another after a while: "the price list turns over every monday". */
const soldOnes =
  '(?:(?:price|stock|product|wine|course|parts?) (?:lists?|books?|sheets?)|prices|menus?|stock|catalogu?es?|catalogs?|tariffs?|assortments?|offers?|offerings?|range|inventory|listings?|rates|timetables?|docs|documents|content|rulebook|playlists?|programmes?)'

function turnsOverAt(rate: keyof typeof periodWords): Phrase {
  const weekend =
    rate === 'weekly'
      ? '|every (?:saturday|sunday)|on (?:mon|tues|wednes|thurs|fri|satur|sun)days'
      : ''
  return phrase(
    'knowledgeChanges',
    rate,
    new RegExp(
      `\\b${soldOnes} (?:[a-z]+ )?(?:turns? over|turned over|rotates?|cycles?|changes? over|(?:is|are|gets?|get) (?:new|replaced|swapped|renewed|overhauled|thrown out))(?: [a-z]+){0,2} (?:${periodWords[rate]}${weekend})\\b`,
    ),
    { unless: /\b(?:staff|shifts?|rotas?|million|mil|\d[\d.,]*m)\b/ },
  )
}

/** How often the knowledge changes. */
export const changeRatePhrases: readonly Phrase[] = [
  phrase(
    'knowledgeChanges',
    'yearly',
    /\b(?:rarely|seldom|hardly ever|barely|hardly|almost never) (?:ever )?(?:chang(?:e|es)|updated)\b|\b(?:doesn't|does not|don't|do not) (?:really )?change (?:much|often|a lot|that often|very often)\b|\bchanges? (?:very )?(?:rarely|seldom)\b/,
    own,
  ),
  phrase(
    'knowledgeChanges',
    never,
    new RegExp(
      `\\b${subject} (?:[a-z]+ ){0,2}?(?:never|doesn't|does not|don't|do not|won't|will not|hasn't) (?:really |ever |actually |be )?(?:chang(?:e|es|ed)|updated?)\\b(?! (?:much|often|every|that|a lot|very))|\\b${held}(?:'re|'s|'ll)?(?: are| is| will| do| does)?(?: just| surely| certainly| really)? (?:${noMore}) (?:ever |be |being )?(?:chang(?:e|es|ed|ing)|updat(?:e|es|ed|ing)|revised|amended)\\b(?! (?:much|often|every|that|a lot|very|the|our|us|me|their|his|hands|by))|\\b${held} (?:[a-z]+ ){0,4}?(?:stays?|remains?) (?:exactly )?(?:as (?:they are|it is|they were)|the same (?:forever|for good|always))\\b|\\b${held}(?:'re|'s)?(?: are| is)? (?:fixed|frozen|settled|set) (?:for good|forever|once and for all)\\b|\\bnever changes?\\b|\\b(?:static|frozen|immutable) (?:[a-z]+ )?(?:knowledge|corpus|content|docs|documents|documentation|manuals|data|archive|texts?|material|dataset|collection)\\b|\\b${subject}(?:'s| is| are| stays?| remains?) (?:completely |fully |totally |basically |pretty much |entirely |quite |all )?(?:static|frozen|fixed|unchanged|immutable)\\b|\\b(?:nunca cambian?|nunca mudam?|ne changent? jamais|andert sich nie|non cambiano? mai)\\b`,
    ),
    {
      ...own,
      unless: /\b(?:prompt|format|tone|mind|price|system|tokens?|almost never|hardly ever)\b/,
    },
  ),
  changesAt('daily'),
  changesAt('weekly'),
  changesAt('monthly'),
  changesAt('yearly'),
  ...(['daily', 'weekly', 'monthly', 'yearly'] as const).map(arrivesAt),
  ...(['daily', 'weekly', 'monthly', 'yearly'] as const).map(turnsOverAt),
]
