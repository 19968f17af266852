/** The verdict for owners: who cannot send, how much mail is lost, how often they call. */
import { numberOf } from '../cells/page-cell.ts';
import { type PageRun, summaryCell } from '../cells/page-run.ts';
import type { Sentence } from '../shown/sentence.ts';
import { capital, filled, isSingle, listed, type Tone, type VerdictItem } from './verdict-words.ts';

/** Shares of blocked mailboxes on the worst day that a service notices, or answers for: assumed. */
const [NOTICED_SHARE, SERIOUS_SHARE] = [0.01, 0.05];

export function ownersItems(run: PageRun): readonly VerdictItem[] {
  const high = numberOf(summaryCell(run, 'blocked_share_max', 'p95'));
  if (high === null) return [];
  const start = isSingle(run) ? '' : 'typically (P50) ';
  const said = TOLD.map((told) => clause(run, told));
  const [first = '', ...rest] = listed(said, { max: said.length, others: '' });
  const words = typeof first === 'string' ? [`${start}${first}`] : [start, first];
  return [
    { tone: toneOf(high), topic: 'Owners', sentence: [...capital([...words, ...rest]), '.'] },
  ];
}

function toneOf(share: number): Tone {
  return share > SERIOUS_SHARE ? 'bad' : share > NOTICED_SHARE ? 'watch' : 'good';
}

/** A figure of the summary in words: in front of it, behind it, and in its place where it is 0. */
interface Told {
  readonly metric: string;
  readonly before: string;
  readonly after: string;
  readonly none: string;
}

const TOLD: readonly Told[] = [
  {
    metric: 'blocked_share_max',
    before: '',
    after: ' of mailboxes cannot send on the worst day',
    none: 'no mailbox is kept from sending',
  },
  {
    metric: 'contacts_count',
    before: 'the help desk has ',
    after: ' over the whole time',
    none: 'nobody turns to the help desk',
  },
  {
    metric: 'bounced_messages_count',
    before: 'full mailboxes bounce ',
    after: '',
    none: 'no message bounces off a full mailbox',
  },
];

function clause(run: PageRun, { metric, before, after, none }: Told): Sentence {
  const [median, high] = ['p50', 'p95'].map((statistic) =>
    filled(summaryCell(run, metric, statistic)),
  );
  if (!median || !high) return [none];
  const isNone = numberOf(median) === 0;
  const words = isNone ? ' (but at P95\u00a0' : ' (P95\u00a0';
  const atP95: Sentence = isSingle(run) || numberOf(high) === 0 ? [] : [words, high, ')'];
  return isNone ? [none, ...atP95] : [before, median, after, ...atP95];
}
