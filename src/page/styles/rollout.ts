/** The style of the charts of the rollout. */
export const ROLLOUT_STYLE = `
.planned { color: var(--grey); }
.simulated { color: var(--blue); }
.range { color: var(--ink); }
.due-by { color: var(--red); }
svg .area.planned { fill: none; stroke: currentColor; stroke-width: 1.5; stroke-dasharray: 4 2; }
svg .area.simulated { stroke: none; fill-opacity: 0.8; }
.marked-dates { list-style: none; padding: 0; margin: 0.25rem 0; font-size: 0.9rem; columns: 18rem; }
.marked-dates li { break-inside: avoid; }
#rollout thead th { min-width: 5.5rem; }
#rollout th[scope="row"] { min-width: 11rem; }
`;
