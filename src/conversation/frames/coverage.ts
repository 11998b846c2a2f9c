import { own, type Said, said } from './said.ts'

const signs =
  'script|scripts|alphabet|syllabary|runes|glyph|glyphs|character|characters|letter|letters|syllable|syllables|writing_system|notation'

/** Whether models know the language, the notation, the kind of data; how far the domain is off. */
export const coverageFrames: readonly Said[] = [
  said(
    'gap',
    ['unsupported-modality-or-language'],
    [
      '<none> .. model|models|llm|llms|vendor|vendors|api|apis|provider|providers|product|products|tool|tools .. support|supports|speak|speaks|cover|covers|understand|understands|read|reads|parse|parses|ingest|ingests|transcribe|transcribes|trained_on|exist_for|knows|know',
      '<language> .. <garbage>',
      '<garbage>|wrong|struggles|struggle|stumbles|not_great|not_good at|in|on|with|for .. <language>|script|alphabet|our_language',
      '<language> ... <none> .. <any-model> .. <language-verb>',
      '<not> .. <language-verb> .. <language>|script|alphabet|our_language|our_script|writing_system',
      '<language> .. <not> .. supported|covered|understood|handled|work|available|good',
      'model|models|llms .. <not> .. <language-verb> .. signals|waveforms|spectra|sensor|images|audio|video|point_clouds|molecules|proteins|genomes|schematics|drawings|x_rays|scans|handwriting|blueprints|sheet_music|lidar',
      'unsupported language|modality|script|data|format',
    ],
    { ...own, unless: /\bstruggles? with the (?:format|tone|load|traffic)|self-?host/ },
  ),
  said(
    'languageFit',
    'weak',
    [
      '<model>|models .. make|makes a? mess|hash|salad of .. <language>|our_language|it',
      'modelos|modeles|modelli|modelle .. mal|schlecht|male|mauvais|regular|flojo',
      '<language> .. <garbage>',
      '<language> ... <model> .. make|makes|making|do|has|have|produce|produces .. <mistakes>',
      '<model> .. make|makes|making|has|have|produce|produces .. <mistakes> .. in|with .. <language>',
      '<garbage>|not_great|not_good|stumbles|worse at|in|on|with|for .. <language>|dialect|dialects|our_language',
      '<language> ... <none> .. <any-model> .. <language-verb>',
      '<none> .. <any-model> .. <language-verb> .. <language>|dialect|dialects|our_language',
      '<not> .. <language-verb> .. <language>|dialect|dialects|our_language',
      '<language> .. <not> .. supported|covered|understood|handled|work|good',
      'low|under resource|resourced|represented language|languages|dialect',
      'minority|endangered|indigenous|regional|rare|small language|languages|dialect|dialects',
    ],
    own,
  ),
  said(
    'languageFit',
    'unseen-script',
    [
      '<none> .. <any-model> .. <language-verb> .. script|alphabet|writing_system|notation',
      'alphabet|script|writing_system|notation|glyphs .. invented|made_up|designed|devised by|for|in|at|ourselves',
      'unseen|unknown|undeciphered|custom|unsupported|invented|private|proprietary script|alphabet|writing_system|notation|glyphs',
      'script|alphabet|writing_system|notation|glyphs .. <none> .. model|models|tokenizer|tokenizers|llm|llms',
      '<none> .. model|models|tokenizer|tokenizers|llm|llms .. seen|knows|know|supports|support .. script|alphabet|notation|glyphs|writing_system',
      `tokenizer|tokenizers|tokeniser|tokenisers|vocabulary .. <not>|no|lacks|breaks|shreds|byte|bytes|splits|chokes_on|choke_on|unknown .. ${signs}|bytes`,
      'tokenizer|tokenizers|tokeniser|tokenisers .. falls_apart|fall_apart|falls_back|fall_back|explodes|falls_to_pieces|breaks_up .. byte|bytes|pieces|characters',
      `${signs} .. becomes|become|turns|turn|comes_out|come_out|ends_up|end_up|splits|is|are .. byte|bytes|byte_tokens|byte_soup|unknown_tokens|unk`,
      'own|our_own|its_own|unique script|alphabet|writing_system',
    ],
    own,
  ),
  said(
    'languageFit',
    'well-covered',
    [
      '<language> ... models|model|llms handle|handles|cover|speak|know|master|do .. fine|well|perfectly|flawlessly',
      'all|everything|only|mostly|purely|entirely|exclusively|just .. in? english',
      'english only|throughout|exclusively|language_only',
      'language|languages <be> .. fine|no_problem|well_covered|not_an_issue|well_supported',
      'plain|standard|ordinary|simple english|french|german|spanish',
    ],
    {
      unless:
        /\bnot\b|n't\b|\b(?:from|(?:in)?to) (?:plain|simple|sql|code|python|queries|cypher)\b/,
    },
  ),
  said(
    'domainShift',
    'strong',
    [
      'like nothing .. web|internet|online|public|wikipedia|models|newspaper|anyone',
      'nothing like .. web|internet|public|normal|ordinary|usual|wikipedia|books|english|anything|online',
      'nothing|none|little .. web|internet|online|wikipedia .. like',
      'practically|basically|almost|virtually|pretty_much its_own|its own|another|a_different|a_foreign? language|dialect',
      'lenguaje|lingua|linguaggio|langue|langage|sprache|linguagem|vocabulario .. muy|molto|tres|sehr|muito|stark|hoch especializado|specialistico|specialise|specialisee|speziell|fachlich|tecnico|technique',
      '<not> .. anything like .. web|internet|public|normal|ordinary|seen',
      'completely|totally|wildly|very|entirely|utterly|radically different|own|separate|foreign|alien vocabulary|language|terminology|notation|jargon|lexicon',
      'completely|totally|wildly|very|far|radically|utterly|vastly|entirely|so|worlds|drastically|fundamentally different|removed|unlike|apart|away .. from|anything|than|to .. public|web|internet|normal|ordinary|english|text|models|general|everyday|pretraining|training_data|usual',
      'miles|light_years|worlds|far|galaxies away|apart|removed|off from anything|what|whatever .. web|internet|online|public|wikipedia|model|models|pretraining',
      'nothing on|in the? web|internet|wikipedia .. resembles|comes_close|looks_like|matches',
      'nothing public .. near|close|resembles|like|comparable|similar',
      'web|internet has|holds|knows nothing of|like the|it',
      '<not> find anything like it|this|that|them .. web|internet|online|wikipedia',
      'unlike anything .. public|web|internet|seen|online|trained|model|models',
      'heavy|dense|impenetrable|arcane|highly_specialised|highly_specialized|extremely_specialised|extremely_specialized|very_specialised|very_specialized|extremely_niche|super_niche|obscure|esoteric|cryptic jargon|notation|terminology|vocabulary|shorthand|language|domain|codes|field|dialect',
      'jargon|notation|shorthand|terminology|domain .. <be> .. impenetrable|arcane|unique|cryptic|its_own_language|completely_different|very_specialised|very_specialized|extremely_specialised|far_from',
      'telegraphic|clinical|military|in_house|internal|ward|pilot|trader|shop_floor shorthand|slang|codes|lingo',
      'full|riddled|packed|stuffed|littered of|with .. abbreviations|acronyms|shorthand|jargon|codes|slang|symbols',
      'abbreviations|jargon|shorthand|terms|codes|slang|notation .. nobody|no_one|no_outsider|none|only_insiders .. outside|else|but_us .. understands|understand|reads|gets|knows',
      '<not> .. find .. on the? web|internet|wikipedia',
      'own|whole_other|its_own|another language entirely|altogether|completely',
      '<none> .. like .. on_the_internet|on_the_web|online|in_public',
    ],
    own,
  ),
  said(
    'domainShift',
    'weak',
    [
      'some|a_bit_of|a_little|bit_of|mild|light|occasional|moderate|a_few jargon|terminology|abbreviations|acronyms|technical_terms|industry_terms|domain_terms|in_house_terms|special_terms|terms_of_art',
      'jargon|terms|terminology here and|or there',
      'slightly|somewhat|a_bit|a_little|mildly specialised|specialized|different .. from|domain|vocabulary|$',
      'mostly|largely ordinary|normal|plain|everyday|general .. with .. jargon|terms|terminology|abbreviations',
    ],
    own,
  ),
  said(
    'domainShift',
    'none',
    [
      'plain|ordinary|everyday|normal|general|common|regular business? english|language|text|prose|topics|vocabulary|subject_matter',
      'nothing specialised|specialized|exotic|special|unusual|out_of_the_ordinary about|in|domain|here|$|language',
      'alltagssprache|umgangssprache|lenguaje_cotidiano|linguagem_comum|linguaggio_comune|langage_courant|langue_courante',
      '<no> .. jargon|specialist_vocabulary|special_vocabulary|technical_terms|specialised_vocabulary|specialized_vocabulary',
      'the_sort|the_kind|stuff .. you .. find|read .. on_the_web|newspaper|news|online|on_wikipedia',
    ],
    {
      ...own,
      unless:
        /\bplain text\b|\b(?:from|(?:in)?to) (?:plain|simple|everyday|ordinary)|\b(?:in)?to (?:sql|code|python|queries|cypher)\b|\b(?:different|unlike|removed|far) (?:[a-z]+ ){0,3}(?:from|than)?\b|\b(?:jargon (?:like|is)|understand|speak|knows?)\b/,
    },
  ),
]
