import { expect, it } from 'vitest'
import { asText, temporaryApp } from '../support/app.ts'

const estimateOf = async (ask: ReturnType<typeof temporaryApp>['ask'], text: string) => {
  const reply = await ask(text)
  if (!reply.ok) throw new Error(reply.error.message)
  return reply.data as unknown as {
    usd: { low: number; likely: number }
    gpuHours: { low: number; likely: number }
    assumptions: unknown[]
    gpu: string
    lines: { label: string; working: string }[]
  }
}

it('a team’s own price takes the place of the listed rents', async () => {
  const { ask } = temporaryApp()
  const text = 'estimate finetune method=qlora model=llama-3.1-8b tokens=20M gpu=l4'
  const listed = await estimateOf(ask, text)
  expect(asText(await ask('settings gpuPrice=l4:0.25'))).toMatch(/L4 \$0\.25\/hour/)
  const own = await estimateOf(ask, text)
  // One card for as many hours, at a quarter dollar.
  expect(own.usd.likely).toBeCloseTo(own.gpuHours.likely * 0.25, 6)
  expect(own.usd.likely).toBeLessThan(listed.usd.likely)
  expect(own.assumptions).toContainEqual({
    name: 'ownUsdPerGpuHour',
    value: 'L4 0.25 USD',
    origin: 'profile',
  })
  await ask('settings gpuPrice=l4:none')
  expect((await estimateOf(ask, text)).usd.likely).toBeCloseTo(listed.usd.likely, 6)
})

it('preferred providers are the only ones that count, where they rent the card', async () => {
  const { ask } = temporaryApp()
  await ask('settings providers=aws')
  const { lines } = await estimateOf(
    ask,
    'estimate finetune method=qlora model=llama-3.1-8b tokens=20M gpu=l4',
  )
  const rent = lines.find(({ label }) => label.startsWith('Rent of'))
  expect(rent?.working).toMatch(/\(aws\)/)
})

it.each([
  ['settings gpuPrice=h1000:2', /no GPU called "h1000"/],
  ['settings gpuPrice=h100:cheap', /"cheap" is no price of a GPU-hour/],
  ['settings gpuPrice=h100:0', /"0" is no price/],
  ['settings providers=awz', /no provider called "awz".*aws/],
  ['settings colour=red', /no argument of `settings` called "colour"/],
])('%s is refused with what is accepted', async (text, words) => {
  const reply = await temporaryApp().ask(text)
  expect(reply).toMatchObject({ ok: false, badInput: true })
  expect(reply.ok ? '' : reply.error.message).toMatch(words)
})
