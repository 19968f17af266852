/** Style of the register of assumptions and of how the figures were made. */
export const STATEMENT_STYLE = `
.register th[scope="row"] { font-weight: 400; min-width: 11rem; max-width: 16rem; overflow-wrap: anywhere; }
.register td:not(.number) { max-width: 22rem; overflow-wrap: anywhere; }
.register td:nth-last-child(-n+2):not(.number) { min-width: 14rem; }
#statement ol { max-width: 46rem; }
#statement td { overflow-wrap: normal; }
`;
