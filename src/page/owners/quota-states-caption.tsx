/** What there is to see of quota states. */
import type { JSX } from 'preact';
import { type PageRun, summaryCell } from '../cells/page-run.ts';
import { cellOf, type PageRow } from '../cells/page-table.ts';
import { known, Said } from '../shown/said.tsx';
import type { Sentence } from '../shown/sentence.ts';

interface QuotaStatesCaptionProps {
  readonly run: PageRun;
  readonly rows: readonly PageRow[];
}

/** The first and the last day, and the worst. @param rows the drawn days */
export function QuotaStatesCaption({ run, rows }: QuotaStatesCaptionProps): JSX.Element {
  const last = rows.at(-1);
  return (
    <>
      On the mean over the replications <Said sentence={dayWords(rows[0])} />
      {rows.length > 1 && (
        <>
          ; <Said sentence={dayWords(rows.at(-1))} />
        </>
      )}
      .{' '}
      <Said
        sentence={known(
          'All others, ',
          last === undefined ? null : cellOf(last, 'ok_mailboxes_mean'),
          ' at the end, are below every threshold and not drawn. ',
        )}
      />
      <Said
        sentence={known(
          'On the worst day ',
          summaryCell(run, 'blocked_share_max', 'mean'),
          ' of all mailboxes cannot send, on the mean (P5 ',
          summaryCell(run, 'blocked_share_max', 'p5'),
          ', P95 ',
          summaryCell(run, 'blocked_share_max', 'p95'),
          ').',
        )}
      />
    </>
  );
}

function dayWords(row: PageRow | undefined): Sentence {
  if (row === undefined) return [];
  return known(
    ...['on ', cellOf(row, 'date'), ' '],
    ...[cellOf(row, 'warned_mailboxes_mean'), ' are warned, '],
    ...[cellOf(row, 'send_blocked_mailboxes_mean'), ' cannot send, and '],
    ...[cellOf(row, 'full_mailboxes_mean'), ' are full'],
  );
}
