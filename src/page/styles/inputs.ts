/** Of which inputs matter: what is told from nothing is filled, what is not is hollow. */
export const INPUTS_STYLE = `
svg .interval { stroke: currentColor; stroke-width: 2; }
svg .dot { stroke: currentColor; stroke-width: 2; fill: currentColor; }
.clear { color: var(--blue); }
.unclear { color: var(--grey); }
svg .dot.unclear { fill: var(--paper); }
svg .interval.unclear { stroke-dasharray: 4 3; }
.from-inputs { color: var(--blue); }
.from-luck { color: var(--ochre); }
svg .area.from-luck { fill: none; stroke: currentColor; stroke-dasharray: 4 3; }
`;
