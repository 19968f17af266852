/** Style of the register of assumptions and of how the figures were made. */
export const STATEMENT_STYLE = `
.register th[scope="row"] { font-weight: 400; min-width: 11.5rem; overflow-wrap: anywhere; }
.register details td:nth-child(2) { min-width: 9rem; overflow-wrap: anywhere; }
.register td:nth-last-child(-n+2):not(.number) { min-width: 12rem; overflow-wrap: anywhere; }
#statement ol { max-width: 46rem; }
#statement td { overflow-wrap: normal; }
`;
