import { expect, it } from 'vitest'
import { loadPrompts } from '#src/prompts.ts'
import { evaluatePrompts, playedBack } from '../../adapters/tools/evaluate/prompts.ts'

const results = await evaluatePrompts('test/prompts', await loadPrompts('prompts'), playedBack)
const cases = results.flatMap(({ prompt, cases: all }) => all.map((each) => ({ prompt, ...each })))

it.each(cases)('$prompt: $name', ({ right, given, wanted, why }) => {
  expect({ right, given, why: right === wanted ? '' : why }).toEqual({
    right: wanted,
    given: wanted,
    why: '',
  })
})
