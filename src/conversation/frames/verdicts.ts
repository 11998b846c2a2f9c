import { own, type Said, said } from './said.ts'

const marked = 'grade|grades|score|scores|rate|rates|judge|judges|mark|marks'
const looked = `${marked}|graded|scored|rated|judged|marked|review|reviews|check|checks|read|reads|assess|assesses`
const wasLookedAt = 'graded|scored|rated|judged|marked|reviewed|checked|assessed|read'
const replies =
  'answer|answers|reply|replies|response|responses|output|outputs|result|results|completion|completions'
const texts = `${replies}|summary|summaries|letter|letters|draft|drafts|translation|translations|text|texts`
const byHand = 'by_hand|manually|ourselves'
const isRight = 'right|correct|ok|good|pass|done|success|accepted'
const isWrong = 'right|wrong|correct|incorrect|valid|invalid|bad|false|off'

/** Who or what tells a good answer from a bad one, in words that the frames of `grading` do not hold. */
export const verdictFrames: readonly Said[] = [
  said(
    'autoGradable',
    false,
    [
      `${looked} .. ${texts} .. ${byHand}`,
      `every|each|all|the|our|an|any ${texts} .. ${wasLookedAt} .. ${byHand}`,
      `every|each|all|the|our|an|any ${texts} .. graded|scored|rated|judged|marked .. by .. <expert>`,
      `<expert> .. ${marked} .. every|each|all|the|our ${replies}`,
      `grading|marking|scoring .. by_hand|manually`,
      `<expert> .. <must> .. sign_off|approve|check|judge|read .. every|each|all|the ${texts}`,
      'no test|script|program|machine|metric can do|tell|decide|judge|say|replace',
      `<must> .. read|check|judge|go_through .. every|each|all ${texts} .. ourselves|by_hand|manually|to_know`,
    ],
    {
      ...own,
      unless:
        /\b(?:users?|customers?|readers|thumbs|clients?|visitors|today|currently|at the moment|these days)\b|\b(?:script|program|automatic|compiler|unit tests?)/,
    },
  ),
  said(
    'autoGradable',
    true,
    [
      `checksum|checksums|check_digit|check_digits|control_digit|control_digits ... ${isWrong}`,
      'wrong|bad|invalid|misread|misreads ... checksum|check_digit|control_digit',
      `checksum|check_digit|control_digit|regex|script .. tells|shows|says|reveals|catches .. if|whether|when .. ${isWrong}`,
      'checker|grader|scorer|verifier|validator <be> .. python|bash|script|program|unit_test|unit_tests|regex|sql|code|function',
      `compiles|compile|tests_pass|pass_the_tests|passes_the_tests|passes_all_tests|green_tests .. = ${isRight}`,
      `compiles and .. tests .. pass|passes|green .. = ${isRight}`,
      `${isRight} means|equals|= it? .. compiles|tests_pass|passes_the_tests|passes_all_tests|validates`,
      `it|code|output|query compiles|passes_the_tests|passes_all_tests ... <be> ${isRight}`,
      `know|see|tell|notice instantly|immediately|at_once|right_away|straight_away|directly when|if|whether .. answer|answers|output|result|extracted|parsed|total|totals|sum|sql|code|query|prediction|field|value|number|extraction .. ${isWrong}`,
      'tests pass|passes or fail|fails',
      '<program>|test_bench|testbench|emulator|harness accepts|passes|approves|takes .. or rejects|fails|refuses|not',
      '<program>|test_bench|testbench|emulator|harness that? says|tells|reports|decides|decide|gives|returns|answers|say|tell|report .. pass_or_fail|pass_/_fail|yes_or_no|right_or_wrong|ok_or_not',
      '<program>|test_bench|testbench|emulator|harness says|tells|decides|shows|say|tell|show .. whether|if .. right|correct|valid|invalid|wrong|feasible|legal|consistent|sound|compiles|holds',
      'code|query|sql|program|script|proof .. runs|compiles|works|checks_out or .. doesnt|not|fails|crashes',
      'executed|run|compiled|replayed|simulated and .. compared|checked|matched|diffed',
      'every|each|all .. goes|go|passes|runs|run .. through a|an|the|our? validator|compiler|checker|linter|simulator|test_suite|unit_tests|solver',
      'database|compiler|parser|validator|schema|type_checker|linter|simulator rejects|refuses .. wrong|bad|invalid|incorrect|broken',
    ],
    {
      ...own,
      unless:
        /n't|\b(?:not|cannot|never|nobody|by hand|manually)\b|\b(?:printer|door|alarm|car|heating)\b/,
    },
  ),
  said(
    'teacherPasses',
    true,
    [
      '<big-model> .. accurate|precise|good|reliable|right|well .. enough ... expensive|pricey|costly|slow|dear|too_much|unaffordable',
      '<big-model> .. accurate|precise|good|reliable|right|well .. enough .. but|though|although ... expensive|pricey|costly|slow|dear|too_much|unaffordable',
      'quality|accuracy .. <big-model> .. good_enough|fine|great .. but|though|although|, ... expensive|pricey|costly|too_much|slow',
      "<big-model> 's? quality|accuracy <be> fine|great|good_enough|good .. but|though|although|, ... expensive|pricey|costly|too_much|slow",
      '<big-model> .. meets|hits|clears|reaches .. bar|target|standard|requirements ... expensive|pricey|costly|too_much|slow',
    ],
    {
      ...own,
      unless:
        /\b(?:not|never|isn't|aren't|wasn't|barely|nearly|almost|hardly) (?:[a-z]+ ){0,2}(?:accurate|precise|good|reliable|right|enough)|\b(?:small|smaller|tiny|local|tuned|fine-?tuned) (?:model|one)/,
    },
  ),
]
