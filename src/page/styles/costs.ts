/** Of costs: each line's colour, with the pattern that tells it without colour. */
export const COSTS_STYLE = `
svg.patterns { position: absolute; }
.patterns .ground { fill: currentColor; fill-opacity: 0.55; }
.patterns .strokes { fill: none; stroke: var(--paper); stroke-width: 2; }
.cost-0, .cost-line { color: var(--blue); }
.cost-1 { color: var(--red); }
.cost-2 { color: var(--green); }
.cost-3 { color: var(--purple); }
.cost-4 { color: var(--ochre); }
.cost-5 { color: var(--sky); }
.cost-6 { color: var(--grey); }
.cost-7 { color: var(--ink); }
${[0, 1, 2, 3, 4, 5, 6, 7].map((index) => `svg .area.cost-${index} { fill: url(#cost-pattern-${index}); stroke: currentColor; }`).join('\n')}
svg .area.cost-unpaid { color: var(--grey); fill: none; stroke: currentColor; stroke-dasharray: 4 3; }
svg .quantile { color: var(--ink); }
svg .quantile.p80 { stroke-dasharray: 6 3; }
svg .quantile.p90 { stroke-dasharray: 2 2; }
svg .halo { stroke: var(--paper); stroke-width: 5; }
svg .break { fill: none; stroke: var(--paper); stroke-width: 4; }
svg .row-name, svg .row-figures { paint-order: stroke; stroke: var(--paper); stroke-width: 4; stroke-linejoin: round; }
svg .row-name { font-weight: 600; }
.scroll:has(.bridge) { max-height: none; }
.bridge tr.total td:last-child { font-weight: 400; }
tr.total th, tr.total td { border-top: 2px solid var(--soft); font-weight: 600; }
`;
