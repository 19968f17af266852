/** The style of pages of comparisons. */
export const COMPARE_STYLE = `
.runs { list-style: none; padding: 0; margin: 0.5rem 0; }
.runs li { margin: 0.25rem 0; }
.runs small { display: block; color: var(--soft); font-size: 0.9rem; padding-left: 1.3rem; }
.side-by-side td { white-space: nowrap; }
.side-by-side tbody th { min-width: 9rem; }
.best { font-weight: 600; font-size: 0.85rem; color: var(--green); }
.best.open { color: var(--soft); }
@media (max-width: 720px) { .best { display: block; } }
.findings { list-style: none; padding: 0; max-width: 48rem; }
.findings li { margin: 0.4rem 0; }
.tone { border: 1px solid currentColor; border-radius: 4px; padding: 0 0.4rem; font-size: 0.85rem; font-weight: 600; white-space: nowrap; }
.tone.better, .difference.better { color: var(--green); }
.tone.worse, .difference.worse { color: var(--red); }
.tone.other, .difference.other { color: var(--purple); }
.tone.open, .tone.same, .tone.missing, .difference.open, .difference.same { color: var(--grey); }
.panels { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(18.5rem, 100%), 1fr)); gap: 1rem 1.5rem; margin: 0.5rem 0; }
.panel { min-width: 0; break-inside: avoid; }
.panel svg { display: block; width: 100%; height: auto; max-width: 28rem; }
.panel-title { margin: 0; }
.panel-title small { color: var(--soft); white-space: nowrap; }
.panel .notes { list-style: none; padding: 0; margin: 0; }
svg .zero { stroke: var(--ink); stroke-width: 1.5; }
svg .limit { stroke: var(--ink); stroke-dasharray: 4 3; }
svg .range { fill: none; stroke: var(--ink); stroke-width: 1.5; }
svg .difference path { fill: none; stroke: currentColor; stroke-width: 2; }
svg .difference .middle, svg .mark.difference { fill: currentColor; stroke: currentColor; stroke-width: 2; }
svg .difference.open .middle, svg .difference.same .middle, svg .mark.difference.open { fill: var(--paper); }
`;
