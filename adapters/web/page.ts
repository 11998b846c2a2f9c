import { html, raw } from 'hono/html'
import { type Part, type PartName, partLabels, partNames } from '../parts.ts'

const stateWords = { ready: 'on', off: 'off', degraded: 'slow', down: 'down' } as const

/** The page at `/`: what this is, what runs, and how to talk to it. */
export function startPage(parts: Readonly<Record<PartName, Part>>) {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Crossroads</title>
<style>${raw(styles)}</style>
</head>
<body>
<main>
<header>
<svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
<path d="M16 30V18M16 18C16 11 6 12 6 3M16 18C16 11 26 12 26 3M2.5 6.5 6 3l3.5 3.5M22.5 6.5 26 3l3.5 3.5"/>
</svg>
<h1>Crossroads</h1>
<p class="lead">Should you fine-tune or pre-train, or neither? What does it cost, and which acceleration pays?
A decision with its reasons, and numbers with their sources.</p>
</header>

<section aria-labelledby="running">
<h2 id="running">What is running</h2>
<dl class="parts">
${partNames.map(
  (name) => html`<div class="${parts[name].state}">
<dt>${partLabels[name]} <span class="state">${stateWords[parts[name].state]}</span></dt>
<dd>${parts[name].note}</dd>
</div>`,
)}
</dl>
</section>

<section aria-labelledby="talk">
<h2 id="talk">Talk to it</h2>
<p>In the terminal where it was started, or from any other one in the same folder:</p>
<pre><code>npm run -s ask -- "we answer support tickets from 300 pages of manuals that change every week, 2,000 a day, no labelled answers. fine-tune?"</code></pre>
<p>An estimate, with every assumption listed:</p>
<pre><code>npm run -s ask -- "estimate finetune method=qlora model=llama-3.1-8b tokens=20M gpu=l4"</code></pre>
<p>The list of everything it answers:</p>
<pre><code>npm run -s ask -- help</code></pre>
</section>

<footer>
<p>For operators: <a href="/healthz">/healthz</a> <a href="/readyz">/readyz</a> <a href="/metrics">/metrics</a>.
What you type stays in this installation’s database; <code>privacy</code> shows, exports and deletes it.</p>
</footer>
</main>
</body>
</html>`
}

const styles = `
:root { color-scheme: light dark; --ink: light-dark(#1c2430, #e8ecf2); --soft: light-dark(#5b6675, #9aa6b6);
  --ground: light-dark(#fbfaf7, #14181f); --panel: light-dark(#ffffff, #1c222b); --line: light-dark(#e3e0d8, #2c3440);
  --on: light-dark(#1f7a4d, #5fd09a); --bad: light-dark(#b3361f, #ff8d75); --accent: light-dark(#2a5bd7, #8fb0ff); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 17px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 3rem 1.25rem 4rem; }
.mark { width: 2.4rem; height: 2.4rem; display: block; fill: none; stroke: var(--accent); stroke-width: 2.6;
  stroke-linecap: round; stroke-linejoin: round; }
h1 { font-size: 2.2rem; line-height: 1.15; letter-spacing: -.02em; margin: .4rem 0 .6rem; }
h2 { font-size: 1.05rem; margin: 2.4rem 0 .8rem; }
.lead { font-size: 1.15rem; color: var(--soft); margin: 0; max-width: 38rem; }
.parts { margin: 0; border: 1px solid var(--line); border-radius: 12px; background: var(--panel); overflow: hidden; }
.parts > div { display: grid; grid-template-columns: 13rem 1fr; gap: .25rem 1rem; padding: .7rem 1rem; }
.parts > div + div { border-top: 1px solid var(--line); }
dt { font-weight: 600; display: flex; justify-content: space-between; gap: .5rem; align-items: baseline; }
dd { margin: 0; color: var(--soft); overflow-wrap: anywhere; }
.state { font-size: .78rem; font-weight: 600; padding: .05rem .55rem; border-radius: 1rem; border: 1px solid var(--line); color: var(--soft); }
.ready .state { color: var(--on); border-color: currentColor; }
.down .state, .degraded .state { color: var(--bad); border-color: currentColor; }
pre { background: var(--panel); border: 1px solid var(--line); border-radius: 10px; padding: .8rem 1rem; white-space: pre-wrap;
  overflow-wrap: anywhere; font-size: .88rem; line-height: 1.5; margin: .5rem 0 1.1rem; }
code { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
p { margin: .6rem 0; }
a { color: var(--accent); }
footer { margin-top: 2.6rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .92rem; }
@media (max-width: 34rem) { .parts > div { grid-template-columns: 1fr; } }
`
