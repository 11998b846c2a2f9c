const set = '(?:test|testing|eval|evals|evaluation|golden|gold|benchmark|held[- ]?out|holdout)'
const these =
  "(?:those|these|that|they|the \\d[\\d.,]*[km]?)(?:'re)? (?:[a-z\\d.,]+ )?(?:[a-z]+ ){0,3}"
const toTrain =
  '(?:training|labels?|labell?ed|to train|train|(?:for|anything|nothing|something|examples) (?:to )?train(?:ing)?)'
const notOf =
  "(?:not|rather than|instead of|no|nothing|(?:and )?(?:they )?(?:are not|aren't|isn't))"

/** "Those 2k are the test set, not training data": which of two they are, and not that there are none. */
export const notForTraining = new RegExp(
  `\\b${these}${set}\\b[a-z ]{0,20},? ?(?:but )?${notOf} (?:[a-z]+ ){0,2}${toTrain}|\\bnot (?:[a-z]+ )?${toTrain}[a-z ]{0,20}, (?:but )?${these}${set}\\b|\\b${these}(?:are not|aren't|arent|isn't|is not|not) (?:for |our |the |to )?${toTrain}\\b[a-z ,]{0,20}\\b(?:but|rather|they're|it's|they are)[a-z ]{0,12} ${set}\\b`,
)

/** The same the other way round: "those 300 are what we train on, not an eval set". */
export const notForTesting = new RegExp(
  `, ?(?:but )?(?:not|rather than|instead of) (?:an? |the |our |for |to )*${set}|\\bnot (?:held|kept|set) (?:out|back|aside)\\b`,
)
