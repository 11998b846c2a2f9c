import { own, type Said, said } from './said.ts'

const cannot =
  'no_idea|no_clue|never|nobody|no_one|noone|none|cant|cannot|can_not|couldnt|could_not|unable_to|impossible_to|no_way_to|dont|doesnt|hard_to'
const told = 'tell|see|check|verify|know|knows|find|find_out|say|trace|traced|prove|look_up|look_at'
const place =
  'page|pages|paragraph|document|documents|clause|clauses|manual|manuals|policy|policies|section|source|sources|article|chapter|passage|file|rule|guideline'
const shown = 'show|shows|see|tell|tells|prove|know|verify|check|say|says|look_up|display'
const answer =
  'answer|answers|reply|replies|response|responses|statement|statements|claim|output|it'

/** "Nobody can tell which page it is from": a complaint, and no leave to go without. */
export const sourceFrames: readonly Said[] = [
  said(
    'citationsNeeded',
    true,
    [
      `${cannot} .. ${told} .. which|what ${place} ... from|based_on|rests|rests_on|taken|comes_from|came_from`,
      `no_idea|no_clue|not_clear|unclear .. which|what ${place} ... from|based_on|rests_on|taken`,
      `never .. know|tell|see .. which|what ${place} .. it|they|answer|answers|bot|model .. used|took|uses|rests_on`,
      `${cannot} .. ${told} .. where .. ${answer} .. from|came|come|comes|taken`,
      `${cannot} .. trace|traced .. back .. to .. ${place}`,
    ],
    {
      ...own,
      unless: /\bno need\b|\b(?:don't|doesn't|do not|does not|not) (?:have|need|want|care|require)/,
    },
  ),
  said(
    'citationsNeeded',
    false,
    [
      `<not>|no_need|no_reason|no_obligation .. need|have|care|required|want|to .. show|know|say|tell|see|indicate|display which|what|where .. ${answer}|they|each|every|${place} .. from|came|comes`,
    ],
    { ...own, unless: /\b(?:can't|cannot|can not|couldn't|nobody|no one|unable)\b/ },
  ),
  said(
    'citationsNeeded',
    true,
    [
      `${shown} where .. <answers>|it|each|every|they|this|info|information|statement|claim .. from|came|comes|based_on|taken|rests`,
      `${shown} which|what .. ${place} .. from|came|comes|based_on|taken|rests`,
      `${shown} which|what .. ${place} .. <answers>|it|statement|claim|information`,
    ],
    { unless: /\b(?:source code|open[- ]source|wrong (?:source|page))\b/ },
  ),
]
