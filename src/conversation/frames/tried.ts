import { own, type Said, said } from './said.ts'

const undecided =
  /\b(?:would|could|should|will|might|does|do|can) (?:we |it |i |a |an |the )?(?:rag|retrieval|fine-?tun|prompt|lora|q?lora)|\b(?:wonder|whether|curious)/
const ofTuning = /\b(?:fine-?tun|finetun|tuned|lora|qlora|sft|adapter)/
const ofRetrieval = /\b(?:rag|retriev|vector|embedding)/
const notNear =
  /\b[a-z]*(?:n't|not|never) (?:[a-z]+ )?(?:even |anywhere |remotely )(?:close|near)\b|\b(?:nowhere|not even|isn't|aren't|not anywhere|far from|not remotely|not) (?:even |anywhere |remotely )?(?:close|near)\b|not far off/

/** How what was tried came out: the subject, then the result, or the other way round. */
export const triedFrames: readonly Said[] = [
  said(
    'retrievalResult',
    'not-tried',
    [
      '<not> .. <tried> .. <retrieval>',
      '<not> .. have .. <retrieval> yet|so_far|in_place|set_up',
      'no|nao|nicht|noch|pas|non|aun|jamais|mai|nunca .. probado|testado|experimentado|ausprobiert|getestet|probiert|essaye|teste|provato|tentato .. <retrieval>',
      '<retrieval> .. noch|nicht|pas|non|nao|no .. probado|testado|experimentado|ausprobiert|getestet|probiert|essaye|teste|provato|tentato',
      '<no> <retrieval> !needed|required|because',
      '<retrieval> .. untested|untried|not_tried|next_on|on_the_list|todo|on_our_list',
      '<retrieval> .. hasnt|not|never|havent .. <tried>',
    ],
    own,
  ),
  said(
    'retrievalResult',
    'no-help',
    [
      '<retrieval> ... <no-help>',
      '<retrieval> ... just_as|equally|still|as bad|wrong|poor|useless|as_before|fails',
      '<retrieval> ... but .. <no-help>',
      '<retrieval> ... aucune_amelioration|keine_verbesserung|ninguna_mejora|nessun_miglioramento|nenhuma_melhora|hilft_nicht|no_ayuda|nao_ajuda|non_aiuta|naide_pas|bringt_nichts',
      'search|lookup|elasticsearch in_front|on_top ... <no-help>',
      '<put> .. <passages> .. in|into|to|as|with .. prompt|context|model|it ... <no-help>',
      '<put> .. <passages> .. <no-help>',
      '<no-help> .. from|with|by|of .. <retrieval>',
    ],
    { ...own, unless: undecided },
  ),
  said(
    'retrievalResult',
    'helps',
    [
      '<retrieval> ... <help>',
      'with the|our|right <passages> in the|its? prompt|context ... <help>|right|accurate',
      '<retrieval> ... besser|mejor|mieux|meglio|melhor|hilft|ayuda|aide|aiuta|ajuda',
      '<put> .. <passages> .. in|into|to|as|with|next_to|alongside|before|at .. prompt|context|model|it|question|questions|top ... <help>',
      '<put> .. <passages> .. <help>',
      'with|once|when|after|given|as_soon_as .. right|relevant|correct .. <passages> ... <help>',
      '<put>|with|once|since|after .. search|lookup|search_engine|elasticsearch|index .. in_front|on_top|before|behind|into|first|,|prompt|model|place|added ... <help>',
      '<retrieval> .. got|took|brought|lifted|raised|moved|pushed|improved|went|jumped us|it|accuracy|quality|score|scores|everything|things? from # to|%',
      'search|lookup|elasticsearch in_front|on_top ... <help>',
      '<retrieval> ... errors|mistakes|hallucinations|wrong_answers|complaints|inventions dropped|fell|halved|went_down|vanished|disappeared|are_gone|shrank',
      'search|lookup|elasticsearch|index .. took|got|brought|lifted|moved us|it|things|accuracy from # to',
      '<help> .. with|after|once|thanks_to|by|when|since|through|from .. <retrieval>',
    ],
    {
      unless: new RegExp(
        `${undecided.source}|\\b(?:rag|retrieval) (?:and|or|vs\\.?|versus|nor|over|before|plus|&|\\+) (?:[a-z]+ )?fine[- ]?tun|how (?:does )?(?:rag|retrieval) works?|\\b(?:just as|equally|still) (?:bad|wrong|poor|useless|fails|off)|\\b(?:no|not|barely|hardly|little|never|without) (?:much |any |really )?(?:help|better|improve|difference|gain|luck)|(?:n't|not) (?:really |actually |even )?(?:help|work|improve|fix|solve|cut)`,
      ),
    },
  ),
  said(
    'tuningResult',
    'not-tried',
    [
      '<not> .. <tried> .. <tuning> !before|there',
      '<not> .. fine_tuned|finetuned|tuned|trained anything|any|a_model|one|yet|ourselves|$',
      '<tuning> ... never|not|havent|hasnt .. attempted|tried|done|touched',
      'no|nao|nicht|non|pas|aun|noch|jamais|mai|nunca .. hecho|feito|fait|gemacht|fatto|probado|versucht .. <tuning>',
      'no fine_tuning|tuning so_far|yet|attempted|tried|done',
    ],
    { ...own, unless: /\b(?:openai|azure|bedrock|together|fireworks|mistral|there before)\b/ },
  ),
  said(
    'tuningResult',
    'far',
    [
      '<tuning> ... <far>',
      '<tuning> ... still .. below|short|under|beneath|away|behind|missing !a_few|a_couple|slightly',
      '<tuning> ... <no-help>',
      '<tuning> ... nichts|nada|rien|niente .. gebracht|aportado|ajudado|apporte|portato',
      '<far> .. from|with|after|by|despite .. <tuning>',
      'attempt|attempts .. at .. <tuning> ... <far>',
    ],
    {
      ...own,
      unless: new RegExp(
        `${undecided.source}|\\bwithout|prompt\\w*[^.]{0,40}\\b(?:fails|useless)|expensive|afford|slow`,
      ),
    },
  ),
  said(
    'tuningResult',
    'close',
    ['<tuning> ... <near>', '<near> .. with|after|from|by .. <tuning>'],
    { ...own, unless: new RegExp(`${notNear.source}|${undecided.source}`) },
  ),
  said(
    'tuningResult',
    'passes',
    [
      'our|the|a|first fine|fine_tuned|finetuned|tuned .. model|version|one|¤|adapter|mistral|llama|qwen|gemma|bert ... does_everything|does_what_we|does_all|passes|meets|hits|exceeds|clears|works|good_enough|on_target|does_the_job|nails|great|beats_the_target',
      'our|the lora|adapter|fine_tune ... passes|meets|hits|exceeds|clears|works|good_enough|does_the_job|nails',
      '<tuning> ... passes|meets|clears|hits|reaches our|the|its bar|target|test|tests|threshold|goal|standard',
      '<tuning> .. does what_we_need|what_we_want|what_it_should|the_job|the_trick',
      '<tuning> .. worked|works great|well|fine|perfectly|beautifully|like_a_charm',
    ],
    {
      unless: new RegExp(
        `${undecided.source}|n't|\\b(?:not|never|barely|hardly|almost|until|unless|half of|(?:big|large|biggest|frontier|base|untuned|teacher)(?: (?:model|one))? (?:passes|meets|clears|hits|reaches))\\b`,
      ),
    },
  ),
  said(
    'promptingResult',
    'not-tried',
    [
      '<not> .. <tried> .. <prompting>',
      '<not> .. make|made|run|ran|do|did|done .. test|tests|trial|trials|attempt|attempts|experiment|experiments .. <prompting>',
      '<not> .. written|wrote|drafted|designed .. prompt|prompts !into|injection',
      'no|nao|nicht|noch|pas|non|aun|jamais|mai|nunca .. probado|testado|experimentado|ausprobiert|getestet|probiert|essaye|teste|provato|tentato|tentamos .. con|com|mit|avec|des|i|os? prompts|prompt|prompting',
      'prompts|prompt|prompting .. noch|nicht|pas|non|nao|no .. probado|testado|experimentado|ausprobiert|getestet|probiert|essaye|teste|provato|tentato',
      'no prompt|prompts|prompting so_far|yet|written|tried|attempted|in_place',
      '<not> prompted|prompt anything|it|any|a_model|yet',
      '<prompting> .. untested|untried',
    ],
    { ...own, unless: /\b(?:hasn't|not|never) tried to\b/ },
  ),
  said(
    'promptingResult',
    'far',
    [
      '<prompting> ... <far>',
      '<far> .. with|by|using|despite|from|after .. <prompting>',
      '<prompting> ... <no-help>',
      'no_matter|whatever|however .. prompt|prompts|ask|phrase',
      'no|none|not_one|not_a_single prompt|prompts|prompting|of_our_prompts|of_the_prompts ... close|near|enough|usable|there',
      '<no> .. prompt|amount_of_prompting .. gets|got|works|worked|fixes|fixed|helps|helped|solves',
    ],
    {
      ...own,
      unless: new RegExp(
        `${undecided.source}|${ofTuning.source}|${ofRetrieval.source}|too (?:long|expensive)|(?:token|context|length|size) limit|\\b(?:courses?|books?|talks?|workshops?|training|certificat)`,
      ),
    },
  ),
  said(
    'promptingResult',
    'close',
    ['<prompting> ... <near>', '<near> .. with|by|using|from|after .. <prompting>'],
    {
      ...own,
      unless: new RegExp(
        `${notNear.source}|\\b(?:not (?:one|a single)|none of (?:the|our|those)) prompts?\\b|\\bno prompts?\\b|\\bprompt (?:reply|replies|answer|response|delivery|service|payment)|close (?:by|at|down)\\b|${ofTuning.source}|${ofRetrieval.source}|prompt tokens|${undecided.source}`,
      ),
    },
  ),
  said(
    'promptingResult',
    'passes',
    [
      '<prompting> .. already? passes|meets|good_enough|works_great|works_well|works_fine|works_perfectly|does_the_job|does_the_trick|hits_the_target|hits_the_bar|clears_the_bar|nails_it|aces_it|solves_it|spot_on|perfect|flawless|exceeds|clears|suffices|fine|great|excellent',
      'happy|satisfied|content with .. quality .. of|from .. <prompting>',
      '<prompting> .. does|do|gives what_we_need|what_we_want|what_it_should|everything_we_need',
      '<prompting> .. does|handles|gets|solves|covers|manages all|everything|each|every|the_whole_job|the_lot',
      '<prompting> ... quality .. settled|solved|sorted|fine|no_issue|there|enough',
    ],
    {
      unless: new RegExp(
        `n't|\\bwith (?:the|our|a) [a-z]+ in (?:the |its )?(?:prompt|context)|\\b(?:pasting|putting|feeding|adding|stuffing|inserting|giving|not|never|nowhere|almost|nearly|barely|hardly|until|but|should|delivery|half|only|most|some|sometimes|send|sending)\\b|\\b(?:on|with|for) (?:the |our )?(?:short|easy|simple|small|clean|common|typical) (?:ones|cases|docs|documents|questions|inputs|texts|files|tickets)\\b|\\d (?:out )?of (?:the )?\\d|\\d ?(?:%|percent)|${ofTuning.source}|${undecided.source}`,
      ),
    },
  ),
  said(
    'teacherPasses',
    true,
    [
      '<big-model> .. already|easily|consistently|reliably|always|almost_always|does|can|is|are .. gets_it|passes|nails|meets|solves|aces|perfect|flawless|handles|good_enough|spot_on|great|fine|excellent|right|perfectly|well|does_it !at|but|on|for_us_to',
      '<big-model> clears|passes|aces|meets|nails .. test|tests|bar|target|check|checks|acceptance|threshold',
      '<big-model> .. nails|aces|meets|passes|clears|hits|exceeds|reaches|satisfies .. it|this|bar|target|everything|quality|test|tests|task|goal|requirements|$|all|every|our|these|them|standard|threshold',
      '<big-model> .. right|correct every_time|each_time|all_the_time|practically_always|nearly_always|always',
      '<big-model> .. gets .. right !half|about|only',
      'quality .. of|from|with <big-model> .. <be> .. fine|great|good_enough|perfect|excellent|what_we_need|sufficient',
      'quality .. <be> .. fine|great|good_enough|perfect|excellent|sufficient .. with|from|using <big-model>',
      '<big-model> macht|fait|hace|faz|fa .. fehlerfrei|perfekt|perfecto|parfaitement|perfettamente|perfeitamente|perfetto',
      '<big-model> .. quality|accuracy <be> where_we|there|right|fine|what_we_need',
      'happy|satisfied|content|fine with .. <big-model> .. quality|answers|results|output|outputs',
      'happy|satisfied|content with .. quality|answers|results|output|outputs .. <big-model>',
    ],
    {
      unless:
        /n't (?!afford|pay|justify|scale|sustain)|\b(?:not|never|nowhere|barely|nearly|almost|fine-?tuned|tuned|except|fails?|only|hardly|until|struggles?|wrong|can we|could|should|would)\b|\d\s?%|would love/,
    },
  ),
]
