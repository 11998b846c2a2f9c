import { own, type Said, said } from './said.ts'

const providers = 'openai|azure|google|vertex|bedrock|together|fireworks|mistral'
const pastVerbs = 'done|did|ran|run|had|made|started|completed|finished'
const jobs = 'tasks|jobs|classifiers|models|use_cases|subtasks|checks|extractors|detectors'
const fed =
  'input|inputs|document|documents|data|text|texts|source|sources|material|kind_of_document|kinds_of_documents|kind_of_input'

/** The machines there are, how they are used, and how requests look. */
export const machineFrames: readonly Said[] = [
  said(
    'latencyMs',
    3_600_000,
    [
      '<fine>|enough if|when|to|with .. <overnight>',
      'ready|back|done|there|in|delivered by|until|the|for? <overnight>',
      'ready|back|done|there|delivered by|until the <overnight>',
      'result|results|output|outputs|answers|answer|report|reports|scores|summaries|they|it|everything .. come|comes|arrive|arrives|run|runs|ready|processed|done|delivered|wait|waits|needed .. <overnight>',
      '<overnight> .. <be> .. <fine>|enough|soon_enough|early_enough|plenty|perfect|perfectly|good_enough|when|acceptable',
      '<overnight> <fine>',
      'batch|batches|batched|bulk .. <overnight>',
      '<overnight> batch|batches|job|jobs|run|runs|processing',
      'nobody|no_one|none .. waits|waiting|waits_for|sits_waiting|watching|in_a_hurry !list',
      'hours .. <be>? <fine>|okay|enough',
      '<not> .. real_time|realtime|urgent|time_critical|interactive .. batch|overnight|nightly|hours|offline',
    ],
    {
      ...own,
      unless:
        /\bin the morning\b[^.]{0,60}\b(?:afternoon|evening)\b|\b(?:train|retrain|fine-?tun|gpus?|idle|chang|updat|refresh|deadline|demo|launch|working hours|business hours|office hours|opening hours|streams?|isn't|not (?:fine|ok|good|enough|acceptable))/,
    },
  ),
  said(
    'kubernetes',
    false,
    [
      '<no> .. <k8s> !experience|expert|experts|team|skills',
      '<not> .. run|use|have|on|using|running|want|touch .. <k8s>',
      '<k8s> .. not|isnt|nowhere|never|no .. available|option|used|around|here|us|in_use',
      'nicht|sin|pas|senza|sem|kein|keine .. <k8s>',
      'bare_metal|plain_docker|docker_compose|systemd|plain_vms|slurm_only .. no|instead|rather|not .. <k8s>',
    ],
    own,
  ),
  said(
    'kubernetes',
    true,
    [
      'run|runs|running|use|uses|using|on|have|our|already|own|operate|with|via|through|by|orchestrated_by|managed_by|deploy|deployed|in .. <k8s>',
      'infra|infrastructure|platform|stack|orchestration|hosting|runtime|setup :? .. <k8s>',
      'plattform|plataforma|plateforme|piattaforma|infraestructura|infrastruktur .. <k8s>',
      '<k8s> cluster|shop|already|in_production|everywhere|in_place|ready|available|based|environment|platform|nodes|namespace|here|with|on|for|is|runs|manages|handles|,|$',
    ],
    {
      negated: false,
      unless:
        /\b(?:should we|do we need|no experience|learn|thinking about|considering|what is|not yet|migrating to|plan to|whether)\b/,
    },
  ),
  said(
    'mixedTrainingAndServing',
    false,
    [
      'separate|different|dedicated|distinct|own <gpus> for|per .. <training>|<serving>',
      '<training> .. separate|elsewhere|different|dedicated|apart|own <gpus>|from|cluster',
      '<not> .. mix|share|combine .. <training>|<serving>',
      '<serving>|<training> .. has|have|gets|got|on its_own|their_own|own|separate|its own? <gpus> !service|provider',
      '<serving>|<training> .. each .. own|separate <gpus>',
      '<training> .. <gpus> of_its_own|of_their_own .. never|not|apart|<serving>',
      '<training> .. runs|happens|is elsewhere|somewhere_else|on_another',
      '<gpus> .. only|just|exclusively|solely for? .. <serving>|<training> !and',
    ],
    own,
  ),
  said(
    'mixedTrainingAndServing',
    true,
    [
      '<training> .. and|or|plus|alongside|with|next_to .. <serving> ... <same>',
      '<serving> .. and|or|plus|alongside|with|next_to .. <training> ... <same>',
      '<same> .. <gpus> ... <training> ... <serving>',
      '<same> .. <gpus> ... <serving> ... <training>',
      '<training> ... <same> .. <gpus> ... <serving>',
      '<serving> ... <same> .. <gpus> ... <training>',
      '<gpus> .. do|handle|run|serve|used|host .. both .. <training>|<serving>',
      '<training> ... <serving> ... <same> .. <gpus>',
      '<training> .. by|at|during|over? night|nights|weekend|weekends ... <serving> .. by|during|in? .. day|daytime',
      '<serving> .. by|during|in? .. day|daytime ... <training> .. by|at|during|over? night|nights|overnight|weekend',
    ],
    { negated: false, unless: /\bseparate|different (?:gpus?|clusters?|cards)/ },
  ),
  said(
    'ownedGpus',
    0,
    [
      '<no> .. gpu|gpus|graphics_card|graphics_cards|gpu_hardware|accelerators of_our_own|ourselves|in_house|whatsoever|at_all|available|yet|$|here|on_site|to_speak_of|,|and|or',
      '<no> hardware|cards|machines|servers of_our_own|of_its_own|ourselves',
      '<no> own|spare|in_house|dedicated|local gpu|gpus|hardware|graphics_cards',
      'gpus|gpu .. none|zero|0',
      '<not> .. own|have .. gpu|gpus|graphics_cards|single_gpu !needed|quota|budget',
    ],
    {
      ...own,
      unless:
        /\bgpus? (?:needed|required|budget|experience|shortage|limits?|necessary|time|quota|support|access)|\bno more gpus|\bno idea|not sure|\b(?:\d+|one|two|four|eight) (?:\w+ )?(?:gpus|¤)/,
    },
  ),
  ...(
    [
      [2, 'double|doubles|doubled|twofold'],
      [3, 'triple|triples|tripled|threefold'],
      [4, 'quadruple|quadruples|viermal|fourfold'],
      [10, 'tenfold|zehnmal'],
    ] as const
  ).map(([value, times]) =>
    said(
      'peakFactor',
      value,
      [
        `traffic|load|volume|requests|usage|peak|peaks|rush .. ${times} at|on|in|during|over|every|that|the|so|average|normal`,
        `${times}${value === 2 ? '|twice' : ''} the|our|as_much normal|usual|average|typical traffic|load|volume|requests`,
        `${times} at|on|during|over .. peak|peaks|rush|black_friday|christmas|lunch|weekend|weekends|monday|mondays|sale`,
      ],
      {
        unless:
          /\b(?:last|next|this|every|each|per) (?:year|quarter|month)|\b(?:grew|grow|grows|by (?:next|the end))\b/,
      },
    ),
  ),
  said('taskCount', 1, ['single|only_one|just_one|exactly_one task !at|per|in|that_remains'], own),
  said(
    'tasksShareInput',
    true,
    [
      'every|each <things> goes|runs|passes|is_fed through|to|into .. all|both|several|#|every',
      'mismo|misma|mesmo|mesma|meme|stesso|stessa|gleiche|gleichen|selbe|selben documento|documentos|texto|texte|testo|text|entrada|input|ticket|email|correo|document|dokument|dokumente|transcripcion',
      'same|one|identical|single kind_of? .. input|inputs|transcript|transcripts|document|documents|text|texts|call|calls|ticket|tickets|email|emails|message|messages|record|records|note|notes|conversation|conversations|review|reviews|article|articles|image|images|report|letter|page|contract|scan|recording|file|prompt .. for|feeds|goes|gets|serves|through|into|into_all|is|drives ... all|each|every|#|several|<many>|tasks|classifiers|questions|models|checks',
      'all|each|every|they|tasks|classifiers|models|checks|of_them .. on|over|from|read|reads|reading|see|share|shares|sharing|take|takes|use|uses|look_at|run_on|consume|get|work_on .. same|one|identical .. input|inputs|transcript|transcripts|document|documents|text|texts|call|calls|ticket|tickets|email|emails|message|messages|record|records|note|notes|conversation|conversations|review|reviews|article|articles|image|images|report|reports|letter|page|contract|scan|recording|file|prompt|data',
      'same|identical input|transcript|document|text|call|ticket|email|message|record|note|conversation|review|article|image|report|letter|page|contract|scan|recording|file with|by|through|into|for|in|under #|several|many|different|<many>',
      'share|sharing .. input|inputs',
      'on|over|from|per|of the same|one input|transcript|transcripts|document|documents|text|texts|call|calls|ticket|tickets|email|emails|message|messages|record|records|note|notes|conversation|review|article|image|report|letter|page|contract|scan|recording|file|prompt',
    ],
    {
      negated: false,
      unless: /\b(?:output|answer)[a-z ]{0,20}same|people|users|format|once|starts? with the same/,
    },
  ),
  said(
    'tasksShareInput',
    false,
    [
      'each|every task|one|classifier|model|job .. own|different|separate .. input|inputs|document|documents|data|source',
      `${jobs} ... different|separate|own|unrelated|distinct|another ${fed}`,
      `${jobs} , each|every_one .. different|separate|own|unrelated|distinct|another ${fed}`,
      'each|every task|classifier|job takes|reads|needs|uses|gets another|different|separate input|document|text|source|data',
      `${jobs} ... ${fed} of_its_own|of_their_own`,
      `${jobs} .. each|every_one on|from|with|has|have its_own|their_own|own ${fed}`,
      'inputs .. nothing_to_do_with .. each_other|one_another',
      'inputs .. different|differ|distinct|unrelated|nothing_in_common|vary',
      'different|separate|unrelated inputs|documents|sources for|per|each|in .. each|every|task',
      '<not> .. share|same .. input|inputs',
    ],
    own,
  ),
  said(
    'outputCopiesInput',
    true,
    [
      'output|outputs|answer|result|response|reply <be> .. input|source|original text|document|file|code with|plus|minus|but|except',
      'returns|return|gives_back|hands_back|sends_back|spits_out .. file|document|text|contract|email|code|draft .. unchanged|untouched|with .. small|few|minor|tiny|edits|changes|fixes|lines',
      'salida|saida|sortie|ausgabe|risposta|respuesta|resposta .. repite|repete|ripete|repite|copia|copie|kopiert|wiederholt',
      'output|outputs|answer|result|response|reply|rewrite|it|text|code .. mostly|largely|mainly|nearly|almost|basically|practically|essentially|virtually|just|verbatim|# .. copy|copies|copied|same|identical|repeats|repeat|input|quotes|original|unchanged|source|verbatim|back|copy_of',
      'mostly|largely|mainly|almost_entirely|basically .. copies|repeats|echoes|reproduces|copying|the_same|unchanged|verbatim .. input|source|original|text|prompt|file|code|document|back|with',
      'returns|return|outputs|rewrites|gives_back|hands_back|spits_out|sends_back|echoes .. whole|same|entire|full|complete|original|input .. file|document|text|paragraph|code|record|letter|article|page|function .. with|plus|minus|after|except|where|just|only',
      'light|small|minor|tiny|few|slight|minimal|little|handful_of edits|corrections|changes|fixes|tweaks|modifications .. to|of|in|on|from .. input|text|original|document|file|code|draft|source',
      'same .. comes|come|goes|returned|sent|handed back|out .. with|small|minor|few|edits|changes|corrections',
      'grammar|spelling|spell|typo|punctuation correction|fixing|checker|fixer|corrector',
      'copy|copied|copies|repeat|repeats .. input|source|original verbatim|almost|mostly|nearly|word_for_word',
      'output|outputs|answer|answers|result|results|response|responses|reply <be> .. copied .. input|source|original|document|text',
      'most|# of .. output|answer|response|result|text .. <be>|comes .. copied|input|verbatim|source|identical|same|unchanged|straight_from',
    ],
    {
      negated: false,
      unless: /\bsame (?:format|tone|style|input for|transcript|for all)\b|cost|price/,
    },
  ),
  said(
    'latencyMs',
    3_600_000,
    [
      'overnight|nightly|offline|weekend|batch batch|job|jobs|run|runs|processing|mode|only|batches|window|workload',
      '<be>|run|runs|running|processed|process|scored|done|everything|happens|works|executed .. in_batch|in_batches|overnight|nightly|as_a_batch|offline|in_bulk|at_night',
      'nobody|no_one|no_user .. waits|waiting|wait|waits_for',
      'can|may|could|fine_if_it|ok_if_it run|take|takes|wait|be_done .. overnight|all_night|hours|until_morning|till_morning',
      'batch <be> .. fine|ok|okay|enough|acceptable',
      '<not> .. real_time|realtime|interactive|time_critical|urgent .. batch|overnight|hours|nightly|offline',
      'results|answers|output .. by|next|following .. morning|day',
      'latency|speed .. irrelevant|unimportant|doesnt_matter|is_no_concern .. batch|overnight|offline',
    ],
    {
      ...own,
      unless:
        /\b(?:batch size|dynamic batch|continuous batch|no batch|not (?:a )?batch|batching|batch discount|chang|updat|refresh|retrain|crawl|train(?:ing|s)? (?:[a-z]+ )?(?:overnight|at night|nightly)|training (?:job|run)s?|\d+ ?ms|seconds?)/,
    },
  ),
  said(
    'latencyMs',
    1000,
    ['sub second', 'within|under|below a|one second', 'less_than|faster_than a|one second'],
    { ...own, unless: /\bttft\b|\bfirst (?:tokens?|words?|letters?|characters?)\b|\bstart/ },
  ),
  said(
    'budgetUsd',
    0,
    [
      'no|zero money|budget|funds|funding !limit|limits|constraint|constraints|issue|issues|cap|problem|worries|yet|set|decided|defined|figure|number|for_now|is',
      'budget <be> .. zero|nothing|nil|nonexistent|$0',
      '<not> .. spend|pay anything|a_cent|a_penny|a_dollar|any_money|a_dime',
      'shoestring|free_tier_only|unpaid',
    ],
    {
      ...own,
      unless:
        /no budget (?:limits?|constraints?|issues?|for (?:label|annotat|hir|people|staff))|not sure|no idea|don't know|shoestring|cap of/,
    },
  ),
  said(
    'tunedThereBefore',
    true,
    [
      `we|i|already|have|weve|previously|once|team fine_tuned|finetuned|tuned|trained|ran_fine_tuning|did_a_fine_tune .. there|with_them|on|at|with|via|through|using|in ${providers}`,
      'we|i|already|have|previously|once fine_tuned|tuned there|with_them .. before|already|last|in_the_past|$|once',
      'existing|previous|earlier|past|running|active|live|old fine_tune|fine_tunes|fine_tuned_model|fine_tuning_job|fine_tuning_jobs|tuned_model|tuned_models .. on|at|with|there|in openai|azure|google|vertex|bedrock|together|fireworks|mistral|them|there',
      `${pastVerbs} .. tuning|fine_tuning|fine_tune|fine_tunes|finetune|finetunes|finetuning|finetunings|lora|qlora|sft|loras jobs|job|runs|run|round|rounds? .. on|with|at|in|via|through ${providers}`,
      `tuning|fine_tuning|finetuning|lora|fine_tune jobs|job|runs|run .. on|with|at|in ${providers} .. before|befor|previously|already|in_the_past|last|done`,
      `${pastVerbs} .. fine_tune|fine_tunes|finetune|finetunes|fine_tuning|finetuning|lora .. on|with|at|in|via|through ${providers} !only`,
      `^ fine_tuned|finetuned|tuned .. with|at|on|through|via|in ${providers}`,
      `used|tried .. ${providers} 's? fine_tuning|finetuning|tuning .. before|already|once|last|previously|in_the_past`,
      `been tuning|fine_tuning|finetuning|training .. on|with|at|in|via ${providers}`,
      'have|got|with .. fine_tuned|tuned model|models|¤ .. on|at|with|in|there openai|azure|google|vertex|bedrock|together|fireworks|mistral|already|before',
    ],
    { ownNegation: true, unless: /\b(?:never|not|n't|first time|no)\b/ },
  ),
  said(
    'tunedThereBefore',
    false,
    [
      '<not> .. fine_tuned|tuned|used_fine_tuning|run_a_fine_tune|trained .. there|with_them|on|at|with|via|through openai|azure|google|vertex|bedrock|together|fireworks|mistral|before|them',
      '<not> .. fine_tuned|tuned there|before|with_them',
      '<not> .. run|ran|done|did|started|launched .. tuning|fine_tuning|training job|jobs .. with_them|there|at|on|with',
      'first|new time|customer|account .. with|on|at|fine_tuning .. openai|azure|bedrock|vertex|google|there',
    ],
    own,
  ),
  said(
    'hostedTuningProvider',
    'none',
    ['no|without|not|never hosted|managed|external tuning|fine_tuning|provider'],
    own,
  ),
  ...(['openai', 'azure', 'bedrock', 'together', 'fireworks', 'mistral'] as const).map((provider) =>
    said(
      'hostedTuningProvider',
      provider,
      [
        `fine_tune|fine_tunes|fine_tuning|fine_tuned|tune|tuning|tuned|finetune|finetuning|finetuned|train|lora|qlora .. on|with|at|via|through|by|in|using|from|bei|chez|con|com|da|sur|en azure|aws|amazon? ${provider}`,
        `${provider} 's? fine_tuning|tuning|finetuning|fine_tune|trainer`,
        `tuning_provider|fine_tuning_provider|tuning_vendor .. ${provider}`,
      ],
      {
        unless: new RegExp(
          `\\b(?:not|never|n't|instead of|stopped|closed|haven't)\\b|(?:is|does|can) ${provider}`,
        ),
      },
    ),
  ),
  said(
    'hostedTuningProvider',
    'google',
    [
      'fine_tune|fine_tuning|fine_tuned|tune|tuning|tuned|finetune|finetuning .. on|with|at|via|through|in|using|by google|vertex|gcp|google_cloud',
      'google|vertex|gemini ai? fine_tuning|tuning',
    ],
    { unless: /\b(?:not|never|n't|instead of|haven't)\b/ },
  ),
]
