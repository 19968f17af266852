/** The headline figures as cards: the median, the range, and how well the mean is known. */
import { numberOf, type PageCell } from './page-cell.ts';
import { type PageRun, summaryCell, tableOf } from './page-run.ts';
import { rowWith } from './page-table.ts';
import type { Sentence } from './sentence.ts';
import { filled, filledAt, isSingle } from './verdict-words.ts';

export interface HeadlineFigure {
  readonly label: string;
  readonly value: PageCell;
  /** What of the replications the value is; empty: of one there is nothing to say. */
  readonly statistic: string;
  readonly notes: readonly Sentence[];
}

/** A card of summary.csv by its metric. */
interface Card {
  readonly metric: string;
  readonly label: string;
}

const CARDS: readonly Card[] = [
  { metric: 'peak_needed_tib', label: 'Disk needed at the peak' },
  { metric: 'end_used_tib', label: 'Content at the end' },
  { metric: 'rollout_finish_date', label: 'Rollout done' },
  { metric: 'total_cost_gbp', label: 'Cost in cash' },
  { metric: 'present_value_gbp', label: 'Cost in present value' },
  { metric: 'blocked_share_max', label: 'Cannot send on the worst day' },
  { metric: 'contacts_count', label: 'Help-desk contacts' },
  { metric: 'moved_tib', label: 'Content moved' },
  { metric: 'end_mailboxes_count', label: 'Mailboxes at the end' },
];

/** Those that the run has, risks of storage first. */
export function headlineFigures(run: PageRun): readonly HeadlineFigure[] {
  return [...riskFigures(run), ...CARDS.flatMap((card) => summaryFigure(run, card))];
}

function summaryFigure(run: PageRun, { metric, label }: Card): readonly HeadlineFigure[] {
  const [value, low, high, mean, meanLow, meanHigh] = [
    ...['p50', 'p5', 'p95', 'mean', 'mean_low', 'mean_high'],
  ].map((statistic) => filled(summaryCell(run, metric, statistic)));
  if (!value) return [];
  if (isSingle(run)) return [{ label, value, statistic: '', notes: [] }];
  const range: readonly Sentence[] =
    low && high ? [['P5 ', low, ', P95 ', high]] : [['within the horizon in part only']];
  const interval: Sentence =
    meanLow && meanHigh && meanLow.text !== meanHigh.text
      ? [', ninety-five per cent interval ', meanLow, ' to ', meanHigh]
      : [];
  const average: readonly Sentence[] = mean ? [['mean ', mean, ...interval]] : [];
  return [{ label, value, statistic: 'median (P50)', notes: [...range, ...average] }];
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
      low && high && numberOf(high) !== numberOf(low)
        ? [['ninety-five per cent interval ', low, ' to ', high]]
        : [];
    return [{ label, value, statistic: 'of replications', notes }];
  };
  return [
    ...chance('Storage runs out', 'over_plan'),
    ...chance('Storage runs out without further orders', 'over_plan_without_orders'),
    ...peakFigure(run),
  ];
}

function peakFigure(run: PageRun): readonly HeadlineFigure[] {
  const all = rowWith(tableOf(run, 'pools'), { pool: 'all' });
  const [value, low, high] = [50, 5, 95].map((percent) =>
    filledAt(all, `peak_utilisation_share_p${percent}`),
  );
  if (!value) return [];
  const label = 'Fullest pool at its peak';
  if (isSingle(run)) return [{ label, value, statistic: 'of what is usable', notes: [] }];
  const notes: readonly Sentence[] = low && high ? [['P5 ', low, ', P95 ', high]] : [];
  return [{ label, value, statistic: 'of what is usable, median (P50)', notes }];
}
