/** The headline figures as cards: one statistic each, how well it is known, and the range. */
import type { PageCell } from '../cells/page-cell.ts';
import { type PageRun, summaryCell, tableOf } from '../cells/page-run.ts';
import { type PageRow, rowWith } from '../cells/page-table.ts';
import { isSingle } from '../cells/pool-days.ts';
import type { Sentence } from '../shown/sentence.ts';
import { filled, filledAt, hasScope } from './verdict-words.ts';

export interface HeadlineFigure {
  readonly label: string;
  /** What the value is of all replications; empty of one alone. */
  readonly statistic: string;
  readonly value: PageCell;
  /** How well it is known, and its range; none of one replication. */
  readonly notes: readonly Sentence[];
}

/** A card of summary.csv by its metric. */
interface Card {
  readonly metric: string;
  readonly label: string;
  /** Whether the label has the unit. */
  readonly isCount?: true;
  /** Sums of money are told by their mean, as their parts then add up to it. */
  readonly isMoney?: true;
}

/** What is asked first is first: the page shows so many above the verdict. */
const CARDS: readonly Card[] = [
  { metric: 'rollout_finish_date', label: 'Rollout done' },
  { metric: 'total_cost_gbp', label: 'Cost in cash', isMoney: true },
  { metric: 'peak_needed_tib', label: 'Disk needed at the peak' },
  { metric: 'end_used_tib', label: 'Content at the end' },
  { metric: 'present_value_gbp', label: 'Cost in present value', isMoney: true },
  { metric: 'blocked_share_max', label: 'Cannot send on the worst day' },
  { metric: 'contacts_count', label: 'Help-desk contacts', isCount: true },
  { metric: 'moved_tib', label: 'Content moved' },
  { metric: 'end_mailboxes_count', label: 'Mailboxes at the end', isCount: true },
];

/** Those that the run has, risks of storage first. */
export function headlineFigures(run: PageRun): readonly HeadlineFigure[] {
  return [...riskFigures(run), ...CARDS.flatMap((card) => summaryFigure(run, card))];
}

function summaryFigure(run: PageRun, card: Card): readonly HeadlineFigure[] {
  const { metric, label, isCount, isMoney } = card;
  const middle = isMoney ? 'mean' : 'p50';
  const [value, low, high, from, to] = [
    ...[middle, 'p5', 'p95', `${middle}_low`, `${middle}_high`],
  ].map((statistic) => {
    const cell = filled(summaryCell(run, metric, statistic));
    return cell !== null && isCount ? { ...cell, unit: '' } : cell;
  });
  if (!value) return [];
  if (isSingle(run)) return [{ label, statistic: '', value, notes: [] }];
  const range: Sentence =
    low && high ? rangeOf(low, high) : ['not within the horizon in every replication'];
  const notes = [intervalNote(from, to), range].filter((note) => note.length > 0);
  return [{ label, statistic: isMoney ? 'mean' : 'P50', value, notes }];
}

/** `(44,524 to 84,731)`; empty where there is none, or it has no length. */
function intervalNote(
  low: PageCell | null | undefined,
  high: PageCell | null | undefined,
): Sentence {
  return low && high && low.text !== high.text ? ['(', low, ' to ', high, ')'] : [];
}

/** How likely some pool runs out, with all orders and without those that follow, and how full. */
function riskFigures(run: PageRun): readonly HeadlineFigure[] {
  const all = rowWith(tableOf(run, 'pools'), { pool: 'all' });
  const chance = (label: string, name: string): readonly HeadlineFigure[] => {
    const [value, low, high] = ['', '_low', '_high'].map((end) =>
      filledAt(all, `${name}_probability${end}`),
    );
    if (!value || isSingle(run)) return [];
    const notes = [intervalNote(low, high)].filter((note) => note.length > 0);
    return [{ label, statistic: 'share of replications', value, notes }];
  };
  return [
    ...chance('Storage runs out', 'over_plan'),
    ...(hasScope(run, 'procurement')
      ? chance('Runs out if nothing is ordered', 'over_plan_without_orders')
      : []),
    ...peakFigure(run, all),
  ];
}

/** `P5 a to P95 b`, or one figure where both are the same. */
function rangeOf(low: PageCell, high: PageCell): Sentence {
  return low.text === high.text
    ? ['P5 and P95 the same']
    : ['P5\u00a0', low, ' to P95\u00a0', high];
}

function peakFigure(run: PageRun, all: PageRow | null): readonly HeadlineFigure[] {
  const [value, low, high] = [50, 5, 95].map((percent) =>
    filledAt(all, `peak_utilisation_share_p${percent}`),
  );
  if (!value) return [];
  const label = 'Peak use of the fullest pool';
  if (isSingle(run)) return [{ label, statistic: '', value, notes: [] }];
  const notes: readonly Sentence[] = low && high ? [rangeOf(low, high)] : [];
  return [{ label, statistic: 'P50', value, notes }];
}
