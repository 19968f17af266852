/** What owners of mailboxes notice of quotas. */
import type { JSX } from 'preact';
import { ALL } from '../scenario/reserved-names.ts';
import { MailboxSizes } from './mailbox-sizes.tsx';
import { OwnerContacts } from './owner-contacts.tsx';
import { type PageRun, tableOf } from './page-run.ts';
import { rowsWith } from './page-table.ts';
import { QuotaStates } from './quota-states.tsx';

/** Quota states, contacts and sizes of mailboxes; null for a run without tables of these. */
export function OwnersSection({ run }: { readonly run: PageRun }): JSX.Element | null {
  const rows = rowsWith(tableOf(run, 'quota_states'), { cohort: ALL });
  if (rows.length === 0 && tableOf(run, 'mailbox_sizes') === null) return null;
  return (
    <section id="owners">
      <h2>Owners and their mailboxes</h2>
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
