/** Sizes of mailboxes on the first and on the last of the stated days. */
import type { JSX } from 'preact';
import { ALL } from '../../scenario/reserved-names.ts';
import { type PageRun, tableOf } from '../cells/page-run.ts';
import { cellOf, type PageRow, rowsWith, textAt } from '../cells/page-table.ts';
import { ChartFigure } from '../chart/chart-figure.tsx';
import { Legend } from '../chart/legend.tsx';
import type { Reading } from '../chart/reading.ts';
import { known, Said } from '../shown/said.tsx';
import { Shown } from '../shown/shown.tsx';
import { type SizePair, sizesDrawing } from './mailbox-sizes-drawing.tsx';
import { SizesTable } from './mailbox-sizes-table.tsx';

/** The sizes before and after; null where the run has none, or but one day. */
export function MailboxSizes({ run }: { readonly run: PageRun }): JSX.Element | null {
  const rows = rowsWith(tableOf(run, 'mailbox_sizes'), { cohort: ALL });
  const pairs = pairsOf(rows);
  const [pair] = pairs;
  if (pair === undefined) return null;
  return (
    <ChartFigure
      id="owners-sizes"
      heading="Mailbox sizes before and after"
      alt="For each quantile of the mailboxes, up to the largest, a dot for its size on the first stated day and one on the last, with whiskers for their ranges, on an axis of equal factors. The table below has the values."
      caption={<Caption pairs={pairs} />}
      legend={
        <Legend
          items={[
            { shape: 'dot', class: 'first-day', label: <Day row={pair.first} /> },
            { shape: 'dot', class: 'last-day', label: <Day row={pair.last} /> },
            { shape: 'whisker', class: 'range', label: 'P5 to P95: first day above, last below' },
          ]}
        />
      }
      draw={(breadth) => sizesDrawing(pairs, breadth)}
      reading={readingOf(pairs)}
      table={<SizesTable rows={rows} />}
    />
  );
}

function Day({ row }: { readonly row: PageRow }): JSX.Element {
  return (
    <>
      <Shown cell={cellOf(row, 'date')} />, P50
    </>
  );
}

/** Mailboxes that are all but empty would take most of an axis of factors, and say least. */
const SMALLEST = ['p0', 'p1'];

/** The rows of the first and the last day, by quantile. */
function pairsOf(rows: readonly PageRow[]): readonly SizePair[] {
  const dates = rows.map((row) => textAt(row, 'date'));
  const [firstDate, lastDate] = [dates[0], dates.at(-1)];
  if (firstDate === undefined || firstDate === lastDate) return [];
  const firsts = rows.filter((row) => textAt(row, 'date') === firstDate);
  const lasts = rows.filter((row) => textAt(row, 'date') === lastDate);
  return firsts.flatMap((first) => {
    const quantile = textAt(first, 'quantile');
    const last = lasts.find((row) => textAt(row, 'quantile') === quantile);
    const isShown = !SMALLEST.includes(quantile) && textAt(first, 'used_mib_p50') !== '';
    return last === undefined || !isShown ? [] : [{ first, last }];
  });
}

function Caption({ pairs }: { readonly pairs: readonly SizePair[] }): JSX.Element {
  const of = (quantile: string) =>
    pairs.find(({ first }) => textAt(first, 'quantile') === quantile);
  return (
    <>
      <Said
        sentence={known(
          'Half of all mailboxes hold at most ',
          sizeOf(of('p50')?.first),
          ' on ',
          dateOf(of('p50')?.first),
          ' and at most ',
          sizeOf(of('p50')?.last),
          ' on ',
          dateOf(of('p50')?.last),
          '; ',
        )}
      />
      <Said
        sentence={known(
          'nine of ten at most ',
          sizeOf(of('p90')?.first),
          ' and ',
          sizeOf(of('p90')?.last),
          ' (P50 of the replications). ',
        )}
      />
      The axis grows by factors: from each line to the next it is ten times as much.
    </>
  );
}

function sizeOf(row: PageRow | undefined) {
  return row === undefined ? null : cellOf(row, 'used_mib_p50');
}

function dateOf(row: PageRow | undefined) {
  return row === undefined ? null : cellOf(row, 'date');
}

function readingOf(pairs: readonly SizePair[]): Reading {
  const names = ['first day', 'last day', 'P5', 'P95'];
  return {
    axis: 'y',
    names,
    points: pairs.flatMap(({ first, last }) => {
      const at = cellOf(first, 'quantile');
      const values = [
        cellOf(first, 'used_mib_p50'),
        cellOf(last, 'used_mib_p50'),
        cellOf(last, 'used_mib_p5'),
        cellOf(last, 'used_mib_p95'),
      ];
      return at === null ? [] : [{ at, values }];
    }),
  };
}
