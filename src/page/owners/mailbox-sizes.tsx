/** Sizes of mailboxes on the first and on the last of the stated days. */
import type { JSX } from 'preact';
import { ALL } from '../../scenario/reserved-names.ts';
import { type PageRun, tableOf } from '../cells/page-run.ts';
import { cellOf, type PageRow, rowsWith, textAt } from '../cells/page-table.ts';
import { isSingle } from '../cells/pool-days.ts';
import { ChartFigure } from '../chart/chart-figure.tsx';
import { Legend, type LegendItem } from '../chart/legend.tsx';
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
  const isOne = isSingle(run);
  return (
    <ChartFigure
      id="owners-sizes"
      heading="Mailbox sizes before and after"
      alt={`For each quantile of the mailboxes, up to the largest, a dot for its size on the first stated day and one on the last${isOne ? '' : ', with whiskers for their ranges'}, on a logarithmic axis. The table below has the values.`}
      caption={<Caption pairs={pairs} isOne={isOne} />}
      legend={<Legend items={legendItems(pair, isOne)} />}
      draw={(breadth) => sizesDrawing(pairs, breadth)}
      reading={readingOf(pairs, isOne)}
      table={<SizesTable run={run} rows={rows} />}
    />
  );
}

function legendItems({ first, last }: SizePair, isOne: boolean): readonly LegendItem[] {
  const day = (row: PageRow) => (
    <>
      <Shown cell={cellOf(row, 'date')} />
      {isOne ? '' : ', P50'}
    </>
  );
  const dots: readonly LegendItem[] = [
    { shape: 'dot', class: 'first-day', label: day(first) },
    { shape: 'dot', class: 'last-day', label: day(last) },
  ];
  if (isOne) return dots;
  return [
    ...dots,
    { shape: 'whisker', class: 'range', label: 'P5 to P95: first day above, last below' },
  ];
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

interface CaptionProps {
  readonly pairs: readonly SizePair[];
  readonly isOne: boolean;
}

function Caption({ pairs, isOne }: CaptionProps): JSX.Element {
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
          isOne ? '. ' : ' (P50 of the replications). ',
        )}
      />
      The axis is logarithmic: each line is ten times the one before.
    </>
  );
}

function sizeOf(row: PageRow | undefined) {
  return row === undefined ? null : cellOf(row, 'used_mib_p50');
}

function dateOf(row: PageRow | undefined) {
  return row === undefined ? null : cellOf(row, 'date');
}

const READ = ['P50', 'P5', 'P95'] as const;

function readingOf(pairs: readonly SizePair[], isOne: boolean): Reading {
  const read = isOne ? READ.slice(0, 1) : READ;
  const namesOf = (day: string) => read.map((name) => (isOne ? day : `${day}, ${name}`));
  return {
    axis: 'y',
    names: ['first day', 'last day'].flatMap(namesOf),
    points: pairs.flatMap(({ first, last }) => {
      const at = cellOf(first, 'quantile');
      const values = [first, last].flatMap((row) =>
        read.map((name) => cellOf(row, `used_mib_${name.toLowerCase()}`)),
      );
      return at === null ? [] : [{ at, values }];
    }),
  };
}
