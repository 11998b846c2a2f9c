import { type AmountRule, after, any, before, count, share } from './amount-rule.ts'

/** The share that stands idle, and not the share beside the word. */
const idleShare =
  /\b(?:idle(?! at | along)|unused|do nothing|doing nothing)(?: [a-z~]+){0,3} #(?! (?:[a-z]+ )?(?:busy|used|utili))|# (?:[a-z]+ )?idle/

/** Cards and not a model: what they own, or more than one of them. */
const cards =
  '(?:\\b(?:own|have|got|bought|rent|our|the|idle)(?: (?:two|four|eight|§|old|idle|own|existing|new))* ¤|§ ?x? ?¤|\\b(?:gpus|cards|accelerators))'
const meanwhile =
  '(?:(?:,|which|that|they|those|these|all|mostly|currently|and|but|just|now|we have|we own|in the rack) )*'

/** Percentages. */
export const shareRules: readonly AmountRule[] = [
  {
    field: 'gpuUtilisation',
    fits: share,
    pattern: any(
      before(
        'util|utili[sz]ation|utili[sz]ed|(?:gpus?|cards?|¤) (?:[a-z]+ )?busy|gpu (?:load|usage)|(?:gpus?|cards?) (?:sit|sits|are|is|run|busy|at|idle)(?: [a-z]+)?',
        3,
      ),
      '\\b(?:utili[sz]ation|gpu (?:load|usage))\\b[^#§]{0,35}#',
      `${cards} ${meanwhile}(?:sit|hover|run|idle|stay|stand|are|hang|idling|sitting|standing|running)(?: along| mostly| now)? (?:at|around|about|on)? ?(?:about |around |only |just |~ )*#(?! (?:(?!most )[a-z]+ )?(?:cheaper|off|faster|slower|more|less|of|right|correct|accura))`,
      '(?:¤|\\bgpus?|\\bcards?|\\bnodes)(?: are| is| get| gets| being)* (?:only |just )?(?:used|busy|loaded|occupied|in use) (?:about |around |only |just |~ )*#(?= (?:of the (?:time|day|week)|on average)| ?[,;)]|$)',
      '(?:¤|\\bgpus?|\\bcards?|\\bnodes)[^#§]{0,15}\\b(?:do|doing) nothing (?:for |about |around |~ )*#',
      `${cards} ${meanwhile}(?:are |is )?(?:only |just |about |~ )*# (?:used|loaded|load|in use|occupied)(?![a-z])`,
      '(?:¤|\\bgpus?|\\bcards|\\bnodes|\\bhosts) (?:[a-z]+ )?(?:at|with|around) (?:about |around |~ )*# (?:load|usage)(?![a-z])',
      '(?:¤|\\bgpus?|\\bnodes|\\bcards|\\bcluster|\\bfleet) (?:is |are |sits? |stands? |stays? |[a-z]+ )?(?:idle|unused) (?:for )?(?:about |around |~ )*#(?= of the (?:time|day|week))',
      '(?:¤|\\bgpus?|\\bnodes|\\bcards|\\bboxes)[^#§]{0,25}\\bbusy (?:about |around |~ |at |only )*#',
      after(
        '(?:ausgelastet|auslastung|ocupad[ao]s|occupee?s|utilizad[ao]s|util|utili[sz]ation|utili[sz]ed|busy|idle|gpu (?:load|usage))',
        2,
      ),
    ),
    unless: /\b(?:i'm|i am|he|she|rooms?|cpus?|disks?|bus|staff|agents) (?:is |are |'s )*#/,
    toValue: ({ value }, context) =>
      idleShare.test(context) ? Number((1 - value).toPrecision(6)) : value,
  },
  {
    field: 'baseScore',
    fits: share,
    pattern: any(
      before(
        'base model|the base|base|solves|passes|succeeds|pass rate|success rate|pass ?@ ?\\d',
        4,
      ),
      '\\b(?:open|untuned|stock|plain|base|vanilla|raw|off-the-shelf)(?: (?:weights?|source))? (?:[a-z]+ )?(?:§|¤|\\d+b)(?: [\\d.]+b)? (?:manages?|managed|solves|gets|reaches|scores|hits|passes) (?:about |around |roughly |only |just |~ )*#',
      "(?:¤|model|bot) (?:[a-z']+ )?(?:solves|passes|gets|answers|handles|manages|clears|cracks) (?:about |around |roughly |~ )*#",
      '\\b(?:llama|qwen|mistral|gemma|phi|deepseek|it) (?:solves|passes|gets) (?:about |around |roughly |~ |only |just )*# (?:percent )?(?:of )?[^#§]{0,40}(?:right|correct|problems|tasks|tests|cases|items)',
    ),
    unless: any(
      before('need|needs|goal|target|want|must|should|at least|to', 2),
      /cheaper|faster|of (?:the )?(?:fund|traffic|tickets|load|requests)|base (?:rate|salary|price|fee|pay|cost)/
        .source,
    ),
  },
  {
    field: 'baseScore',
    fits: (amount) => count(amount) && amount.value > 0 && amount.value < 1,
    pattern: any(
      '(?:¤|\\bbase(?: model)?|\\bbaseline|zero-?shot|pass ?@ ?\\d) (?:at|is|is at|gets|scores|reaches|hits|of|:|=|sits at|stands at|manages)? ?(?:about |around |~ |only )*#',
    ),
    unless: any(before('need|needs|goal|target|want|must|should|at least|temperature|dropout', 3)),
  },
]
