/** "thanks!", "ok cool", "makes sense", and nothing else. */
export function isCourtesy(text: string): boolean {
  return /^(?:(?:ok(?:ay)?|great|cool|nice|perfect|thanks?|thank you|thx|ty|cheers|awesome|got it|good|lol|haha+|makes sense|sounds good|will do|understood|i see|fair enough|danke|merci|gracias|grazie|obrigad[oa])[ ,.!]*){1,5}(?:a lot|so much|very much|all|schön|mille|beaucoup)?[ .!]*$/i.test(
    text.trim().slice(0, 80),
  )
}
