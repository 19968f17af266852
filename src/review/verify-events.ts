/** Whether run.json counts the events that the tables tell of. */
import { ALL } from '../scenario/reserved-names.ts';
import type { Findings } from './verify-check.ts';
import type { MetricValues } from './verify-replications.ts';
import { columnsOf, findingIn, type RowCheck, type VerifiedTable } from './verify-rows.ts';
import type { VerifiedRecord } from './verify-run-record.ts';
import { type UnitsColumn, unitsColumnsOf } from './verify-units.ts';

type Counts = VerifiedRecord['eventCounts'][number];
type Kind = Exclude<keyof Counts, 'replication'>;

/** The columns of quota_states.csv that count by day what run.json counts in all. */
const COLUMNS: Readonly<Record<string, Kind>> = {
  clean_ups_mean: 'cleanUps',
  contacts_mean: 'contacts',
  upgrades_mean: 'upgrades',
  joiners_mean: 'joined',
  leavers_mean: 'left',
};

/** Means of all days added up. */
export interface EventSum {
  readonly kind: Kind;
  readonly header: string;
  readonly places: number;
  units: number;
  rowCount: number;
}

/**
 * Adds up the columns of events; `sums` are whole after the last row. Null: a column is missing.
 */
export function sumEvents(
  table: VerifiedTable,
  findings: Findings,
): {
  readonly check: RowCheck;
  readonly sums: readonly EventSum[];
} | null {
  const cohort = columnsOf(table, ['cohort'], findings)?.cohort;
  const found = unitsColumnsOf(table, Object.keys(COLUMNS), findings);
  if (cohort === undefined || found === null) return null;
  const columns = Object.entries(COLUMNS).map(([header, kind]) => {
    const column = found[header] as UnitsColumn;
    const sum: EventSum = { kind, header, places: column.places, units: 0, rowCount: 0 };
    return { column, sum };
  });
  return {
    sums: columns.map(({ sum }) => sum),
    check: (row) => {
      if (row.cells[cohort] !== ALL) return;
      for (const { column, sum } of columns) {
        const units = column.unitsIn(row);
        if (units === null) continue;
        sum.units += units;
        sum.rowCount += 1;
      }
    },
  };
}

/** Each day was rounded by itself, by half a unit of the last place at most. */
export function checkEventSums(
  sums: readonly EventSum[],
  { eventCounts, named }: Pick<VerifiedRecord, 'eventCounts' | 'named'>,
  findings: Findings,
): void {
  for (const { kind, header, places, units, rowCount } of sums) {
    // Of what the scenario does not have, all cells are empty.
    if (rowCount === 0) continue;
    const total = eventCounts.reduce((sum, counts) => sum + counts[kind], 0);
    const due = (total / eventCounts.length) * Number(`1e${places}`);
    if (Math.abs(due - units) <= rowCount / 2) continue;
    const message = `their mean over the replications is not the sum of ${header} in quota_states.csv`;
    findings.add(findingIn(named, message, `eventCounts.*.${kind}`));
  }
}

/** In each replication, contacts are those of the metric. */
export function checkContacts(
  values: MetricValues,
  { eventCounts, replicationCount, named }: VerifiedRecord,
  findings: Findings,
): void {
  const isInOrder = eventCounts.every(({ replication }, index) => replication === index);
  if (eventCounts.length !== replicationCount || !isInOrder) {
    const message = `it has not one item of each of ${replicationCount} replications`;
    findings.add(findingIn(named, message, 'eventCounts'));
  }
  const contacts = values.get('contacts_count');
  for (const { replication, contacts: counted } of eventCounts) {
    const value = contacts?.[replication];
    if (typeof value !== 'number' || value === counted) continue;
    const message = `contacts_count is ${value} in replications.csv`;
    findings.add(findingIn(named, message, `eventCounts.${replication}.contacts`));
  }
}
