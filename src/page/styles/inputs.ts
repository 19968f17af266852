/** Of which inputs matter: what is told from nothing is filled, what is not is hollow. */
export const INPUTS_STYLE = `
svg .interval { stroke: currentColor; stroke-width: 2; }
.clear { color: var(--blue); }
.unclear { color: var(--grey); }
svg .mark.unclear { fill: var(--paper); }
svg .interval.unclear { stroke-dasharray: 4 3; }
.from-inputs { color: var(--blue); }
.from-luck { color: var(--ochre); }
svg .area.from-luck { fill: none; stroke: currentColor; stroke-dasharray: 4 3; }
svg text.address { font-size: 12px; paint-order: stroke; stroke: var(--paper); stroke-width: 4; stroke-linejoin: round; }
`;
