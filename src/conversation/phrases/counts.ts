import { type AmountRule, after, any, before, count, gap } from './amount-rule.ts'

const evaluated = 'eval|evals|evaluation|graded|golden|held-?out|held out|holdout|benchmark|test'

/** Pairs that are worn, and tasks of people. */
const others =
  '# pairs of (?:reviewers|people|twins|friends|colleagues|annotators|students|shoes|socks|jeans|trousers|glasses|gloves|eyes|hands|boots|headphones)'
const todo =
  /\b(?:ran|run|did|done|completed|finished) # (?:[a-z-]+ )?(?:jobs?|tasks?|runs?)(?![a-z])|# (?:[a-z-]+ )?jobs? (?:there|with them|before|at|on)(?![a-z])|# (?:[a-z]+ )?(?:tasks?|jobs?) (?:are |is |were |got |have )?(?:left|open|overdue|due|failed|crashed|queued|running|pending|done|finished|blocked|stuck|late|on my|on our|in (?:jira|asana|trello|my|the backlog|the queue)|assigned|(?:this|last|per|every) sprint)|\b(?:closed?|finish(?:ed)?|completed?|assigned|solved?|(?:he|she|i|exam|homework|sprint|backlog|worksheet) (?:has|have|had|did|contains)) (?:me |us )?#/
    .source

/** What a person did with each of so many, told by the verb. */
const handled =
  '(?:found|fixed|picked|chose|chosen|gave|given|wrote|sent|assigned|decided|made|settled|used|entered|noted|solved|set|awarded|took|applied|ordered|diagnosed|closed)'
const sortedBefore =
  '(?:class(?:e|es|ee|ees|ificat[ie]|ificad[oa]s|ifie[e]?s)|clasificad[oa]s|sortiert|zugeordnet|bearbeitet|codiert|kodiert|trie[e]?s|ordinat[ie]|etiquetad[oa]s|codifie[e]?s|codificad[oa]s|codificat[ie]|resuelt[oa]s|resolvid[oa]s|risolt[ie]|traite[e]?s|annotiert)'

/** People who judge, by how their trades end, before what they did; "letters" and "answers" are none. */
const graders =
  '(?:[a-z]+ )?(?!(?:letters|answers|papers|orders|numbers|posters|headers|folders|offers|errors|transfers|customers|users|visitors|subscribers|members|readers|players|callers)(?![a-z]))(?:people|staff|[a-z]{2,}(?:ers|ors|ists|ians|yers|ees)|nurses|judges|vets|experts|chemists|clerks|students|colleagues|linguists|scientists) (?:have |had |all |both |independently |already |then )*(?:graded|scored|rated|judged|marked)(?![a-z])'

/** What is known of each in the end. */
const settled =
  '(?:measured|known|observed|recorded|true|actual|confirmed|verified|final|agreed|[a-z]+-(?:proven|confirmed|verified))'
/** What is confirmed of people and orders, and no label. */
const arranged =
  '(?:appointments?|bookings?|reservations?|orders?|address(?:es)?|seats?|delivery|e-?mails?|accounts?|identity|payments?|tickets?)'

/** Examples told by how they came about: decided, sorted or answered before, by people. */
export const labelledByHistory = any(
  `# [^§#]{0,50}\\b(?:with|and|plus|w ?\\/|each with|including|next to) (?:the |its |their |an? |final |own )*[a-z]+(?: [a-z]+){0,2}? (?:that |which |who |the [a-z]+ |an? [a-z]+ |we |our [a-z]+ |he |she |[a-z]+s )(?:[a-z]+ )?${handled}(?![a-z])(?! to(?![a-z]))`,
  `# (?:[a-z-]+ ){0,3}(?:with|w \\/|w ?\\/|incl|plus) (?:the |an? |their |its )?${settled} (?!${arranged}(?![a-z]))[a-z]+`,
  `# (?:[a-z-]+ ){1,3}and (?:the |an? |their |its )?${settled} [a-z]+`,
  '# (?:[a-z-]+ ){1,3}(?:with|w ?\\/|plus) (?:the |an? |their |its )?(?:[a-z]+ ){1,4}(?:(?:typed|keyed|filled|pencilled|written) in|(?:entered|coded|noted|typed|written|recorded) by [a-z]+)(?![a-z])(?!.* by (?:our |the )?(?:visitors|customers|users|patients|guests|callers|applicants))(?<!by (?:visitors|customers|users|patients|guests|callers|applicants))',
  '# (?:[a-z-]+ ){0,2}(?:transcribed|tagged|labell?ed|annotated|coded|keyed in|typed up) ,? ?(?:and |but )?(?:about |around |some |another |the other |roughly |~ )*§ (?:are |were )?not(?= ?[,.)]|$| yet)',
  '# (?:answered|solved|resolved|closed|translated|corrected|handled) ones(?![a-z])',
  '# (?:[a-z-]+ ){1,2}(?:summari[sz]ed|translated|coded|classified|sorted|transcribed|annotated|captioned|tagged|answered) by (?!hand|machine|the model|an? |customers|users|visitors|patients|default)[a-z]+',
  '# (?:[a-z-]+ ){0,2}(?:marked|labell?ed|tagged|classified|coded) as [^#§,]{1,30} by (?!customers|users|visitors|patients)[a-z]+',
  '# (?:finished|final|published|approved|polished) (?:ones|versions|pieces) (?:from|by|written by) (?:our|the|my) (?:own )?[a-z]+',
  '# (?:[a-z-]+ ){1,4}(?:are|were|have been) (?:already )?(?:(?:transcribed|copied|mapped|converted) (?:in)?to (?:our|the) [a-z]+|(?:tagged|labell?ed|annotated|coded|keyed in|categori[sz]ed)(?= by hand| already| ,| and | but |$))',
  '# (?:[a-z]+ )?(?:\\+|and|\\/|->|&) (?:[a-z]+ ){1,3}pairs(?![a-z])',
  '(?:already |have |had |has |hand-?)?(?:sorted|coded|classified|filed|routed|marked|triaged|transcribed|categori[sz]ed|keyed in|typed|typed up|digiti[sz]ed) (?:about |around |some |over |roughly |~ )*#(?: (?!/per)(?:of (?:them|these|those)|[a-z]+)|$| [,;)])',
  '\\b(?:managed|got (?:a)?round|got through|done with|finished|were able|was able|been able|succeeded|found time) (?:(?:to|in) )?(?:only |just )?(?:label|annotate|tag|classify|categori[sz]e|label?ling|annotating|tagging|classifying) (?:(?:about|around|only|just|some|roughly|a mere|~) )*#(?! (?:[a-z]+ )?(?:people|nurses|doctors|experts))',
  '\\b(?:labell?ed|annotated|tagged) (?:(?:about|around|only|just|some|roughly|a mere|~) )*#(?= (?:so far|until now|till now|by now|of (?:them|these|those)|by hand|yet|already|before|up to now)| ?[,;)]|$)',
  '\\b(?:corrected|fixed|rewrote|edited|reworked|revised) (?:about |around |over |some |roughly |~ )*# (?:(?:of the |of its |model |bot )?(?:replies|answers|drafts|letters|translations|summaries|outputs|suggestions))(?![a-z])(?! (?:a|per|each|every|/per))',
  '# of (?:the |our )[^#§]{0,25}\\b(?:drafts|answers|replies|letters|notes|texts|translations|summaries|emails|reports|descriptions|suggestions|outputs) (?:were |have been |are |got |that were )?(?:corrected|edited|rewritten|fixed|revised|reworked)(?![a-z])',
  '# (?:hand-)?(?:edited|corrected|rewritten|revised|fixed|reworked|reworded|polished|post-edited|amended|redone) (?:ones|versions|drafts|copies|answers|replies|letters|notes|texts|translations|summaries|emails|reports|descriptions)(?![a-z])',
  '# (?:(?:yes|no|ok|pass|fail|good|bad) (?:\\/|or|-) ?(?:not )?(?:yes|no|ok|pass|fail|good|bad)|binary|human|expert|past|reviewed)? ?(?:judge?ments|decisions|verdicts|rulings|diagnoses) (?:(?:collected|made|taken|given|logged|reviewed|signed) )?(?:by|of|from|with) ',
  '# (?:instruction|training|supervised|chat-format) (?:rows|records|items|lines|entries|turns)(?![a-z])',
  '# (?:past|historical|historic|old|previous|archived|closed|resolved|former) [a-z]+(?: [a-z]+)? (?:with|plus|incl) (?:the |their |its |an? )?(?:[a-z]+ )?(?:number|code|category|type|outcome|reply|answer|result|decision|form|class|crew|owner|team|department|grade|score|verdict|price|diagnosis|translation|summary|resolution)s?(?![a-z])',
  '# (?:[a-z]+ )?[a-z]+ (?:closed|solved|resolved|handled|settled|filed|booked|tagged) (?:with|under|by|as) (?:an? |the |its |their )?(?:[a-z]+ )?(?:codes?|categor(?:y|ies)|causes?|reasons?|labels?|types?|outcomes?|classes|class|tags?|verdicts?|crews?|teams?)(?![a-z])',
  '# (?:[a-z]+ )?[a-z]+ (?:checked|reviewed|sorted|coded|transcribed|classified|marked|graded|answered|corrected|summari[sz]ed|translated) by hand(?![a-z])',
  '# [a-z -]{1,30} for (?:the )?(?:training|tuning|fine-?tuning)(?= [,.;)]|$)',
  `# [^§#]{0,25}\\b(?:deja|ya|ja|gia|bereits|schon)(?: [a-z]+)? ${sortedBefore}`,
  '# [a-z-]+ mit (?:der|dem|den|seiner|ihrer) (?:entscheidung|ergebnis|antwort|losung|kategorie|diagnose|bewertung)',
  '# [a-z]+ (?:con|com|avec) (?:la |le |su |sua |leur |a )(?:decision|decisao|decisione|respuesta|resposta|reponse|risposta|categoria|categorie|solucion|solucao)(?![a-z])',
)

const labelled =
  '(?:already )?(?:keyed|entered|typed|filled|coded|sorted|tagged|labell?ed|extracted|transcribed|translated|classified)(?: in)? (?:by hand|manually)|(?:coded|marked|rated|classified|scored|corrected|answered|verified) by|with (?:[a-z]+ )?(?:grades|scores|ratings|verdicts|codes|categories|tags|outcomes)|with (?:the )?(?:labels?|(?:correct|known|right|gold|human|final) [a-z]+)|(?:hand-|human-|expert-|well-|pre-)?(?:labell?ed|annotated|tagged|categori[sz]ed|curated)|(?:gold|golden|hand-?written|hand-?picked) [a-z]+|good answers|labels|lables|lbld|annotations|examples?|ex[ae]?mpe?le?s|exmaples?|exampels?|lines of (?:dialogue|dialog|chat)|demonstrations|training (?:samples|pairs|rows|records|items|instances)|samples|(?:input[-/ ]output|q ?& ?a|qa|question[-/ ]answer|prompt[-/ ]completion|prompt[-/ ]response|input[-/ ]label) (?:pairs|examples|samples)|pairs|ejemplos|exemplos|exemples|beispielen?|esempi|etiquetad[oa]s|rotulad[oa]s|anotad[oa]s|annote(?:e?s)|etiquete(?:e?s)|(?:[a-z]+ )?(?:gelabelt|annotiert|beschriftet|gekennzeichnet)(?:en?)?|etichettat[ie]|annotat[ie]|clasificad[oa]s|classificad[oa]s|classificat[ie]|klassifizierten?|kategorisierten?|parallel (?:sentences|segments|texts)'

/** Tests of cars, of people and of blood. */
const testOfOthers =
  '# (?:[a-z]+ )?(?:test|crash test|benchmark) (?:drives?|drivers?|rides?|pilots?|flights?|dumm(?:y|ies)|kits?|users?|persons?|strips?|tubes?|environments?|servers?|teams?|cars?|vehicles?|subjects?)(?![a-z])'

/** Fewer logs than this are no stock of them. */
const leastBare = 1000

/** Counts: examples of each kind, tasks, models and machines. */
export const countRules: readonly AmountRule[] = [
  {
    field: 'preferencePairs',
    fits: count,
    pattern: any(
      after(
        'thumbs|upvotes|comparisons|side-by-sides?|preferences?|preferred|pairwise|comparison pairs|chosen|a / b|better(?: | / |-)worse',
      ),
      '# pairs (?:of )?[^§#]{0,40}(?<![a-z])(?:better|preferred|prefers?|wins?|winner|winning|favou?rite|nicer)(?![a-z])',
      '# (?:pares|paires|coppie|paare|praferenzpaare)(?: (?:de|di|von))? ?(?:preferencias?|preferenze|praferenz[a-z]*)?(?![a-z])',
      '\\b(?:dpo|orpo|kto|rlhf)(?![a-z])[^§]{0,25} # pairs',
      after('pairs (?:of|with) (?:a )?(?:better|good|chosen|preferred|winning)', 1),
      before('preference (?:pairs|data)'),
      '# (?:times|cases|occasions) (?:[a-z]+ ){0,3}(?:chose|picked|preferred|selected|voted)(?![a-z])',
      '# (?:as )?(?:a-)?better-than|# as a ?-? ?better',
    ),
    unless: any(
      '# (?:[a-z]+ )?(?:people|users|customers|colleagues|of us|persons) (?:[a-z]+ )?prefer',
      'preferred (?:the|that) [a-z]+ #',
    ),
  },
  {
    field: 'preferencePairs',
    fits: ({ unit, perMs }) => unit === 'factor' && perMs === undefined,
    pattern:
      /# (?:that )?(?:[a-z]+ ){1,2}(?:chose|picked|preferred|selected|voted) (?:[a-z]+ ){0,3}(?:better|best|nicer|winner|favou?rite|one|of two|between)(?![a-z])/,
  },
  {
    field: 'unlabelledExamples',
    fits: count,
    pattern: any(
      after(
        'un-?labell?ed|unannotated|untagged|not labell?ed|without labels|no labels|sin etiquetar?|sin etiquetas|sem rotulos?|sans etiquettes?|non etiquete(?:e?s)|ungelabelte[nr]?|senza etichette|non etichettat[ie]',
        4,
      ),
      '# (?:[a-z-]+ ){1,3}, (?:but |all )?(?:no|without|zero|not a single) (?:labels?|annotations?|tags?)(?![a-z])',
      after('raw (?:inputs|tickets|emails|transcripts|calls|messages|documents|texts|examples)', 1),
      before('un-?labell?ed(?: [a-z]+)?', 2),
      '# (?:[a-z]+ )?(?:recordings|documents|pdfs|logs|transcripts|images|scans|calls|files|texts) (?:that )?(?:nobody|no one) (?:has |ever |had )*(?:looked|touched|read|opened|labelled)',
      '(?:labell?ed|annotated|tagged|coded|classified|checked|reviewed) ,? (?:and |but )?(?:about |another |the (?:other|remaining) |other )*# (?:[a-z]+ )?(?:are |were |still |have |left )*(?:not|un-?labell?ed|unannotated|untagged|without(?: labels)?|not yet)(?= [,.)]|$)',
      '(?:labell?ed|annotated|tagged|coded|classified|transcribed|typed up|keyed in)(?: (?:to|into|in|by) (?:our |the |a )?[a-z]+)? ,? ?(?:and |but )?(?:about |another |some |roughly |around |~ )*# (?:of them )?(?:(?:are|were|have) )?not(?: yet)?(?= [,.)]|$)',
      '# (?:[a-z-]+ ){1,4}, (?:all |mostly |still |completely )?(?:un-?labell?ed|unannotated|untagged)(?![a-z])',
      '# (?:[a-z-]+ ){1,4}, (?:none|not (?:a single )?(?:one|§)|not any)(?: of (?:them|these|those|which))?(?: is| are| was| were)? (?:labell?ed|annotated|tagged|classified|coded|scored)(?![a-z])',
    ),
  },
  {
    // Who has only so many of them has them bare.
    field: 'unlabelledExamples',
    fits: (amount) => count(amount) && amount.value >= leastBare,
    pattern:
      /\b(?:just|only|nothing but) (?:about |around |some |over |~ )*# (?:raw |old |plain |unsorted )?(?:[a-z]+ )?(?:logs?|transcripts|recordings|mails|emails|e-mails|pdfs|chats|conversations|texts|scans|files|posts)(?= [,.;)]|$| and no\b| , )/,
    unless: /\b(?:labell?ed|tagged|annotated|sorted|with)\b|\/per|\bper\b/,
  },
  {
    field: 'evaluationExamples',
    fits: count,
    pattern: any(
      after(`(?:${evaluated})`, 2),
      after(
        '(?:questions|examples|cases|items|prompts) (?:for|to) (?:test|eval|measur|grad)[a-z]*',
        2,
      ),
      after('for (?:testing|evaluation|eval|evals|validation|measuring|grading)', 6),
      `# (?:[a-z]+ )?(?:belongs? to|are part of|make up|come from|sit in) (?:the |our |an? )?(?:${evaluated})(?![a-z])`,
      '# (?:[a-z-]+ ){1,4}, (?:all |only |just |kept |held |reserved )+for (?:testing|evaluation|eval|evals|validation|measuring|grading)(?![a-z])',
      '# [^§#]{0,40}\\b(?:can|could|will|may|to|would) (?:serve|be used|act|go|work|do) (?:as|for|into) (?:an? |the |our )?(?:test|eval|evaluation|validation|benchmark|held-?out)',
      '# (?:of (?:them|these|those) )?(?:we )?(?:keep|kept|hold|held|put|set|leave|reserve[d]?)(?: back| out| aside| apart)? (?:as|for) (?:an? |the )?(?:test|eval|testing|evaluation|validation)',
      `(?:${evaluated})(?: set| suite)? (?:grew|went|is up|rose|increased|expanded) (?:from § )?to #`,
      before(`(?:${evaluated}|gold)(?: set| suite| data| dataset)?`, 4),
      '# (?:preguntas|perguntas|casos|questions|cas|domande|casi|esempi|exemplos|ejemplos) (?:de|di) (?:prueba|teste?|prova|evaluacion|avaliacao|evaluation|valutazione)(?![a-z])',
      '# test(?:fragen|falle|fallen|beispiele|beispielen|daten|satze)(?![a-z])',
      '# (?:[a-z]+ )?(?:cases|questions|prompts|examples|items|answers) (?:that |which )?we (?:check|test|measure|compare|grade|score|run|judge) (?:[a-z]+ ){0,4}(?:against|with|on|by hand|every release)(?![a-z])',
      `§ ${graders} (?:about |around |some |over |~ )*# (?!as |or |stars?|points?|percent|out |(?:[a-z]+ )?(?:pupils|students|candidates|children|kids|people|restaurants|applicants|goals)(?![a-z])|[^#§]{0,25} as )[a-z]`,
    ),
    unless: any(
      `# ${graders}`,
      before('training', 2),
      after('training', 2),
      after('unit tests?', 1),
      testOfOthers,
      '# of us(?![a-z])',
      '\\bby (?:our |the )?#',
    ),
  },
  {
    field: 'evaluationExamples',
    fits: count,
    pattern: new RegExp(
      `# (?:[a-z]+ )?(?:are not|aren't|arent|isn't|is not) (?:meant )?(?:for |our |the |to )?(?:training|train)[^#§]{0,20}\\b(?:${evaluated})(?![a-z])`,
    ),
  },
  {
    field: 'labelledExamples',
    fits: count,
    pattern: labelledByHistory,
    unless: any(
      '/per|# (?:[a-z]+ ){0,2}(?:a|per|every|each) (?:day|week|month|year)(?![a-z])',
      '# [^§#]{0,60}\\b(?:every|each) (?:day|night|week|month|shift)(?![a-z])',
      '(?:§|half|part|some|most|none|any|few|third|quarter|fifth|tenth|fraction|percent) (?:out )?of (?:the |our |all |about )*#',
      '\\b(?:nobody|no one|none|never) [^#§]{0,25}#',
      '\\b(?:will|would|should|must|to|can|could|want|wants|need|needs) (?:be )?(?:have )?(?:sort|code|classif|route|transcrib|triage|mark)',
      '# (?:[a-z]+ )?(?:annotators?|people|experts|agents|employees|users|customers|nurses|clerks)(?![a-z])',
      '# (?:[a-z-]+ )?(?:types|kinds|classes|categories|intents|labels|fields|offices|sites|stores|teams|branches|buildings)(?![a-z])',
      'test|eval|preferred|better',
    ),
  },
  {
    field: 'labelledExamples',
    fits: count,
    pattern: any(
      '# (?:out )?of (?:the |our |all |about |those )*§ (?:[a-z]+ ){0,3}(?:labell?ed|annotated|tagged)(?![a-z])',
      after(labelled, 4),
      '# (?:[a-z-]+ ){0,2}, (?:all |mostly |every one |each |already )?(?:labell?ed|annotated|tagged|categori[sz]ed|coded)(?![a-z])',
      before(
        `labell?ed (?:data|examples|set|dataset|rows|tickets|pairs)|labels|lables|training (?:set|data|examples)|labelled`,
        3,
      ),
      '\\b(?:keyed|entered|typed in|annotated|labell?ed|tagged|coded|transcribed|verified|corrected|classified) (?:in )?(?:[a-z]+ ){0,4}(?:for|on|in) (?:about |around |some |~ )*# (?:of (?:them|these|those)|[a-z]+s)(?![a-z])',
      '# (?:[a-z]+ )?(?:for )?train(?:ing)?(?= [,/+&]| and §|$)',
      '# (?:reponses|respuestas|respostas|antworten|risposte|textes|textos|texte|testi) (?:[a-z]+ )?(?:reecrit[a-z]*|reescrit[a-z]*|corrig[a-z]*|korrigiert[a-z]*|riscritt[a-z]*|corrette?|geschrieben[a-z]*)',
      '# (?:[a-z]+ )?(?:with|w ?/) (?:[a-z]+ )?(?:masks?|polygons?|bounding boxes|boxes drawn|annotations|ratings|ground truth|reference (?:answers|translations|summaries)|gold answers|transcriptions|captions)(?![a-z])',
      '\\b(?:davon|de los cuales|de las cuales|das quais|dos quais|di cui|dont) (?:sind |son |sao |sono |sont |about )*# (?:[a-z]+ ){0,2}(?:gelabelt|annotiert|versehen|kategorisiert|klassifiziert|etiquetad[oa]s|clasificad[oa]s|rotulad[oa]s|anotad[oa]s|annote(?:e?s)|etiquete(?:e?s)|classe(?:e?s)|etichettat[ie]|annotat[ie]|classificat[ie])(?![a-z])',
      '\\b(?:wrote|written|annotated|labell?ed|tagged|graded|curated|corrected) (?:about |around |roughly |some |~ )*# (?:(?:good|such|great|clean|nice) (?:ones|[a-z]+)|of (?:them|these|those)|ones)(?![a-z])',
      '\\b(?:examples|labels|samples) (?:to|grow to|rise to|were|was|:) (?:about |around |~ )*#',
    ),
    unless: any(
      others,
      '# (?:[a-z]+ )?(?:annotators?|people|experts|agents|editors|reviewers|employees|doctors|nurses|students|interns)(?![a-z])',
      '(?:§|half|part|some|most|none|one|any|few|third|quarter|fraction|percent) (?:out )?of (?:the |our |all |about )*#',
      after('(?:per|each|for each|in the prompt|few-?shot|shots?|a day|/per|labels? per)', 3),
      '# (?:different|possible|distinct|unique|output|class) labels',
      '\\b(?:give|show|send|list|tell|name|print(?:ed)?) (?:me |us |him |her )?(?:about )?#',
      '# [^§#]{0,60}\\b(?:every|each) (?:day|night|shift)(?![a-z])',
      '\\b(?:nobody|no one|none|never) [^#§]{0,25}#',
      '# labels (?:were |are |have been )?(?:printed|stuck|glued|sewn|peeled|torn)',
      '\\bthe [a-z]+ (?:has|have|had|comes with|came with) # (?:labels?|tags?|examples?)(?![a-z])',
      '# labels to (?:choose|pick|select|assign)',
      // What a scheme has of labels are its classes.
      '\\b(?:taxonom(?:y|ies)|classification|ontology|scheme|codebook|code ?list|catalogue?|hierarchy|label ?set|tag ?set|nomenclature|thesaurus|schema) (?:[a-z]+ ){0,2}(?:[,:(] )?(?:of |with |has |have |having |about |around |~ )*# ',
      '(?:labels?|labelling|annotations?) (?:for|of|on) (?:about |around |~ |all |the )*#',
      '# (?:[a-z]+ )?(?:classes|categories|intents|gpus?|developers|engineers|models)$',
      before('few-?shot|(?:each|every) [a-z]+ (?:has|have|gets|carries|comes with)', 4),
      before('few-?shot|prompt with|need|needs|want|at least|collect|would need', 2),
      after('(?:can be|could be|to be|need to be|will be) ', 2),
    ),
  },
  {
    field: 'taskCount',
    fits: count,
    pattern: any(
      after(
        '(?:tasks|classifiers|subtasks|use[- ]cases|tareas|tarefas|taches|aufgaben|compiti)',
        2,
      ),
    ),
    unless: any(
      todo,
      '§ (?:(?:out )?of|in) (?:the |our )?#',
      after('(?:tasks|use[- ]cases) (?:to test|for eval)', 2),
      after('labell?ed', 1),
    ),
  },
  {
    field: 'servedModels',
    fits: count,
    pattern: any(
      before('serve|serving|host|hosting|run|running|operate|deploy', 2) +
        ' (?:[a-z-]+ ){0,3}models',
      after('models (?:share|sharing|in production|served|deployed|live|behind)', 3),
    ),
  },
  {
    field: 'ownedGpus',
    fits: count,
    pattern: any(
      `\\b(?:have|own|owns|tenemos|temos|avons|haben|abbiamo|bought|got|reserved|idle|existing|our) ${gap(3)}# (?:[a-z-]+ ){0,2}(?:gpus?|graphics cards)(?![a-z])`,
    ),
  },
  {
    field: 'gpuNodes',
    fits: count,
    pattern: any(
      after('gpu (?:nodes|servers|machines|boxes)', 1),
      '# (?:nodes|servers|machines|boxes|hosts) (?:, |\\( )?(?:each )?(?:with |of |having |holding |x |w ?/ ?)?(?:[a-z]+ )?[§¤]',
      `(?:gpus?|¤)[a-z ]{0,20} (?:on|across|over|in) ${gap(2)}# (?:[a-z-]+ ){0,1}(?:nodes|servers|machines|boxes)`,
    ),
    unless: /\b(?:cost|costs|price|how (?:much|many|long)|would|need|needs|buy|compare)\b/,
  },
]
