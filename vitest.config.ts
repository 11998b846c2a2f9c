import { defineConfig } from 'vitest/config'

const summary = process.env.CROSSROADS_TEST_SUMMARY

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    benchmark: { include: ['test/bench/**/*.bench.ts'] },
    testTimeout: 20_000,
    // CI reads the counts from a file; people read the screen.
    reporters: summary ? ['default', ['json', { outputFile: summary }]] : ['default'],
  },
})
