/** The verdict for owners: who cannot send, how much mail is lost, how often they call. */
import { numberOf, type PageCell } from '../cells/page-cell.ts';
import { type PageRun, summaryCell } from '../cells/page-run.ts';
import { isSingle } from '../cells/pool-days.ts';
import type { Sentence } from '../shown/sentence.ts';
import { capital, filled, listed, type Tone, type VerdictItem } from './verdict-words.ts';

/** Shares of blocked mailboxes on the worst day that a service notices, or answers for: assumed. */
const [NOTICED_SHARE, SERIOUS_SHARE] = [0.01, 0.05];

export function ownersItems(run: PageRun): readonly VerdictItem[] {
  const high = numberOf(summaryCell(run, 'blocked_share_max', 'p95'));
  if (high === null) return [];
  const start = isSingle(run) ? '' : 'typically (P50) ';
  const said = TOLD.map((told) => clause(run, told));
  const [first = '', ...rest] = listed(said, { max: said.length, others: '' });
  const words = typeof first === 'string' ? [`${start}${first}`] : [start, first];
  const tone = toneOf(high, (numberOf(summaryCell(run, BOUNCED, 'p95')) ?? 0) > 0);
  const sentence = [...capital([...words, ...rest]), ...rarely(run), '.'];
  return [{ tone, topic: 'Owners', sentence }];
}

/** Mail that is lost is never good. */
function toneOf(share: number, isBounced: boolean): Tone {
  if (share > SERIOUS_SHARE) return 'bad';
  return share > NOTICED_SHARE || isBounced ? 'watch' : 'good';
}

const BOUNCED = 'bounced_messages_count';

/** A figure of the summary in words: in front of it, behind it, and in its place where it is 0. */
interface Told {
  readonly metric: string;
  readonly before: string;
  readonly after: string;
  readonly none: string;
  /** Behind P95 where the median is 0. */
  readonly rarely: string;
}

const TOLD: readonly Told[] = [
  {
    metric: 'blocked_share_max',
    before: '',
    after: ' of mailboxes cannot send on the worst day',
    none: 'no mailbox is kept from sending',
    rarely: ' of mailboxes or more are',
  },
  {
    metric: 'contacts_count',
    before: 'the help desk has ',
    after: ' over the whole time',
    none: 'nobody turns to the help desk',
    rarely: ' or more come there',
  },
  {
    metric: BOUNCED,
    before: 'full mailboxes bounce ',
    after: '',
    none: 'no message bounces off a full mailbox',
    rarely: ' or more do',
  },
];

function clause(run: PageRun, { metric, before, after, none }: Told): Sentence {
  const [median, high] = middleAndHigh(run, metric);
  if (!median || !high || numberOf(median) === 0) return [none];
  const atP95: Sentence = isSingle(run) ? [] : [' (P95\u00a0', high, ')'];
  return [before, median, after, ...atP95];
}

/** What happens in one case of twenty, and not in half of all. */
function rarely(run: PageRun): Sentence {
  if (isSingle(run)) return [];
  const said = TOLD.flatMap(({ metric, rarely: words }): Sentence[] => {
    const [median, high] = middleAndHigh(run, metric);
    const isRare = numberOf(median ?? null) === 0 && (numberOf(high ?? null) ?? 0) > 0;
    return isRare && high ? [[high, words]] : [];
  });
  if (said.length === 0) return [];
  return ['; in one case of twenty ', ...listed(said, { max: said.length, others: '' })];
}

function middleAndHigh(run: PageRun, metric: string): readonly (PageCell | null)[] {
  return ['p50', 'p95'].map((statistic) => filled(summaryCell(run, metric, statistic)));
}
