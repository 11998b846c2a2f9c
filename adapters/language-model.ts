import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { apiPrices } from '#src/catalog/api-prices.ts'
import type { ModelConfig } from '#src/config.ts'
import type { ModelParts } from '#src/conversation/speaker-model.ts'
import type { TokenPrice } from '#src/llm/ledger.ts'

/** Beside the bundle, or where the sources are. */
const shippedPrompts = ['./prompts', '../prompts']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find((path) => existsSync(path))

/**
 * The configured language model with its prompts, ready to be asked. Its code is loaded only
 * here, so that a start without a model does not pay for it.
 */
export async function configuredModel(
  config: ModelConfig,
  { asOf, stopping }: { readonly asOf: string; readonly stopping: AbortSignal },
): Promise<ModelParts> {
  const [{ createLanguageModel }, { openAiModel }, { loadPrompts }] = await Promise.all([
    import('#src/llm/language-model.ts'),
    import('#src/llm/openai.ts'),
    import('#src/prompts.ts'),
  ])
  return {
    model: createLanguageModel({
      host: hostOf(config),
      models: config.names.map((name) => openAiModel(name, config.server)),
      price: priceOf(config, asOf),
    }),
    prompts: await loadPrompts(shippedPrompts ?? 'prompts'),
    caps: config.caps,
    stopping,
  }
}

/** Where messages go to, for the start and the settings to name. */
export function hostOf({ server }: ModelConfig): string {
  return new URL(server.baseUrl ?? 'https://api.openai.com').host
}

/** Dear on purpose, for a model whose price nobody has told us: our judgement of 2026-11. */
const unknownPrice: TokenPrice = { usdPerInputToken: 15e-6, usdPerOutputToken: 75e-6 }

/**
 * The dearest of the configured models, so that a cap in dollars holds for each. A server of
 * one's own takes no money by the token.
 */
export function priceOf({ names, server }: ModelConfig, asOf: string): TokenPrice {
  if (server.baseUrl !== undefined && isOwn(new URL(server.baseUrl).hostname)) {
    return { usdPerInputToken: 0, usdPerOutputToken: 0 }
  }
  const listed = apiPrices(asOf)
  const prices = names.map((name): TokenPrice => {
    const plain = name.split('/').at(-1)
    const found = listed.filter(({ model }) => model === plain || model === name)
    if (found.length === 0) return unknownPrice
    return {
      usdPerInputToken: Math.max(...found.map((each) => each.usdPerMillionInputTokens)) / 1e6,
      usdPerOutputToken:
        Math.max(...found.map((each) => each.usdPerMillionOutputTokens ?? 0)) / 1e6,
    }
  })
  return {
    usdPerInputToken: Math.max(...prices.map((each) => each.usdPerInputToken)),
    usdPerOutputToken: Math.max(...prices.map((each) => each.usdPerOutputToken)),
  }
}

/** Loopback, private networks and names without a dot. */
function isOwn(host: string): boolean {
  return (
    /^(?:localhost|\[::1\]|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(host) ||
    !host.includes('.') ||
    /\.(?:local|internal|lan)$/.test(host)
  )
}
