/** Columns of tables of one replication, in which nothing has a range. */
import type { PageRun } from './page-run.ts';
import { isSingle } from './pool-days.ts';
import type { NamedColumn } from './present-columns.ts';

const STATISTIC = /_(?:mean|p5|p50|p95)$/;
const IN_HEADING = /, (?:mean|P5|P50|P95)$/;
const INTERVAL = /_(?:low|high)$/;

/**
 * Columns as the run has them: of one replication each quantity once, without what it is of many
 * and without intervals.
 */
export function statisticColumns(
  run: PageRun,
  columns: readonly NamedColumn[],
): readonly NamedColumn[] {
  if (!isSingle(run)) return columns;
  const quantities = new Set<string>();
  return columns.flatMap((named) => {
    const quantity = named.column.replace(STATISTIC, '');
    if (INTERVAL.test(named.column) || quantities.has(quantity)) return [];
    quantities.add(quantity);
    return [{ ...named, heading: named.heading.replace(IN_HEADING, '') }];
  });
}
