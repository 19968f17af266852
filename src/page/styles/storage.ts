/** The style of the section on storage. */
export const STORAGE_STYLE = `
svg .line.edge { stroke-width: 1; stroke-dasharray: none; stroke-opacity: 0.75; }
svg .band.any-fan { color: var(--grey); }
svg .line.milestone-line { stroke: var(--grey); stroke-width: 1; stroke-dasharray: 4 4; }
svg text.label { fill: currentColor; font-weight: 600; stroke: var(--paper); stroke-width: 4px; paint-order: stroke; stroke-linejoin: round; }
svg .whisker { fill: none; stroke: currentColor; stroke-width: 2; }
svg .whisker.later { stroke-width: 1; }
.runout-without, .runout-with, .peak { color: var(--ink); }
svg .runout-without .mark, svg .mark.runout-without { fill: var(--paper); }
.order-placed, .order-due { color: var(--ochre); }
.last-order { color: var(--ochre); }
.runs-out { color: var(--ink); }
svg .mark.last-order { fill: var(--paper); }
svg .line.range-line { stroke: var(--ink); stroke-width: 1.5; }
svg text.name { font-weight: 600; }
figcaption p { margin: 0.2rem 0; }
svg .plan { stroke: var(--ink); stroke-width: 1.5; }
svg .rows text { fill: var(--ink); }
svg .rows text.note { fill: var(--soft); font-size: 12px; }
svg .row-line { stroke: var(--rule); stroke-width: 1; }
.marks-list { columns: 18rem; padding: 0; margin: 0.25rem 0; list-style: none; font-size: 0.9rem; }
.marks-list li { break-inside: avoid; }
@media print { .unchosen { display: block; } }
`;
