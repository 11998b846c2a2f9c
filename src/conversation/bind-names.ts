import type { ProfileField } from '#src/profile/schema.ts'
import type { Name } from './names.ts'
import { numberWords } from './phrases/amount-words.ts'

export interface BoundName {
  readonly field: ProfileField
  readonly value: string | number
  readonly start: number
  readonly end: number
}

/** Words that make a model the base rather than something they tried or compare with. */
const baseCue =
  /\b(?:base(?: model)?(?: is| would be| of|:)?|start(?:ing)? (?:from|with)|on top of|serve|serving|self-?host(?:ing|ed)?|host(?:ing)?|deploy(?:ing)?|run(?:ning)?|fine-?tun(?:e|ing)|tune|tuning|train(?:ing)?|adapt(?:ing)?|lora|qlora|full|dpo|grpo|thinking of|plan(?:ning)? (?:on|to use)|based on|estimate(?: serve| finetune| continue| pretrain)?|(?:memory|cost|vram|cache|footprint|throughput|tokens\/s|tps|latency|speed|price|bill|requirements|numbers|figures|time|eta|ctx|context) (?:for|of|on)|fit|continue|pre-?train(?:ing)?|can (?:i|we)|servir|servire|servieren|entrenar|treinar|entrainer|trainieren|addestrare|ajustar|afinar|affiner|desplegar|deployer|alojar|heberger|hosten|betreiben|usar|correr|executar)(?: (?:the|a|an|our|of|on|for|with|it|to|el|la|un|una|le|une|ein|eine|il|o|um|uma|using|use|tuning|fine-?tuning|instead|model|serve|in|fp8|int4|bf16|4-bit|8-bit|quantised|quantized)){0,4}[ :"'(]*$/
const ownCue =
  /\b(?:have|own|owns|our|my|got|same|disponemos de|disponiamo di|dispomos de|disposons de|contamos con|hay|abbiamo|tenemos|temos|avons|haben|es gibt|server mit|servidor con|servidor com|serveur avec|server con|bought|we (?:already |currently )?(?:rent|lease)|reserved|idle|existing|sitting on|already|access to|can use|may use|at our disposal)(?: (?:a|an|the|of|about|some|own|just|only|already|spare|idle|on-prem|nvidia|cluster|with|server|node|box|workstation|machine|rig|holding)){0,5}:? ?$|\b(?:under (?:a|the|my|our) desk|in (?:the|our) (?:rack|basement|lab|office|server room|cellar))(?: with| has| holds|:)? ?$/
const doubtCue =
  /\b(?:need|buy|should|or|vs|versus|instead of|than|compare|get|no)(?: (?:a|an|the|to|we|i|with)){0,2} ?$/

const ownedAfter =
  /^,? (?:on[- ]?prem\w*|on-?site|bare[- ]metal|at our disposal|at hand|available|under (?:a|the|my|our) desk|(?:stehen?|steht) (?:bei uns|im|in)|bei uns|im (?:keller|rechenzentrum|haus|serverraum)|en (?:el|nuestro) (?:cpd|sotano|centro|rack)|chez nous|da noi|dans (?:notre|nos)|nel nostro|no nosso|vorhanden|disponibles?|disponiveis|disponibili|in (?:the|our) (?:basement|rack|closet|lab)|in-?house|of (?:our|my) own|(?:in|across|over) (?:\d+|two|three|four|five|six|eight|ten|our) (?:hosts|nodes|boxes|servers|machines|racks)|at (?:home|the office)|racked|sitting|collecting dust)\b|^ (?:already )?(?:rented|reserved|leased|booked|committed)\b|^ (?:in total|altogether) ?(?:$|[.,;])|^(?: that| which)? we (?:already )?own\b|^(?: [a-z]+){0,2} (?:sitting|idle|of our own|in-house|in our (?:rack|office|lab|data ?cent))/

/** The base model, the card and how many cards, where the words before a name make that clear. */
export function boundNames(text: string, names: readonly Name[]): readonly BoundName[] {
  const bound = names.map(({ kind, id, count, start, end }): BoundName[] => {
    const before = text.slice(Math.max(0, start - 70), start)
    if (kind === 'model') {
      const after = text.slice(end, end + 30)
      const isBase =
        baseCue.test(before) ||
        /^,? (?:(?:as|is|would be|will be|being) (?:the |our |a )?base|base model|fp8|int4|bf16|self-?hosted|served|deployed|running on|on (?:our|my|one|two|four|eight|\d))\b/.test(
          after,
        )
      return isBase
        ? [{ field: 'baseModel', value: id, start, end: trimmedEnd(text, start, end) }]
        : []
    }
    if (kind !== 'gpu' || doubtCue.test(before)) return []
    const gpu: BoundName = { field: 'gpu', value: id, start, end }
    const after = text.slice(end, end + 40)
    const machines = machinesBefore(before)
    const apiece =
      count !== undefined &&
      machines !== undefined &&
      !askingCue.test(before) &&
      !askingAfter.test(after)
    // "(16 H100)" after two boxes may be all of them or each one's.
    const isOpen = /\($/.test(before) && !/^s? ?(?:each|apiece|per)\b/.test(after)
    if (apiece && (inTotal.test(after) || isOpen)) {
      const all = inTotal.test(after) || (isOpen && count === 8 * machines)
      return all ? [gpu, { field: 'ownedGpus', value: count, start, end }] : [gpu]
    }
    if (apiece) return [gpu, { field: 'ownedGpus', value: count * machines, start, end }]
    // A DGX or HGX box holds eight.
    const boxes = boxesOfEight.exec(before)?.groups?.count
    if (boxes !== undefined && !askingCue.test(before) && !askingAfter.test(after)) {
      const machines = numberWords.get(boxes) ?? Number(boxes)
      const from = start - (boxesOfEight.exec(before)?.[0].trimStart().length ?? 0)
      return [gpu, { field: 'ownedGpus', value: 8 * machines, start: from, end }]
    }
    const owned =
      count !== undefined &&
      !mightRun.test(before) &&
      (ownCue.test(before) ||
        ownedAfter.test(after) ||
        (listedBefore.test(before) && listedAfter.test(after)))
    return owned ? [gpu, { field: 'ownedGpus', value: count, start, end }] : [gpu]
  })
  // Cards they have count before cards they only name.
  return bound.toSorted((one, two) => two.length - one.length).flat()
}

/** "24 A100s in total" on three machines are not 72. */
const inTotal =
  /^s?(?: gpus?| cards)?,? (?:in total|altogether|overall|all told|combined|total|across (?:all|them)|between them)\b/

const boxesOfEight =
  /(?:^|[^\w.,])(?<count>\d{1,3}|two|three|four|five|six|eight|ten) (?:x |× )?(?:nvidia )?[dh]gx[ -]$/

const machinesCue =
  /(?:^|[^\w.,])(?<count>\d{1,4}|two|three|four|five|six|eight|ten) (?:gpu |big |own |dgx |idle )?(?:nodes?|servers?|machines?|box(?:es)?|hosts?),? (?:(?:each )?(?:with|w\/|of|a|having|holding|carrying|x|\() ?(?:each )?)?$/
/** "…, 16 H100, …": a piece of a list that is nothing but the cards, or the one card it runs on. */
const listedBefore =
  /(?:^|[,;•\n.:|+] ?)(?:and |plus |with |y |et |und |e )?$|\b(?:runs?|running|served|hosted|deployed|sits?) on (?:a )?$/
const listedAfter =
  /^s?(?: (?:gpus?|cards|only|total|so far|24\/7|now))? ?(?:$|[,;•\n|)+]|\.(?:\s|$)|for \d+ months|and (?:a |an |\d|no |some )|y |et |und )(?![^.]*(?:\?|\bwould\b|\bcosts?\b))/

/** "it would run on an L4": which card, and none of theirs. */
const mightRun = /\b(?:would|could|should|might|will|can|to) (?:[a-z]+ ){0,2}on (?:a |an )?$/

const askingAfter = /^[^.!;\n]{0,40}\b(?:cost|costs|price|how much|would|enough|cheaper)\b/
const askingCue =
  /\b(?:need|needs|buy|rent|should|would|could|cost|costs|price|estimate|how|serve|train|compare|if)\b/

/** "3 nodes with" before "8 A100s": how many machines hold that many cards each. */
function machinesBefore(before: string): number | undefined {
  const count = machinesCue.exec(before)?.groups?.count
  return count === undefined ? undefined : (numberWords.get(count) ?? Number(count))
}

function trimmedEnd(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length
}
