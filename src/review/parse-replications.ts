/** replications.csv read back: the metrics by replication. */
import { parseDate } from '../calendar/date.ts';
import { appliesTo, HEADLINE_METRICS, type Metric, type MetricScope } from '../ensemble/metrics.ts';
import { replications } from '../report/replications.ts';
import { SAMPLE_COLUMN } from '../report/report.ts';
import { type CsvRow, cellPlace, readRows } from '../table/csv-rows.ts';
import { type Fault, InputFaults } from '../table/fault.ts';
import type { ComparedRun } from './compared-run.ts';
import { RUN_AGAIN, type RunRecord } from './parse-run-record.ts';

const HEADERS = replications.columns.map(({ header }) => header);
const [REPLICATION, KIND, KEY, VALUE, DATE] = ['replication', 'kind', 'key', 'value', 'date'].map(
  (header) => HEADERS.indexOf(header),
) as [number, number, number, number, number];

/** What run.json tells of the table. */
export type RunShape = Pick<RunRecord, 'replicationCount' | 'scope' | 'sampleShare'>;

const PLAIN_DECIMAL = /^-?\d+(?:\.\d+)?$/;

/**
 * Reads the text of replications.csv, which faults call `file`. The metrics must stand there as
 * headroom writes them: replication by replication, each in the same order. The rows of inputs are
 * passed over.
 *
 * @throws InputFaults with the first place at which that is not so.
 */
export function parseReplications(
  text: string,
  file: string,
  { replicationCount, scope, sampleShare }: RunShape,
): ComparedRun['metrics'] {
  const columns = HEADLINE_METRICS.map((): (number | null)[] => []);
  const headers = sampleShare === null ? HEADERS : [...HEADERS, SAMPLE_COLUMN.header];
  const quoteFaults: Fault[] = [];
  let line = 0;
  for (const row of readRows(text, file, quoteFaults)) {
    const fault =
      quoteFaults[0] ??
      (line === 0
        ? headerFault(row, headers)
        : (cellsFault(row, headers) ?? takeRow(row, columns, scope)));
    if (fault !== null) throw new InputFaults([fault]);
    line = row.line;
  }
  if (quoteFaults[0] !== undefined) throw new InputFaults([quoteFaults[0]]);
  const count = columns.at(-1)?.length ?? 0;
  if (count !== replicationCount || columns.some((values) => values.length !== count)) {
    const message = `the file ends after ${count} whole replications, and run.json tells of ${replicationCount}`;
    const place = { file, line: line + 1, column: 1, address: '' };
    throw new InputFaults([{ ...place, message, mend: RUN_AGAIN }]);
  }
  const asked = HEADLINE_METRICS.flatMap((metric, index) =>
    appliesTo(metric, scope) ? [[metric.name, columns[index] ?? []] as const] : [],
  );
  return new Map(asked);
}

function headerFault(row: CsvRow, headers: readonly string[]): Fault | null {
  if (row.cells.join() === headers.join()) return null;
  return faultAt(row, 0, `the header is not ${headers.join(',')}`);
}

function cellsFault(row: CsvRow, headers: readonly string[]): Fault | null {
  if (row.cells.length === headers.length) return null;
  return faultAt(row, 0, `the row does not have the ${headers.length} cells of the header`);
}

/** Adds the value of a row to its metric; returns what is wrong with the row, or null. */
function takeRow(
  row: CsvRow,
  columns: readonly (number | null)[][],
  scope: MetricScope,
): Fault | null {
  const { cells } = row;
  if (cells[KIND] === 'input') return null;
  if (cells[KIND] !== 'metric') return faultAt(row, KIND, 'the kind is neither metric nor input');
  const replication = columns.at(-1)?.length ?? 0;
  // The first metric that the replication lacks is the one whose turn it is.
  const index = columns.findIndex((values) => values.length === replication);
  const [metric, values] = [HEADLINE_METRICS[index], columns[index]];
  if (metric === undefined || values === undefined) throw new Error('there are no metrics');
  if (cells[REPLICATION] !== String(replication) || cells[KEY] !== metric.name) {
    const message = `here should stand ${metric.name} of replication ${replication}`;
    return faultAt(row, 0, message);
  }
  const mayBeAbsent = metric.mayBeAbsent || !appliesTo(metric, scope);
  const read = readValue(row, { kind: metric.kind, mayBeAbsent });
  if (typeof read === 'object' && read !== null) return read;
  values.push(read);
  return null;
}

/** The value of a metric's row, null if it is absent, or what is wrong with it. */
function readValue(
  row: CsvRow,
  { kind, mayBeAbsent }: Pick<Metric, 'kind' | 'mayBeAbsent'>,
): number | null | Fault {
  const isDate = kind === 'day';
  const [filled, empty] = isDate ? [DATE, VALUE] : [VALUE, DATE];
  const text = row.cells[filled] ?? '';
  if (row.cells[empty] !== '') return faultAt(row, empty, 'the cell should be empty');
  if (text === '' && mayBeAbsent) return null;
  const value = isDate ? parseDate(text) : numberOf(text);
  if (value !== null) return value;
  return faultAt(row, filled, `'${text}' is not a ${isDate ? 'date' : 'plain decimal number'}`);
}

function numberOf(text: string): number | null {
  return PLAIN_DECIMAL.test(text) ? Number(text) : null;
}

function faultAt(row: CsvRow, cell: number, message: string): Fault {
  return { ...cellPlace(row, cell), address: '', message, mend: RUN_AGAIN };
}
