/** The headline figures as cards: the median, the range, and how well the mean is known. */
import { numberOf, type PageCell } from '../cells/page-cell.ts';
import { type PageRun, summaryCell, tableOf } from '../cells/page-run.ts';
import { rowWith } from '../cells/page-table.ts';
import type { Sentence } from '../shown/sentence.ts';
import { filled, filledAt, isSingle } from './verdict-words.ts';

export interface HeadlineFigure {
  readonly label: string;
  readonly value: PageCell;
  /** Its range, and how well it is known; none of one replication. */
  readonly notes: readonly Sentence[];
}

/** A card of summary.csv by its metric. */
interface Card {
  readonly metric: string;
  readonly label: string;
  /** Whether the label has the unit. */
  readonly isCount?: true;
}

const CARDS: readonly Card[] = [
  { metric: 'peak_needed_tib', label: 'Disk needed at the peak' },
  { metric: 'end_used_tib', label: 'Content at the end' },
  { metric: 'rollout_finish_date', label: 'Rollout done' },
  { metric: 'total_cost_gbp', label: 'Cost in cash' },
  { metric: 'present_value_gbp', label: 'Cost in present value' },
  { metric: 'blocked_share_max', label: 'Cannot send on the worst day' },
  { metric: 'contacts_count', label: 'Help-desk contacts', isCount: true },
  { metric: 'moved_tib', label: 'Content moved' },
  { metric: 'end_mailboxes_count', label: 'Mailboxes at the end', isCount: true },
];

/** Those that the run has, risks of storage first. */
export function headlineFigures(run: PageRun): readonly HeadlineFigure[] {
  return [...riskFigures(run), ...CARDS.flatMap((card) => summaryFigure(run, card))];
}

function summaryFigure(run: PageRun, { metric, label, isCount }: Card): readonly HeadlineFigure[] {
  const [value, low, high, mean, meanLow, meanHigh] = [
    ...['p50', 'p5', 'p95', 'mean', 'mean_low', 'mean_high'],
  ].map((statistic) => {
    const cell = filled(summaryCell(run, metric, statistic));
    return cell !== null && isCount ? { ...cell, unit: '' } : cell;
  });
  if (!value) return [];
  if (isSingle(run)) return [{ label, value, notes: [] }];
  const range: readonly Sentence[] =
    low && high ? [rangeOf(low, high)] : [['not within the horizon in every replication']];
  const interval: Sentence =
    meanLow && meanHigh && meanLow.text !== meanHigh.text
      ? [' (', meanLow, ' to ', meanHigh, ')']
      : [];
  const average: readonly Sentence[] = mean ? [['mean ', mean, ...interval]] : [];
  return [{ label, value, notes: [...range, ...average] }];
}

/** How likely some pool runs out, with all orders and without those that follow, and how full. */
function riskFigures(run: PageRun): readonly HeadlineFigure[] {
  const all = rowWith(tableOf(run, 'pools'), { pool: 'all' });
  const chance = (label: string, name: string): readonly HeadlineFigure[] => {
    const [value, low, high] = ['', '_low', '_high'].map((end) =>
      filledAt(all, `${name}_probability${end}`),
    );
    if (!value || isSingle(run)) return [];
    const notes: readonly Sentence[] =
      low && high && numberOf(high) !== numberOf(low) ? [['(', low, ' to ', high, ')']] : [];
    return [{ label, value, notes }];
  };
  return [
    ...chance('Storage runs out', 'over_plan'),
    ...chance('Storage runs out without further orders', 'over_plan_without_orders'),
    ...peakFigure(run),
  ];
}

/** `P5 a to P95 b`, or one figure where both are the same. */
function rangeOf(low: PageCell, high: PageCell): Sentence {
  return low.text === high.text
    ? ['P5 and P95 the same']
    : ['P5\u00a0', low, ' to P95\u00a0', high];
}

function peakFigure(run: PageRun): readonly HeadlineFigure[] {
  const all = rowWith(tableOf(run, 'pools'), { pool: 'all' });
  const [value, low, high] = [50, 5, 95].map((percent) =>
    filledAt(all, `peak_utilisation_share_p${percent}`),
  );
  if (!value) return [];
  const label = 'Peak use of the fullest pool';
  if (isSingle(run)) return [{ label, value, notes: [] }];
  const notes: readonly Sentence[] = low && high ? [rangeOf(low, high)] : [];
  return [{ label, value, notes }];
}
