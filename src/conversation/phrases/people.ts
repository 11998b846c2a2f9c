import { oneOf, own, type Phrase, phrase } from './phrase.ts'

/** What is asked of the answers and weights, who builds it, and what it is to the product. */
export const peoplePhrases: readonly Phrase[] = [
  phrase(
    'citationsNeeded',
    true,
    oneOf(
      /\b(?:must|need to|needs to|have to|has to|should|required to|always) (?:always )?(?:cite|quote (?:the )?(?:source|passage|paragraph)|link (?:back )?to (?:the )?(?:source|passage|document)|point to (?:the |a )?(?:source|passage|page|paragraph|document)|show (?:the |its |their )?(?:sources?|references?)|reference (?:the )?(?:source|passage|document|paragraph))\b/,
      /\b(?:with|need|needs|require|requires|want|including|include) (?:[a-z]+ ){0,2}(?:citations?|references to|source links|footnotes?)\b/,
      /\bcitations? (?:are |is )?(?:needed|required|mandatory|essential|a must|important|necessary)\b/,
      /\bsources? (?:should|must|need to|have to|has to) be (?:shown|cited|listed|linked|named|given)\b/,
      /\bshow where (?:each|every|the|an|all) answers? (?:came|comes|come) from\b/,
      /\bcite (?:the |its |their )?(?:sources?|passages?|clauses?|paragraphs?|articles?)\b/,
      /\b(?:be|is|are|answers?|statements?|claims?|everything|want (?:it|them|every [a-z]+)) (?:footnoted|sourced|referenced|traceable) (?:to|by|from|with)\b/,
      /\b(?:backed(?: up)?|supported|accompanied|substantiated|proven) (?:up )?(?:by|with) (?:an? |the |its )?(?:link|source|reference|citation|quote|passage|footnote|clause|paragraph)s?\b/,
      /\blinks? (?:back )?to (?:the |its |their |a )?(?:exact |original |relevant )?(?:clause|source|passage|paragraph|page|section)s?\b/,
      /\b(?:citar|citer|citare|citieren|zitieren) (?:las |les |le |as |die |sus |ses |suas )?(?:fuentes?|sources?|fonti|fontes?|quellen?)\b/,
      /\bquellen? (?:angeben|nennen|zitieren)\b/,
      /\bquellenangaben?\b/,
      /\bdebe citar\b/,
      /\bdoit citer\b/,
      /\bdeve citar[e]?\b/,
      /\bmuss (?:die )?quellen?\b/,
    ),
    { negated: false },
  ),
  phrase(
    'citationsNeeded',
    false,
    oneOf(
      /\b(?:no|without|don't need|do not need|doesn't need|needn't|not need) (?:any )?(?:citations?|references|sources|to cite)\b/,
      /\bno need (?:for|of) (?:citations?|sources?|footnotes)\b/,
      /\b(?:citations?|sources|footnotes) (?:are |is )?(?:not (?:needed|required|necessary|important)|unnecessary|optional|irrelevant)\b/,
    ),
    {
      ...own,
      unless:
        /\bno (?:sources?|citations?|references), no \b|\b(?:today|currently|at the moment|so far|yet)\b/,
    },
  ),
  phrase(
    'ownWeightsRequired',
    true,
    oneOf(
      /\b(?:must|need to|have to|has to|want to|wants to|required to|insists? on) (?:own(?:ing)?|control|keep|hold|possess) (?:the |our |all )?(?:own )?(?:model(?:'s)? )?(?:weights|model)\b/,
      /\bown(?:ing)? (?:the|our) (?:own )?(?:model )?weights\b/,
      /\bweights (?:must|have to|need to) be (?:ours|our own)\b/,
      /\bown what (?:we|they) (?:train|build|pay for)\b/,
      /\b(?:avoid|without|escape|fear|zero) (?:any )?(?:vendor |provider )?lock[- ]?in\b/,
      /\bno (?:vendor|provider) lock[- ]?in\b/,
      /\b(?:the )?weights (?:that )?(?:are|belong to) (?:us|ours)\b/,
    ),
    { negated: false },
  ),
  phrase(
    'team',
    'research-team',
    oneOf(
      /\bresearch (?:team|lab|group|scientists|department)\b/,
      /\b(?:equipe|equipo|squadra|gruppo|grupo|groupe|gruppe|team) (?:de|di|von|of) (?:\d+ |[a-z]+ )?(?:chercheu(?:rs|ses)|investigadores|pesquisadores|ricercatori|forschern?)\b/,
      /\b(?:[a-z]+ )?(?:ml|ai|nlp|machine learning) researchers\b/,
      /\bphds? (?:in|who|with|that) (?:ml|nlp|ai|machine|have trained|pre-?trained)\b/,
      /\b(?:we|team) (?:have|has) (?:already )?pre-?trained (?:models|llms)\b/,
    ),
    {
      unless:
        /\b(?:their|university|academic|for (?:a|our) research|clinical|user|market|ux) (?:research|team)|\bserv(?:e|es|ing) research/,
    },
  ),
  phrase(
    'team',
    'ml-team',
    oneOf(
      /\b(?:ml|machine[- ]learning|data[- ]science|ai|mlops) (?:team|group|department|squad|org)\b/,
      /\bteam of (?:[a-z0-9]+ )?(?:ml|machine[- ]learning|ai) (?:engineers|people|folks|scientists)\b/,
      /\b(?:three|four|five|six|seven|eight|ten|[3-9]|\d\d) (?:[a-z]+ )?(?:ml|machine[- ]learning|ai) (?:engineers|scientists|people|folks|experts)\b/,
      /\b(?:three|four|five|six|seven|eight|ten|[3-9]|\d\d) (?:people|engineers|folks|colleagues|scientists) (?:in|doing|for|working on|on) (?:ml|machine[- ]learning|ai|data science)\b/,
      /\b(?:tres|cuatro|cinco|quatro|trois|quatre|cinq|drei|vier|funf|tre|quattro|cinque|[3-9]|\d\d) (?:ingenieros|engenheiros|ingenieurs|ingegneri|scientifiques|cientificos) (?:de |en |di )?(?:ml|ia|ki|machine learning|datos|dados)\b/,
      /\b(?:ml|ki)-(?:team|ingenieure)\b/,
      /\bequipo de (?:ml|machine learning|ia)\b/,
      /\bml-team\b/,
    ),
    { needs: /\b(?:ml|machine|ai|ia|ki|data|mlops|datos|dados)/ },
  ),
  phrase(
    'team',
    'some-ml',
    oneOf(
      /\b(?:some|a bit of|a little|limited|basic) (?:ml|machine[- ]learning|ai|data[- ]science) (?:experience|knowledge|skills?|expertise|background)\b/,
      /\b(?:one|a single|1|2|two|a couple of|couple|a|an|single|part-time|half an?) (?:part-time |junior |senior |lone )?(?:data scientists?|ml engineers?|machine[- ]learning engineers?|ml persons?|ml people|ml guys?|ai engineers?)\b/,
      /\b(?:one|1|a single|someone|somebody|a) ?(?:person|guy|dev|developer|engineer|colleague|of us)?(?: here)? (?:who|that)? ?knows? (?:some |a bit of |a little )?(?:pytorch|tensorflow|hugging ?face|transformers|jax|keras|sklearn|scikit-learn)\b/,
      /\b(?:1|one|a single|2|two) (?:ml|ai|data science) (?:eng|person|engs|swe)\b/,
      /\b(?:first|only) (?:ml|machine[- ]learning|ai|data science) (?:person|engineer|hire|specialist)\b/,
      /\b(?:un|una|dos|dois|um|une|deux|ein|eine|einen|zwei|due|[12]) (?:ingenier[oa]s?|engenheir[oa]s?|ingenieure?s?|ingegner[ei]|cientificos?) (?:de |en |di )?(?:ml|ia|ki|machine learning|datos|dados)\b/,
      /\b(?:ein|eine|einen|zwei) (?:ml|ki)-(?:ingenieure?|entwickler)\b/,
    ),
    {
      unless:
        /\b(?:no|hire|hiring|looking for|without|need|needs|want|wants) (?:an? |to hire |two )*(?:[a-z-]+ )?(?:data scientist|ml)/,
    },
  ),
  phrase(
    'team',
    'app-developers',
    oneOf(
      /\b(?:no|without|not an|zero|don't have (?:any )?|nobody (?:here )?(?:knows|does|has done)|have no|lack) ?(?:in-house )?(?:ml|machine[- ]learning|ai|data[- ]science|data scientists?)\b(?: (?:people|experience|expertise|engineers?|team|skills?|folks|background|specialists?|person|knowledge))?/,
      /\b(?:just|only|we're|we are|all|mostly|team of|team is|built by|two|three|four|five|[2-9]|\d\d) (?:a (?:few|couple of|bunch of|team of) |[a-z0-9]+ )?(?:web|app|application|backend|back-end|front-?end|full-?stack|software|java|php|python|ruby|javascript|typescript|mobile|rails|node|\.net) ?(?:app )?(?:developers?|devs?|engineers?|programmers?|coders?|folks|people|guys)\b/,
      /\bjust me\b(?!,? (?:an? )?(?:ml|data|research))/,
      /\b(?:none of us|nobody|no one)(?: here| on (?:the|our) team| in house)? (?:has |have )?(?:ever )?(?:trained|tuned|fine-?tuned|done) (?:a |any )?(?:models?|ml|machine learning)\b/,
      /\bapp(?:lication)?[- ]developers\b/,
      /\b(?:solo|apenas|so|seulement|nur|soltanto|somos|siamo|wir sind|nous sommes|[2-9]|dos|tres|dois|deux|trois|zwei|drei|due|tre) (?:[a-z0-9]+ )?(?:web-?|app-?)?(?:ingenieros de software|engenheiros de software|desarrolladores|programadores|desenvolvedores|developpeurs|entwickler|webentwickler|sviluppatori)\b/,
      /\b(?:a|one|lone|solo|single) (?:lone |solo )?(?:web|app|backend|frontend|full-?stack|software|php|mobile) (?:devs?|developers?|engineers?)\b/,
      /\bfull-?stack (?:devs?|developers?|engineers?)\b/,
    ),
    {
      ...own,
      unless:
        /\bno (?:ml|ai) (?:model|feature|in the)|for (?:our )?(?:developers|engineers)|\b(?:\d+|an?|one|two|three|four|five|six) (?:[a-z]+ )?(?:data scientists?|ml (?:engineers?|people|folks)|machine learning engineers?)\b/,
    },
  ),
  phrase(
    'productRole',
    'the-product',
    oneOf(
      /\b(?:is|are|'s|will be|becomes?) (?:basically |literally |essentially |really )?(?:the|our) (?:whole |entire |actual |very )?(?:product|company|business|startup)(?: itself)?\b(?! (?:feature|manager|team|data|page|catalog|description|documentation|line|owner|name|search))/,
      /\b(?:the|our) (?:whole|entire) (?:product|company|business|startup) (?:is|depends on|rests on|relies on|stands on)\b/,
      /\b(?:is|as) the product itself\b/,
      /^the product(?: itself)?$/,
      /\bwhat we sell\b/,
      /\b(?:our|the) (?:flagship|main|core|only|sole|principal) product\b(?! (?:feature|page|line|team|data|manager|owner))/,
      /\bwe sell (?:the model|this model|it as|the bot|the assistant)\b/,
      /\bcustomers (?:will )?pay (?:us )?for (?:it|this|the (?:model|answers))\b/,
      /\bthe model is (?:the|our) (?:product|moat|business)\b/,
    ),
    {
      unless:
        /\b(?:company|business|startup) is (?:on (?:holiday|vacation|strike|leave|slack|teams|a call|board)|using|waiting|moving|watching|asking|excited|remote|happy|closed|at )|\bnot (?:the|our) (?:whole |entire )?product|\bproduct (?:is|are) an? (?![^.]*\b(?:bot|chatbot|assistant|model|llm|ai|copilot|agent|search)\b)/,
    },
  ),
  phrase(
    'productRole',
    'core-feature',
    oneOf(
      /\b(?:core|central|key|main|flagship|headline|critical|essential) (?:product )?(?:feature|functionality|capability|part of (?:the|our) product)\b/,
      /\bcore (?:of|to) (?:the|our) (?:product|app|offering|platform)\b/,
      /\bheart of (?:the|our) (?:product|app|platform)\b/,
    ),
    { unless: /\bnot (?:a|the|our) (?:core|key|main)/ },
  ),
  phrase(
    'productRole',
    'support-feature',
    oneOf(
      /\bnice[- ]to[- ]have\b/,
      /\b(?:small|minor|side|supporting|support|secondary|little|helper) feature\b/,
      /\binternal (?:[a-z]+ )?(?:tool|tooling|helper|assistant|use only|chatbot|bot)\b/,
      /\bside (?:project|tool)\b/,
      /\bnot (?:a |the |our )?(?:core|key|main) (?:feature|product|part)\b/,
      /\bback-?office (?:tool|helper)\b/,
      /\b(?:only|just) (?:for|used by) (?:the |our |a )?(?:few )?(?:[a-z]+ )?(?:dept|department|team|staff|employees|colleagues|back ?office|internal use)\b/,
    ),
    own,
  ),
]
