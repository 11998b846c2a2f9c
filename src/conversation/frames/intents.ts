import type { Intent } from '../understand.ts'

/** What frames say that a person wants of us; the phrases of `phrases/intents` say it too. */
export interface Wanted {
  readonly intent: Intent
  readonly says: readonly string[]
  readonly unless?: RegExp
}

/** Ways to ask, by what is asked for. A whole message is read as one sentence. */
export const intentFrames: readonly Wanted[] = [
  {
    intent: 'whatif',
    says: [
      'how|would|will|does|do|could|might .. <conclusion> .. <differs> ... with|if|at|when|under|for|given|without',
      'how|would|will .. <differs> ... <conclusion> ... with|if|at|when|under',
      'would|will|does you|it|that|this|¤|lora|rag|<conclusion> still ... with|if|at|when|under|for|without',
      'what changes|shifts|moves|happens|would_change|would_happen with|if|at|when|under|once|for',
      '^ hypothetically|supposing|picture_this|imagine|pretend_that|pretend_we|let_us_say|lets_assume',
      '^ and|but|so|ok|now with|under|at|without .. #',
      '^ ok|okay|and|so|fine|right|hm|hmm but|and|now with|under|at|without|for|if',
      'what would|will|does ... do|mean|change|imply to|for .. bill|cost|costs|answer|plan|budget|price|latency|result|recommendation|us',
      'what|which would|will you|it|the_answer say|recommend|advise|suggest|do|pick if|with|at|for|under',
      'make it|that|this ... what_then',
      'if|when|suppose|imagine|say ... what then|now $',
      'if|when|suppose|imagine|say ... what then|now ?',
      'same|again question|thing|calculation|numbers but|except .. #|with|for|at',
      '^ same plan|question|setup|thing|project|numbers|case|scenario|situation but|except|with|without|for|at',
      '^ run|do|give|repeat|make .. same|again .. numbers|calculation|estimate|exercise|thing|it for|with|at',
      'would|will|do|does you|it|that|this still say|recommend|suggest|pick|choose|hold|be|advise|win|make_sense',
      'rerun|redo|recalculate|recompute|run_it_again|try_again|try_it .. with|for|at|assuming',
    ],
  },
  {
    intent: 'why',
    says: [
      'on what|which evidence|basis|grounds|data|facts !set|do_you',
      'how did|do|have you|it .. know|arrive|figure|reach|pick|settle|conclude|choose|decide|derive|come_up|get_to|get_this|get_that|land',
      'where do|does|did|are .. number|numbers|figure|figures|claim|claims|this|that|these|those|assumptions .. from',
      'what|who .. convinced|swayed|led|tipped you|it|the',
      'back that|this|it|those|them up|with',
      'reasoning|rationale|logic|thinking|justification|evidence|argument behind|for that|this|it|the|your|those',
      'walk|talk|take me|us through .. reasoning|decision|answer|logic|recommendation|thinking|steps|why',
      'prove it|that $',
      'what|which .. sources|papers|studies|references .. you|behind|support|use|used|based',
      'says who',
      '^ how|what|where ... check|verify|confirm|fact_check|double_check this|that|it|your|these',
    ],
    unless:
      /\b(?:our (?:model|bot|assistant)|it (?:must|should|has to|needs to)|users|customers)\b/,
  },
  {
    intent: 'history',
    says: [
      'list|show|see|open|pull|bring|find|dig|retrieve|get|give|what|view|recall|repeat .. earlier|previous|past|old|last|prior|saved|latest|older .. <record>',
      'open|pull|bring|find|dig|retrieve|show|reopen|see|get .. <record> .. from|of|we_got|you_gave|we_made|you_made|we_saved !our|the|my|data',
      'what|which .. did|have|had you|we|crossroads .. say|said|tell|told|recommend|recommended|advise|advised|suggest|suggested|estimate|estimated|propose|proposed|decide|decided|settle|conclude|concluded !now',
      'my|our|your earlier|previous|past|prior|last <record>',
      '<record> .. from|of yesterday|last|monday|tuesday|wednesday|thursday|friday|this_morning|earlier|before',
      'what|which .. advice|recommendation|recommendations|estimate|answer|verdict|tip|tips did|have you|crossroads|it give|given|make|made|offer|suggest !us_now|me_now',
      'what .. <record> .. so_far|until_now|to_date',
    ],
    unless:
      /\b(?:purchase|order|ticket|customer|medical|patient) history|\byour (?:patients|customers|clients|users)\b|\bour (?:model|bot)/,
  },
  {
    intent: 'help',
    says: [
      'what .. data|information|info|details .. you .. keep|store|hold|save|have|collect|retain|log|remember|record',
      'what|which do|did you .. have .. about|on us|me|our|my|this_team',
      'need|want|have|can_we_have .. it|that|this|them|prices|costs|amounts|numbers in .. euros|euro|eur|pounds|gbp|francs|chf',
      'what|which .. you .. keep|store|hold|retain|collect|log|know .. about|on|of us|me|our|my',
      'delete|erase|wipe|forget|remove|purge everything|all|anything|whatever|our_data|my_data|what .. about|on|from? .. us|me|our|my|you',
      'show|display|give|quote|use|report|print .. prices|costs|amounts|numbers|figures|money|it|everything .. in .. euros|euro|eur|dollars|pounds|gbp|francs|chf|yen',
      'switch|change|set .. to euros|eur|pounds|gbp|francs|yen|dollars',
      'switch|change|set .. currency|region|language|visibility|retention',
      'how do|does|can|should|would i|we|you|one|this|it .. use|work|talk_to|operate|get_started|start .. you|this|thing|bot|tool|crossroads|with_you',
      'who can|could|may|will see|read|access what|my|our|this|these|it',
      '^ can|could|do|are you also|only|even|able_to|support|handle|do|help_with|work_with .. do|handle|support|images|image|audio|code|classification|translation|extraction|discord|slack|teams|other|with',
      'what|which .. commands|options|features .. you|there|have|available|support|know|type|exist',
      'give|have|got me|us an example|examples of what|how|things',
      'export|download .. my_data|our_data|everything_you',
    ],
    unless: /\b(?:customers?|users|our (?:model|bot|assistant|data|tickets))\b/,
  },
  {
    intent: 'estimate',
    says: [
      '<pricing> ... how_much',
      'how much|many|long|expensive|costly|big ... <compute>',
      'how much|many|expensive|costly .. is|are|for .. ¤',
      'ballpark|guesstimate|rough_number|rough_figure|rough_idea|order_of_magnitude for|on|of .. <compute>|¤',
      'monthly|yearly|annual|total|expected bill|cost|costs|price|invoice for|of|at|to|if|with .. #|¤',
      '<pricing> .. how_much',
      'what will|would|does|do|might|could .. <pricing>|set_us_back|run_us|come_to|amount_to',
      'set us back',
      '<pricing> .. to|for|of .. <compute>',
      '^ can|could|will|would ... ¤ .. serve|run|train|host|handle|fit|fine_tune|finetune|hold|manage',
      'price tag|quote|estimate|breakdown for|of|on',
      'is|are|will|would #|one|two|a|an|single .. ¤ .. enough|sufficient|plenty|do|suffice|ok',
      'does|will|would|can|do ... fit|squeeze|run in|on|into|onto .. ¤|gb|vram|#',
      'which|what gpu|gpus|hardware|cards|card|machine|instance .. <compute>|need|for|best|enough|suit*',
    ],
    unless:
      /\b(?:how (?:much|many) (?:data|examples|labels|labell?ed|samples|pairs)|cost of (?:a mistake|errors?|being wrong)|no idea|not sure|don't know|we (?:pay|spend))\b/,
  },
]
