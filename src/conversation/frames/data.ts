import { notForTesting, notForTraining } from '../phrases/held-back.ts'
import { oneOf } from '../phrases/phrase.ts'
import { onPremMeant, onPremRefused } from '../phrases/places.ts'
import { own, type Said, said } from './said.ts'

/** Where the data may go. */
const residencyFrames: readonly Said[] = [
  said(
    'dataResidency',
    'on-premises',
    [
      '<not>|must_not|may_not|mustnt|nothing|no_data|shall_not|not_allowed_to|cant_ever .. <leave> .. <place>',
      '<not>|must_not|may_not|mustnt|nothing|no_data|shall_not .. <leave> .. <our> own? machines|servers|computers|hardware|systems|infrastructure|infra|metal|racks',
      'datos|dato|dados|dado|dati|donnees|donnee|daten|informacion .. no|non|nao|ne|nicht .. salir|sair|uscire|quitter|sortir|verlassen|abandonar|lasciare',
      'daten .. haus|netz|netzwerk|gebaude|rechenzentrum|server .. nicht .. verlassen',
      'nada|nichts|rien|nulla|niente|ningun|ninguna|nessun|nessuna|aucun|aucune|nenhum|nenhuma .. salir|sair|uscire|quitter|sortir|verlassen|abandonar|lasciare',
      '<no> .. data|information|byte|bytes|records|documents|text|files|word|line|pii .. <leave>|go .. <place>|outside|out',
      'nothing .. <leave>|go|goes .. <place>|outside|out',
      '<not> .. send|upload|move|take|put|copy .. out_of|outside|beyond .. <place>|hospital|company',
      '<stay> .. in|on|inside|within|behind|under .. <our> .. <place>|servers|site|datacenters|data_centers|data_centres|hardware|metal|iron|roof|rack|racks|machines|cellar',
      '<stay> .. on_premises|on_premise|on_prem|on_site|onsite|in_house|locally|local|behind_closed_doors|offline|air_gapped !team|developers|people|tool',
      '<stay>|on|inside|within|only .. servers|server|hardware|machines|racks|datacenter|data_center|data_centre|boxes|computers we|that_we|the_company|the_city|the_hospital|which_we|you? .. own|control|operate|run|manage|have !in|aws|azure|gcp|cloud',
      'keine|keinen|kein .. daten .. cloud|aussen|extern',
      'nicht|pas|non|nao|no in|dans|en|na|nel|nella|a die|le|la|el? cloud|nube|nuvem',
      'im|in? haus|hause|unternehmen|betrieb|firmennetz|rechenzentrum bleiben|bleibt|verbleiben',
      'bleiben|bleibt|verbleiben .. im|in|auf .. haus|hause|unternehmen|betrieb|rechenzentrum|servern',
      'rester|reste|restent .. interne|sur_site|chez_nous|nos_locaux|nos_serveurs|local',
      'quedarse|permanecer|quedan|permanecen|ficar|ficam .. empresa|casa|servidores|local|internamente|dentro',
      'restare|rimanere|restano|rimangono .. azienda|sede|interno|interni|server|locale',
      'must|has_to|have_to|should|needs_to|need_to stay|remain|be_kept in|inside|within the <place>',
      'on prem|premises|premise|site !visit|support|search|interview|event|training|meeting|parking|cook|staff|job|work',
      'onprem|onsite|airgap*',
      'air gap|gapped|gap_network',
      '<must>|work|works|run|runs|usable|function|operate .. offline|without_internet|without_a_connection|disconnected',
      'fully|completely|entirely|strictly|purely|must_be|only local|offline|onsite|disconnected',
      'offline|disconnected|isolated|classified|closed environment|network|system|machines|deployment|setup|enclave',
      'no|without internet|network|outbound connection|access|connectivity|$|traffic|at_all|,',
      'data|records|files|documents|notes|everything|texts|text|recordings|letters .. stay|stays|remain|remains|kept inside|within the|our? <place>',
      'nothing|no_data|none in|into|on|via|through the|any? cloud !account|tenant|of|bill',
      'regulator|regulators|law|policy|legal|compliance|management|bank|ministry forbids|forbid|bans|ban|banned|prohibits|rules_out|ruled_out|vetoes|disallows .. cloud',
      'no cloud !experience|budget|costs|bill|team|skills|engineers|engineer',
      '<cloud> .. <be>? <forbidden>',
      '<not>|must_not|may_not|mustnt|never|nothing .. go|goes|put|use|sent|send|upload|uploaded|touch|run|leave|live|be .. to|in|into|on|via|through? .. cloud|third_parties|external_services|outside_services !account|tenant|of|we|project',
      '<our> own? servers|hardware|datacenter|data_center|data_centre|server_room|racks|metal|mainframe only|exclusively|$|in_the_basement|no_exceptions',
      'self_hosted|self_host|selfhosted|hosted_ourselves|run_it_ourselves only|everything|exclusively|on_our',
    ],
    {
      ...own,
      unless: oneOf(
        onPremRefused,
        /\b(?:has|have|had|gets?|got) (?:its|their|his|her) own |\b(?:not|no|n't|nor|isn't|moved? off|don't need|away from) (?:[a-z]+ ){0,3}on[- ]?prem|migrat(?:e|ing) (?:off|from)|\b(?:fits? on|rent|vpc|tenant|tenancy|subscription|(?:aws|azure|gcp|cloud) (?:account|project|environment)|our (?:own )?(?:private )?cloud)\b|(?:¤|\bgpus?|\bcards?|\bservers?) (?:sit|sits|stand|stands|live|are|is|in) |\b(?:nuestra nube|nossa nuvem|nostro cloud|notre cloud|unserer? (?:eigenen? )?cloud)\b|\b(?:sold|ran|run|running) out\b|\b(?:staff|people|employees|visitors|pupils|students|guests|kids|children|you|everyone|everybody) (?:must|may|can|should|cannot|can't|have|are)\b|\b(?:sell|sells|selling|sold) (?:[a-z]+ )?on-?prem|\bon-?site (?:[a-z]+ )?(?:once|twice|days?|meetings?|week|workshops?|visits?)|\bcloud is (?:allowed|an option|fine|ok)|\b(?:eu|europe|germany|country|switzerland|canada|region)\b/,
      ),
    },
  ),
  said(
    'dataResidency',
    'own-cloud',
    [
      '<our> own|private|dedicated|existing|isolated? <own-cloud> !bill|costs|spend|provider|credits|team',
      'nuestra|nuestro|nossa|nosso|notre|unsere|unserer|nostra|nostro propia|propio|propria|proprio|propre|eigene|eigenen? nube|nuvem|cloud|vpc|tenant|suscripcion|conta|konto',
      '<stay> .. in|inside|within|on .. <our>|a|the own|private|dedicated? <own-cloud> !bill|costs',
      '<not>|must_not|may_not|nothing .. <leave> .. <our>|the .. <own-cloud>',
      'private|single_tenant|dedicated|sovereign cloud|vpc|tenant|tenancy|deployment',
      'vpc|tenancy|landing_zone',
      'aws|azure|gcp|google tenant|tenancy|subscription|vpc !id|bill|costs|admin|name|fee',
      'aws|azure|gcp|google_cloud|cloud account|project it_is|then|instead',
      'bring|deploy|run|host|hosted|deployed .. in|inside|into|on <our> .. <own-cloud>',
      'only .. our .. aws|azure|gcp|cloud account|subscription|tenant|project',
    ],
    {
      unless:
        /\bprefer not\b|cloud (?:bill|costs?|spend|provider|credits)|\b(?:no|without|don't have) (?:[a-z]+ )?(?:vpc|cloud)\b|\bgpus? (?:on|in|from) (?:aws|gcp|azure)/,
    },
  ),
  said(
    'dataResidency',
    'hosted-api',
    [
      '<hosted> .. <be> .. <fine> !tuning|tune|tuned|tunes',
      '<hosted> <fine> !tuning|tune|tuned|tunes',
      '<fine>|free|able with|to|if|for .. <send> .. <hosted>|cloud|outside|vendor|vendors|out|wherever',
      '<fine> with .. <hosted>',
      'can|may|allowed_to|free_to happily|freely|safely|legally? <send> .. <hosted>',
      '<send> .. <hosted> .. <be> .. <fine> !tuning|tune|tuned|tunes',
      'data|text|texts|content|documents|everything|it|material|tickets|they can|may|could|is_allowed_to|are_allowed_to|is_free_to|is_ok_to .. go|leave|be_sent|travel|flow|be_processed|be_shared .. <hosted>|anywhere|outside|wherever|out|any_provider|any_cloud|any_vendor|the_cloud',
      '<no> .. restrictions|constraints|concerns|limits|rules|requirements|issues|objections|worries .. data|privacy|confidentiality|residency|where|sending|hosted|cloud|sharing',
      '<no> data? privacy|residency|confidentiality|compliance|data restrictions|constraints|concerns|limits|rules|requirements|issues|worries',
      'data|content|text|nothing|information|material|it|documents .. <not> .. sensitive|confidential|secret|private|personal',
      'nothing|no sensitive|confidential|secret|private|personal|personal_data|pii|sensitive_data|customer_data',
      'legal|compliance|security|dpo|infosec|legal_team .. <fine> .. <hosted>|sending|cloud',
    ],
    {
      unless: oneOf(
        onPremMeant,
        /\b(?:not|isn't|aren't|never|can't|cannot|nicht|only if|unless) (?:[a-z]+ ){0,3}(?:fine|ok|okay|allowed|acceptable|happy|comfortable|send|sent|leave|go)\b|\bour own\b/,
      ),
    },
  ),
]

/** What there is of labels, tests, text and comparisons, where it is said without a number. */
const holdingsFrames: readonly Said[] = [
  said(
    'labelledExamples',
    0,
    [
      '<no> .. <labels>',
      'kein|keine|keinerlei|sin|sem|sans|senza|pas_de|aucun|aucune|nessun|nessuna|ningun|ninguna|nenhum label|labels|annotation|annotationen|etiketten|etiquetas|etiquettes|etichette|rotulos|anotaciones',
      '<no> .. labelled|labeled|annotated|tagged|hand_labelled data|examples|samples|set|dataset|corpus|material|tickets|things|records|documents|rows|anything|cases|yet|images',
      '<labels> .. none|zero|nonexistent|not_yet|dont_exist|doesnt_exist|missing|nil|absent|0',
      '<labels> ... we_have_none|there_are_none|have_none|got_none|we_have_no|dont_have_any|havent_got_any $',
      'none|nothing|not_one|not_a_single_one of|is|has|are|been|was|yet? .. labelled|labeled|annotated|tagged|categorised|categorized|classified|coded',
      '<things>|data|them|it|everything .. <not> .. labelled|labeled|annotated|tagged',
      'nobody|no_one .. labelled|labeled|annotated|tagged|categorised|categorized|classified|marked',
      'all|entirely|completely|totally|fully|everything|purely is? unlabelled|unlabeled|untagged|unannotated',
      'labelling|annotation|labeling .. <not> .. started|begun|done',
      '^ no|zero examples|samples|demonstrations ,|yet|at_all|whatsoever|and|so_far|$',
      'have|got|with|there no|zero|not_any examples|samples|demonstrations ,|yet|at_all|whatsoever|so_far|$',
      'zero|no|without training|gold|reference|example examples|pairs|answers|data|labels|outputs !set|tests',
    ],
    {
      ...own,
      unless: oneOf(
        notForTraining,
        /\d[\d,.]*[km]? (?:\w+ ){1,4}(?:without|with no|ohne|sin|sem|sans|senza) (?:any )?(?:labels|annot|etiq|etik|etich)|\b(?:no|not) (?:more|fewer|less) (?:labell|than)|not sure|don't know|no idea|how many|few-?shot|not (?:well |properly |consistently )labell|\d[\d,.]*[km]? (?:\w+ ){0,4}(?:nobody|no one|never|not)(?: \w+)? (?:labell?ed|annotated|tagged)|\b(?:no|not) time|\d[\d,.k]* (?:\w+ )?(?:labell?ed|annotated|tagged)/,
      ),
    },
  ),
  said(
    'evaluationExamples',
    0,
    [
      'kein|keine|keinerlei|sin|sem|sans|senza|pas_de|aucun|nessun|ningun|nenhum testset|testdaten|testfalle|eval|evals|evaluation|benchmark|test_set|conjunto_de_prueba|set_di_test|jeu_de_test',
      'nothing|no_way|no_means to measure|evaluate|test|judge|grade|score|benchmark .. with|against|on|quality|it|answers',
      '<no> .. <eval-set>|benchmark|evaluations|metric|metrics !budget|team|gpu',
      '<no> .. way|means|method|process|possibility .. measure|measuring|test|evaluate|compare|score|judge .. quality|it|answers|results|this|that|changes|improvement|progress',
      '<eval-set> .. none|missing|nonexistent|doesnt_exist|not_yet|still_to|zero|hasnt_been',
      '<not> .. measure|measured|evaluate|evaluated .. anything|quality|systematically|properly|so_far|yet',
      'eyeball*|gut_feeling|gut_feel|vibes|vibe_check|by_feel',
    ],
    {
      ...own,
      unless: oneOf(
        notForTesting,
        /not sure|no idea|no (?:test|metric|benchmark) (?:can|could|will|does|tells|team|environment)|unit tests?|\b(?:automatic|automated|script|program)|\d+ (?:\w+ )?(?:test|eval|graded)|latency|benchmark\w* (?:show|say)|matter of taste|objective|subjective/,
      ),
    },
  ),
  said(
    'preferencePairs',
    0,
    [
      '<no> .. preference|preferences|pairwise|a_/_b|comparison data|pairs|comparisons|votes|ratings|judgments|judgements|$',
      '<not> .. collect|record|gather|log|have .. preferences|preference|comparisons|ratings|votes|thumbs',
      '<no> thumbs|ratings|votes up|data|$|yet|collected',
      'no|zero comparisons|preferences|preference_pairs|pairwise_judgments .. collected|recorded|gathered|logged|kept|made',
    ],
    own,
  ),
  said(
    'citationsNeeded',
    false,
    [
      '<no> .. need|reason|requirement|obligation .. <cite>|to_cite|for_sources',
      '<not> .. need|needed|require|required|necessary|have_to|care_about|want .. <cite>',
      '<no> <cite> !yet|today|in|at|available|found',
      '<cite> .. not|arent|isnt .. needed|required|necessary|important|relevant|essential|crucial|vital|a_must|mandatory',
      '<cite> ... but not|arent|isnt essential|needed|required|necessary|important|crucial|a_must|mandatory',
      '<cite> dont|doesnt|neednt|do_not|does_not have_to|need_to|need .. be? shown|given|cited|named|listed|there|displayed|included',
      '<cite> .. optional|unnecessary|irrelevant|overkill|superfluous|dont_matter|not_important|nice_to_have',
    ],
    {
      ...own,
      unless:
        /\bno (?:sources?|citations?|references?|quotes?), no |\b(?:today|currently|at the moment|so far|yet|without (?:a |any )?(?:source|link)[^.]{0,30}(?:useless|worthless|unacceptable|rejected))\b|\b(?:answers?|statements?|nothing|claims?)[^.]{0,25}\bwithout\b|\bno (?:answer|claim|statement)/,
    },
  ),
  said(
    'citationsNeeded',
    true,
    [
      '<must> .. name|mention|state|give|show|indicate|reveal|list|carry .. source|sources|record|document|page|paragraph|clause|article|passage|section|origin .. it|they|rests|comes|based|$|from|behind|each|every',
      '<must> .. see|find|get .. source|sources|paragraph|clause|passage|page|article .. for|behind|of every|each|any|all',
      '<must> .. <cite> !code|of_truth|control|training|a_quote',
      '<cite> .. <be> .. must|needed|required|mandatory|essential|crucial|obligatory|non_negotiable|important|necessary|vital|compulsory|demanded|expected|indispensable|a_requirement|imperative',
      '<cite> required|mandatory|essential|needed|obligatory',
      'every|each|all|any answer|answers|statement|statements|claim|claims|response|responses|sentence|sentences|recommendation|figure|number|assertion|fact|reply .. <cite>|come_with|carry|carries|point|backed|linked|links',
      '<answers> .. with|carry|carries|including|plus .. <cite> !text|code|control',
      'with|including|plus|alongside the|a|an|its|their|exact? page|source|paragraph|section|document|clause|passage|chapter reference|number|link|citation|numbers|references|quote',
      'must|needs_to|has_to|have_to|should point|refer|link .. to .. source|sources|page|clause|paragraph|document|section|original|passage|article|statute|line|chapter',
      'citar|citer|citare|zitieren|zitiert|citant|angeben|nennen|indicar|indiquer|indicare la|leurs|ses|sus|suas|ihre|seine|sue|le|las|les|die|o|a|as|i|il|l? fuente|fuentes|source|sources|quelle|quellen|fonte|fontes|fonti',
      'quellenangaben|quellenangabe|quelle .. notig|pflicht|jede|jeder|muss|mussen',
      'trace|traced|traces|tracing .. to .. paragraph|source|page|clause|document|passage|section|line',
      'click|jump|drill|navigate|go through|down|back? .. to .. original|source|paragraph|passage|page|clause|section|document',
      'sin|sem|sans|ohne|senza fuentes|fuente|fontes|fonte|sources|source|quellen|quelle|fonti|citas|citations',
      'traceable|auditable|verifiable|attributable to|back',
      'every|each|all .. traceable|auditable|attributable|sourced|provable',
      'backed|substantiated|supported|accompanied|proven up? by|with .. link|source|reference|citation|quote|passage|footnote|clause|paragraph|evidence|document|page',
      'no source|sources|citation|citations|reference|references , no trust|sale|deal|use|answer|go|customer|customers',
      'chapter and verse',
      'without .. <cite> .. useless|worthless|rejected|unacceptable|no_good|nobody|wont|not',
    ],
    {
      negated: false,
      unless:
        /\b(?:source code|open[- ]source|data sources?|without citing|(?:invent|made|fake|hallucinat|bogus|nonexistent|wrong)\w* (?:up )?(?:sources?|references?|citations?|quotes?)|no (?:need|citations?)|(?:n't|not) (?:need|require|have to)|optional|single source|reference (?:answers?|solutions?|outputs?|translations?)|source (?:language|text|file|system)s?)\b/,
    },
  ),
]

export const dataFrames: readonly Said[] = [...residencyFrames, ...holdingsFrames]
