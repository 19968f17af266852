/** The style of the charts of owners and mailboxes. */
export const OWNERS_STYLE = `
.state-full { color: var(--ink); }
.state-blocked { color: var(--red); }
.state-warned { color: var(--ochre); }
svg .area.state-warned { fill-opacity: 0.3; stroke: none; }
svg .area.state-blocked { fill-opacity: 0.65; stroke: none; }
svg .area.state-full { fill-opacity: 0.9; stroke: none; }
svg .line.state-warned { stroke-width: 1.5; }
svg .line.state-blocked { stroke-width: 1.5; stroke-dasharray: 6 3; }
svg .line.state-full { stroke-width: 1.5; stroke-dasharray: 2 2; }
.legend svg .area.state-warned { stroke: currentColor; }
.legend svg .area.state-blocked { stroke: currentColor; stroke-dasharray: 6 3; }
.legend svg .area.state-full { stroke: currentColor; stroke-dasharray: 2 2; }
.contacts { color: var(--purple); }
.first-day { color: var(--blue); }
.last-day { color: var(--red); }
svg .mark.first-day { fill: var(--paper); }
svg .link { stroke: var(--grey); stroke-width: 1.5; }
`;
