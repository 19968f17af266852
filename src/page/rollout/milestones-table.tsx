/** How things stand on the milestones. */
import type { JSX } from 'preact';
import { ALL } from '../../scenario/reserved-names.ts';
import { type PageRun, tableOf } from '../cells/page-run.ts';
import {
  cellOf,
  numberAt,
  type PageRow,
  type PageTable,
  rowsWith,
  rowWith,
  textAt,
} from '../cells/page-table.ts';
import { isSingle } from '../cells/pool-days.ts';
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
  const isOne = isSingle(run);
  return (
    <>
      <h3>Milestones</h3>
      <DataTable
        caption={`${captionOf(run, rows)}${restWords(shown.length < names.length)}`}
        columns={columnsOf(table, { names: shown, isOne })}
        rows={shown}
      />
      <Details summary="Table: every metric on the milestones">
        <DataTable
          caption={`All pools together.${isOne ? '' : ' Quantities with mean and range; events with the share of replications in which they have happened by then, and its ninety-five per cent interval.'} Single pools are in milestones.csv.${restWords(rows.length > ROWS_MAX)}`}
          columns={presentColumns(rows, isOne ? COLUMNS_OF_ONE : METRIC_COLUMNS)}
          rows={rows.slice(0, ROWS_MAX)}
        />
      </Details>
    </>
  );
}

function captionOf(run: PageRun, rows: readonly PageRow[]): string {
  const events = isSingle(run)
    ? ''
    : '; for events, the share of replications in which they have happened by then';
  const hasRollout = rows.some((row) => textAt(row, 'metric') === 'rollout_done_share');
  return `At the end of the day, all pools together${events}.${hasRollout ? DONE_WORDS : ''}`;
}

/** Why not all are done where all stages have finished. */
const DONE_WORDS =
  ' Mailboxes that fail for good or are gone before their turn are never changed, so that a rollout may have finished with less than all of them changed.';

function restWords(isCut: boolean): string {
  return isCut ? ' The rest is in milestones.csv.' : '';
}

/** What stands in a line of a milestone. */
const METRICS = [
  { metric: 'rollout_done_share', statistic: 'p50', heading: 'mailboxes changed, P50' },
  { metric: 'rollout_finished', statistic: 'probability', heading: 'every stage has finished' },
  { metric: 'used_tib', statistic: 'p50', heading: 'used, P50' },
  { metric: 'needed_tib', statistic: 'p95', heading: 'needed, P95' },
  { metric: 'utilisation_share', statistic: 'p95', heading: 'utilisation, P95' },
  { metric: 'over_plan', statistic: 'probability', heading: 'a pool has been over plan by then' },
  { metric: 'cost_to_date_gbp', statistic: 'mean', heading: 'cost to date, mean' },
] as const;
const STATISTIC = /, (?:mean|P50|P95)$/;

/** Those that the scenario has. */
function columnsOf(
  table: PageTable,
  { names, isOne }: { readonly names: readonly string[]; readonly isOne: boolean },
): readonly TableColumn<string>[] {
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
      heading: isOne ? heading.replace(STATISTIC, '') : heading,
      cell: column(metric, statistic),
      words: (name: string) => (isOne ? happenedWords(rowOf(name, metric)) : null),
      as: 'short' as const,
    })),
  ];
}

/** Of one replication, whether an event has happened; null: it is none. */
function happenedWords(row: PageRow | null): string | null {
  const share = row === null ? null : numberAt(row, 'probability');
  return share === null ? null : share === 1 ? 'yes' : 'no';
}

/** Metrics in words; others keep their names. */
const METRIC_WORDS: ReadonlyMap<string, string> = new Map([
  ['rollout_done_share', 'mailboxes changed, of those selected'],
  ['rollout_finished', 'every stage has finished'],
  ['mailboxes', 'mailboxes'],
  ['used_tib', 'content stored'],
  ['needed_tib', 'disk needed'],
  ['utilisation_share', 'disk needed, of what is usable'],
  ['headroom_tib', 'disk usable less disk needed'],
  ['over_plan', 'a pool has been over plan by then'],
  ['exhausted', 'a pool has been exhausted by then'],
  ['cost_to_date_gbp', 'cost to date'],
]);

const KEYS: readonly NamedColumn[] = [
  { column: 'milestone', heading: 'milestone', isHeader: true },
  { column: 'platform', heading: 'platform' },
  {
    column: 'metric',
    heading: 'what',
    isHeader: true,
    words: (row) => METRIC_WORDS.get(textAt(row, 'metric')) ?? null,
  },
];
const METRIC_COLUMNS: readonly NamedColumn[] = [
  ...KEYS,
  { column: 'mean', heading: 'mean', as: 'short' },
  { column: 'p5', heading: 'P5', as: 'short' },
  { column: 'p50', heading: 'P50', as: 'short' },
  { column: 'p95', heading: 'P95', as: 'short' },
  { column: 'probability', heading: 'share of replications', as: 'short' },
  { column: 'probability_low', heading: 'from', as: 'short' },
  { column: 'probability_high', heading: 'to', as: 'short' },
];
const COLUMNS_OF_ONE: readonly NamedColumn[] = [
  ...KEYS,
  { column: 'mean', heading: 'value', as: 'short' },
  { column: 'probability', heading: 'whether', words: happenedWords },
];
