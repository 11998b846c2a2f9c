import { expect, test } from 'vitest'
import type { Grounds } from '#src/explain/fence.ts'
import { fencedProse } from '#src/explain/prose.ts'

const sentence =
  'LoRA fine-tuning is recommended, because with [[figureA]] labelled examples and a tone that the prompt could not hold, an adapter takes [[time]].'
const grounds: Grounds = {
  facts: Object.fromEntries(
    ['figureA', 'time', ...Array.from({ length: 80 }, (_, i) => `fact${i}`)].map((name) => [
      name,
      { value: '300' },
    ]),
  ),
  material: `with [[figureA]] labelled examples, takes [[time]]\n${'a reason with words and words\n'.repeat(200)}`,
  instructions: 'You explain a recommendation. '.repeat(40),
  stance: {
    first: 'lora-fine-tuning',
    planned: ['lora-fine-tuning'],
    ruledOut: ['hosted-fine-tuning'],
  },
}

async function* written() {
  for (let at = 0; at < sentence.length; at += 4) yield sentence.slice(at, at + 4)
}

async function* bare() {
  let text = ''
  for await (const piece of written()) text += piece
  yield text
}

test('a sentence from its last token to its release', async ({ bench }) => {
  const fenced = await bench('through the fence', async () => {
    const prose = fencedProse({
      written: written(),
      grounds,
      rulesSentences: [],
      mostSentences: 6,
      onTrouble: () => {},
    })
    for await (const _ of prose);
  }).run()
  const plain = await bench('put together only', async () => {
    for await (const _ of bare());
  }).run()
  const overheadMs = fenced.latency.mean - plain.latency.mean
  expect(overheadMs).toBeLessThan(5)
})
