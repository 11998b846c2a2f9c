/** "On prem is off the table", "no longer an option": a place that is named and refused. */
const refused =
  "(?: (?:hosting|is|are|was|has|have|been|got|it's|being|would|be|now|clearly|definitely|really|just|plan|plans|idea))* (?:off the table|out(?! (?:source|of (?:our|the) (?:own )?(?:rack|room|office)))|ruled out|(?:not|isn't|no|no longer|never|won't be|not really)(?: an| any| a real)? option|dropped|excluded|forbidden|impossible|gone|dead|scrapped|cancell?ed|rejected|vetoed)\\b"

const refusedBefore =
  '(?:dropped|drop|strike|scrap|cancel|skip|not|no|remove|delete|scrapped|forget|forget about|ruled out|instead of|rather than|gave up on|abandoned|cancell?ed|no more) (?:the |any |our |going |hosting )*on[- ]?prem'

/** On-premises named as the place that it shall not be; for whatever takes the name at its word. */
export const onPremRefused = `\\bon[- ]?prem(?:ises?)?\\b${refused}|\\b${refusedBefore}`

/** On-premises named as the place it shall be, as far as the words after it say. */
export const onPremMeant = `\\bon[- ]?prem(?!(?:ises?)?${refused})`
