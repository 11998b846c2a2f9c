/** A "no" or "not" shortly before, in the same clause: "we do not need citations". */
export function isNegated(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - 60), index)
  const clause =
    withoutInserted(before)
      .split(/[,:;()]|\bbut\b|\bonly\b/)
      .at(-1) ?? ''
  return /(?:\b(?:no|not|never|cannot|nothing|without|nobody|none|neither|nor|hardly|rarely|kein|keine|keinen|keiner|ohne|senza|nessun|nessuna|sem|nenhum|nenhuma|sin|ningun|ninguna|sans|aucun|aucune|pas de|pas d')|n't|\b(?:dont|doesnt|cant|wont|isnt|arent|didnt|havent))(?: [a-z'-]+){0,4} ?$/.test(
    clause,
  )
}

/** "we don't, at least for now, have …": what stands between commas is left out. */
const withoutInserted = (text: string) =>
  text.replace(
    /(?<=n't|\bnot|\bnever|\bno longer)((?: got| have| need| use| want)?), [^,;:]{1,30}, ?(?=[^,;:]*$)/,
    '$1 ',
  )

/** "If we had citations …", "maybe later": not a fact about the project. */
export function isHypothetical(text: string, index: number): boolean {
  return /\b(?:if|whether|in case|unless|imagine|might|maybe|perhaps|eventually|one day|considering|thinking (?:of|about)|could we|should we)(?: [a-z']+){0,5} ?$/.test(
    text.slice(Math.max(0, index - 50), index),
  )
}
