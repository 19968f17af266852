/** Style of the first screen. */
export const HEADLINE_STYLE = `
.verdict { list-style: none; padding: 0; max-width: none; }
.verdict li { display: grid; grid-template-columns: 4.5rem 6rem 1fr; gap: 0 0.5rem; border-left: 4px solid var(--rule); padding: 0.15rem 0 0.15rem 0.6rem; margin: 0.45rem 0; }
.verdict p { margin: 0; max-width: none; }
.verdict .judged { font-weight: 600; }
.verdict .good { border-color: var(--green); }
.verdict .good .judged { color: var(--green); }
.verdict .watch { border-color: var(--ochre); }
.verdict .watch .judged { color: var(--ochre); }
.verdict .bad { border-color: var(--red); }
.verdict .bad .judged { color: var(--red); }
.verdict .plain .judged { color: var(--soft); }
.figures { grid-template-columns: repeat(auto-fill, minmax(10.5rem, 1fr)); }
.figures li { padding: 0.45rem 0.65rem; }
.figures span { display: block; font-size: 0.9rem; }
.figures b { font-size: 1.1rem; overflow-wrap: normal; }
@media (max-width: 720px) {
  .verdict li { grid-template-columns: auto 1fr; }
  .figures { gap: 0.5rem; }
  .figures b { font-size: 1rem; }
  .verdict .plain .judged { display: none; }
  .verdict p { grid-column: 1 / -1; }
}
@media print { .verdict li { break-inside: avoid; } }
`;
