import { COMPARE_STYLE } from '../styles/compare.ts';
import { COSTS_STYLE } from '../styles/costs.ts';
import { HEADLINE_STYLE } from '../styles/headline.ts';
import { INPUTS_STYLE } from '../styles/inputs.ts';
import { OWNERS_STYLE } from '../styles/owners.ts';
import { ROLLOUT_STYLE } from '../styles/rollout.ts';
import { STATEMENT_STYLE } from '../styles/statement.ts';
import { STORAGE_STYLE } from '../styles/storage.ts';

/**
 * The style of pages. Colours are those of Okabe and Ito, darker where text or thin lines need
 * contrast on white, lighter on black; what they tell apart, dashes and patterns tell as well.
 * Source: M. Okabe, K. Ito, Color Universal Design, https://jfly.uni-koeln.de/color/.
 */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fff; --ink: #1a1c1e; --soft: #55595e; --rule: #d4d8dc; --faint: #f3f5f7;
  --blue: #0b62a4; --green: #00734f; --red: #b34700; --purple: #8a4278; --grey: #5f666d;
  --sky: #2b86ad; --ochre: #8f6a00; --shade: rgb(0 0 0 / 0.3);
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #14171a; --ink: #e6e8ea; --soft: #a6adb4; --rule: #3a4147; --faint: #1e2327;
    --blue: #6fb7ee; --green: #3fc598; --red: #ff9052; --purple: #dd97c9; --grey: #aab2b9;
    --sky: #7fd0f2; --ochre: #e5b93c; --shade: rgb(255 255 255 / 0.35);
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 1rem; max-width: 62rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif;
  overflow-wrap: anywhere;
}
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0.5rem 0; }
h2 { font-size: 1.3rem; margin: 2.5rem 0 0.5rem; border-top: 1px solid var(--rule); padding-top: 1rem; }
h3 { font-size: 1.05rem; margin: 1.5rem 0 0.3rem; }
p { max-width: 46rem; margin: 0.5rem 0; }
.question { color: var(--soft); font-size: 1.1rem; }
.edited { border: 3px solid var(--red); padding: 0.25rem 0.75rem; margin: 0.5rem 0; break-inside: avoid; }
.edited strong { color: var(--red); }
.edited p { max-width: none; margin: 0.25rem 0; }
.edited ul { margin: 0.25rem 0; }
nav ul { list-style: none; padding: 0; margin: 0.5rem 0; display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; }
a { color: var(--blue); }
:focus-visible { outline: 2px solid var(--blue); outline-offset: 2px; }
figure { margin: 0; }
figcaption { color: var(--soft); max-width: 46rem; margin-bottom: 0.25rem; }
.chart > figure > svg { display: block; width: 100%; height: auto; max-width: 52rem; }
svg.narrow { display: none !important; }
svg text { font-size: 13px; fill: var(--ink); }
svg .axis text, svg text.note { fill: var(--soft); }
svg .grid { stroke: var(--rule); stroke-width: 1; }
svg .base { stroke: var(--soft); stroke-width: 1; }
svg .line { fill: none; stroke: currentColor; stroke-width: 2; }
svg .band { fill: currentColor; fill-opacity: 0.18; stroke: none; }
svg .area { fill: currentColor; stroke: var(--paper); stroke-width: 1; }
svg .mark { fill: currentColor; stroke: currentColor; stroke-width: 1.5; }
.used { color: var(--blue); }
.needed { color: var(--red); }
.usable { color: var(--green); }
.committed { color: var(--purple); }
svg .line.needed { stroke-dasharray: 7 3; }
svg .line.usable { stroke-dasharray: 2 3; }
svg .line.committed { stroke-dasharray: 9 3 2 3; }
svg .freeze { fill: var(--grey); fill-opacity: 0.2; stroke: none; }
svg .stage { fill: var(--sky); stroke: none; }
svg path.freeze { fill: none; stroke: var(--grey); stroke-opacity: 0.2; }
svg path.stage { fill: none; stroke: var(--sky); }
svg .milestone line { stroke: var(--grey); stroke-dasharray: 4 4; }
svg .milestone text { fill: var(--soft); font-weight: 600; }
svg .order-placed { fill: var(--paper); color: var(--ochre); }
svg .order-due { color: var(--ochre); }
svg .cursor { stroke: var(--ink); stroke-width: 1; visibility: hidden; pointer-events: none; }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: 0.1rem 1rem; padding: 0; margin: 0.25rem 0; font-size: 0.9rem; }
.legend svg { width: 28px; height: 14px; vertical-align: -2px; margin-right: 0.4rem; }
.reading { font-size: 0.9rem; min-height: 3rem; padding: 0.3rem 0.6rem; border: 1px solid var(--faint); border-radius: 4px; max-width: 52rem; }
.reading b { display: block; }
.reading span { display: inline-block; margin-right: 1rem; }
details { margin: 0.5rem 0; }
summary { cursor: pointer; color: var(--blue); }
.scroll {
  position: relative; overflow-x: auto; max-width: 100%; background:
    linear-gradient(to right, var(--paper) 40%, transparent) left / 2.5rem 100% no-repeat local,
    linear-gradient(to left, var(--paper) 40%, transparent) right / 2.5rem 100% no-repeat local,
    linear-gradient(to top, var(--paper) 40%, transparent) bottom / 100% 2.5rem no-repeat local,
    linear-gradient(to right, var(--shade), transparent) left / 0.8rem 100% no-repeat,
    linear-gradient(to left, var(--shade), transparent) right / 0.8rem 100% no-repeat,
    linear-gradient(to top, var(--shade), transparent) bottom / 100% 0.8rem no-repeat;
}
details .scroll { overflow-y: auto; max-height: 32rem; }
table { border-collapse: collapse; font-size: 0.875rem; margin: 0.5rem 0; }
caption { position: sticky; left: 0; text-align: left; color: var(--soft); padding: 0.25rem 0; max-width: min(46rem, calc(100vw - 2rem)); }
th, td { padding: 0.2rem 0.6rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--rule); overflow-wrap: normal; }
th { font-weight: 600; }
thead th { background: var(--faint); position: sticky; top: 0; z-index: 1; }
tbody th[scope="row"], thead th:first-child { position: sticky; left: 0; }
tbody th[scope="row"] { background: var(--paper); }
thead th:first-child { z-index: 2; }
td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.notes { color: var(--soft); font-size: 0.9rem; }
.unchosen, .print-only { display: none; }
.skip { position: absolute; left: 1rem; top: -4rem; z-index: 4; padding: 0.4rem 0.8rem; background: var(--paper); border: 2px solid var(--blue); }
.skip:focus { top: 0.5rem; }
.source-line { position: fixed; left: 0; bottom: 0; z-index: 3; margin: 0; max-width: 100%; padding: 0.15rem 0.6rem; background: var(--faint); border: 1px solid var(--rule); font-size: 0.8rem; pointer-events: none; }
label { font-weight: 600; }
select { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--soft); border-radius: 4px; padding: 0.2rem; max-width: 100%; }
.script-only { display: none; }
.scripted .script-only { display: block; }
@media (max-width: 720px) {
  tbody th[scope="row"], thead th:first-child { max-width: 40vw; }
  svg.wide { display: none !important; }
  svg.narrow { display: block !important; max-width: 30rem !important; }
}
@page { margin: 15mm; }
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --soft: #333; --rule: #bbb; --faint: #fff; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav, .skip, .source-line, .script-only, .scripted .script-only, .reading, svg .cursor { display: none; }
  details:not([open]) { display: none; }
  .print-only { display: block; border-top: 1px solid var(--rule); padding-top: 0.5rem; }
  .chart > figure > svg { max-height: 85mm; }
  caption, thead th, tbody th[scope="row"] { position: static; }
  caption { break-after: avoid; }
  svg.wide { display: block !important; }
  svg.narrow { display: none !important; }
  .chart figure, .figures li, tr { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  .scroll, details .scroll { overflow: visible; max-height: none; background: none; }
}
${STORAGE_STYLE}${COSTS_STYLE}${INPUTS_STYLE}${COMPARE_STYLE}${HEADLINE_STYLE}${OWNERS_STYLE}${ROLLOUT_STYLE}${STATEMENT_STYLE}`;
