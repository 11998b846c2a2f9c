import { own, type Said, said } from './said.ts'

/** Who builds it, and what it is to the product. */
export const peopleFrames: readonly Said[] = [
  said(
    'team',
    'research-team',
    [
      '<research> !of|in_our_field|paper',
      'phd|phds|postdoc|postdocs|doctorates|professors .. <ml>|pretrain*|transformers|language_models|who|on_staff|on_the_team',
      '<many>|# phd|phds|postdocs|doctorates',
      'lab|group|institute|department|chair|we|team does|do|doing|conducts|conduct|works_on .. research .. in|on .. <ml>|language|language_modelling|language_modeling|nlp|transformers|foundation_models',
      'publish|publishes|published|publishing .. at|in .. neurips|icml|iclr|acl|emnlp|naacl|cvpr',
      'neurips|icml|iclr|emnlp papers|authors|publications|track_record',
      'publication|publications|papers at .. neurips|icml|iclr|acl|emnlp',
      'pretrained|published|publish|trained .. models|papers|work|llms|language_models .. before|already|ourselves|ourself|at_neurips|at_icml',
      'we|team|have|has .. pretrained|pre_trained .. model|models|llms|llm',
      'we|who .. publish|published .. papers|neurips|icml|acl|iclr',
    ],
    {
      unless:
        /\b(?:their|university|academic|for (?:a|our) research|clinical|user|market|ux|legal|equity|drug) (?:research|team)|\bserv(?:e|es|ing) (?:the )?research|\bfor (?:the |our )?(?:research|scientists)|\bno\b[^,.]{0,20}research/,
    },
  ),
  said(
    'team',
    'ml-team',
    [
      'dedicated|strong|experienced|proper|real|full|seasoned|solid|whole|own|established|big|small? <ml> team|group|department|squad|org|crew|platform_team|unit|guild|chapter',
      '<ml> and .. team|group|department|platform',
      '<many>|# .. <ml> <ml-role>',
      '<many>|# .. <data-scientist>',
      '<many>|# people|engineers|folks|colleagues|scientists|persons|of_us in|doing|for|working_on|on|who_do|with <ml>',
      'team|group|squad|crew of .. <ml> <ml-role>',
      'team|group|squad|crew of .. <data-scientist>',
      'team .. trains|trained|tunes|tuned|fine_tunes|ships|deploys .. models|¤',
      'we|team|they train|fine_tune|tune|ship|deploy|retrain models .. regularly|routinely|every|all_the_time|for_a_living|day_in|in_production|weekly|monthly',
    ],
    {
      unless:
        /\b(?:no|without|hire|hiring|lack|don't have|never had|haven't|not) (?:an? |any )?(?:[a-z-]+ )?(?:ml|machine learning|data science|ai|data scien\w+)|\b(?:one|two|1|2|couple)\b[^,.]{0,14}\b(?:ml|machine learning|data scien\w+|ai)\b/,
    },
  ),
  said(
    'team',
    'some-ml',
    [
      '<some> .. <ml> experience|knowledge|skills|skill|expertise|background|knowhow|know_how|exposure|practice|courses',
      '<upto-two> .. <ml> <ml-role>',
      '<upto-two> .. <data-scientist>',
      'first|only|sole|lone|resident|one <ml> person|engineer|hire|specialist|guy|developer',
      'one|two|someone|somebody|a_colleague|couple|1|2|a_dev|a_few .. of_us|people|person|engineer|engineers|developer|who|colleagues? .. fine_tuned|trained|done|did|knows|studied|dabbled|experience .. <ml>|model|models|fine_tuning|before',
      'someone|somebody|one_of_us|a_colleague|one_guy|one_dev .. <ml>|fine_tuned|trained',
      'dabbled|dabbling|took_a_course|took_courses|kaggle|self_taught .. <ml>|$|background|experience|competitions',
      'software|backend engineers|devs|developers with .. <ml> experience|knowledge|background|skills',
      'junior|part_time|fresh|intern <ml>|data_scientist|data_scientists',
    ],
    {
      unless:
        /\b(?:no|hire|hiring|looking for|without|lack\w*|don't have|nobody|zero) (?:an? |any |with )?(?:[a-z-]+ )?(?:data scien\w+|ml|machine learning|ai)\b/,
    },
  ),
  said(
    'team',
    'app-developers',
    [
      '<no> .. <ml> <ml-role>|team|expertise|experience|skills|background|knowledge|know_how|department|on_staff|in_house|at_all|$|here|whatsoever',
      '<no> .. <data-scientist>',
      'kein|keine|keinen|ohne|sin|sem|sans|senza|nessun|nessuna|ningun|nenhum|pas_de|aucun|aucune .. <ml> team|people|expert|experts|experten|spezialisten|$',
      'kein|keine|sin|sem|sans|senza|nessun|ningun|nenhum|pas_de|no_tenemos|nao_temos|non_abbiamo .. equipo|equipe|esperti|expertos|especialistas|specialisti .. <ml>',
      'nobody|none|no_one|not_one .. knows|know|does|do|done|trained|tuned|fine_tuned|understands|studied|touched|experience|has .. <ml>|model|models|fine_tuning|neural|deep_learning|pytorch',
      '<not> .. <ml> people|experts|engineers|specialists|folks|shop|company|person',
      'just|only|all|mostly|purely|entirely|exclusively|merely .. <dev-kind> <dev-role>',
      'just|only|all|mostly|purely|entirely|exclusively|merely|regular|ordinary|normal|plain .. <plain-dev>',
      '<number>|some|our|are|with|team|of .. <dev-kind> <dev-role> !need|wait',
      'who|we|they|people|colleagues|staff only|just? know|knows|use|uses only|just|some? excel|html|wordpress|office|word|spreadsheets|spreadsheet|no_code|nocode|zapier',
      '<number> .. <plain-dev> !need|wait|use|ask|using|hours|who_use|will_use|per',
      "we|i|team|'re|are|am|'m .. <plain-dev>",
      'just|only me|myself|i|us !and_a_data|and_an_ml|being',
      'one man|person|woman show|band|team|shop',
      'solo|lone|indie|freelance|freelancer|self_taught developer|dev|founder|maker|programmer|hacker|coder|$|web',
      '<ml> .. is|are .. new|all_new|foreign|greek to us|me',
    ],
    {
      ...own,
      unless:
        /\bno (?:ml|ai) (?:model|feature|in the)|for (?:our )?(?:\d+ |some )?(?:developers|engineers|devs|programmers)|\b(?:helps?|used by|users are|serves?|assistant for|tool for|our customers are) (?:[a-z0-9]+ )?(?:developers|engineers|devs)|only me who|just us\b/,
    },
  ),
  said(
    'productRole',
    'the-product',
    [
      '<be>|as|will_be|becomes|basically|literally the|our <whole> <product>',
      '<be>|basically|literally|essentially our product|business|company|startup !feature|manager|team|data|page|pages|catalog|description|descriptions|documentation|line|lines|owner|name|names|search|quality|goal|goals|need|needs|s',
      '<product>|everything|thing .. stands|lives|dies|falls|rises or|and falls|dies|stands with|by|on',
      'the|our <whole> <product> .. <be>|depends|rests|relies|stands|hinges|revolves|built|lives',
      'the <product>|model|bot|assistant itself|$',
      'what|thing|that we sell|ship|charge_for|get_paid_for|monetise|monetize',
      'we sell|monetise|monetize|license|charge_for the|this|it|access|them|these',
      'customers|clients|people|subscribers|users .. pay|paying us? for .. it|this|the_model|the_answers|exactly|the_output|the_assistant|the_bot',
      'without .. no|not .. company|business|product|startup|revenue',
      'without .. we dont|have|are|would .. company|business|product|exist|dead|nothing',
      'our|the|whole startup|company|business is|stands|built|lives|depends .. on|around|this|it|exactly',
      'our moat|bread_and_butter|reason_to_exist|raison_d',
      'flagship|sole|only|main|principal product !feature|page|line|team|manager|owner|area|category',
      'no .. company|business|product|startup without',
    ],
    {
      unless:
        /\bnot (?:the|our) (?:whole |entire |main )?product|product (?:description|page|question|feature|catalog|manager|data|team|search|review|category)/,
    },
  ),
  said(
    'productRole',
    'core-feature',
    [
      '<core> product? <feature>',
      '<core> to|for|of|in our|the product|app|offering|platform|service|business|experience|proposition',
      'heart|centre|center|centerpiece|centrepiece|backbone|cornerstone|star|core|linchpin of|in our|the product|app|platform|offering|service|tool|business',
      'main|biggest|key|number_one|top|primary reason .. buy|use|choose|subscribe|sign_up|pay|come',
      'users|customers|people .. buy|choose|subscribe|sign_up|come .. for|because_of .. it|this',
      'selling point|argument',
      'unique_selling_point|usp|killer_feature|differentiator|centerpiece|centrepiece|flagship_feature|cornerstone',
      'biggest|most_used|most_important|most_visible|front_and_center .. feature|part|function',
      '<be> .. front_and_center|front_and_centre|at_the_core|at_the_heart|key_to|central_to|core_to',
    ],
    { unless: /\bnot (?:a|the|our) (?:core|key|main)|\bnice[- ]to[- ]have/ },
  ),
  said(
    'productRole',
    'support-feature',
    [
      '<internal-use>',
      'small|minor|side|supporting|support|secondary|little|helper|tiny|peripheral|auxiliary|modest feature|add_on|function|widget|piece|part|thing|helper|extra',
      '<not> .. <core> <feature>|product|part',
      '<not> .. core|central|critical|essential|vital to|for|part',
      'only|just|purely|solely|mainly .. for|used_by|serves|inside|helps .. dept|department|team|staff|employees|colleagues|back_office|internal_use|own_people|our_people|coworkers|ourselves|admins|sales_reps|reps|intranet',
      'for|used_by|helps our .. own? employees|staff|colleagues|coworkers|workforce',
      'internal wiki|helpdesk|help_desk|search|dashboard|copilot|application|app|faq|portal|workflow|automation|process|knowledge_base|chat !network|data|documents',
    ],
    {
      ...own,
      unless: /\bnot just (?:a )?nice|\bmore than a nice|customer-?facing|not (?:an )?internal/,
    },
  ),
  said(
    'ownWeightsRequired',
    true,
    [
      '<must>|wants_to|wish_to|like_to|prefer_to|insist_on|insists_on|aim_to|plan_to .. own|owning|control|keep|hold|possess|have .. weights|model_weights|the_model|our_own_model|own_model|model_ourselves|model_outright|checkpoints|checkpoint|the_ip|ip',
      'weights .. <must> .. ours|our_own|us|in_house|belong|property|our_hands',
      'weights .. ours|our_property|belong_to_us',
      'publication|publishing|release|releasing|redistribution|open_sourcing of|the|our? .. weights|model_weights',
      '<must> .. publish|release|open_source|redistribute|give_away .. weights|model_weights|the_model',
      'own|owning|ownership .. weights|model_weights',
      'own what .. train|trained|build|built|pay',
      'avoid|without|escape|fear|zero|no|prevent|against|afraid_of|worried_about vendor|provider|any? lock_in|lockin|dependence|dependency',
      'vendor|provider lock_in|lockin .. unacceptable|no_go|concern|problem|not|risk|dealbreaker|worries|out|fear',
      '<not> .. depend|rely|be_dependent|be_locked .. vendor|provider|third_party|into|someone|openai|on_anyone|anybody',
      'full|complete|total control|ownership of|over .. model|weights|licence|license',
      'licence|license .. ours|clean|free|permissive .. weights|model|required|must|commercial',
      'model .. <must> .. belong|ours|our_property|in_our_hands|our_ip|be_ours|owned',
      'pulled|yanked|deprecated|retired|taken_away|discontinued|sunset .. from_under|under_us|on_us|without_notice .. not|never|cannot|$',
    ],
    {
      negated: false,
      unless:
        /\bnot (?:important|required|necessary|needed)|n't (?:care|need|matter)|open weights|open-weight/,
    },
  ),
  said(
    'ownWeightsRequired',
    false,
    [
      '<not> .. need|have|want|care|insist .. own|owning|about|to_own .. weights|model_weights|the_model',
      '<no> need .. own|keep .. weights|model|the_model',
      'weights .. <not> .. ours|matter|ours|important',
    ],
    own,
  ),
]
