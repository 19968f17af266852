/** What owners of mailboxes notice of quotas. */
import type { JSX } from 'preact';
import { ALL } from '../../scenario/reserved-names.ts';
import { drawnDaysWords } from '../cells/drawn-days.ts';
import { numberOf } from '../cells/page-cell.ts';
import { type PageRun, tableOf } from '../cells/page-run.ts';
import { cellOf, type PageRow, rowsWith } from '../cells/page-table.ts';
import { Shown } from '../shown/shown.tsx';
import { MailboxSizes } from './mailbox-sizes.tsx';
import { OwnerContacts } from './owner-contacts.tsx';
import { QuotaStates } from './quota-states.tsx';

/** Quota states, contacts and sizes of mailboxes; null for a run without tables of these. */
export function OwnersSection({ run }: { readonly run: PageRun }): JSX.Element | null {
  const rows = rowsWith(tableOf(run, 'quota_states'), { cohort: ALL });
  if (rows.length === 0 && tableOf(run, 'mailbox_sizes') === null) return null;
  return (
    <section id="owners">
      <h2>Owners and their mailboxes</h2>
      <p>
        {rows.length > 0 && `The charts over time draw ${drawnDaysWords(run)}. `}
        <SampleWords row={rows[0]} />
      </p>
      {rows.length > 0 && (
        <>
          <QuotaStates run={run} rows={rows} />
          <OwnerContacts run={run} rows={rows} />
        </>
      )}
      <MailboxSizes run={run} />
    </section>
  );
}

/** Why counts of little are rough, where the run has simulated some of the mailboxes only. */
function SampleWords({ row }: { readonly row: PageRow | undefined }): JSX.Element | null {
  const share = row === undefined ? null : cellOf(row, 'sample_share');
  if (share === null || (numberOf(share) ?? 1) >= 1) return null;
  return (
    <>
      A sample of <Shown cell={share} /> of the mailboxes is simulated and scaled up: one simulated
      mailbox stands for many, so that small counts are rough and lines and bands go in steps.
    </>
  );
}
