import type { ProfileField } from '#src/profile/schema.ts'

/** "Not sure about …" and its relatives; what follows (or stands before) names the field. */
export const unsure =
  /\b(?:not (?:really |quite |at all )?(?:sure|certain|clear|known|decided|fixed)(?: yet)?|unsure|no (?:idea|clue)|don't (?:really |actually )?know|dont know|do not know|haven't (?:decided|figured|worked out|thought)|idk|dunno|can't (?:say|tell|estimate)|hard to say|unknown|unclear|undecided|tbd|to be decided|up in the air|still open|yet to be (?:decided|set)|no se (?:bien )?(?:el|la|cual|cuanto)|keine ahnung|nao sei|aucune idee|je ne sais pas|non so|sin idea)\b/g

/** How people name a field when they say that they cannot answer it. */
export const fieldTopics: readonly (readonly [ProfileField, RegExp])[] = [
  [
    'budgetUsd',
    /\bbudgets?\b|\bhow much (?:money|we can spend|to spend)\b|\bpresupuesto\b|\borcamento\b/,
  ],
  [
    'requestsPerDay',
    /\b(?:traffic|volume|load|requests?(?: per day| a day)?|queries|usage|how many (?:requests|users|queries|calls))\b/,
  ],
  ['latencyMs', /\blatency\b|\bresponse times?\b|\bhow (?:fast|quick)\b/],
  ['labelledExamples', /\b(?:labell?ed|labels|training (?:data|examples)|how many examples)\b/],
  ['evaluationExamples', /\b(?:eval(?:uation)?(?: set)?|graded examples|test set)\b/],
  [
    'corpusTokens',
    /\b(?:corpus|how much text|number of tokens|how many (?:tokens|pages|documents|docs))\b/,
  ],
  ['knowledgeChanges', /\b(?:how often (?:it|they|the|our) |change frequency|how often)\b/],
  ['weeksToFirstResult', /\b(?:deadline|timeline|launch date|time ?frame|when we)\b/],
  ['team', /\bwho (?:will|would|is going to) (?:build|do)\b|\bteam\b/],
  [
    'dataResidency',
    /\b(?:where (?:the |our )?data (?:may|can)|(?:data )?residency|if (?:the |our )?data (?:may|can))\b/,
  ],
  ['productRole', /\b(?:core feature|product role|role of)\b/],
  ['autoGradable', /\b(?:automatically graded|auto-?gradable|automatic grading)\b/],
  ['citationsNeeded', /\bcitations?\b/],
  ['baseModel', /\b(?:base model|which model)\b/],
  ['gpu', /\bwhich gpus?\b/],
]
