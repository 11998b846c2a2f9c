import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { build } from 'esbuild'

const programs = { main: 'adapters/main.ts', ask: 'adapters/tools/ask.ts' }

/** Puts the production bundle into `dist/`: one small launcher a program, the migrations and the prompts. */
rmSync('dist', { recursive: true, force: true })
await build({
  entryPoints: Object.fromEntries(
    Object.entries(programs).map(([name, source]) => [`program/${name}`, source]),
  ),
  outdir: 'dist',
  bundle: true,
  splitting: true,
  chunkNames: 'program/[name]-[hash]',
  platform: 'node',
  format: 'esm',
  target: 'node22.18',
  minifySyntax: true,
  minifyWhitespace: true,
  sourcemap: 'linked',
  legalComments: 'linked',
  // Native code stays where its package put it.
  external: ['better-sqlite3'],
  // Packages written for `require` look for it.
  banner: {
    js: "import { createRequire as crossroadsRequire } from 'node:module'; const require = crossroadsRequire(import.meta.url);",
  },
  logLevel: 'warning',
})

// The launcher turns Node's compile cache on before the program is loaded.
for (const name of Object.keys(programs)) {
  writeFileSync(
    `dist/${name}.js`,
    `import { enableCompileCache } from 'node:module'\nenableCompileCache()\nawait import('./program/${name}.js')\n`,
  )
}
mkdirSync('dist/program/migrations', { recursive: true })
cpSync('migrations', 'dist/program/migrations', { recursive: true })
cpSync('prompts', 'dist/program/prompts', { recursive: true })
