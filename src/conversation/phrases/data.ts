import { notForTesting, notForTraining } from './held-back.ts'
import { aboutLanguage, hardlyAnyModel, languages } from './languages.ts'
import { oneOf, own, type Phrase, phrase } from './phrase.ts'
import { onPremRefused } from './places.ts'

const may =
  '(?:may|can|could|is allowed to|are allowed to|allowed to|is free to|ok to|okay to|fine to|happy to)'
const api =
  "(?:(?:hosted|external|third[- ]party|public|cloud|commercial|openai|anthropic|azure openai|vendor|provider)(?:'?s)? (?:llm |model )?(?:apis?|models?|providers?|llms?|endpoints?|services?))"
const vendor = '(?:openai|anthropic|azure openai|google|gemini|claude|bedrock|vertex|mistral)'
const ours = "(?:our|your|the company'?s|the hospital'?s|the bank'?s|the client'?s|their|my)"
const cannot =
  "(?:can ?not|can't|cant|must not|mustn't|may not|must never|never|isn't allowed to|is not allowed to|are not allowed to|aren't allowed to|not allowed to|won't|shall not|shouldn't|should not|(?:no data|nothing|none of it|no [a-z]+) (?:may|can|must|should|is allowed to))"

const place =
  "(?:building|network|premises|site|servers?|plant|hospital|factory|lab|data ?cent(?:re|er)|facility|campus|bank|house|walls|office|firewall)(?:'s (?:walls|network|premises))?"

/** Where data may go, how much text and how many examples there are. */
export const dataPhrases: readonly Phrase[] = [
  phrase(
    'dataResidency',
    'on-premises',
    oneOf(
      /\bon[- ]?prem(?:ises?)?\b/,
      /\bair[- ]?gapped\b/,
      /\bno internet\b/,
      /\beverything (?:is |runs |must be |must stay |stays |kept )?(?:strictly )?(?:local|offline)\b/,
      /\b(?:our|own|internal|in-house|local) (?:own )?(?:servers|hardware|data ?cent(?:re|er)s?|machines|server room|racks?)\b/,
      /\binside (?:the|our) (?:building|plant|hospital|factory|bunker)\b/,
      /\bon our (?:own )?(?:metal|boxes|iron)\b/,
      /\bnuestros servidores\b/,
      /\bnos serveurs\b/,
      /\bnossos servidores\b/,
      /\bnostri server\b/,
      /\beigenen servern?\b/,
    ),
    {
      unless: oneOf(
        onPremRefused,
        /\b(?:has|have|had|gets?|got) (?:its|their|his|her) own |\b(?:not|no|n't|nor|isn't) (?:[a-z]+ ){0,3}on[- ]?prem|migrat(?:e|ing) (?:off|from)|\b(?:buy|fits? on|rent|cost)|\b(?:servers|machines|racks|hardware) (?:have|has|had|cost|crash(?:ed)?|went|ran|each|with \d)\b/,
      ),
    },
  ),
  phrase(
    'dataResidency',
    'on-premises',
    new RegExp(
      `\\b${cannot} (?:ever |be )?(?:leave|leaves|exit|sent outside|go outside|leaving) (?:of )?(?:${ours}|the) (?:own |corporate |internal |secure |[a-z]+ )?(?:building|network|premises|site|servers?|plant|hospital|factory|lab|data ?cent(?:re|er)|facility|campus|bank|house|walls|office)\\b`,
    ),
    own,
  ),
  phrase(
    'dataResidency',
    'on-premises',
    oneOf(
      /\b(?:rechenzentrum|haus|netz|netzwerk|firmennetz|gebaude) nicht verlassen\b/,
      /\b(?:no pueden|no puede|nao podem|nao pode|non possono|non devono|ne doivent pas|ne peuvent pas) (?:salir|sair|uscire|sortir|quitter) (?:de |da |do |dai |del |des |dal |dalla |della |d'|de l'|dall'|dell')?(?:la |el |l'|nuestr[oa]s? |noss[oa]s? |nostr[oaie] |nos |notre |o |a )*(?:empresa|oficina|red|edificio|rede|predio|azienda|rete|sede|reseau|batiment|entreprise|servidores|servidor|serveurs?|server|infraestructura)\b/,
    ),
    own,
  ),
  phrase(
    'dataResidency',
    'on-premises',
    new RegExp(
      [
        `\\b(?:nothing|no data|none of it|no [a-z]+) (?:ever |may |can |must |should )?(?:goes?|leaves?|gets?|moves?|exits?)(?: outside| out| beyond)?(?: of)? (?:${ours}|the) (?:[a-z]+ )?${place}(?![a-z])`,
        `\\b${cannot} (?:ever )?(?:go|be sent|be put|be uploaded|live|run|be) (?:in|into|to|on|up to) (?:the |any )cloud(?! (?:account|of))`,
        "\\b(?:no cloud(?: at all| whatsoever| allowed|$)|(?:the )?cloud (?:is|isn't|is not) (?:out|off the table|a no-go|forbidden|not allowed|allowed|not an option|an option) ?(?:$|[,:]))",
      ].join('|'),
    ),
    { ...own, unless: /\bcloud is (?:allowed|an option)/ },
  ),
  phrase(
    'dataResidency',
    'own-cloud',
    new RegExp(
      `\\b(?:${cannot} (?:ever |be )?(?:leave|leaves|exit|sent outside|go outside|leaving)|(?:stays?|remains?|kept|keep everything|live|lives|hosted|processed) (?:with)?in(?:side)?) (?:of )?(?:${ours}|the|an?) (?:own |private |secure )?(?:aws |azure |gcp |google |amazon )?(?:cloud|vpc|tenancy|tenant|subscription|(?:aws |gcp |azure |cloud )?account|project|environment)\\b`,
    ),
    own,
  ),
  phrase(
    'dataResidency',
    'own-cloud',
    new RegExp(
      `\\b(?:${ours}|own|private) (?:own |private |dedicated )?(?:aws |azure |gcp |google |amazon )?(?:cloud|vpc|tenancy|tenant|tenants|subscription|aws account|gcp project|cloud account|cloud project|virtual private cloud|private cloud)\\b`,
    ),
    {
      unless:
        /\bprefer not\b|cloud (?:bill|costs?|spend|provider)|\b(?:no|without|don't have) (?:[a-z]+ )?(?:vpc|cloud)\b/,
    },
  ),
  phrase(
    'dataResidency',
    'own-cloud',
    oneOf(
      /\b(?:our|own) (?:aws|azure|gcp|google cloud) (?:account|subscription|tenant|tenancy|project|org|environment|vpc)\b/,
      /\bself-?hosted in (?:our|the) cloud\b/,
      /\bnuestra (?:propia )?nube\b/,
      /\bnotre (?:propre )?cloud\b/,
      /\bunsere[rn]? (?:eigenen )?cloud\b/,
      /\bnossa (?:propria )?nuvem\b/,
    ),
  ),
  phrase(
    'dataResidency',
    'hosted-api',
    new RegExp(
      `\\b(?:data|it|text|texts|tickets|documents|everything|content|information|we|they|prompts) ${may} (?:go|be sent|be shared|send|leave|call|use|flow|travel|pass)[a-z ]{0,30}\\b(?:a |an |the |any |to )*(?:${api}|apis?|openai|anthropic|cloud providers?)\\b`,
    ),
    { unless: new RegExp(`${cannot}|n't|\\bonly\\b.*\\bown`) },
  ),
  phrase(
    'dataResidency',
    'hosted-api',
    oneOf(
      `\\b${api} (?:is|are|would be|'s|'re)? ?(?:totally |perfectly |absolutely |all )?(?:fine|ok|okay|allowed|acceptable|no problem|good|approved|permitted|cool)\\b`,
      `\\b(?:fine|ok|okay|happy|comfortable|no (?:problem|issue|objection)s?) (?:with |to |sending |using |calling |having )+(?:[a-z]+ ){0,6}(?:${api}|openai|anthropic|an api)\\b`,
      '\\bno (?:restrictions?|constraints?|limits?) on (?:where )?(?:the |our )?(?:data|where)',
      "\\b(?:our |the )?data (?:is not|isn't|is non-?) ?(?:sensitive|confidential)\\b",
      '\\bno (?:data )?(?:residency|privacy|confidentiality) (?:constraints?|restrictions?|requirements?|concerns?|issues?)\\b',
      '\\bnothing (?:sensitive|confidential)\\b',
      `\\b(?:send|sending|share|sharing|using|use|calling|call) (?:[a-z]+ ){0,4}(?:${api}|openai|anthropic|an? api|apis)(?: [a-z]+){0,3}(?: is| are|'s) (?:[a-z]+ )?(?:fine|ok|okay|allowed|acceptable|no problem|permitted)\\b`,
      '\\bhosted (?:is|would be) (?:fine|ok|okay)\\b',
      `\\b${vendor}(?: (?:or|and|,) ${vendor})*(?: (?:in (?:the )?|eu )[a-z]+)? (?:is|are|would be) (?:also |both |totally |perfectly |all )?(?:fine|ok|okay|allowed|acceptable|approved|permitted)\\b`,
      '^(?:the |our )?data ?:? (?:may|can|is allowed to|is free to) (?:leave|go anywhere|go out)\\b(?! (?:only|if|but|our|the|to))',
      '\\bapi alojada\\b',
      '\\bdaten durfen (?:an|zu|in) (?:eine |die )?(?:gehostete|externe|cloud)',
    ),
    {
      unless:
        /\b(?:not|isn't|aren't|never) (?:[a-z]+ ){0,2}(?:fine|ok|okay|allowed|acceptable|happy|comfortable)\b/,
    },
  ),

  phrase(
    'labelledExamples',
    0,
    oneOf(
      /\b(?:no|zero|0|without(?: any)?|not? (?:a single|one|any)|don't have (?:any )?|do not have (?:any )?|have no|haven't got (?:any )?|lack(?:ing)?|nothing) ?(?:[a-z]+ ){0,2}?(?:labell?ed|labels|labell?ing|annotated|annotations|training (?:examples|data|pairs)|examples of good answers|ground truth|gold answers)\b/,
      /\bnothing(?: is| has been|'s)? (?:labell?ed|annotated)\b/,
      /\b(?:labell?ed (?:data|examples)|labels|training (?:data|examples)) ?[:=] ?(?:none|zero|no)\b/,
      /\b(?:sin|sem|pas d[e']|aucun|senza|keine|nenhum|ningun|nessun|no tenemos|nao temos|non abbiamo) ?(?:ejemplos?|exemplos?|exemples?|esempi[o]?|beispiele|gelabelten?|datos|dados|donnees|dati|etiquetas|rotulos)(?: [a-z]*(?:etiquet|rotul|annot|anot|label|etichett)[a-z]*)?/,
    ),
    {
      ...own,
      unless: oneOf(
        notForTraining,
        /\d[\d,.]*[km]? (?:\w+ ){1,4}(?:without|with no|ohne|sin|sem|sans|senza) |\b(?:no|not) (?:more|fewer|less) (?:labell|than)|not sure|don't know|no idea|how many|unlabell?ed examples\b.*\bno\b|\bfew-shot\b/,
      ),
    },
  ),
  phrase(
    'evaluationExamples',
    0,
    oneOf(
      /\b(?:no|zero|without(?: an?y?)?|don't have (?:an? |any )?|do not have (?:an? |any )?|have no|haven't (?:got |built )?(?:an? |any )?|have not (?:got |built |written )?(?:an? |any )?|lack(?:ing)? (?:an? )?) ?(?:proper |real |formal |systematic )?(?:eval(?:uation)?s?|test)(?: set| suite| data| harness| examples| cases)?\b(?! (?:budget|team))/,
      /\bno (?:graded examples|golden set|benchmark|way to measure (?:quality|it|this))\b/,
      /\bcan't measure quality\b/,
    ),
    {
      ...own,
      unless: oneOf(
        notForTesting,
        /not sure|no idea|no (?:test|metric|benchmark) (?:can|could|will|does|tells|team|environment)|unit tests?/,
      ),
    },
  ),
  phrase('preferencePairs', 0, /\bno (?:preference (?:data|pairs)|a\/b (?:data|pairs))\b/, own),

  phrase(
    'domainShift',
    'strong',
    oneOf(
      /\b(?:very|completely|totally|nothing|wildly|far|quite) (?:different|like|unlike|removed) (?:from |than )?(?:anything |what |the |normal |ordinary |public |web |standard )*(?:public|web|internet|normal|ordinary|english|text|models?)\b/,
      /\b(?:heavy|dense|impenetrable|very specialised|very specialized|highly specialised|highly specialized|extremely specialised|extremely specialized) (?:[a-z]+ )?(?:jargon|notation|terminology|vocabulary)\b/,
    ),
  ),
  phrase(
    'domainShift',
    'none',
    /\b(?:plain|ordinary|everyday|normal|general) (?:business )?english\b|\bnothing specialised\b/,
    {
      // "From plain English" is how it is asked, not what the text is like.
      unless:
        /\b(?:different|unlike|nothing like|far from|removed|than)\b|\b(?:from|into|in|to) (?:plain|ordinary|everyday|normal) english\b|\b(?:in)?to (?:sql|code|python|queries|cypher)\b/,
    },
  ),

  phrase(
    'languageFit',
    'weak',
    oneOf(
      `\\b(?:bad|poor|poorly|weak|terrible|awful|lousy|useless|hopeless|struggles?|struggling|not good|not great|rubbish|stumbles|mediocre) (?:at|in|with|on|for) (?:our |the )?(?:[a-z-]+ )?(?:languages?|dialects?|${languages})\\b`,
      `${hardlyAnyModel}`,
      '\\b(?:low|under)[- ]?resourced? (?:languages?|dialects?)\\b',
      `\\b(?:barely|hardly|doesn't|does not|don't|do not|poorly) (?:really |even )?(?:knows?|speaks?|understands?|covers?|supports?|handles?) (?:our |the |any )?(?:[a-z]+ )?(?:languages?|dialects?|notation|${languages})\\b`,
      `\\b${languages} (?:is|are) (?:poorly|barely|badly|hardly|not well) (?:covered|supported|understood|handled)\\b`,
    ),
    { ...own, needs: aboutLanguage },
  ),
  phrase(
    'languageFit',
    'unseen-script',
    oneOf(
      /\b(?:unseen|unknown|undeciphered|own|custom|unsupported) (?:script|alphabet|writing system|notation)\b/,
      /\b(?:script|alphabet|writing system|notation) (?:that )?(?:no|none of the) (?:public |open )?models? (?:has|have|knows?|supports?|ever)/,
    ),
    own,
  ),
  phrase(
    'languageFit',
    'well-covered',
    /\b(?:all|everything|only|mostly|purely) (?:is |are )?(?:in )?(?:plain )?english\b|\benglish[- ]only\b/,
  ),

  phrase(
    'modality',
    'code',
    /\b(?:code (?:completion|generation|review|assistant|suggestions?|search|migration|translation)|source code(?! (?:is|lives|sits|of this))|complete code|autocomplete for [a-z]+ code|write code|(?:generate|write|writes|generates|generated) (?:[a-z]+ )?(?:sql|python|java|code|cobol|verilog|vhdl|typescript)|text[- ]to[- ]sql|sql generation|our codebase|legacy code)\b/,
  ),
  phrase(
    'modality',
    'document-image',
    oneOf(
      /\b(?:scanned|scans of|photographed|ocr|handwritten) ?(?:[a-z]+ ){0,2}(?:documents?|pages?|forms?|invoices?|receipts?|pdfs?|letters?|contracts?|notes)?\b/,
      /(?<!\b(?:lidar|laser|ultrasound|brain|body|3d|ct|mri|radar) )\bscans\b/,
      /\b(?:photos?|pictures?|images?|snapshots?|pics?|jpe?gs?|fotos?) (?:of|de|von|di) (?:an? |the |their |your |some |un |una |una |ein(?:er|em)? |paper )?(?:receipts?|invoices?|documents?|forms?|letters?|contracts?|pages?|id cards?|passports?|bills?|cheques?|checks?|labels?|prescriptions?|recibos?|facturas?|factures?|rechnungen?|quittungen?|scontrin[io]|notas fiscais)\b/,
      /\b(?:receipt|invoice|document|form|letter|contract|id card|passport|cheque|bill|prescription) (?:photos?|images?|pictures?|pics?)\b/,
    ),
  ),
  phrase(
    'modality',
    'image',
    /\b(?:x-?rays?|photos|photographs|images|satellite imagery|pictures|medical imaging|ct scans|mri)\b/,
    { unless: /\b(?:no|without) (?:images|photos)|scanned|docker/ },
  ),
  phrase(
    'modality',
    'audio',
    /\b(?:audio|voice recordings|speech recordings|sound recordings|call recordings|raw speech|recorded calls)\b/,
    { unless: /transcripts?\b|\bno audio/ },
  ),
  phrase(
    'modality',
    'events-or-other',
    /\b(?:click ?streams?|event (?:streams?|logs?|sequences?)|payment events|card (?:events|transactions|payments)|machine events|log events|(?:raw )?event data|transaction (?:events|sequences|histories)|sensor (?:data|readings|streams?)|time[- ]series|telemetry|genom(?:e|es|ic)|protein sequences?|dna|seism[a-z]+|waveforms?|accelerometers?|point clouds?|radar|spectra|eeg|ecg|lidar|molecul(?:e|es|ar))\b/,
    { unless: /\breports?\b|\b(?:search|ranking|rank|recommend\w*)\b.*\bclick/ },
  ),
]
