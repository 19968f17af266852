/** Reads the tables of a run folder for verification, each in one pass. */
import { cellCheck } from './verify-cells.ts';
import { type Findings, noFindings } from './verify-check.ts';
import { dayCheck } from './verify-days.ts';
import { type EventSum, sumEvents } from './verify-events.ts';
import { keyCheck } from './verify-keys.ts';
import { type MetricValues, readReplications } from './verify-replications.ts';
import { type KeptRows, passRows, type RowCheck, type VerifiedTable } from './verify-rows.ts';
import type { VerifiedRecord } from './verify-run-record.ts';
import { sampleCheck } from './verify-sample.ts';
import { type SummedTable, sumCheck } from './verify-sums.ts';

/** What has been read, and what was found on the way. */
export interface Contents {
  readonly record: VerifiedRecord;
  /** Of small tables all rows, by name. */
  readonly kept: Map<string, KeptRows>;
  /** Names of the tables whose rows were looked at. */
  readonly read: string[];
  /** Why nothing is known of tables; null: it is. */
  unknown: string | null;
  /** Names of those that cannot be read, each with the reason. */
  readonly unread: Map<string, string>;
  /** Null as long as replications.csv has not been read. */
  metricValues: MetricValues | null;
  /** Null as long as quota_states.csv has not been read. */
  eventSums: readonly EventSum[] | null;
  readonly findings: ContentFindings;
}

export interface ContentFindings {
  readonly cells: Findings;
  readonly keys: Findings;
  /** Of parts to all. */
  readonly sums: Findings;
  /** Of replications.csv with itself. */
  readonly replications: Findings;
  /** Between run.json and tables. */
  readonly agreement: Findings;
}

/** Tables that others are held against, none of which is large. */
const KEPT = ['summary', 'costs_monthly', 'costs_annual', 'focus', 'stages', 'assumptions'];

/** Tables with rows by day, the groups of which add up to all. */
const SUMMED: Readonly<Record<string, SummedTable>> = {
  timeline: { group: 'pool', isExempt: ({ unit }) => unit === 'share' },
  quota_states: { group: 'cohort', isExempt: () => false },
};
/**
 * The same of a quick look, where the mailboxes of pools are scaled up without being rounded, and
 * those of all are those of the cohorts, rounded.
 */
const SUMMED_SAMPLE: Readonly<Record<string, SummedTable>> = {
  ...SUMMED,
  timeline: { group: 'pool', isExempt: ({ unit }) => unit === 'share' || unit === 'mailboxes' },
};

export function noContents(record: VerifiedRecord): Contents {
  return {
    ...{ record, kept: new Map(), read: [], unread: new Map(), unknown: null },
    ...{ metricValues: null, eventSums: null },
    findings: {
      cells: noFindings(),
      keys: noFindings(),
      sums: noFindings(),
      replications: noFindings(),
      agreement: noFindings(),
    },
  };
}

/** Looks at every row of a table, and keeps what other checks need of it. */
export function* readTable(
  table: VerifiedTable,
  contents: Contents,
): Generator<undefined, undefined> {
  const { name } = table.resource;
  const { record, findings, unread, read } = contents;
  const parts = partsOf(table, contents);
  const own = keyCheck(table, findings.keys);
  const sample = sampleCheck(table, record.sampleShare, findings.agreement);
  const checks = [
    cellCheck(table, findings.cells),
    ...[own, sample].filter((check) => check !== null),
    ...parts.map(({ check }) => check),
  ];
  if (!(yield* passRows(table, checks, findings.cells))) {
    unread.set(name, `${name}.csv has another header`);
    return;
  }
  read.push(name);
  for (const { end } of parts) end();
}

interface Part {
  readonly check: RowCheck;
  readonly end: () => void;
}

/** What is looked for in this table alone. */
function partsOf(table: VerifiedTable, contents: Contents): Part[] {
  const { name } = table.resource;
  const { record, findings, kept } = contents;
  const parts: (Part | null)[] = [];
  if (KEPT.includes(name)) parts.push(keepRows(table, kept));
  const summed = (record.sampleShare === null ? SUMMED : SUMMED_SAMPLE)[name];
  if (summed !== undefined) {
    parts.push(dayCheck(table, record, findings.agreement));
    parts.push(sumCheck(table, summed, findings.sums));
  }
  if (name === 'quota_states') parts.push(countEvents(table, contents));
  if (name === 'replications') parts.push(takeReplications(table, contents));
  return parts.filter((part) => part !== null);
}

function keepRows({ resource, named }: VerifiedTable, kept: Map<string, KeptRows>): Part {
  const rows: KeptRows['rows'][number][] = [];
  return {
    check: (row) => rows.push(row),
    end: () => kept.set(resource.name, { resource, named, rows }),
  };
}

function countEvents(table: VerifiedTable, contents: Contents): Part | null {
  const counting = sumEvents(table, contents.findings.agreement);
  if (counting === null) return null;
  return {
    check: counting.check,
    end: () => {
      contents.eventSums = counting.sums;
    },
  };
}

function takeReplications(table: VerifiedTable, contents: Contents): Part | null {
  const { record, findings } = contents;
  const reading = readReplications(table, record.replicationCount, findings.replications);
  if (reading === null) return null;
  return {
    check: reading.check,
    end: () => {
      contents.metricValues = reading.end();
    },
  };
}
