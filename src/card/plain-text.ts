/**
 * Text that only ever shows: no control characters (a terminal would obey them), no
 * invisible or direction-changing ones (they make text read other than it is).
 */
export function plainText(text: string): string {
  return text
    .replaceAll('\t', ' ')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, (character) =>
      character === '\n' || character === zeroWidthJoiner ? character : '',
    )
    .toWellFormed()
}

/** Emoji of several parts need it. */
const zeroWidthJoiner = '\u200d'
