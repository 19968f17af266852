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
.summary { max-width: 54rem; font-size: 1.1rem; font-weight: 600; }
.banner { border: 2px solid var(--ochre); border-radius: 6px; padding: 0.4rem 0.7rem; color: var(--ochre); }
#verdict > h2 { margin-top: 1rem; padding-top: 0.6rem; }
.figures { display: grid; padding: 0; list-style: none; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 0.5rem; margin: 0.6rem 0; }
.figures li { border: 1px solid var(--rule); border-radius: 6px; padding: 0.35rem 0.55rem; line-height: 1.3; }
.figures span { display: block; font-size: 0.85rem; }
.figures b { font-size: 1.1rem; line-height: 1.3; overflow-wrap: normal; }
.figures em { font-style: normal; font-size: 0.8rem; color: var(--soft); display: inline-block; margin-left: 0.35rem; }
.figures small { display: block; font-size: 0.8rem; color: var(--soft); }
@media (max-width: 720px) {
  .verdict li { grid-template-columns: auto 1fr; }
  .figures { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0.4rem; }
  .figures b { font-size: 1rem; }
  .figures em { display: block; margin-left: 0; }
  .verdict .plain .judged { display: none; }
  .verdict p { grid-column: 1 / -1; }
}
@media print { .verdict li { break-inside: avoid; } }
`;
