/** The style of the charts of owners and mailboxes. */
export const OWNERS_STYLE = `
.full { color: var(--ink); }
.send-blocked { color: var(--red); }
.warned { color: var(--ochre); }
svg .area.warned { fill-opacity: 0.35; stroke: currentColor; stroke-width: 1.5; }
svg .area.send-blocked { fill-opacity: 0.7; stroke: currentColor; stroke-dasharray: 6 3; stroke-width: 1.5; }
svg .area.full { fill-opacity: 0.9; stroke: currentColor; stroke-dasharray: 2 2; stroke-width: 1.5; }
.contacts { color: var(--purple); }
.first-day { color: var(--blue); }
.last-day { color: var(--red); }
svg .mark.first-day { fill: var(--paper); }
svg .link { stroke: var(--grey); stroke-width: 1.5; }
svg .whisker { fill: none; stroke: currentColor; stroke-width: 1.5; }
`;
