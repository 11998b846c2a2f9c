import { foldText } from './folded-text.ts'

/** "Lots of documents": what it is about is said, and no amount. */
const vague =
  /\b(?:lots?|loads|many|much|some|few|plenty|little|huge|tons|several|enough|a bit|hardly any|big|small)\b|\b(?:have|got|there (?:is|are)) (?:our |the |own |good |enough )*(?:data|documents|docs|texts?|examples|labels|customers|users|traffic|money|budget|gpus)\b/

export const howMuch =
  'Words such as “many” I cannot weigh; a rough number is enough: requests a day, pages of text, labelled examples, dollars.'

/** Whether words speak of an amount without naming one. */
export function isVague(text: string): boolean {
  const folded = foldText(text).text
  return !/\d/.test(folded) && vague.test(folded)
}
