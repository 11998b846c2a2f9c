import type { Amount } from './amounts.ts'
import type { Token } from './tokens.ts'

const documents =
  /^(?:documents?|docs|pdfs?|contracts?|reports?|articles?|manuals?|books?|papers?|files?|filings?|judge?ments?|decisions|handbooks?|guides?|policies|cases|transcripts?|notes|letters|specs|specifications|documentos|bulletins|memos|essays|entries|recipes|sheets|datasheets|protocols|records|documenti|dokumenten?|contratos|contrats|contratti|vertragen?|vertrage|informes|rapports|relatorios|manuales|manuais|manuels|manuali|handbucher|articulos|artigos|articoli|artikeln?|libros|livros|livres|bucher|libri)$/
const lengthEach =
  /# [a-z]+ (?:each|apiece|long on average|on average|per (?:document|doc|pdf|contract|report|article|manual|book|paper|file|case|transcript))|§ (?:[a-z]+ ){1,2}(?:of|with|at|de|von|mit|di|com|con|a) (?:about |around |roughly |~ |unas |unos |umas |cerca de |environ |etwa |rund |je |jeweils |circa )*#|(?:each|every|per|average|typical) (?:[a-z]+ ){0,4}#/

/** "50k contracts of about 12 pages each": how many documents there are, times how long one is. */
export function documentsTimesLength(
  tokens: readonly Token[],
  amounts: readonly Amount[],
  index: number,
  context: string,
): number | undefined {
  const length = amounts[index]
  if (length?.unit !== 'tokens' || length.unitWord.startsWith('tok')) return undefined
  if (!lengthEach.test(context)) return undefined
  const counted = [amounts[index - 1], amounts[index + 1]].find(
    (each) =>
      each?.unit === 'bare' &&
      each.perMs === undefined &&
      [0, 1, 2].some((step) => documents.test(tokens[each.bodyEnd + step]?.text ?? '')),
  )
  return counted === undefined ? undefined : Math.round(counted.value * length.value)
}
