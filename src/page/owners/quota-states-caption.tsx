/** What there is to see of quota states. */
import type { JSX } from 'preact';
import { type PageRun, summaryCell } from '../cells/page-run.ts';
import { cellOf, type PageRow } from '../cells/page-table.ts';
import { isSingle } from '../cells/pool-days.ts';
import { known, Said } from '../shown/said.tsx';
import type { Sentence } from '../shown/sentence.ts';

interface QuotaStatesCaptionProps {
  readonly run: PageRun;
  readonly rows: readonly PageRow[];
}

/** The first and the last day, and the worst. @param rows the drawn days */
export function QuotaStatesCaption({ run, rows }: QuotaStatesCaptionProps): JSX.Element {
  const last = rows.at(-1);
  const isOne = isSingle(run);
  const ok = last === undefined ? null : cellOf(last, 'ok_mailboxes_mean');
  return (
    <>
      {isOne ? 'On ' : 'On the mean over the replications, on '}
      <Said sentence={dayWords(rows[0])} />
      {rows.length > 1 && (
        <>
          ; on <Said sentence={dayWords(last)} />
        </>
      )}
      .{' '}
      <Said
        sentence={known(
          'All others, ',
          ok,
          ' at the end, are below every threshold and not drawn. ',
        )}
      />
      <Said sentence={worstWords(run, isOne)} />
    </>
  );
}

function worstWords(run: PageRun, isOne: boolean): Sentence {
  const [mean, p5, p95] = ['mean', 'p5', 'p95'].map((statistic) =>
    summaryCell(run, 'blocked_share_max', statistic),
  );
  const start = ['On the worst day ', mean ?? null, ' of all mailboxes cannot send'];
  return isOne
    ? known(...start, '.')
    : known(...start, ', on the mean (P5 ', p5 ?? null, ', P95 ', p95 ?? null, ').');
}

function dayWords(row: PageRow | undefined): Sentence {
  if (row === undefined) return [];
  return known(
    ...[cellOf(row, 'date'), ', '],
    ...[cellOf(row, 'warned_mailboxes_mean'), ' are warned, '],
    ...[cellOf(row, 'send_blocked_mailboxes_mean'), ' cannot send, and '],
    ...[cellOf(row, 'full_mailboxes_mean'), ' are full'],
  );
}
