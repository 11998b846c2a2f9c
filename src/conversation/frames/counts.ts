import type { NumberField } from '#src/profile/field-kinds.ts'
import { daysPerMonth } from '#src/profile/quantity-words.ts'

/** What frames around one amount, written `#`, say that it counts. `§` is any other amount. */
export interface Counted {
  readonly field: NumberField
  readonly says: readonly string[]
  /** Seen by the same context as the frames. */
  readonly unless?: RegExp
  /** Numbers of tokens rather than of things. */
  readonly tokens?: true
  /** Where it counts what comes in so many days. */
  readonly inDays?: number
}

/** "260 letters leave the wards every day": what comes and goes, further from its period. */
function flowIn(days: number, period: string): Counted {
  return {
    field: 'requestsPerDay',
    inDays: days,
    says: [
      `# .. <things> .. <flows> .. ${period}`,
      `<handles>|<flows> .. # .. <things>|of_them|of_those|of_these .. ${period}`,
      `${period} .. # .. <things> .. <flows>`,
      `${period} .. <handles> .. # .. <things>`,
    ],
    unless:
      /\b(?:chang|updat|refresh|label|annotat|tagg|new (?:documents|articles|pages|products|docs|files)|added|each (?:user|agent|person)|per (?:user|agent|person)|trained?|over the)\w*/,
  }
}

const notHeld =
  /\b(?:nobody|no one|never) [^#§]{0,25}#|\bby (?:the |our )?(?:visitors|customers|users|patients|guests|callers|applicants)\b|# [^§#]{0,60}\b(?:every|each) (?:day|night|week|month|shift)\b|# (?:approved|corrected|granted)(?: (?:and|but|for|so|by|in)\b|[,.;]|$)|\b(?:give|show|send|list|tell|name|print(?:ed)?) (?:me |us |him |her )?(?:about )?#|# labels (?:were |are |have been )?(?:printed|stuck|glued|sewn|peeled|torn)|\bthe [a-z]+ (?:has|have|had|comes with|came with) # (?:labels?|tags?|examples?)\b|# pairs of (?:shoes|socks|jeans|trousers|glasses|gloves|eyes|hands|boots|headphones)|# box(?:es)?\b|\b(?:few-?shot|shots?) [^§#]{0,20}#|\b(?:each|every) (?:[a-z]+ ){1,2}(?:has|have|gets|carries|comes with) (?:about )?#|\b(?:few-?shot|need|needs|want|at least|collect|would need|label(?:l?ing)? (?:about|around|up to)?|aim(?:ing)? for|could|can|to be) (?:[a-z]+ )?#|# [^§,]{0,20}(?:per|each|for each|in the prompt|shots?|a day|\/per)\b|# (?:[a-z]+ )?(?:people|annotators?|experts|agents|editors|reviewers|employees|doctors|nurses|students|interns|engineers|developers|classes|categories|intents|languages|topics|teams?|countries|users|customers|seats|stores|sites|labels per|percent|years?|hours?|days|weeks|months|locations|gpus?|models|departments)\b|\bof (?:the |our |all )?#|# (?:[a-z]+ )?(?:different|possible|distinct|unique|output|class|candidate|allowed) (?:labels?|tags?|classes)|# (?:[a-z]+ )?labels? (?:sets?|to (?:choose|pick|select|assign))\b|\b(?:taxonom(?:y|ies)|classification|ontology|scheme|codebook|code ?list|hierarchy|label ?set|tag ?set|nomenclature|thesaurus|schema) (?:[a-z]+ ){0,2}(?:[,:(] )?(?:of |with |has |have |having |about |around |~ )*# /

/** Read for amounts that no rule of the amount tables binds; the first that fits counts. */
export const countFrames: readonly Counted[] = [
  flowIn(1, '<each-day>'),
  flowIn(7, '<each-week>'),
  flowIn(daysPerMonth, '<each-month>'),
  {
    field: 'preferencePairs',
    says: [
      '# .. comparison|comparisons|preferences|preference|pairwise|votes|upvotes|a_/_b|ab|side_by_sides|rankings|duels|judgments|judgements|thumbs|likes !of_prices|shopping',
      '# .. pairs where|in_which|of|with .. better|preferred|chosen|worse|winner|winning|rejected|accepted|loser',
      '# .. times|cases|pairs where|in_which|that .. preferred|chose|picked|prefer|rated .. over|better|above|higher',
      'pick|picked|chose|chosen|prefer|preferred .. better|best|favourite|favorite|winner of § #',
      'pick|picked|chose|chosen|preferred .. better|best of § .. # times|occasions',
      'preferred|better|chosen|winning|favourite|favorite|votes|comparisons|preferences ... #',
      'pick|picks|picked|choose|chose|chooses|prefer|preferred .. # times|occasions|pairs|cases|comparisons|rounds',
      'pick|picks|picked|choose|chose|chooses|prefer|preferred ... # ... § candidate|candidates|draft|drafts|versions|answers|options|translations|replies|outputs',
      'pick|picks|picked|choose|chose|chooses|prefer|preferred ... better|best|winner|favourite|favorite ... #',
    ],
    // "one of 5,000", "the better of two": what is chosen, and not how often.
    unless:
      /\bper\b|\bi prefer\b|# (?:\w+ )?(?:users|people|customers|days|weeks|seconds|ms)\b|\bno\b|# (?:out )?of\b|\b(?:best|better|one|§) (?:out )?of #/,
  },
  {
    field: 'unlabelledExamples',
    says: [
      '# .. unlabelled|unlabeled|untagged|unannotated|uncategorised|uncategorized|unsorted|uncoded|unreviewed',
      '# raw|unprocessed|untouched <things>|call|chat|support|production|user|sensor',
      '# .. without|ohne|sin|sem|sans|senza any? labels|label|annotations|etiketten|etiquetas|etiquettes|etichette',
      '# .. <things> ... <none>|no|nobody|without|never|not|nothing|zero .. labelled|labeled|annotated|tagged|labels|annotations|label|annotation|touched|coded|categorised|sorted|classified|looked_at|reviewed',
      'unlabelled|unlabeled|untagged|unannotated|raw .. #',
      '# .. <things> .. <no> labels|annotations|labelled|tags',
    ],
    unless: /\bper\b|# (?:\w+ )?(?:classes|categories|intents|languages)/,
  },
  {
    field: 'evaluationExamples',
    says: [
      '# .. <eval> <things>|set|suite|prompts|pairs|questions',
      '# <things>|pairs .. for|to|as|in|reserved .. <testing>|a_test_set|test_set|eval_set',
      '# <things> .. set_aside|kept_aside|held_out|held_back|put_aside|reserved|kept_back',
      '<eval-set> .. of|with|has|contains|holds|covers|is|: .. #',
      'graded|scored|marked|judged|rated|hand_graded # <things>',
      '# .. graded|scored|hand_graded|marked|judged <things>|by|against',
      '# .. <things> .. with|and .. reference|gold|expected|model answers|outputs|solutions',
    ],
    unless:
      /\bunit tests? #|\bof (?:the |our |all )?#|# (?:\w+ )?(?:percent|points|gpus?|ms|seconds|users|customers|classes|categories|out of)|training|\bneed #|# of us\b|# (?:\w+ )?(?:people|annotators|experts|reviewers|editors|colleagues|doctors|lawyers|attorneys|nurses|teachers|linguists|engineers|devs|raters|graders)/,
  },
  {
    field: 'labelledExamples',
    says: [
      '# .. <labelled> !by_hand_today',
      '# .. <things> .. <labelled>',
      '# .. <things> carry|carries|bear|come_with|came_with|have|has .. category|categories|label|labels|outcome|outcomes|code|codes|verdict|diagnosis|tag|tags !missing',
      '# .. <things> that|which|our|my|whom .. have|has? sorted|filed|coded|marked|scored|triaged|tagged|routed|annotated|labelled|labeled|translated|corrected',
      '# past|historical|resolved|closed|old|solved|archived <things> ... each|all|with .. outcome|outcomes|decision|label|labels|answer|category|verdict|resolution|code|diagnosis',
      '# .. <things> , .. <labelled>',
      '# .. <things> , the|its|their .. filled_in|entered|keyed_in|typed_in|written_in|noted by|in|next_to|beside',
      '# .. <things> , whose|where|with|for_which .. <known-of-each>',
      '# .. <things> .. whose|where|with|for_which .. <known-of-each>',
      '# .. <things> .. whose .. we_know|is_known|are_known|was_known',
      '<things> .. with .. <expert> .. <entered> ... #',
      '# .. <things> .. with my|our|their|his|her|teacher|expert? remarks|corrections|marks|grades|feedback|scores|verdicts|ratings|comments',
      '<tuning> .. on|with|over|using # <things>',
      '# of_them|of_those|of_these .. <labelled>|<labels>',
      '# of_them|of_those|of_these , .. <labelled>|<labels>',
      '<things> .. <labelled> ... # of_them|of_those|of_these|in_total|in_all|altogether|so_far|overall|$',
      '<labelled> .. <things>|set|data|dataset|corpus .. #',
      '<labels> .. : #',
      '<labels> .. of|has|is|are|contains|about|around|with|roughly|holds #',
      'labelled|labeled|annotated|tagged|coded|marked_up|categorised|categorized|curated|verified|hand_labelled|transcribed .. #',
      '# .. <labels>',
      '# past|historical|historic|previous|resolved|closed|old|solved|existing|archived <things> .. with|and|including|plus .. outcome|outcomes|decision|decisions|label|labels|answer|answers|category|categories|verdict|verdicts|resolution|resolutions|code|codes|result|results|response|responses|diagnosis|reply|replies',
      '# .. <things> .. with|and|plus|including .. known|correct|right|human|final|assigned|expert|their|the matching? outcome|outcomes|decision|decisions|label|labels|answer|answers|category|categories|verdict|verdicts|resolution|codes|code|result|diagnosis|translation|translations|summary|summaries|replies|reply|response',
      '# input|question|prompt|source|before|q|qa /|and? a|answer|output|target|response|completion|label|after? pairs|examples',
      '# .. <things> written|answered|sorted|labelled|coded|graded_by|summarised|translated|corrected|edited by',
      '# examples|demonstrations|demos|input_output_pairs|pairs|gold|samples|shots !of_each|per|in',
      '# .. translation|aligned|parallel|sentence|instruction|q_and_a|qa|question_answer pairs',
    ],
    unless: notHeld,
  },
  {
    field: 'taskCount',
    says: [
      '# .. tasks|jobs_to_do|classifiers|subtasks|use_cases|workflows|skills|checks|detectors|extractors|jobs|kinds_of_task|prompts_in_production !per|labelled|to_test|a_day|queued|in_the_queue',
      '# .. label_sets|labels_sets|taxonomies|labellings|labelings|tag_sets|coding_schemes',
      '# different|distinct|separate|small|little|narrow|independent tasks|things|jobs|questions|models_for|purposes|classifiers|prompts|checks|extractions',
    ],
    unless:
      /\b(?:ran|run|did|done|completed|finished) # |# (?:\w+ )?jobs? (?:there|with them|before)\b|\/per|labelled|\bper\b|# (?:\w+ )?(?:tasks?|jobs?) (?:are |is |were |got |have )?(?:left|open|overdue|due|failed|crashed|queued|running|pending|done|finished|blocked|stuck|late|on m|on our|in (?:jira|asana|trello|my|the backlog|the queue)|assigned|(?:this|last|per|every) sprint)|\b(?:closed?|finish(?:ed)?|completed?|assigned|solved?|(?:he|she|i|exam|homework|sprint|backlog|worksheet) (?:has|have|had|did|contains)) (?:me |us )?#|\bof #|§ (?:out )?of #|# (?:\w+ )?(?:tickets|examples)|gpu|slurm/,
  },
  {
    field: 'taskCount',
    says: [
      '# questions|checks|scores|criteria|flags|yes_no_questions asked|answered|checked? about|per|on|for|of each|every|the_same|one|a? <things>|of_them|call|transcript|conversation',
    ],
  },
  {
    field: 'servedModels',
    says: [
      '# .. models|finetunes|fine_tunes|checkpoints|variants|loras|adapters .. live|in_prod|in_production|online|in_service|prod',
      '# .. variants|finetunes|fine_tunes|adapters|loras|checkpoints behind|served|on_one|on_the_same',
      '# modelos|modelle|modeles|modelli|modellen .. produccion|produktion|production|produzione|producao',
      'produccion|produktion|production|produzione|producao .. # modelos|modelle|modeles|modelli',
      '# .. models .. in_production|production|served|deployed|live|hosted|behind|running|side_by_side|online|share|sharing|for|on_the_same|on_one|in_parallel|up',
      '# .. models|finetunes|fine_tunes|adapters|loras .. all|each|most|every .. quiet|idle|small|loaded|busy|up|online|rarely|seldom|of_them',
      '# small|tiny|little|quiet|idle|low_traffic models|finetunes|adapters|loras ,|on|that|with|$',
      'serve|serving|serves|host|hosting|hosts|run|running|runs|operate|operating|deploy|deployed|maintain .. # .. models|checkpoints|llms|fine_tunes|finetunes|adapters|loras|variants|endpoints|llamas|qwens|mistrals|gemmas',
    ],
    unless:
      /\bcompar|tried|tested|evaluated|parameters|\bb models|\b(?:car|phone|weather|climate|toy|business|role|fashion) models/,
  },
  {
    field: 'ownedGpus',
    says: [
      'access|use|allocation|share to|of|a|our|the .. # .. gpus|graphics_cards|accelerators',
      '# .. gpus|graphics_cards|accelerators .. we_own|own|of_our_own|in_our|in_the|on_site|sitting|idle|reserved|rented|leased|in_house|on_prem|available|already|at_our_disposal|under_the|to_ourselves|in_total|racked',
      'have|own|owns|bought|got|reserved|idle|existing|our|with|hold|leased|rent|rented|sitting_on .. # .. gpus|graphics_cards|accelerators',
      "'ve|weve # gpus|graphics_cards|accelerators",
      'cluster|fleet|pool|rack of .. # .. gpus|cards|accelerators',
    ],
    unless:
      /\b(?:need|needs|buy|should|would|how many|cost|costs|price|if|could|want|require|requires|order|budget for)\b/,
  },
  {
    field: 'gpuNodes',
    says: [
      '# .. nodes|servers|machines|boxes|hosts .. with|w_/|of|each|having|holding|x § ¤?|gpus|cards|a100|h100',
      '# .. nodes|servers|machines|boxes|hosts .. , § ¤|gpus|cards|a100|h100',
      '# gpu nodes|servers|machines|boxes|hosts',
      '¤|gpus|cards|§ , # hosts|nodes|boxes|servers|machines',
      '# .. nodes|servers|machines|boxes|hosts .. with|of|w_/|each|full_of .. ¤|gpus|cards|§',
      'gpus|¤|cards .. across|over|spread|on|in # .. nodes|servers|machines|boxes|hosts',
    ],
    unless:
      /\b(?:need|needs|buy|should|would cost|how many|how much|if)\b|cpu|web servers|app servers/,
  },
  {
    field: 'sharedPrefixTokens',
    tokens: true,
    says: [
      'every|each|all call|request|prompt|query|message|calls|requests|prompts|queries|conversation .. same|identical|shared|fixed|common|static .. # token|tokens',
      'same|identical|shared|fixed|common|static|constant|boilerplate .. # token|tokens .. policy|instructions|preamble|rulebook|guidelines|text|prefix|prompt|context|header|manual|$|in|at|on|every',
      '# sys|system|shared|common prompt|instructions|message',
      'first # token|tokens? ... identical|same|constant|fixed|shared|unchanged|never_change|never_changes|dont_change ... every|each|all|call|calls|prompt|prompts|request|requests|time',
      'first # token|tokens? of_it|of_each|of_every|of_that ... identical|same|constant|fixed|shared $',
      'prompt|prompts|tokens|token .. # <be> .. identical|same|constant|fixed .. every|each|all|always',
      '# token|tokens .. precede|precedes|before|in_front_of|ahead_of|on_top_of each|every|all',
      'instructions|policy|guidelines|rules|preamble|rulebook .. # token|tokens? of every|each|all prompt|prompts|request|requests|call|calls',
      'of_which|where .. first # token|tokens? .. never_change|never_changes|dont_change|identical|same|constant|fixed|shared',
      '# token|tokens? of_that|of_it|of_this <be> .. identical|same|constant|fixed|shared .. every|each|all|always|calls|requests',
      'share|shares|sharing .. # token|tokens',
      '# token|tokens systemprompt|prefix|vorspann',
      '# tokens .. immer|siempre|sempre|toujours .. gleich|igual|uguale|mismo|meme|identisch',
      '# token|tokens? .. prompt|prefix|preamble|instructions|header .. shared|same|identical|reused|common',
      '# token|tokens .. policy|instructions|preamble|rulebook|guidelines|prefix|header|schema|boilerplate|manual .. every|each|same|all|identical|always|never_changes|in_front',
      '# token|tokens .. same|identical|shared|constant|fixed|unchanged|repeated|never_change|static .. every|each|all|across|for|between|$',
    ],
    unless:
      /\boutputs?\b|corpus|\bfirst # (?:of )?(?:the |our )?(?:customers|users|people|run|race|visitors|callers)\b/,
  },
  {
    field: 'promptTokensPerRequest',
    tokens: true,
    says: [
      'input|inputs|prompt|prompts|context|documents|document|requests|request|query|questions|transcript|transcripts|each|average .. <be>|about|around|roughly|averages|average|runs|run|run_to|up_to|has|have|of|~|: .. # tokens !out|output|generated|back|of_text',
      '# tokens in|going_in|per_prompt|per_request|per_call|per_document|of_input|of_context|of_prompt|as_input|input|on_the_way_in|each_way',
      'send|sends|feed|feeds|pass|passes|stuff .. # tokens',
      '# token prompts|prompt|inputs|input|contexts|context|requests|documents',
    ],
    unless:
      /per second|¤ (?:has|have|supports?|offers) |context window|window of|max(?:imum)? context|corpus|in total|\bout\b.*#|pretrain|training|budget of/,
  },
  {
    field: 'outputTokensPerRequest',
    tokens: true,
    says: [
      '# tokens out|back|generated|of_output|coming_out|as_output|output|produced|of_answer|of_completion|on_the_way_out|in_reply|answer|reply|response|summary',
      'answer|answers|response|responses|reply|replies|output|outputs|summary|summaries|completion|completions|generates|returns|writes|produces|generating|emits|produce|return .. # tokens',
      '# token answer|answers|response|responses|reply|replies|output|outputs|summary|summaries|completion|completions',
      '# back|out',
    ],
    unless:
      /per second|context window|corpus|in total|pretrain|# out of|\b(?:find|found|ran|run|point(?:ed)?|carry|carried|rolled?|figured?|sold|worked) out #|# (?:days?|weeks?|months?|years?|minutes?) back/,
  },
]
