import { type Said, said } from './said.ts'

const verbFirst =
  /\b(?:who|that|they|experts|people|annotators|colleagues) can (?:label|tag|annotate|classify|sort)\b|\b(?:we|i|they|someone) (?:could|might|would) (?:label|tag|classify|sort)|\b(?:humans?|by hand|manually|people) (?:still |currently |now )?(?:classify|tag|sort|extract|write)/

/** A verb names the task after words of purpose, first in the sentence or after a colon. */
const goal = (frame: string) => [`<wants-to> ${frame}`, `^ ${frame}`, `: ${frame}`]

/** What the model is to do, and on what kind of material. */
export const taskFrames: readonly Said[] = [
  said(
    'taskType',
    'extraction',
    [
      ...goal('extract|pull_out|lift|capture|harvest|parse_out|read_off|scrape !users'),
      ...goal('pull|get|grab|read|fish|mine|collect|find .. from|out_of|off .. <things>'),
      'pull|pulls|pulling|fish|fishes|fishing|lift|lifts|extract|extracts|extracting|grab|grabs out? .. from|out_of|off|,|date|dates|total|totals|amount|amounts|names|vendor|fields|entities|line_items|values',
      'information|entity|field|data|key_value|attribute|relation|table extraction !layer',
      'entity|named_entity recognition',
      'extraction of !value',
      'extraer|extrair|extraire|extrahieren|estrarre|auslesen|herauslesen|extraktion|extraccion|extracao|estrazione',
      'ner task|model|problem',
      'turn|turns|turning|convert|converts|converting|parse|parses|parsing .. into|to structured|json|fields|rows|a_table|records|structured_data|a_spreadsheet|csv|columns',
    ],
    { unless: verbFirst },
  ),
  said(
    'taskType',
    'ranking',
    [
      ...goal(
        'rank|rerank|re_rank|order|sort .. by|candidates|results|products|leads|applicants|offers|listings|articles|search|for',
      ),
      'search|result|results|candidate|product|lead|feed relevance? ranking|reranking|re_ranking',
      'rank|ranks|ranking|rerank|reranks|reranking|prioritise|prioritises candidates|results|products|leads|applicants|offers|listings|articles|ads|job_ads|posts|items|search_results|hits|passages|jobs|resumes|cvs|recommendations',
      'ranking task|problem|model|of',
    ],
    { unless: /\brank(?:s|ed)? (?:first|second|higher|lower)|\blora rank|\brank (?:of |= ?)?\d/ },
  ),
  said(
    'taskType',
    'classification',
    [
      ...goal(
        'classify|categorise|categorize|triage|moderate|tag|label|flag|detect|route|bucket|sort|screen|filter|identify_the_intent .. <things>|into|as|by|to|spam|fraud|toxic|which|whether',
      ),
      'classify|classifies|classifying|classification|categorise|categorize|categorises|categorizes|categorising|categorizing .. <things>|into|by|according|as',
      'classification|categorisation|categorization|triage of',
      'clasificar|classificar|klassifizieren|klassifizierung|classificare|classer|kategorisieren|clasificacion|classificacao|classificazione',
      'decide|determine|predict|tell|judge whether|if .. <be> .. fraud|spam|genuine|legit|urgent|relevant|toxic|or_not',
      'label|labels|tag|tags .. <things> .. by',
      'classification|triage|moderation|routing task|problem|job|of|model|use_case|pipeline|system',
      'intent|sentiment|spam|fraud|toxicity|topic|churn|abuse|hate_speech|phishing|language detection|classification|analysis|recognition|classifier|tagging',
      'into|across|among|between|of # .. categories|classes|buckets|intents|labels|topics|departments|queues|types|groups',
      'assign|assigns|attach|attaches|predict|predicts .. codes|code|labels|label|category|categories|tags|tag|severity|priority|diagnosis_codes|icd',
      'yes_or_no|yes_/_no|binary|spam_or_not|true_or_false|toxic_or_not decision|decisions|classification|classifier|label|labels|$|task|question',
    ],
    { unless: verbFirst },
  ),
  said(
    'taskType',
    'agent',
    [
      'calls|call|uses|use|invokes|invoke|operates|operate|trigger|triggers|drives|orchestrates .. tools|apis|functions|crm|erp|systems|browser|back_end|backend !team',
      'ai|llm|coding|browser|voice|booking|research agent|agents',
      'autonomous|agentic agent|agents|workflow|task|system|loop|assistant|workflows|pipeline',
      'agent|agents that|which|to|calls|uses|books|files|should|will|must|can !at|work|answer|support',
      'tool|function|api calling|use|calls',
      'agent|agents with|has|using|given .. tools|functions|apis',
      'books|book|booking|reschedules|refunds|cancels|places|files|updates|opens|creates .. appointments|flights|orders|meetings|tickets|refunds|subscriptions .. by_itself|itself|autonomously|on_its_own|for_the_user|on_behalf|via|through',
      'by_itself|itself|autonomously|on_its_own|on_behalf .. books|acts|executes|performs|carries_out|does|click*',
    ],
    {
      unless:
        /\b(?:human|support|service|call cent(?:re|er)|contact cent(?:re|er)|sales|live|insurance|real estate|our|travel|field) agents?/,
    },
  ),
  said(
    'taskType',
    'code',
    [
      ...goal(
        'write|generate|complete|refactor|port|fix|review|produce|translate|migrate|suggest|autocomplete .. code|sql|python|java|cobol|verilog|vhdl|typescript|unit_tests|functions|queries|scripts|patches|rtl|kotlin|rust|bash',
      ),
      'text|natural_language|question|questions|english to sql|code|query|cypher',
      'turn|turns|turning|convert|converts|translate|translates|map .. english|text|language|questions|requests|words into|to sql|code|python|cypher|queries|javascript|regex',
      'text_to_sql|nl2sql|text2sql',
    ],
    { unless: verbFirst },
  ),
  said(
    'taskType',
    'generation',
    [
      ...goal(
        'summarise|summarize|translate|draft|paraphrase|rewrite|write|generate|compose|produce|create|reword|simplify .. <things>|summaries|copy|stories|newsletter|newsletters|captions|titles|headlines|scripts|outlines|proposals|replies|text|ads|quests|dialogue|dialogues|it|them|poems|blurbs|slogans|minutes|subject_lines|reports|$',
      ),
      'summari*|paraphras*|translat*|draft|drafts|drafting|rewrit* .. <things>|calls|meetings|reports|documents|text|from|into|visits|hearings|replies',
      'machine translation',
      'summarisation|summarization|drafting|generation of',
      'resumir|resumer|zusammenfassen|zusammenfassung|riassumere|traducir|traduzir|traduire|ubersetzen|ubersetzung|tradurre|redactar|redigir|rediger',
      'write|writes|writing|generate|generates|generating|compose|composes|producing|produces .. product|marketing|email|emails|replies|descriptions|summaries|copy|letters|posts|stories|articles|newsletters|blurbs|ads|captions|headlines|quests|scripts|proposals|listings|responses|minutes',
    ],
    {
      unless:
        /\b(?:write|writing|wrote|written|draft|design)\w* (?:[a-z]+ ){0,3}prompts?\b|\btranslators?\b|\btranslat(?:e|es|ing) (?:to|into) (?:about |roughly )?[$\d]|\bi (?:still )?(?:need|have|want|had) to (?:write|draft|send|translate)\b|\b(?:somebody|someone|you|he|she) should\b|\b(?:code|sql)\b|what they (?:write|wrote)|tickets? summar.* class/,
    },
  ),
  said(
    'taskType',
    'question-answering',
    [
      'answer|answers|answering|respond_to|responds_to|handle|handles|field|fields|replies_to .. question|questions|queries|enquiries|inquiries|faqs',
      'question answering|answerer|and_answer',
      'q and a',
      'questions|queries|enquiries|inquiries .. about|on|regarding|over .. and|which|that|bot|it .. answers|answer|replies',
      'chat|talk|converse with .. documents|docs|manuals|pdfs|data|handbook|knowledge_base|wiki|our_docs',
    ],
    {
      unless:
        /\b(?:test|eval|graded|golden|benchmark|gold|reference) (?:questions|set)|what (?:questions|do)|can(?:'t| not) answer (?:that|your)|i have (?:a|some) question|quick question/,
    },
  ),
  said(
    'modality',
    'text',
    [
      'only|just|purely plain? text goes|in|is|,|and',
      'plain text goes|only|in',
      'text only !messages|plan',
    ],
    {
      unless: /not (?:only|just)/,
    },
  ),
  said(
    'modality',
    'code',
    [
      'code completion|generation|review|assistant|suggestions|search|migration|translation|base|reviews|snippets|copilot|refactoring|quality|comments|changes',
      'source|legacy|our|complete|autocomplete|write|writes|writing|generated|generate|generates|refactor code !of_conduct|words|names|freeze',
      'write|writes|writing|generate|generates|generating|generated|produce|produces .. sql|python|java|cobol|verilog|vhdl|typescript|rust|kotlin|rtl|bash|queries_in_sql',
      'text to sql',
      'systemverilog|verilog|vhdl|rtl|solidity|cobol|fortran assertions|assertion|testbench|testbenches|blocks|copybooks|routines',
      'cobol|fortran|verilog|vhdl|abap base|codebase|estate|modules|programs',
      'sql|verilog|vhdl|cobol|fortran|abap|rtl|solidity|plc|ladder_logic generation|code|queries|completion|programs|modules|functions|dialect',
      'codebase|repo|repos|repository|pull_requests|diff|diffs|ide|unit_tests|stack_traces !of_documents',
      'programming language|task|tasks',
    ],
    {
      unless:
        /\b(?:codebook|promo code|zip code|dress code|codebase is (?:small|big)|tests? can|qr code)\b|icd|postal/,
    },
  ),
  said(
    'modality',
    'document-image',
    [
      'scanned|scan|scans|photographed|faxed|ocr|handwritten|ocred|photocopied .. document|documents|page|pages|form|forms|invoice|invoices|receipt|receipts|pdf|pdfs|letter|letters|contract|contracts|note|notes|slips|paper|papers|records|bills|prescriptions|claims|applications|tickets|statements|sheets|delivery_notes|certificates|of',
      'scans|ocr|faxes',
      'scannee|scannees|escanead*|digitalizad*|gescannt*|eingescannt*|scansionat*|numerisees',
      'receipt|invoice|document|form|id_card|passport|cheque|check photos|images|scans|pictures|photo|image|image_parsing|snapshots',
      'photos|pictures|images|photographs|snapshots of .. receipts|invoices|documents|forms|paper|letters|pages|labels|prescriptions|cheques',
      'paper forms|documents|records|archives|letters',
      'document layout|layouts|images|understanding',
    ],
    {
      unless:
        /\b(?:lidar|laser|ultrasound|brain|body|3d|point cloud) (?:[a-z]+ )?scans?\b|\b(?:no|without) scans|handwritten (?:examples?|prompts?|rules|answers|labels|samples|cases)|ct scans?|mri|security scan|code scan/,
    },
  ),
  said(
    'modality',
    'image',
    [
      'x ray|rays',
      'xray|xrays|photos|photographs|images|imagery|pictures|mammograms|ultrasound|ultrasounds|radiographs|thumbnails|drone_footage|dashcam|microscopy|histology_slides|mri|mris|ct_scans|satellite_images|satellite_imagery|product_photos|camera|cameras|screenshots|video_frames',
      'medical imaging',
      'satellite tiles|scenes|shots|pictures',
      'endoscopy|colonoscopy|dashcam|drone|microscope|microscopy|cctv|bodycam|webcam|telescope frames|stills|footage|slides|shots|pictures',
      'visual inspection|defects|quality_control',
      'rontgenbild*|radiografi*|radiographie*|fotos|fotografias|bilder|imagenes|imagens|immagini',
      'computer vision',
    ],
    {
      unless:
        /\b(?:no|without) (?:images|photos|pictures)|scanned|docker|container|(?:photos|images|pictures) of (?:receipts|invoices|documents|forms|paper|letters|pages)|receipt (?:photos|images)|images? of the os/,
    },
  ),
  said(
    'modality',
    'audio',
    [
      'audio|spoken|speech|voice recordings|clips|files|data|signals|recognition|messages|stream|streams|input|calls|transcription|notes|bot|memos',
      'voice|speech|sound|call|phone|meeting|radio recordings|recording|clips|audio',
      'recorded calls|meetings|interviews|speech|phone_calls|conversations',
      'sonar recordings|recording|clips|pings',
      'hydrophone|hydrophones|stethoscope|microphone|microphones|bat_detector|birdcall|bird_call|bird_song|whale_song|cough|heart_sound|engine_noise|dictaphone|field recordings|recording|clips|clip|samples|files|captures',
      'audio|podcasts|voicemails|voicemail|dictation|dictations|birdsong',
      'transcribe|transcribes|transcribing .. call|calls|meetings|interviews|speech|audio|recordings|hearings',
      'listen|listens|listening to .. call|calls|recordings|conversations|customers|patients|machines',
      'grabaciones|gravacoes|registrazioni|enregistrements|aufnahmen|aufzeichnungen|sprachnachrichten|audios',
      'hours of speech|audio|recordings',
    ],
    {
      unless:
        /transcripts?\b|transcribed|\bno audio|brand voice|tone of voice|our voice|house voice/,
    },
  ),
  said(
    'modality',
    'events-or-other',
    [
      'click|event|sensor|payment|transaction|telemetry|log|market|trading|accelerometer|network stream|streams|data|sequences|readings|events|histories|history|logs|traces|series|packets|signals|ticks',
      'clickstream|clickstreams|telemetry|genomes|genome|genomic|genomics|dna|rna|proteins|protein|seismic|waveforms|waveform|accelerometer|accelerometers|point_clouds|point_cloud|radar|spectra|spectroscopy|eeg|ecg|lidar|molecules|molecular|time_series|timeseries|card_transactions|vibration|sensors|trajectories|tabular',
      'time series',
      'protein|dna|rna|amino_acid|gene sequences|sequence',
    ],
    {
      unless:
        /\breports?\b|\bevent (?:planning|management|tickets|descriptions)|log ?in|transaction (?:fee|cost)|support logs|chat logs|\bre-?rank|\b(?:search|ranking|recommend)[^.]{0,60}\bclick|\bclick[^.]{0,60}\b(?:search|ranking|recommend)/,
    },
  ),
]
