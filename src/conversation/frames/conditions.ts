import { own, type Said, said } from './said.ts'

const pages =
  'page|pages|paragraph|paragraphs|clause|clauses|article|articles|section|sections|rule|rules|source|sources|file|files|document|documents|note|notes|manual|protocol|passage|passages|statute|chapter|line|record'
const cloud = 'cloud|nube|nuvem|nuage'

/** What a project is bound to, in words that the frames of `data` and `people` do not hold. */
export const conditionFrames: readonly Said[] = [
  said(
    'citationsNeeded',
    false,
    [
      'drop|dropped|drops|lift|lifted|waive|waived|remove|removed|skip|skipped|scrap|scrapped .. <cite> !bar',
      'without|forget the <cite> requirement|rule|constraint|need|obligation',
    ],
    { ...own, unless: /\b(?:dropped (?:out|by)|source code|never|not|don't|didn't)\b/ },
  ),
  said(
    'citationsNeeded',
    true,
    [
      `<must> .. point|link|refer|lead at|to|back_to .. ${pages}`,
      `<must> .. exact|precise|original|literal|very .. rule|sentence|wording|passage|clause|paragraph|line|text|article .. quoted|cited|shown|named|referenced|reproduced`,
      `every|each|all|any .. answer|answers|reply|replies|claim|claims|statement|sentence .. with|carries .. rule|page|paragraph|clause|article|section|file|document|line number|numbers|reference|name|link`,
      'every|each|all|any .. answer|answers|reply|claim|claims|statement|sentence .. needs|need|requires|wants|gets .. reference|source|link|citation|footnote',
      `<must> .. show|say|tell|name|state|indicate|display which|what|where .. ${pages}`,
    ],
    {
      negated: false,
      unless:
        /\b(?:applies|apply|on a map|(?:button|screen|app|dashboard|ui|menu|form|page|website) (?:must|has to|should|needs to|have to)|is (?:open|late|selected|active)|source code|open[- ]source|no need|optional|wrong (?:source|page))\b/,
    },
  ),
  said(
    'dataResidency',
    'hosted-api',
    [
      '<not> .. mind|bother|object .. <hosted>|cloud|external|api|apis|openai|outside .. read|reading|sees|see|seeing|has|having|processing|gets|getting|reads',
      'fine|happy|ok|okay|comfortable|cool|alright .. for|with|if .. <hosted>|cloud|openai|external|outside .. see|sees|read|reads|process|processes|have|gets|has|seeing|reading',
      'external|outside|third_party|american|us|foreign|commercial provider|vendor|api|service|company|processor may|can|could|is_allowed_to|are_allowed_to process|read|see|handle|store|have|get',
      '<no> objection|objections|problem|qualms|reservations to|with|about|against .. send|sending|sharing|hosted|external|cloud|api|openai',
      'residency|data|privacy|restriction|rule ... <hosted> .. allowed|ok|fine|possible after_all|now',
      'api|apis|cloud .. is|are allowed|ok|fine|permitted after_all',
    ],
    {
      ...own,
      unless:
        /\b(?:not|isn't|aren't|never|can't|cannot|unless|only if) (?:[a-z]+ ){0,2}(?:fine|ok|okay|allowed|happy|comfortable)\b|\bno (?:cloud|api)\b|\bour own\b/,
    },
  ),
  said(
    'dataResidency',
    'on-premises',
    [
      'nothing|no_data|none|not_a_byte .. stored|kept|saved|processed|sent|held outside|beyond|off|out_of',
      `interdiction|interdit|prohibido|prohibida|proibido|proibida|vietato|verboten|tabu|tabou .. ${cloud}`,
      `${cloud} .. interdit|interdite|prohibido|prohibida|proibido|proibida|vietato|verboten|tabu|tabou`,
      `nada|keine|pas|niente|nessun|sem|sin de? ${cloud}`,
      'heberge|hebergee|heberges|hebergees|alojado|alojados|hospedado|hospedados|ospitato|ospitati|gehostet|stocke|stockees .. chez_nous|en_casa|bei_uns|da_noi|em_casa|en_interne',
      'strictly|absolutely no cloud',
      'cloud .. forbidden|banned|taboo|prohibited',
    ],
    { ...own, unless: /\b(?:unless|except|eu|europe|country)\b/ },
  ),
  said(
    'dataResidency',
    'own-cloud',
    [
      'self_hosted|self_host|hosted|runs|run|running .. in <our> own? aws|azure|gcp|vpc|tenant|google_cloud|cloud',
      'live|lives|stay|stays|only .. in|inside <our> own? aws|azure|gcp|google_cloud|vpc|tenant',
    ],
    { ...own, unless: /\b(?:no|not|never|bill|costs?|spend|outside)\b/ },
  ),
  said(
    'ownWeightsRequired',
    true,
    [
      'must|have_to|need_to|needs_to|has_to|required_to own .. weights|model|models|checkpoint|checkpoints|ip',
      'weights|model|checkpoint .. have_to|must|needs_to|has_to|should be|belong .. ours|our_own|our_property|us',
      'owning .. weights|model|models|checkpoint ... condition|must|requirement|required|mandatory',
    ],
    { ...own, unless: /n't|\b(?:not|never|no need|whether)\b/ },
  ),
  said(
    'productRole',
    'core-feature',
    [
      'core|heart|centre|center|backbone|essence of .. <our> .. product|plan|tier|offer|offering|app|service|subscription|platform|business',
      'core|heart|centre|center|backbone of .. paid|premium|pro|enterprise plan|tier|offer|product|subscription|version',
    ],
    { ...own, unless: /n't|\b(?:not|no|corpus|problem|matter)\b/ },
  ),
  said(
    'productRole',
    'the-product',
    ['this|that|it is .. what .. customers|clients|users|people|subscribers .. pay|paying for|us'],
    { ...own, unless: /n't|\b(?:not|no)\b/ },
  ),
  said(
    'productRole',
    'support-feature',
    [
      'if|when it|this .. breaks|dies|fails|goes_down|is_down|stops .. nobody|no_one|noone .. notices|notice|cares|care|minds|screams|dies',
      'is|only|just|merely|an a? side|minor|secondary|small feature|function|thing|gadget',
    ],
    own,
  ),
  said(
    'autoGradable',
    true,
    [
      'answer|answers|result|results|output|outputs|solution|solutions|it|they|correctness|everything .. checked|verified|verifiable|validated|tested|checkable|compared|confirmed .. with|by|using|through|via|against .. sympy|calculator|script|regex|code|program|compiler|tests|unit_tests|solver|simulator|parser|schema|database|query|interpreter|formula|checksum|running|answer_key|rules',
      'regex|script|program|compiler|parser|validator|simulator|solver|calculator|checksum|query .. tells|checks|says|decides|shows|verifies|knows .. whether|if|right|wrong|correct|valid',
      'check|checking|verify|validate .. length|format|result|results|sum|sums|total|totals|answer|answers|output|syntax .. with|by .. script|regex|code|program|parser|schema',
    ],
    {
      ...own,
      unless:
        /n't|\b(?:not|cannot|never|no way|nobody|only (?:a|by) (?:human|expert)|by hand|by (?:an? |the |our )?(?:clerk|human|person|expert|lawyer|nurse|doctor|colleague|editor|team)s?)\b/,
    },
  ),
  said(
    'team',
    'ml-team',
    [
      'equipe|equipo|squadra|gruppe|equipa|time|team de|di|von|mit? ml|ia|ki|machine_learning|data_science !ops',
      'ml|ki|ia|machine_learning equipe|equipo|squadra|gruppe|abteilung',
    ],
    {
      ...own,
      unless:
        /n't|\b(?:no|kein\w*|sin|sem|sans|senza|pas|not|without|ninguem|nobody|hire|competitor\w*|their|vendor)\b/,
    },
  ),
  said(
    'team',
    'app-developers',
    [
      'dois|deux|zwei|dos|due|tres|drei|trois|#|so|solo|nur|solo_un|un|ein devs|dev|entwickler|desarrolladores|desarrollador|desenvolvedores|developpeurs|sviluppatori|programadores|programmierer ... ninguem|nadie|niemand|personne|nessuno|kein|keine|keiner|sin|sem|sans|senza|pas|nada',
      'one|a|single|only|just php|java|python|web|wordpress|excel|it guy|person|dude|girl|woman|man',
      'one|two|three|#|couple_of devs|developers|programmers|coders ... no|zero|without|none ml|data_science|ai|machine_learning',
    ],
    own,
  ),
  said(
    'mixedTrainingAndServing',
    false,
    [
      'inference|serving only .. no|not|never training|trainings|fine_tuning',
      'inference|serving only , no|not|never training|trainings|fine_tuning',
      'no|never|not training|fine_tuning on|with them|the_cards|the_gpus|these|those|that_cluster|this_cluster',
    ],
    { ...own, unless: /\b(?:data|examples|budget)\b/ },
  ),
  said(
    'kubernetes',
    false,
    [
      'not|without|sans|ohne|sin|sem|senza <k8s>',
      'slurm|docker|nomad|bare_metal|vms|swarm .. no|not <k8s>',
      'slurm|docker|nomad|bare_metal|vms|swarm , no|not <k8s>',
    ],
    { ...own, unless: /\b(?:problem|expert\w*|sure|skills?)\b/ },
  ),
  said(
    'kubernetes',
    true,
    [
      "got|'ve|weve|have|had|there_is|there_'s <k8s>",
      '<k8s> on|over|across|with #|two|three|four|five|six|our|the|a',
    ],
    {
      ...own,
      unless: /n't|\b(?:no|not|never|without|experience|should|considering)\b/,
    },
  ),
]
