import { own, type Said, said } from './said.ts'

const search = '<retrieval>|search|elasticsearch|opensearch|embeddings'
const fitted =
  'hooked_up|hook_up|wired_up|wire_up|plugged_in|connected|integrated|attached|set_up|installed|built|building|added|indexed'
const nobody = 'nobody|no_one|noone|none_of_us|<not>|didnt'

/** What nobody has got round to, in words that the frames of `tried` do not hold. */
export const untriedFrames: readonly Said[] = [
  said(
    'promptingResult',
    'not-tried',
    [
      `${nobody} .. written|wrote|write|drafted|crafted|designed|do|done|made .. prompt|prompts !into|injection|injections|template_engine|answer|reply|response|payment`,
      'prompt|prompts .. <not> .. been? written|drafted|crafted|designed|attempted',
      'nobody|no_one|noone|<not> .. bothered|bother|experimented|looked|played|fiddled with|at .. prompt|prompts|prompting',
      '<not> .. put|invested|spent .. effort|time|work|thought|energy in|into|on .. prompt|prompts|prompting',
      'prompt|prompts|prompting : nobody|no_one|noone|never|not|untouched|hasnt|havent .. looked|tried|touched|tested|done|worked|$',
      'prompts|prompting|prompt_engineering .. havent|hasnt|never|not|nobody .. got_to|gotten_to|got_around|gotten_around|done|tried|looked|touched|started',
      'zero|no time|effort|work .. on|into|in prompts|prompting|the_prompt|a_prompt',
      'didnt|havent|hasnt|never|not .. get_to|got_to|gotten_to|get_around_to|got_around_to|gotten_around_to|get_round_to|got_round_to .. prompting|prompts|the_prompt|a_prompt',
      'hasnt|havent|not|never .. been? prompted',
      'yet|still to write|try|draft|design .. prompt|prompts !injection',
    ],
    { ...own, unless: /\bprompt (?:injection|payment|delivery)|tried to\b/ },
  ),
  said(
    'retrievalResult',
    'not-tried',
    [
      `nobody|no_one|noone|<not> .. ${fitted}|get_around_to|got_around_to|get_round_to|got_round_to .. ${search} !party|and_rescue`,
      `${search} .. isnt|arent|hasnt|havent|not|never .. ${fitted}|in_place|running|there_yet`,
      `<not> .. put|loaded|load|stored|indexed|embedded .. in|into .. ${search}`,
      'no|zero search|lookup|retrieval|index behind|underneath|under|inside',
      `no|zero ${search} ... ${fitted}|in_place|yet !party`,
      '<not> .. hooked_up|connected|plugged|linked .. to|into|with .. wiki|docs|documents|knowledge_base|confluence|sharepoint|manuals|handbook|faq',
      '<not> .. hooked_up|hook_up|connected|plugged|linked|attached .. wiki|docs|documents|knowledge_base|confluence|sharepoint|manuals|handbook|faq .. to|into|with|in it|bot|the_bot|the_model|model|llm|assistant|chatbot|prompt',
    ],
    {
      ...own,
      unless:
        /\bsearch (?:party|warrant|ads?|engine (?:marketing|optim\w*|ads?))\b|\bno (?:need|reason)\b/,
    },
  ),
]
