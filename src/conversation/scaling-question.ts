import { type ScalingGiven, scalingCard, trainingFlopCard } from '#src/card/scaling-card.ts'
import { findModel } from '#src/catalog/lookup.ts'
import {
  optimalForFlop,
  optimalForParameters,
  optimalForTokens,
  trainingFlop,
} from '#src/estimate/compute-optimal.ts'
import { parseQuantity } from '#src/profile/quantity.ts'
import { isAsked } from './asked.ts'
import type { Answer } from './command.ts'
import { foldText } from './folded-text.ts'
import { namesIn } from './names.ts'

const optimum =
  /\bchinchilla\b|\bcompute[- ]?optimal(?:ly)?\b|\b(?:optimal|ideal|right) (?:number of |amount of )?(?:tokens|data|text|training tokens|model size|size)\b/
const amountOfText =
  /\bhow (?:much|many) (?:training |pre-?training )?(?:data|tokens|text)\b[^.?!]{0,50}(?:\bpre-?train|\bfrom (?:scratch|zero|nothing)\b|\b(?:to|for) train|\bneed(?:ed)? (?:for|to train)\b|\b(?:does|do|should|would) [^.?!]{0,30}\b(?:need|see)\b)|\b(?:combien de|cuantos|quantos|quanti|wie ?viele?) (?:tokens?|daten|donnees|datos|dados|dati)\b[^.?!]{0,60}\b(?:entrain|entren|trein|addestr|train|vortrain|modell?e?o?)\w*/
const amountOfWork = /\bhow (?:much|many) (?:flops?|petaflops?|compute|arithmetic|pf-?days)\b/
/** Text to tune with is another matter, and so is what an answer or a project of theirs holds. */
const otherwise =
  /\b(?:fine-?tun\w*|q?lora|sft|dpo|tun(?:e|ing)|labell?ed|examples|rag|retrieval|we have|our)\b/

const tokensNamed = /(?<![\w.,])(\d[\d,.]{0,14}) ?(k|m|b|t|bn|million|billion|trillion)? tokens?\b/
const flopNamed = /(?<![\w.])(\d{1,6}(?:\.\d{1,6})?)(?:e| ?[x*] ?10\^?)(\d{1,2}) ?flops?\b/

/** Longer messages tell of a project. */
const mostWords = 20

/**
 * "Chinchilla-optimal tokens for 13B?", "which size for 1e22 FLOP?", "how many FLOPs for a 7B on 2T
 * tokens?": text, size and arithmetic of a training from nothing, each from the others. Undefined
 * for anything else.
 */
export function answerScaling(text: string): Answer | undefined {
  const folded = foldText(text).text.trim()
  if (folded.split(/\s+/).length > mostWords || otherwise.test(folded)) return undefined
  const wantsOptimum = optimum.test(folded)
  const wantsText = isAsked(folded) && amountOfText.test(folded)
  const wantsWork = amountOfWork.test(folded)
  if (!wantsOptimum && !wantsText && !wantsWork) return undefined
  const parameters = parametersIn(folded)
  const tokens = tokensIn(folded)
  if (wantsWork && parameters !== undefined && tokens !== undefined) {
    const training = { parameters, tokens, flop: trainingFlop(parameters, tokens) }
    return answer('flop', trainingFlopCard(training), training)
  }
  if (parameters !== undefined) return optimal('parameters', optimalForParameters(parameters))
  if (!wantsOptimum) return undefined
  const flop = flopIn(folded)
  if (flop !== undefined) return optimal('flop', optimalForFlop(flop))
  return tokens === undefined ? undefined : optimal('tokens', optimalForTokens(tokens))
}

function optimal(given: ScalingGiven, training: ReturnType<typeof optimalForFlop>): Answer {
  return answer(given, scalingCard(given, training), training)
}

function answer(
  given: ScalingGiven,
  card: Answer['card'],
  training: ReturnType<typeof optimalForFlop>,
): Answer {
  return { card, data: { intent: 'estimate', id: null, scaling: { given, ...training } } }
}

/** A size, or the model named: of a mixture what each token passes through. */
function parametersIn(folded: string): number | undefined {
  for (const { kind, id } of namesIn(folded)) {
    if (kind === 'size') {
      const parsed = parseQuantity(/^[\d.]+/.exec(id)?.[0].concat('B') ?? '', 'count')
      if (parsed.ok && parsed.value > 0) return parsed.value
    }
    const found = kind === 'model' ? findModel(id) : undefined
    if (found !== undefined && 'model' in found) return found.model.activeParameterCount
  }
  const [, small] = /(?<![\w.])(\d{1,4}) ?m(?:illion)?(?: param\w*| model)/.exec(folded) ?? []
  return small === undefined ? undefined : Number(small) * 1e6
}

function tokensIn(folded: string): number | undefined {
  const [, number = '', scale = ''] = tokensNamed.exec(folded) ?? []
  const parsed = parseQuantity(`${number}${scale.replace('bn', 'b')}`, 'tokens')
  return parsed.ok && parsed.value > 0 ? parsed.value : undefined
}

function flopIn(folded: string): number | undefined {
  const [, digits, power] = flopNamed.exec(folded) ?? []
  return digits === undefined ? undefined : Number(digits) * 10 ** Number(power)
}
