/** What there is to see in the capacity of a pool, in sentences with figures. */
import type { JSX } from 'preact';
import type { PageRun } from '../cells/page-run.ts';
import { cellOf, type PageRow } from '../cells/page-table.ts';
import { hasStorage, isSingle, poolRow } from '../cells/pool-days.ts';
import { known, Said } from '../shown/said.tsx';
import type { Sentence } from '../shown/sentence.ts';
import { capacityRisks } from './capacity-risks.ts';
import { emptiedWords } from './emptied-pools.ts';

interface CapacityCaptionProps {
  readonly run: PageRun;
  readonly pool: string;
  /** Of the pool, by day. */
  readonly rows: readonly PageRow[];
}

/** How likely it runs out and by when to order, then how it grows. */
export function CapacityCaption({ run, pool, rows }: CapacityCaptionProps): JSX.Element {
  const row = poolRow(run, pool);
  const isStored = row !== null;
  const course = [
    growth(run, rows),
    isStored ? usable(row, rows) : [],
    isStored ? emptiedWords(run, pool) : [],
  ];
  return (
    <>
      {isStored && <Paragraph sentences={capacityRisks(run, row)} />}
      <Paragraph sentences={course} />
    </>
  );
}

function Paragraph({ sentences }: { readonly sentences: readonly Sentence[] }): JSX.Element {
  const said = sentences.filter((sentence) => sentence.length > 0);
  return (
    <p>
      <Said sentence={said.flatMap((sentence, index) => [index === 0 ? '' : ' ', ...sentence])} />
    </p>
  );
}

/** From the first day to the last. */
function growth(run: PageRun, rows: readonly PageRow[]): Sentence {
  const [first, last] = [rows.at(0), rows.at(-1)];
  if (first === undefined || last === undefined) return [];
  const quantity = hasStorage(run) ? 'needed_tib' : 'used_tib';
  const what = hasStorage(run) ? 'Disk needed' : 'What mailboxes hold';
  const [from, low, middle, high] = [
    cellOf(first, `${quantity}_p50`),
    ...['p5', 'p50', 'p95'].map((statistic) => cellOf(last, `${quantity}_${statistic}`)),
  ] as const;
  const course = known(`${what} goes from `, from ?? null, ' to ', middle ?? null);
  if (isSingle(run)) return [...course, '.'];
  return [...course, ...known(' in the median (P5 ', low ?? null, ', P95 ', high ?? null, ').')];
}

function usable(row: PageRow, rows: readonly PageRow[]): Sentence {
  const last = rows.at(-1);
  if (last === undefined) return [];
  const [start, end] = [cellOf(row, 'start_usable_tib'), cellOf(last, 'usable_tib_p50')];
  return known('There are ', start, ' usable at the start and ', end, ' at the end.');
}
