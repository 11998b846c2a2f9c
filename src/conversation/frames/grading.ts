import { own, type Said, said } from './said.ts'

/** Whether a program can score an answer. */
export const gradingFrames: readonly Said[] = [
  said(
    'autoGradable',
    false,
    [
      '<not> .. <checks> .. automatically|programmatically|mechanically|by_machine',
      'kein|keine|ningun|ninguna|nenhum|aucun|aucune|nessun|nessuna <program> .. <checks>',
      'nicht|no|nao|pas|non .. automatisch|automaticamente|automatiquement .. <checks>',
      'need|needs|takes|take|requires|have .. <expert> to|who .. read|look_at|judge|review|grade .. answer|answers|output|outputs|each|every|them|it|result',
      'grading|scoring|evaluation|checking|marking|review <be> .. manual|by_hand|human|subjective',
      '<not> .. <checks> .. by|with .. <program>',
      '<not> .. be? automatically|programmatically|mechanically|auto <checks>',
      '<no> .. <program> .. can|could|will .. <checks>',
      '<no> .. automatic|automated|programmatic|objective way|grader|grading|check|checks|scoring|metric|score|measure|verification',
      '<must>|only|always|takes|take .. <expert> .. <checks>|judge|judges|judgement|judgment|look|looks|eye|eyes|opinion',
      'only .. <checks> .. by .. <expert>',
      'only|just .. <expert> .. tell|say|decide|know|see',
      '<expert> .. <must> .. <checks>|look_at|read|judge|rate',
      'matter of taste|opinion|judgement|judgment',
      'quality|correctness|it|answers <be> .. subjective',
    ],
    { ...own, unless: /\bautomatic(?:ally)? (?:graded|checked|scored) (?:today|already)/ },
  ),
  said(
    'autoGradable',
    true,
    [
      '<program> .. tells|tell|knows|decides|decide|says|confirms|<checks> .. whether|if|right|correct|answer|answers|result|output|it|each|every|success|plan|solution|them|at_once|instantly',
      '<program> .. can|could|will <checks>|tell|decide|know|confirm',
      'gradable|gradeable|checkable|scorable|verifiable|testable by|with|via <program>',
      '<checks> .. automatically|automatisch|automaticamente|automatiquement|maschinell',
      'automatically|automatisch|automaticamente|automatiquement|maschinell .. <checks>',
      'compare|compares|comparing .. output|outputs|answer|answers|result|results .. with|against|to .. known|expected|gold|reference|correct',
      'exact match against|with|on|scoring|metric|grading',
      'tests|test go|goes|turn|turns|are|is green|pass',
      '<checks> .. by running|executing|compiling|simulating|comparing|replaying|looking_up|recomputing|parsing',
      '<checks> .. automatically|programmatically|mechanically|by_machine',
      '<checks> .. by|with|against|using|through a|an|the|our? <program>',
      'automatically|programmatically <checks>|checkable|gradable|verifiable|scorable',
      'automatic|automated|programmatic|rule_based|deterministic grader|grading|checker|verifier|scorer|scoring|reward|check|checks|verification|score',
      'execution|exec|exact|unit_test|compile|pass accuracy|match|rate|success .. reward|metric|score|grader|scoring|signal',
      'verifiable|checkable|computable|well_defined reward|rewards|answer|answers|result|results|output|outputs|outcome',
      'reward function|signal|model_free',
      '<program> .. as .. reward|grader|judge|verifier|signal',
      'right|correct or wrong|incorrect .. is|can_be|known|clear .. automatically|objectively|immediately|at_once|by_machine',
      'compare|compared|comparing|compares .. with|against|to .. known|expected|gold|true|reference answer|answers|result|results|output|outputs .. automatically|script|program|code|exactly',
    ],
    {
      negated: false,
      unless:
        /\b(?:nobody|no one|(?:not|n't|no|cannot) (?:[a-z]+ ){0,3}(?:automat|program|script|reward|verif|check|grad))|\b(?:by hand|manually)\b[^,.;]{0,20}\b(?:check|grade|score)|\bcheck(?:ing)? (?:in|out|list)/,
    },
  ),
]
