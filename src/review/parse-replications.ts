/** replications.csv read back: the metrics, and what each financial year costs, by replication. */
import { parseDate } from '../calendar/date.ts';
import { appliesTo, HEADLINE_METRICS } from '../ensemble/metrics.ts';
import { replications } from '../report/replications.ts';
import type { CsvRow } from '../table/csv-rows.ts';
import type { ComparedRun } from './compared-run.ts';
import { endFault, faultAt, folderRows, numberIn } from './folder-rows.ts';
import type { RunRecord } from './parse-run-record.ts';

const HEADERS = replications.columns.map(({ header }) => header);
const [REPLICATION, KIND, KEY, VALUE, DATE] = ['replication', 'kind', 'key', 'value', 'date'].map(
  (header) => HEADERS.indexOf(header),
) as [number, number, number, number, number];

/** What run.json tells of the table. */
export type RunShape = Pick<
  RunRecord,
  'replicationCount' | 'scope' | 'sampleShare' | 'financialYears'
>;

export interface Replications {
  readonly metrics: ComparedRun['metrics'];
  /** Cash by replication, of each financial year in order; none without costs. */
  readonly yearCash: readonly (readonly number[])[];
}

/** What each replication has a row of, and its values so far. */
interface Expected {
  readonly kind: 'metric' | 'cost';
  readonly key: string;
  readonly isDate: boolean;
  readonly mayBeAbsent: boolean;
  readonly values: (number | null)[];
}

/**
 * Reads the text of replications.csv, which faults call `file`. Metrics and costs must stand there
 * as headroom writes them: replication by replication, each in the same order. The rows of inputs
 * are passed over.
 *
 * @throws InputFaults with the first place at which that is not so.
 */
export function parseReplications(text: string, file: string, shape: RunShape): Replications {
  const { replicationCount, scope, sampleShare } = shape;
  const expected = expectedOf(shape);
  let line = text === '' ? 0 : 1;
  for (const row of folderRows({ text, file, schema: replications, sampleShare })) {
    takeRow(row, expected);
    line = row.line;
  }
  const count = expected.at(-1)?.values.length ?? 0;
  if (count !== replicationCount || expected.some(({ values }) => values.length !== count)) {
    const message = `the file ends after ${count} whole replications, and run.json tells of ${replicationCount}`;
    throw endFault(file, line, message);
  }
  const asked = HEADLINE_METRICS.flatMap((metric, index) =>
    appliesTo(metric, scope) ? [[metric.name, expected[index]?.values ?? []] as const] : [],
  );
  return {
    metrics: new Map(asked),
    yearCash: expected
      .filter(({ kind }) => kind === 'cost')
      .map(({ values }) => values.filter((value) => value !== null)),
  };
}

function expectedOf({ scope, financialYears }: RunShape): Expected[] {
  const metrics = HEADLINE_METRICS.map(
    (metric): Expected => ({
      kind: 'metric',
      key: metric.name,
      isDate: metric.kind === 'day',
      mayBeAbsent: metric.mayBeAbsent || !appliesTo(metric, scope),
      values: [],
    }),
  );
  const years = financialYears.map(
    (key): Expected => ({ kind: 'cost', key, isDate: false, mayBeAbsent: false, values: [] }),
  );
  return [...metrics, ...years];
}

/** Adds the value of a row to those of its key. @throws InputFaults if it stands elsewhere. */
function takeRow(row: CsvRow, expected: readonly Expected[]): void {
  const { cells } = row;
  if (cells[KIND] === 'input') return;
  const replication = expected.at(-1)?.values.length ?? 0;
  // The first that the replication lacks is the one whose turn it is.
  const next = expected.find(({ values }) => values.length === replication);
  if (next === undefined) throw new Error('there are no metrics');
  if (cells[KIND] !== 'metric' && cells[KIND] !== 'cost') {
    throw faultAt(row, KIND, 'the kind is none of metric, cost and input');
  }
  const isNext = cells[KIND] === next.kind && cells[KEY] === next.key;
  if (cells[REPLICATION] !== String(replication) || !isNext) {
    throw faultAt(row, 0, `here should stand ${next.key} of replication ${replication}`);
  }
  next.values.push(readValue(row, next));
}

/** The value of a row, null if it is absent. @throws InputFaults for anything else. */
function readValue(row: CsvRow, { isDate, mayBeAbsent }: Expected): number | null {
  const [filled, empty] = isDate ? [DATE, VALUE] : [VALUE, DATE];
  const text = row.cells[filled] ?? '';
  if (row.cells[empty] !== '') throw faultAt(row, empty, 'the cell should be empty');
  if (text === '' && mayBeAbsent) return null;
  if (!isDate) return numberIn(row, filled);
  const date = parseDate(text);
  if (date === null) throw faultAt(row, filled, `'${text}' is not a date`);
  return date;
}
