/** What a page is of, in one line, and what is no run to decide by. */
import type { JSX } from 'preact';
import { type PageRun, recordCell } from '../cells/page-run.ts';
import { Said } from '../shown/said.tsx';
import { Shown } from '../shown/shown.tsx';
import { recordDate } from './verdict-words.ts';

interface RunProps {
  readonly run: PageRun;
}

/** Scenario, period, mailboxes, replications, seed and version. */
export function RunLine({ run }: RunProps): JSX.Element {
  const replications = recordCell(run, 'replications');
  const unit = replications?.text === '1' ? ' replication' : ' replications';
  const parts = [
    ['Scenario ', recordCell(run, 'name')],
    ['', recordDate(run, 'firstDate'), ' to ', recordDate(run, 'lastDate')],
    ['', recordCell(run, 'mailboxCount'), ' mailboxes'],
    ['', replications, unit],
    ['seed ', recordCell(run, 'seed')],
    ['headroom ', recordCell(run, 'headroom')],
  ].filter((part) => !part.includes(null));
  const sentence = parts.flatMap((part, index) => [index === 0 ? '' : ', ', ...part]);
  return (
    <p class="notes">
      <Said sentence={sentence.filter((part) => part !== null)} />
    </p>
  );
}

/** In front of a run of some of the mailboxes; nothing of a whole one. */
export function SampleBanner({ run }: RunProps): JSX.Element | null {
  const share = recordCell(run, 'sample.share');
  if (share === null) return null;
  return (
    <p class="banner">
      <b>
        A quick look at <Shown cell={{ ...share, unit: 'share' }} /> of the mailboxes: not for
        decisions.
      </b>
    </p>
  );
}
