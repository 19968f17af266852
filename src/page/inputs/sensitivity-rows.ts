/** What sensitivity.csv says of the metrics that a planner asks about first. */
import type { PageTable } from '../cells/page-table.ts';
import { numberAt, type PageRow, textAt } from '../cells/page-table.ts';

/** The strongest inputs of a metric. */
export interface MetricInputs {
  readonly metric: string;
  /** By strength; those without a correlation are left out. */
  readonly rows: readonly PageRow[];
}

/** What a run is made for is shown before what else varies. */
const ASKED = ['end_used_tib', 'peak_needed_tib', 'total_cost_gbp'];
const METRICS_MAX = 3;
const INPUTS_MAX = 10;

/** The metrics that vary with inputs that vary: three at most, of each the ten strongest inputs. */
export function strongestInputs({ rows }: PageTable): readonly MetricInputs[] {
  const byMetric = new Map<string, PageRow[]>();
  for (const row of rows) {
    if (numberAt(row, 'rank_correlation') === null) continue;
    const metric = textAt(row, 'metric');
    const found = byMetric.get(metric);
    if (found === undefined) byMetric.set(metric, [row]);
    else found.push(row);
  }
  const others = [...byMetric.keys()].filter((metric) => !ASKED.includes(metric));
  return [...ASKED, ...others]
    .flatMap((metric) => {
      const found = byMetric.get(metric);
      return found === undefined ? [] : [{ metric, rows: strongest(found) }];
    })
    .slice(0, METRICS_MAX);
}

function strongest(rows: readonly PageRow[]): readonly PageRow[] {
  const rank = (row: PageRow) => numberAt(row, 'rank') ?? rows.length;
  return [...rows].sort((a, b) => rank(a) - rank(b)).slice(0, INPUTS_MAX);
}

/** Whether luck alone hardly gives such a correlation: its interval is on one side of zero. */
export function isClear(row: PageRow): boolean {
  const [low, high] = [
    numberAt(row, 'rank_correlation_low'),
    numberAt(row, 'rank_correlation_high'),
  ];
  // A correlation of one has no interval, and neither has one of three replications.
  if (low === null || high === null) return false;
  return low > 0 || high < 0;
}
