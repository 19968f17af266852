/** Style of the first screen. */
export const HEADLINE_STYLE = `
.verdict { list-style: none; padding: 0; max-width: 52rem; }
.verdict li { display: grid; grid-template-columns: 5rem 6rem 1fr; gap: 0 0.5rem; border-left: 4px solid var(--rule); padding: 0.15rem 0 0.15rem 0.6rem; margin: 0.45rem 0; }
.verdict p { margin: 0; max-width: none; }
.verdict .tone { font-weight: 600; }
.verdict .good { border-color: var(--green); }
.verdict .good .tone { color: var(--green); }
.verdict .watch { border-color: var(--ochre); }
.verdict .watch .tone { color: var(--ochre); }
.verdict .bad { border-color: var(--red); }
.verdict .bad .tone { color: var(--red); }
.verdict .plain .tone { color: var(--soft); }
.figures span { display: block; }
@media (max-width: 720px) {
  .verdict li { grid-template-columns: auto 1fr; }
  .verdict p { grid-column: 1 / -1; }
}
@media print { .verdict li { break-inside: avoid; } }
`;
