/** The page of a run with as much as there may be is neither heavy nor slow to make. */
import { expect, it } from 'vitest';
import type { PageRun } from '../../../src/page/cells/page-run.ts';
import { runPage } from '../../../src/page/run-page.tsx';
import { largeRun } from '../../support/large-run.ts';

const COUNTS = { stages: 255, freezes: 300, pools: 40 };

/** Of a page that a browser still opens at once, in bytes. */
const PAGE_MAX = 1_500_000;

it('the page of a run of many stages, freezes and pools is small', () => {
  expect(Buffer.byteLength(runPage(largeRun(COUNTS), '1.0.0'))).toBeLessThan(PAGE_MAX);
});

/** How many rows are gone through while a page is made, and how many there are. */
function rowsReadOf(run: PageRun) {
  let [read, whole] = [0, 0];
  const tables = [...run.tables].map(([name, { rows, ...table }]) => {
    whole += rows.length;
    const counted = {
      ...table,
      get rows() {
        read += rows.length;
        return rows;
      },
    };
    return [name, counted] as const;
  });
  runPage({ ...run, tables: new Map(tables) }, '1.0.0');
  return { read, whole };
}

it('its tables are gone through a few times each, not for every row, pool or freeze', () => {
  const { read, whole } = rowsReadOf(largeRun(COUNTS));
  // About three times each; it would be thousands if rows were looked for one by one.
  expect(read / whole).toBeLessThan(6);
});
