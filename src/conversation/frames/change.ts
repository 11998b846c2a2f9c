import { own, type Said, said } from './said.ts'

/** How often the knowledge changes, where no change is named with a period. */
export const changeFrames: readonly Said[] = [
  said(
    'knowledgeChanges',
    'never',
    [
      'corpus|archive|collection|law|content|docs|material|texts|library ... static|frozen|unchanging|immutable',
      'collection|archive|corpus|set|catalogue|catalog|canon|library|material|content <be> .. closed|complete|final|finished|frozen|sealed|historical|historic',
      'nothing .. added|changes|changed|updated|revised|new .. any_more|anymore|ever|again|$',
      'no .. new|further .. documents|material|texts|entries|additions|versions|content|revisions|updates .. will|expected|coming|added|ever|$',
      'set|carved|cast|written in stone',
      'once_and_for_all|never_to_change|closed_collection|closed_corpus',
    ],
    {
      ...own,
      unless:
        /\b(?:prompt|format|price|budget|team|model|traffic|this (?:week|month|year)|(?:almost|nearly) nothing)\b/,
    },
  ),
]
