import { own, type Said, said } from './said.ts'

const fallsDown = 'falls_apart|fails|breaks|breaks_down|stumbles|collapses|loses_it|trips'

/** Complaints and successes in words that the frames of `gaps` and `tried` do not hold. */
export const complaintFrames: readonly Said[] = [
  said(
    'gap',
    ['speed-and-cost'],
    [
      'gap|problem|issue|trouble|complaint|bottleneck|pain|pain_point|concern|worry|shortcoming <be>|: just|only|simply|purely|the|really? speed|cost|costs|latency|price|bill|invoice|money',
      'quality|accuracy .. <be> fine|good|great|ok|okay|perfect|right|excellent , bill|price|cost|costs|speed|latency <be>? not|isnt|arent',
      'quality|accuracy|answers|results|output|everything_else <be> .. fine|good|great|ok|okay|perfect|right|excellent ... invoice|bill|price|cost|costs|speed|latency .. not|isnt|arent|hurts|kills|hit|hits|explodes|doubled|doubles|problem|issue',
      '<no> complaints|complaint|issue|issues|problem .. about|with? .. quality|accuracy|answers|results ... but|just|only .. bill|cost|costs|price|invoice|speed|latency|slow|expensive',
      '<no> complaints ... bill|cost|costs|price|invoice|speed|latency',
      'bill|invoice|api_cost|api_costs|token_cost|spend .. tripled|exploded|will_double|explodes|explodes|skyrocket*|out_of_hand|ballooned|out_of_control|unsustainable',
    ],
    {
      ...own,
      unless:
        /\b(?:cost|speed|latency|price) (?:is |are |was )?(?:not|no|isn't|never) (?:a |an |the |our )?(?:problem|issue|concern)|\b(?:parking|printer|wifi|rent|elevator)\b/,
    },
  ),
  said(
    'gap',
    ['reasoning'],
    [
      'reason|reasons|reasoned|argues|concludes|infers|deduces wrong|wrongly|badly|incorrectly|poorly|falsely|sloppily|illogically',
      'learn|teach|train|get .. to reason|deduce|think_through|think_step',
      'want|wants|need|needs .. it|model|¤|bot|8b .. to reason|deduce|think_through|think_step',
      '<model> to learn|learns to? reason',
      'wrong|false|bad conclusion|conclusions|deduction|deductions .. from',
    ],
    { ...own, unless: /\b(?:students?|pupils|children|union|company|management) / },
  ),
  said(
    'gap',
    ['format-and-style'],
    [
      'ignores|ignore|exceeds|breaks|forgets|violates|overruns|disregards|blows .. limit|limits|length|maximum|format|template|structure|layout|word_count|character_limit|character_count|characters|schema',
      '<model> ignores|disobeys|disregards|forgets|breaks this|that|it|them|rules|the_rules|these|our_rules .. all_the_time|every_time|constantly|always|no_matter|whatever|anyway|often',
      'in|with|has|need|needs|want|like the? voice|style|tone|manner|words of .. <our>|a|late|retired|best',
      'write|writes|sound|sounds|answer|reply .. the_way|exactly_like|just_like|as|like <our> .. best|late|old|retired|senior|top|star|own .. writes|agent|editor|writer|founder|colleague|boss|author',
      'hate|hates|dislike|dislikes|loathe|loathes .. prose|tone|style|wording|phrasing|slogans|adjectives|jargon|clichés|cliches|voice',
      'warmth|tone|style|politeness|empathy .. matters|counts more|most',
    ],
    {
      ...own,
      unless:
        /\b(?:our (?:competitors?|customers|users)|rate limits?|context (?:limit|length)|token limits?|users? (?:ignore|hate)s? (?:the )?(?:form|template))\b/,
    },
  ),
  said(
    'gap',
    ['missing-facts'],
    [
      '<facts> it|the_bot|the_model|bot|model mentions|names|cites|quotes|recommends|offers|lists ... never|not|dont|doesnt|arent|werent|isnt|no_longer',
      '<model>|<answers> as_if|as_though ... still|price_list|was_valid|never_changed',
    ],
    { ...own, unless: /\b(?:customers?|users?|people|he|she) (?:[a-z]+ )?as (?:if|though)\b/ },
  ),
  said(
    'gap',
    ['format-and-style'],
    [
      '<answers> .. without .. bracket|brackets|brace|quotes|tag|field|fields|key|header|comma|salutation|heading|bullet|bullets',
    ],
    { ...own, unless: /\b(?:works?|fine|ok|can) without\b/ },
  ),
  said(
    'gap',
    ['task-skill'],
    [
      'files|puts|sends|sorts|routes|lands|ends_up .. under|in|into|to .. wrong heading|folder|pile|drawer|section|desk|box|team|queue|place',
    ],
    own,
  ),
  said(
    'gap',
    ['reasoning'],
    [
      `<model> ${fallsDown} when|once|as_soon_as ... combine|chain|join|compare|plan|deduce|calculate|reason|steps`,
      `^ ${fallsDown} when|once|as_soon_as ... combine|chain|join|compare|plan|deduce|calculate|reason|steps`,
      'gets .. step|steps|half|part right .. and|but|then .. wrong',
      'adds_up|sums_up|sums|adds|calculates|computes|counts .. wrong|wrongly|incorrectly',
      'conclusion|conclusions .. <not> .. follow .. from',
    ],
    { ...own, unless: /\b(?:i|he|she|we|my) (?:[a-z]+ )?(?:got|fell|falls?|add|count)/ },
  ),
  said(
    'gap',
    ['speed-and-cost'],
    [
      'call|reply|answer|response|request|it .. # seconds|s|secs|sec .. and|so ... hang_up|walk_away|drop_off|give_up|leave|bail|abandon',
      'does_the_job|works|works_fine|works_well but at # cents|ct|$|dollars',
      'cant|cannot|couldnt ship|launch|sell|release|deploy|go_live .. takes|costs #',
    ],
    own,
  ),
  said(
    'teacherPasses',
    true,
    [
      '<big-model> .. does|handles|solves|gets|answers|reads .. without a|an|any? mistake|mistakes|error|errors|fail',
    ],
    {
      ...own,
      unless:
        /\b(?:not|never|can't|cannot|fine-?tuned|tuned|if|would|could|should)\b|\b(?:small|smaller|tiny) (?:model|one)/,
    },
  ),
  said(
    'promptingResult',
    'passes',
    [
      '<prompting> ... perfect|flawless|spot_on|exactly_what_we|nails|aces|just_right|does_exactly|faultless|works_like_a_charm|nothing_to_complain',
    ],
    {
      ...own,
      unless:
        /n't|\b(?:not|never|nowhere|almost|nearly|barely|hardly|until|but|half|only|most|some|sometimes|should|would|if|one day|far from|less than|without|expect|hope|wish|delivery|service|payment|reply)\b|\bfine-?tun|\brag\b|\bretriev/,
    },
  ),
  said(
    'promptingResult',
    'far',
    [
      'prompted|prompting|prompts ... half|third|most|many|lots|majority .. wrong|incorrect|useless|unusable',
      'prompted|prompting|prompts ... right|correct .. half|third|quarter|less_than|only',
      'prompted|prompting|prompts ... useless|hopeless|unusable|embarrassing',
    ],
    { ...own, unless: /\b(?:fine-?tun|tuned|rag|retriev|lora|adapter)|\bshould\b|\bwould\b/ },
  ),
  said(
    'teacherPasses',
    true,
    [
      '<big-model> .. answers|gets|does|solves|classifies|extracts|handles ... right|correct|correctly|flawlessly|perfectly ... every_time|all|always|each_time|without_fail|every_one',
      '<big-model> .. answers|gets|does|solves|classifies|extracts|handles all|every|everything .. right|correct|correctly|flawlessly|perfectly',
      '<big-model> .. does|handles it|this|that|everything|all flawlessly|perfectly|without_error|without_errors|beautifully',
    ],
    {
      ...own,
      unless:
        /n't (?!afford|pay|justify|scale|sustain)|\b(?:not|never|nowhere|barely|nearly|almost|fine-?tuned|tuned|except|fails? at|hardly|until|struggles?|can we|could|should|would|if)\b|\b(?:on|with|for) (?:the |our )?(?:short|easy|simple|small|clean|common|typical) (?:ones|cases|docs|documents|questions|inputs|texts|files|tickets)\b|\d\s?%|would love/,
    },
  ),
  said(
    'languageFit',
    'weak',
    [
      '<language> kann|spricht|versteht|beherrscht|kennt das|ein|der? modell|ki|bot .. kaum|nicht|schlecht|nur',
      'modelo|modele|modello|modell|model|bot|ki apenas|kaum|a_peine|appena|quasi_non|mal entiende|entende|comprend|capisce|versteht|habla|fala|parle|parla|kann|spricht',
      'barely|hardly|scarcely speaks|understands|knows|reads|handles|covers .. <language>',
      'it|model|models|whisper|asr|¤|they|everything mangles|mangle|butchers|butcher|garbles|garble|slaughters <language>|our_language|our_dialect|the_dialect',
      '<language> .. klingt|suena|sonne|suona|sounds .. schlecht|schlechtes|falsch|mal|faux|male|like|wie',
    ],
    {
      ...own,
      unless: /^(?:and |but |so )?(?:he|she|i|my [a-z]+|the (?:intern|colleague|guy|client)) /,
    },
  ),
  said(
    'taskType',
    'extraction',
    [
      'pull|pulls|pulling|get|lift|grab|fish|dig .. out .. types|clauses|fields|values|dates|amounts|names|totals|parties|terms|numbers|entities|figures',
      'pull|pulls|pulling|get|lift|grab|fetch|read|take .. off|from|out_of .. receipts|receipt|contracts|contract|invoices|invoice|forms|form|documents|letters|labels|statements|certificates|reports|pdfs|plates|deeds',
    ],
    { ...own, unless: /\b(?:plug|team|people|hand|money)\b/ },
  ),
  said(
    'taskType',
    'classification',
    [
      'returns|return|outputs|output|says|picks|choose|chooses|decides|gives one_of',
      'assign|assigns|assigning one_of|each|every|it .. to|# .. class|classes|category|categories|crew|crews|team|teams|queue|queues|department|departments|code|codes',
      'assigns|assign one_of #',
    ],
    { ...own, unless: /\b(?:people|managers?|my|birthday)\b/ },
  ),
  said(
    'taskType',
    'ranking',
    [
      'sort|sorts|order|orders|rank|ranks .. by relevance|fit|match|quality|similarity|importance|urgency|likelihood',
    ],
    own,
  ),
  said(
    'taskType',
    'generation',
    [
      'bot|model|it|ai|tool|assistant|system write|writes|draft|drafts|writing .. draft|drafts|reply|replies|letter|letters|blurb|blurbs|email|emails|text|texts|description|descriptions|summary',
    ],
    { ...own, unless: /\b(?:classif\w*|extract\w*|answers? questions)\b/ },
  ),
]
