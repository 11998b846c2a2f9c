import { type Phrase, phrase } from './phrase.ts'

/**
 * Where a verb names the task rather than what people do today: first in the sentence, after a
 * colon, or after the words by which one says what a model is for.
 */
const verbPlace = `(?:^(?:please |mainly |mostly |just )*|: |\\b(?:need|needs|want|wants|should|must|will|can|has|have|supposed|going|trying|able|used|help|helps|model|llm|bot|it|that|which|we|task|job|goal|idea|is|use case) (?:to |is to |it to |a model to |an llm to |the model to |automatically |reliably |just )*)`

const said = (verbs: string, ...nouns: string[]) =>
  new RegExp([`${verbPlace}(?:${verbs})\\b`, ...nouns.map((each) => `\\b(?:${each})\\b`)].join('|'))

const intoClasses = '[^.!?;]{2,50} (?:into|in one of|to (?:one of|the (?:right|correct)))'

/** People who do it by hand today, and models named after a task, say nothing of the project's. */
const byHand =
  /\b(?:humans?|by hand|manually|people) (?:still |currently |now )?(?:classify|tag|sort)/

/** What the model is to do, where a sentence says so outright. */
export const taskPhrases: readonly Phrase[] = [
  phrase(
    'taskType',
    'extraction',
    said(
      `extracts?|(?:pulls?|lifts?|captures?|reads?) (?:out )?[^.!?;]{2,60} (?:from|out of|off)`,
      '(?:information|entity|field|data|key-?value|clause|term|table|fact|attribute|invoice|document|metadata) extraction',
      'extract(?:ing|ion of|s)? (?:[a-z]+ ){0,3}(?:fields|entities|dates|amounts|line items|names|values)',
      'entity recognition',
    ),
  ),
  phrase(
    'taskType',
    'ranking',
    said(
      'ranks?|re-?ranks?',
      '(?:search|result|candidate|product|lead)s? (?:relevance )?ranking',
      '(?:re-?)?ranking (?:task|problem|model)',
      '(?:candidates|results|products|leads|hits|offers|articles|applicants|listings|cases) (?:to be )?ranked (?:by|for|on)',
    ),
    { unless: /\brank(?:s|ed)? (?:first|second|higher|lower)|\blora rank|\brank (?:of |= ?)?\d/ },
  ),
  phrase(
    'taskType',
    'classification',
    said(
      `classif(?:y|ies)|categori[sz]es?|triages?|moderates?|(?:routes?|sorts?|bins?|assigns?) ${intoClasses}|assigns? (?:[a-z\\d-]+ )?(?:codes?|labels?|categories|category|tags?|topics?) to`,
      'classification (?:task|problem|job)',
      '(?:task|problem) is (?:[a-z]+ )?classification',
      '(?:intent|sentiment|spam|fraud|toxicity) (?:detection|classification|analysis)',
      '(?:ticket|email|mail|content|comment|claims?) (?:routing|triage|moderation)',
    ),
    { unless: byHand },
  ),
  phrase(
    'taskType',
    'agent',
    said(
      '(?:calls?|uses?|invokes?|operates?) (?:our |the |internal |external )+(?:tools|apis|systems) (?:to|and)',
      '(?:an|our|the|autonomous|ai|llm|coding|browser|voice) agents? (?:that|which|to|calls?|uses?|books?|files?)',
      'agentic (?:workflow|task|system|loop|use case|assistant)s?',
      'by calling (?:our |the |internal |external |a few )*(?:tools|apis|functions)',
      '(?:tool|function)[- ]calling',
    ),
    {
      unless:
        /\b(?:human|support|service|call cent(?:re|er)|sales|live|insurance|real estate) agents?/,
    },
  ),
  phrase(
    'taskType',
    'code',
    said(
      '(?:writes?|generates?|completes?|refactors?|ports?) (?:[a-z]+ ){0,2}(?:code|sql|python|java|cobol|verilog|vhdl|typescript|unit tests)',
      '(?:text|natural language|questions?)[- ]to[- ]sql',
      'sql generation|generated (?:[a-z]+ )?(?:code|sql|verilog|vhdl)',
    ),
    { unless: byHand },
  ),
  phrase(
    'taskType',
    'generation',
    said(
      'summari[sz]es?|translates?|drafts?|paraphrases?|rewrites?|(?:writes?|generates?|composes?) (?:[a-z]+ ){0,3}(?:replies|emails|descriptions|summaries|reports|copy|letters|posts|stories|articles|texts?)',
      '(?:text |document |report |call |meeting )?summari[sz]ation|machine translation',
      '(?:report|call|meeting|document|ticket|case) summaries',
      '(?:reply|response|email|letter|answer|report) drafts?',
      '(?:need|needs|want|wants|draft|drafts|drafting|suggest|suggests) (?:an? |the |our |good |first )*(?:draft|drafts) (?:of|for) (?:an? |the |our )?(?:reply|replies|responses?|emails?|letters?|reports?)',
    ),
    { unless: /\btranslat(?:e|es) (?:to|into) (?:about |roughly )?[$\d]/ },
  ),
  phrase(
    'taskType',
    'question-answering',
    said(
      'answers? (?:[a-z]+ ){0,3}questions? (?:about|on|over|from|regarding)',
      'question[- ]answering|q ?& ?a (?:bot|assistant|over|on|system|about)',
      'questions about [^.!?;]{2,40} and (?:it|the bot|the model|the assistant) answers?',
    ),
  ),
]
