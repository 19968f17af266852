/** run.json read back: what a comparison needs of it. */
import { z } from 'zod';
import { type CalendarDate, parseDate } from '../calendar/date.ts';
import { financialYearName, financialYearOf } from '../cost/financial-year.ts';
import type { MetricScope } from '../ensemble/metric-scope.ts';
import { FORMAT_VERSION } from '../report/run-record.ts';
import { SAMPLINGS } from '../scenario/scenario.ts';
import { scenarioSchema } from '../scenario/schema.ts';
import { InputFaults } from '../table/fault.ts';
import type { RunIdentity } from './compared-run.ts';

export interface RunRecord extends Omit<RunIdentity, 'argument'> {
  /** Mailboxes at the start. */
  readonly mailboxCount: number;
  readonly scope: MetricScope;
  /** Names of those in which some day of the horizon lies, in order; none without costs. */
  readonly financialYears: readonly string[];
  /** Names of the tables that `run --tables` kept; null: all. */
  readonly tables: readonly string[] | null;
}

export const RUN_AGAIN = 'run the scenario again with headroom run --force';

const date = z.string().transform((text, context) => {
  const parsed = parseDate(text);
  if (parsed === null) context.addIssue({ code: 'custom', message: 'not a date' });
  return parsed ?? 0;
});

const versionSchema = z.object({ headroom: z.string(), formatVersion: z.int() });

const recordSchema = z
  .object({
    headroom: z.string(),
    name: z.string(),
    title: z.string(),
    firstDate: date,
    lastDate: date,
    mailboxCount: z.int().nonnegative(),
    seed: z.string(),
    replications: z.int().positive(),
    sampling: z.object({
      method: z.enum(SAMPLINGS),
      batchSizes: z.array(z.int().positive()),
    }),
    sample: z.object({ share: z.number() }).nullable(),
    tables: z.array(z.string()).nullable(),
    metricScope: z.object({
      stages: z.boolean(),
      gates: z.boolean(),
      failures: z.boolean(),
      moves: z.boolean(),
      churn: z.boolean(),
      storage: z.boolean(),
      procurement: z.boolean(),
      costs: z.boolean(),
    }) satisfies z.ZodType<MetricScope>,
    // As merged from its files.
    scenario: z.object({ currency: scenarioSchema.shape.currency }),
  })
  .refine(({ replications, sampling }) => totalOf(sampling.batchSizes) === replications, {
    path: ['sampling', 'batchSizes'],
  });

/**
 * Reads the text of run.json, which faults call `file`.
 *
 * @throws InputFaults where it is not as headroom writes it, or of another format.
 */
export function parseRunRecord(text: string, file: string): RunRecord {
  const json = parseJson(text, file);
  checkFormat(json, file);
  return recordOf(readAs(recordSchema, json, file));
}

/** @throws InputFaults where a run.json, read as JSON, is of another format than this one's. */
export function checkFormat(json: unknown, file: string): void {
  const { headroom, formatVersion } = readAs(versionSchema, json, file);
  if (formatVersion === FORMAT_VERSION) return;
  const message = `the run folder has format ${formatVersion}, of headroom ${headroom}; this headroom reads format ${FORMAT_VERSION}`;
  throw new InputFaults([{ file, line: 0, column: 0, address: '', message, mend: RUN_AGAIN }]);
}

function totalOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function recordOf(read: z.output<typeof recordSchema>): RunRecord {
  const { name, title, seed, firstDate, lastDate, metricScope: scope } = read;
  return {
    name,
    title,
    headroomVersion: read.headroom,
    seed,
    design: read.sampling,
    sampleShare: read.sample?.share ?? null,
    firstDate,
    lastDate,
    currency: read.scenario.currency,
    replicationCount: read.replications,
    mailboxCount: read.mailboxCount,
    scope,
    tables: read.tables,
    financialYears: scope.costs ? financialYearsOf(firstDate, lastDate) : [],
  };
}

function financialYearsOf(firstDate: CalendarDate, lastDate: CalendarDate): string[] {
  const [first, last] = [financialYearOf(firstDate), financialYearOf(lastDate)];
  return Array.from({ length: last - first + 1 }, (_, index) => financialYearName(first + index));
}

/** Reads a JSON text. @throws InputFaults with the place from which on it cannot be read. */
export function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const before = text.slice(0, badPosition(text, error)).split('\n');
    const place = { file, line: before.length, column: (before.at(-1) ?? '').length + 1 };
    const message = 'it is not JSON from here on: the file was cut or edited';
    throw new InputFaults([{ ...place, address: '', message, mend: RUN_AGAIN }]);
  }
}

/** Where the reader stumbled, which it says unless that is the end. */
function badPosition(text: string, error: unknown): number {
  const [, position] = /at position (\d+)/.exec(String(error)) ?? [];
  return position === undefined ? text.length : Number(position);
}

/** What a schema makes of a value. @throws InputFaults with the first key that it refuses. */
export function readAs<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  file: string,
): z.output<Schema> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const address = (read.error.issues[0]?.path ?? []).join('.');
  const message = 'is missing or not as headroom writes it';
  throw new InputFaults([{ file, line: 0, column: 0, address, message, mend: RUN_AGAIN }]);
}
