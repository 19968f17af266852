/** Style of the register of assumptions and of how the figures were made. */
export const STATEMENT_STYLE = `
.register th[scope="row"] { font-weight: 400; min-width: 10.5rem; overflow-wrap: anywhere; }
.register details td:nth-child(2) { min-width: 9rem; overflow-wrap: anywhere; }
.register table { font-size: 0.8rem; }
.register td:nth-last-child(-n+2):not(.number) { min-width: 10rem; overflow-wrap: anywhere; }
#statement ol { max-width: 46rem; list-style: lower-alpha; }
#statement td { overflow-wrap: normal; }
`;
