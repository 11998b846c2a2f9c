/** "hardly any model speaks it": for a language or a script, named or not. */
export const hardlyAnyModel =
  '\\b(?:hardly any|barely any|almost no|no|few|very few) (?:public |open |big |current )?(?:models?|llms?) (?:really |even )?(?:speaks?|covers?|understands?) (?:it|our|the|this|them|these)\\b'

/**
 * Languages that teams say a model is weak in, for patterns over folded text: the names of many
 * well-covered languages (English, French) are left out, because "bad at French" is rare and
 * "bad at English format" is not about a language.
 */
export const languageNames = [
  'faroese|icelandic|norwegian|danish|swedish|finnish|sami|estonian|latvian|lithuanian|polish|czech',
  'slovak|slovenian|slovene|croatian|serbian|bosnian|macedonian|bulgarian|romanian|hungarian|albanian',
  'greek|turkish|ukrainian|belarusian|georgian|armenian|azerbaijani|kazakh|uzbek|kyrgyz|tajik|mongolian',
  'hebrew|arabic|persian|farsi|dari|pashto|kurdish|urdu|hindi|bengali|punjabi|gujarati|marathi|tamil',
  'telugu|kannada|malayalam|sinhala|nepali|tibetan|thai|lao|khmer|burmese|vietnamese|indonesian|malay',
  'javanese|sundanese|tagalog|filipino|cebuano|cantonese|uyghur|swahili|hausa|yoruba|igbo|zulu|xhosa',
  'afrikaans|amharic|tigrinya|somali|oromo|shona|wolof|kinyarwanda|lingala|malagasy|maori|hawaiian',
  'samoan|quechua|guarani|nahuatl|aymara|basque|catalan|galician|welsh|irish|gaelic|breton|maltese',
  'luxembourgish|romansh|yiddish|latin|sanskrit|inuktitut|cherokee|creole|swiss german|low german|plattdeutsch|platt|bairisch|schweizerdeutsch|nynorsk|frisian|friesisch|sorbian|sorbisch|ladin|occitan|corsican|sardinian|asturian|friulian|walloon|scots|karelian|livonian|tuvan|yakut|chuvash|tatar|bashkir|chechen|abkhaz',
].join('|')

export const languages = `(?:${languageNames})`

/** What a sentence about a language, in so many words, cannot do without. */
export const aboutLanguage = new RegExp(
  `language|dialect|script|notation|modality|model|llm|\\b${languages}\\b`,
)
