/** Words that state a quantity, in English and in the languages a model may slip into. */
const words = [
  // Numbers.
  'zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve',
  '(?:thir|four|fif|six|seven|eigh|nine)teen',
  '(?:twen|thir|for|fif|six|seven|eigh|nine)ty\\w*',
  '(?:hundred|thousand|million|billion|trillion|dozen|lakh|crore)s?',
  // "one GPU" is a quantity; "the one", "no one" and "one of the reasons" are not.
  '(?<!\\b(?:the|this|that|no|which|every|each|any|a new|another)[ -])one(?! (?:of|another)\\b)',
  'a single|(?:one|single)[ -](?:gpu|card|node|machine|example|request|second|minute|hour|day|week|month|year|token|model|engineer|dollar|cent)s?',
  'a couple|a pair of|a handful',
  // Parts.
  'half|halves|halv(?:e|ed|ing)|quarters?|percent\\w*|per cent',
  '(?:a|one|two|three) (?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?',
  '(?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|hundredth|thousandth)s? of',
  // Multiples.
  'once a|twice|thrice|doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|quadrupl\\w+|quintupl\\w+',
  '\\w*(?:two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|many|several|multi)-?fold',
  '(?:many|several|some|few|multiple|countless) times|times (?:as|more|less|fewer|faster|slower|cheaper|larger|smaller|higher|lower)',
  'orders? of magnitude',
  // Nothing.
  'free of charge|for free|costs? nothing|no costs?|at no cost',
  // German, French, Spanish, Portuguese, Italian, where they are no English words.
  'zwei|drei|vier|f(?:ü|ue)nf|sechs|sieben|neun|zehn|zw(?:ö|oe)lf|\\w+zehn|\\w{3,}zig|hundert\\w*|tausend\\w*|million(?:en|es|i)|halb\\w*|doppelt\\w*|prozent',
  'deux|trois|quatre|cinq|huit|neuf|onze|douze|treize|quatorze|quinze|vingt\\w*|trente|quarante|cinquante|soixante|cent(?:aine)?s?|mille|moiti(?:é|e)|pour cent',
  'tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|trece|catorce|veinte|treinta|cuarenta|cincuenta|sesenta|cien|ciento|mitad|doble|mil(?:es)?|por ciento',
  'dois|duas|quatro|sete|oito|nove|dez|vinte|trinta|quarenta|cinquenta|cem|metade|dobro|por cento',
  'due|tre|quattro|cinque|sei|sette|otto|dieci|venti|trenta|quaranta|cinquanta|cento|met(?:à|a)|doppio|per cento',
]

/** "due" is a quantity in Italian and a plain word in English; so are a few others. */
const plainEnglish = /^(?:due|sei|once|cents|doble)$/i

/** Numbers as a Roman would write them, such as XIV. */
const roman = '(?-i:(?=[MDCLXVI]{2})M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))'

const pattern = new RegExp(
  `\\p{Number}+|(?<![\\p{L}\\p{M}])(?:${words.join('|')}|${roman})(?![\\p{L}\\p{M}])`,
  'giu',
)

/** Every digit and every word of quantity in a text. */
export function quantitiesIn(text: string): readonly string[] {
  return [...text.matchAll(pattern)]
    .map(([found]) => found)
    .filter((found) => !plainEnglish.test(found))
}

/** What a person asks may hold figures; as facts they would come back as if they were ours. */
export function withoutQuantities(text: string): string {
  return text.replaceAll(pattern, (found) => (plainEnglish.test(found) ? found : '(a figure)'))
}
