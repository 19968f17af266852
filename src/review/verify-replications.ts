/** replications.csv read for verification: each replication has all it should, and costs add up. */
import { parseDate } from '../calendar/date.ts';
import type { CsvRow } from '../table/csv-rows.ts';
import { TOTAL_COST } from './compared-costs.ts';
import type { Findings } from './verify-check.ts';
import {
  columnsOf,
  findingAt,
  findingIn,
  type RowCheck,
  type VerifiedTable,
} from './verify-rows.ts';
import { decimalUnits, unitsText } from './verify-units.ts';

/** By metric the value of each replication, dates as days; null: empty. */
export type MetricValues = ReadonlyMap<string, readonly (number | null)[]>;

export interface ReplicationsReading {
  readonly check: RowCheck;
  /** For after the last row. */
  readonly end: () => MetricValues;
}

const HEADERS = ['replication', 'kind', 'key', 'value', 'date'] as const;

type Columns = Readonly<Record<(typeof HEADERS)[number], number>>;

/** The costs of the replication whose rows come. */
interface CostSum {
  /** The row that has their total; null: none has come. */
  readonly totalRow: CsvRow | null;
  readonly yearsPence: number;
  readonly yearCount: number;
}

interface Reading {
  readonly named: string;
  readonly columns: Columns;
  readonly findings: Findings;
  readonly metrics: Map<string, (number | null)[]>;
  /** By kind, then by key, the replications so far. */
  readonly counts: Map<string, Map<string, number>>;
  replication: string;
  costs: CostSum;
}

const DECIMAL = /^-?\d+(?:\.\d+)?$/;
const NO_COSTS: CostSum = { totalRow: null, yearsPence: 0, yearCount: 0 };

/** Reads the rows one by one; null: a column is missing. */
export function readReplications(
  table: VerifiedTable,
  replicationCount: number,
  findings: Findings,
): ReplicationsReading | null {
  const columns = columnsOf(table, HEADERS, findings);
  if (columns === null) return null;
  const { named } = table;
  const [metrics, counts] = [
    new Map<string, (number | null)[]>(),
    new Map<string, Map<string, number>>(),
  ];
  const reading: Reading = {
    ...{ named, columns, findings, metrics, counts },
    ...{ replication: '', costs: NO_COSTS },
  };
  return {
    check: (row) => takeRow(reading, row),
    end: () => {
      checkCosts(reading);
      for (const [key, count] of [...counts.values()].flatMap((ofKind) => [...ofKind])) {
        if (count === replicationCount) continue;
        const message = `${key} has the values of ${count} replications, and run.json says ${replicationCount}`;
        findings.add(findingIn(named, message));
      }
      return metrics;
    },
  };
}

function takeRow(reading: Reading, row: CsvRow): void {
  const { columns } = reading;
  const replication = row.cells[columns.replication] ?? '';
  const kind = row.cells[columns.kind] ?? '';
  const key = row.cells[columns.key] ?? '';
  if (replication !== reading.replication) {
    checkCosts(reading);
    reading.replication = replication;
    reading.costs = NO_COSTS;
  }
  checkTurn(reading, row, { kind, key });
  if (kind === 'cost') addYear(reading, row);
  if (kind !== 'metric') return;
  const values = reading.metrics.get(key) ?? [];
  if (values.length === 0) reading.metrics.set(key, values);
  values.push(valueIn(row, columns));
  if (key === TOTAL_COST) reading.costs = { ...reading.costs, totalRow: row };
}

/** The replications of a kind and key come one after another, from 0. */
function checkTurn(
  { columns, counts, findings }: Reading,
  row: CsvRow,
  { kind, key }: { readonly kind: string; readonly key: string },
): void {
  const ofKind = counts.get(kind) ?? new Map<string, number>();
  if (ofKind.size === 0) counts.set(kind, ofKind);
  const due = ofKind.get(key) ?? 0;
  const found = row.cells[columns.replication] ?? '';
  ofKind.set(key, found === '' ? due + 1 : Number(found) + 1);
  if (found === String(due)) return;
  const message = `before it, ${key} of replication ${due} is missing`;
  findings.add(findingAt(row, columns.replication, message));
}

function valueIn({ cells }: CsvRow, { value, date }: Columns): number | null {
  const day = cells[date] ?? '';
  if (day !== '') return parseDate(day);
  const text = cells[value] ?? '';
  // What is no number is told of where cells are checked.
  return DECIMAL.test(text) ? Number(text) : null;
}

function addYear(reading: Reading, row: CsvRow): void {
  const { yearsPence, yearCount, totalRow } = reading.costs;
  const pence = penceIn(row, reading.columns);
  reading.costs = { totalRow, yearsPence: yearsPence + pence, yearCount: yearCount + 1 };
}

/** Whole pence, of which the last places are zeros; NaN: there are others. */
function penceIn({ cells }: CsvRow, { value }: Columns): number {
  const [, pounds = ''] = /^(-?\d+\.\d\d)0*$/.exec(cells[value] ?? '') ?? [];
  return decimalUnits(pounds, 2) ?? Number.NaN;
}

/** The financial years of a replication add up to its total. */
function checkCosts({ costs, columns, findings }: Reading): void {
  const { totalRow, yearsPence, yearCount } = costs;
  if (totalRow === null || yearCount === 0) return;
  const pence = penceIn(totalRow, columns);
  if (pence === yearsPence) return;
  const message = Number.isNaN(pence + yearsPence)
    ? `${TOTAL_COST} or a financial year of the replication is not in whole pence`
    : `${TOTAL_COST} is not the sum of the financial years, which is ${unitsText(yearsPence, 2)}`;
  findings.add(findingAt(totalRow, columns.value, message));
}
