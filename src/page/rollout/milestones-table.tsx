/** How things stand on the milestones. */
import type { JSX } from 'preact';
import { ALL } from '../../scenario/reserved-names.ts';
import { type PageRun, tableOf } from '../cells/page-run.ts';
import { cellOf, type PageTable, rowsWith, rowWith, textAt } from '../cells/page-table.ts';
import { type NamedColumn, presentColumns } from '../cells/present-columns.ts';
import { DataTable, Details, type TableColumn } from '../shown/data-table.tsx';

const MILESTONES_MAX = 20;
const ROWS_MAX = 80;

/** A line for each milestone, and all metrics below; null without milestones. */
export function MilestonesTables({ run }: { readonly run: PageRun }): JSX.Element | null {
  const table = tableOf(run, 'milestones');
  const rows = rowsWith(table, { pool: ALL });
  const names = [...new Set(rows.map((row) => textAt(row, 'milestone')))];
  if (table === null || names.length === 0) return null;
  const shown = names.slice(0, MILESTONES_MAX);
  return (
    <>
      <h3>Milestones</h3>
      <DataTable
        caption={`At the end of the day, all pools together; of what happens the share of replications in which it has.${restWords(shown.length < names.length)}`}
        columns={columnsOf(table, shown)}
        rows={shown}
      />
      <Details summary="Table: every metric on the milestones, with its range">
        <DataTable
          caption={`All pools together, quantities with mean and range, events with their share of replications and its ninety-five per cent interval. Single pools are in milestones.csv.${restWords(rows.length > ROWS_MAX)}`}
          columns={presentColumns(rows, METRIC_COLUMNS)}
          rows={rows.slice(0, ROWS_MAX)}
        />
      </Details>
    </>
  );
}

function restWords(isCut: boolean): string {
  return isCut ? ' The rest is in milestones.csv.' : '';
}

/** What stands in a line of a milestone. */
const METRICS = [
  { metric: 'rollout_done_share', statistic: 'p50', heading: 'rollout done, P50' },
  { metric: 'rollout_finished', statistic: 'probability', heading: 'rollout finished' },
  { metric: 'used_tib', statistic: 'p50', heading: 'used, P50' },
  { metric: 'needed_tib', statistic: 'p95', heading: 'needed, P95' },
  { metric: 'utilisation_share', statistic: 'p95', heading: 'utilisation, P95' },
  { metric: 'over_plan', statistic: 'probability', heading: 'over plan by then' },
  { metric: 'cost_to_date_gbp', statistic: 'mean', heading: 'cost to date, mean' },
] as const;

/** Those that the scenario has. */
function columnsOf(table: PageTable, names: readonly string[]): readonly TableColumn<string>[] {
  const rowOf = (milestone: string, metric: string) =>
    rowWith(table, { milestone, pool: ALL, platform: ALL, metric });
  const column = (metric: string, statistic: string) => (milestone: string) => {
    const row = rowOf(milestone, metric);
    return row === null ? null : cellOf(row, statistic);
  };
  const present = METRICS.filter(({ metric }) =>
    names.some((name) => rowOf(name, metric) !== null),
  );
  // Every milestone has these: mailboxes are there in any scenario.
  return [
    { heading: 'milestone', cell: column('mailboxes', 'milestone'), isHeader: true },
    { heading: 'day', cell: column('mailboxes', 'date') },
    ...present.map(({ metric, statistic, heading }) => ({
      heading,
      cell: column(metric, statistic),
      as: 'short' as const,
    })),
  ];
}

const METRIC_COLUMNS: readonly NamedColumn[] = [
  { column: 'milestone', heading: 'milestone', isHeader: true },
  { column: 'platform', heading: 'platform' },
  { column: 'metric', heading: 'metric', isHeader: true },
  { column: 'unit', heading: 'unit' },
  { column: 'mean', heading: 'mean' },
  { column: 'p5', heading: 'P5' },
  { column: 'p50', heading: 'P50' },
  { column: 'p95', heading: 'P95' },
  { column: 'probability', heading: 'share' },
  { column: 'probability_low', heading: 'from' },
  { column: 'probability_high', heading: 'to' },
];
