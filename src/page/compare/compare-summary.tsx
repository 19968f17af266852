/** The runs side by side, and which is the best in what. */
import type { ComponentChildren, JSX } from 'preact';
import { ALL } from '../../scenario/reserved-names.ts';
import type { PageCell } from '../cells/page-cell.ts';
import { cellOf, type PageRow, textAt } from '../cells/page-table.ts';
import { isSingle, poolRow } from '../cells/pool-days.ts';
import { metricWords } from '../shown/metric-words.ts';
import { Shown } from '../shown/shown.tsx';
import { type Best, type BetterWhen, bestCells, bestOfRows } from './compare-best.ts';
import { valuesAlike } from './compare-figures.ts';
import { comparedRow, hasFigures, type ShownComparison } from './compare-shown.ts';

/** What a figure is in each run. */
interface SummaryRow {
  readonly name: string;
  /** One a run; null: the run has none. */
  readonly cells: readonly (PageCell | null)[];
  readonly best: readonly (Best | null)[];
}

/** Of compare.csv, before and after what pools.csv says. */
const FIRST_METRICS = ['total_cost_gbp', 'present_value_gbp', 'peak_needed_tib'];
const OTHER_METRICS = [
  ...['end_used_tib', 'rollout_finish_date', 'blocked_share_max', 'contacts_count'],
];

/** Of pools.csv, all pools together. */
interface Risk {
  readonly name: string;
  readonly column: string;
  readonly better: BetterWhen;
}

const RISKS: readonly Risk[] = [
  { name: 'Some pool runs out', column: 'over_plan_probability', better: 'lower' },
  {
    name: 'Some pool runs out without further orders',
    column: 'over_plan_without_orders_probability',
    better: 'lower',
  },
  {
    name: 'Run-out without further orders, P5',
    column: 'runout_without_orders_p5',
    better: 'higher',
  },
  {
    name: 'Run-out without further orders, P50',
    column: 'runout_without_orders_p50',
    better: 'higher',
  },
  {
    name: 'Last safe order without further orders, P5',
    column: 'last_safe_order_without_orders_p5',
    better: 'higher',
  },
  {
    name: 'Last safe order without further orders, P50',
    column: 'last_safe_order_without_orders_p50',
    better: 'higher',
  },
];

interface ComparisonProps {
  readonly comparison: ShownComparison;
}

export function CompareSummary({ comparison }: ComparisonProps): JSX.Element {
  const { runs, others, first } = comparison;
  const rows = [
    ...metricRows(comparison, FIRST_METRICS),
    ...riskRows(comparison),
    ...metricRows(comparison, OTHER_METRICS),
  ];
  const heads = runs.map((run) => (
    <>
      {run.letter} <Shown cell={run.label} />
    </>
  ));
  return (
    <section id="summary">
      <h2>The runs side by side</h2>
      <SummaryTable caption={captionOf(comparison)} heads={heads} rows={rows} />
      {others.length > 1 && (
        <p class="notes">
          Differences on this page are to {first.letter} only. To compare the others with another
          run, name that one first: headroom compare {runs[1]?.letter} {first.letter} and so on.
        </p>
      )}
    </section>
  );
}

function captionOf({ first: { letter, pages } }: ShownComparison): string {
  const values = isSingle(pages)
    ? 'Values of one replication.'
    : 'Means of the replications; of dates P50, unless another quantile is named.';
  return (
    `${values} A filled diamond marks the best where intervals of differences to ${letter} say so, ` +
    'a hollow one the best where it may be luck, or no interval tells. A dash: not within the ' +
    'horizon, or the run has no such thing.'
  );
}

function metricRows(comparison: ShownComparison, metrics: readonly string[]): SummaryRow[] {
  return metrics.flatMap((metric): SummaryRow[] => {
    const rows = comparison.runs.map((run) => {
      const row = comparedRow(comparison, { metric }, run);
      return hasFigures(row) ? row : null;
    });
    if (rows.every((row) => row === null)) return [];
    const column = rows.some((row) => row !== null && textAt(row, 'mean') !== '') ? 'mean' : 'p50';
    const cells = valuesAlike(rows.map((row) => filled(row, column)));
    return [{ name: metricWords(metric).title, cells, best: bestOfRows(rows, column) }];
  });
}

function riskRows({ runs }: ShownComparison): SummaryRow[] {
  return RISKS.flatMap(({ name, column, better }): SummaryRow[] => {
    const cells = runs.map(({ pages }) => filled(poolRow(pages, ALL), column));
    if (cells.every((cell) => cell === null)) return [];
    const best = bestCells(cells, better).map((isBest) => (isBest ? 'open' : null));
    return [{ name, cells, best }];
  });
}

/** A cell that has a value. */
function filled(row: PageRow | null, column: string): PageCell | null {
  const cell = row === null ? null : cellOf(row, column);
  return cell === null || cell.text === '' ? null : cell;
}

interface SummaryTableProps {
  readonly caption: string;
  /** One a run. */
  readonly heads: readonly ComponentChildren[];
  readonly rows: readonly SummaryRow[];
}

function SummaryTable({ caption, heads, rows }: SummaryTableProps): JSX.Element {
  return (
    // A keyboard must reach what scrolls.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: as above
    <div class="scroll" tabIndex={0}>
      <table class="side-by-side">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Figure</th>
            {heads.map((head, index) => (
              <th key={index} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, cells, best }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, index) => (
                <td key={index}>
                  <Shown cell={cell} /> <BestMark best={best[index] ?? null} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function BestMark({ best }: { readonly best: Best | null }): JSX.Element | null {
  if (best === null) return null;
  return (
    <span class={`best ${best}`}>{best === 'sure' ? '\u25c6 best' : '\u25c7 best, perhaps'}</span>
  );
}
