import { oneOf, own, type Phrase, phrase } from './phrase.ts'

/** Whether a program can score an answer. */
export const gradingPhrases: readonly Phrase[] = [
  phrase(
    'autoGradable',
    true,
    oneOf(
      /\b(?:can|could|will|are|is|be|gets?|get|easily|fully|all) (?:[a-z]+ ){0,3}?(?:unit[- ]?tested|auto(?:matically)?[- ]?(?:graded|checked|scored|verified|tested|validated|evaluated)|(?:checked|graded|scored|verified|tested|validated|evaluated) (?:automatically|by (?:a |the )?(?:program|script|code|machine|compiler|solver|tests?|unit tests|test suite)|programmatically|with (?:a )?(?:script|unit tests|tests|code)|against (?:a )?(?:compiler|simulator|ground truth|known answers)))\b/,
      /\bauto-?gradable\b/,
      /\bautomatic(?:ally)? (?:grader|grading|scorer|checker|gradable|verifiable|scored|graded|checked)\b/,
      /\b(?:unit tests|test suite|compiler|script|program|solver|checker|verifier|simulator) (?:can |could |will |to |that )?(?:tells?|checks?|verif(?:y|ies)|grades?|scores?|decides?|says?|confirms?|validates?) (?:us )?(?:at once |immediately |instantly |automatically |right away )?(?:whether|if|right|the|each|every|it|them|correct|answers?|results?|that)\b/,
      /\b(?:a )?(?:script|program|machine|computer) can (?:tell|check|grade|verify|score)\b/,
      /\b(?:judged|graded|scored|checked|verified|validated|tested|decided) by (?:(?:our |the |a |an )?(?:unit )?tests?|(?:a|the|our) (?:test suite|compiler|script|program|solver|checker|verifier|simulator))\b/,
      /\b(?:have|has|got|with) an? (?:automatic |automated )?(?:verifier|checker|grader|reward function)\b/,
      /\b(?:easy|easily|simple|trivial|possible|can be) (?:to )?(?:checked?|verif(?:y|ied)|graded?|scored?|tested?) (?:by|with|in) (?:an? )?(?:machine|script|program|code|computer|unit tests?)\b/,
      /\b(?:whether|if) (?:the|an|it|each|its) (?:answer |result |output )?(?:was|is|were) (?:right|correct|wrong)\b[^.!?;]{0,20}\b(?:automatic(?:ally)?|automated|by (?:a )?(?:script|machine))\b/,
      /\bverifiable (?:rewards?|answers?|results?|outputs?)\b/,
      /\b(?:we|they) (?:execute|run) the (?:sql|code|query|queries|program|tests) and (?:compare|check)\b/,
      /\b(?:execute|run) (?:it|them|the [a-z]+|and)(?: and)?(?: [a-z]+)? (?:compare|check)\b/,
      /\b(?:evaluation|grading|scoring|checking|grader) (?:is|can be) (?:[a-z]+ )?(?:fully |completely )?(?:automatic|automated|exact match)\b/,
      /\b(?:simulate|execute|replay|compile|recompute) (?:each|every|all|any|the|an?|its|their) (?:[a-z]+ )?(?:answers?|outputs?|solutions?|plans?|results?|candidates?|programs?|queries|query) (?:and|to) (?:score|grade|check|verify|compare|test)\b/,
      /\bexact[- ]match (?:scoring|grading|check|metric)\b/,
      /\bchecked against the (?:known|correct|true) (?:answer|result)s?\b/,
    ),
    {
      negated: false,
      needs:
        /test|auto|grad|scor|check|verif|valid|evaluat|script|program|machine|computer|compil|solver|simulat|reward|execut|compar|exact/,
    },
  ),
  phrase(
    'autoGradable',
    false,
    oneOf(
      /\b(?:only|needs?|requires?|takes?) (?:a |an |our |human |the )?(?:humans?|experts?|people|doctors?|lawyers?|editors?|person|specialists?|radiologists?|clinicians?) (?:[a-z]+ )?(?:can |could |to |must )?(?:judge|grade|tell|score|check|review|assess|evaluate|rate)\b/,
      /\b(?:no|without) (?:automatic|automated|programmatic) (?:way|grader|grading|check|scoring|metric)\b/,
      /\b(?:can't|cannot|can not|impossible to|hard to|not possible to) (?:be )?(?:automatically |auto-?)(?:grade|graded|check|checked|score|scored|verify|verified|evaluate|evaluated)\b/,
      /\b(?:can't|cannot|can not|not) be (?:graded|checked|scored|verified|judged) (?:automatically|by (?:a )?(?:program|script|machine))\b/,
      /\bno way (?:to|of) (?:check|grade|score|verify|evaluate|test|judge)(?:ing)? (?:[a-z]+ ){0,2}(?:automatically|programmatically|by (?:machine|script|program|code))\b/,
      /\bno (?:program|script) can (?:tell|check|judge|grade)\b/,
      /\b(?:needs?|requires?|takes?) (?:an? )?(?:expert|human) (?:judge?ment|review|eyes|rating|evaluation)\b/,
      /\bquality is (?:subjective|a matter of taste)\b/,
      /\bmatter of taste\b/,
      /\b(?:a human|a person|an expert|somebody|someone|an? (?:editor|lawyer|doctor|nurse|specialist|teacher)) (?:always )?(?:has to|have to|needs to|must) (?:read|look at|judge|check|review|grade|score)\b/,
    ),
    own,
  ),
]
