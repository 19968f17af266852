/** run.json as verification reads it. */
import { z } from 'zod';
import { parseJson, parseRunRecord, type RunRecord, readAs } from './parse-run-record.ts';

const fileSchema = z.object({
  path: z.string(),
  bytes: z.int().min(0),
  sha256: z.string(),
});

/** Whole, as doubles: of a large run they may be beyond 2^53. */
const bytes = z.number();
const replication = z.int().min(0);

const ledgerSchema = z.object({
  replication,
  openingBytes: bytes,
  keptBytes: bytes,
  returnedBytes: bytes,
  importedBytes: bytes,
  deletedBytes: bytes,
  parkedBytes: bytes,
  housekeptBytes: bytes,
  freedBytes: bytes,
  closingBytes: bytes,
  differenceBytes: bytes,
});

const retainedSchema = z.object({
  replication,
  pool: z.string(),
  openingBytes: bytes,
  deletedBytes: bytes,
  closingBytes: bytes,
  expiredBytes: bytes,
  differenceBytes: bytes,
});

const tiedSchema = z.object({
  monthsPence: z.int(),
  yearsPence: z.int(),
  summaryPence: z.int(),
});

const masterCheckSchema = z.object({
  passed: z.boolean(),
  ledgers: z.array(ledgerSchema),
  retained: z.array(retainedSchema),
  costs: z.object({ totalCost: tiedSchema, presentValue: tiedSchema }).nullable(),
});

const originSchema = z.object({
  text: z.string(),
  file: z.string(),
  line: z.int(),
  source: z.string().default(''),
  owner: z.string().default(''),
  note: z.string().default(''),
  quality: z.string().default(''),
});

/** Those kinds of events that tables tell of, too. */
const eventCountsSchema = z.object({
  replication,
  cleanUps: z.int(),
  contacts: z.int(),
  upgrades: z.int(),
  joined: z.int(),
  left: z.int(),
  moves: z.int(),
});

const recordSchema = z.object({
  question: z.string(),
  excel: z.boolean(),
  focus: z.boolean(),
  split: z.unknown(),
  sample: z.object({ mailboxCount: z.int() }).nullable(),
  overrides: z.array(z.string()),
  until: z.unknown(),
  masterCheck: masterCheckSchema,
  headlineMeans: z.record(z.string(), z.number().nullable()),
  eventCounts: z.array(eventCountsSchema),
  inputs: z.array(fileSchema.extend({ name: z.string() })),
  dataPackage: fileSchema,
  scenarioSha256: z.string(),
  scenario: z.object({
    name: z.string().nullish(),
    title: z.string().nullish(),
    question: z.string().nullish(),
    // As plain values, or with who says so.
    run: z.record(z.string(), z.unknown()).nullish(),
  }),
  origins: z.record(z.string(), originSchema),
});

export type MasterCheck = z.output<typeof masterCheckSchema>;
export type TiedPence = z.output<typeof tiedSchema>;

/** What run.json tells, as far as it can be held against itself and the tables. */
export interface VerifiedRecord extends RunRecord, z.output<typeof recordSchema> {
  /** As findings call the file. */
  readonly named: string;
  readonly text: string;
  /** The whole file as JSON. */
  readonly json: unknown;
}

/**
 * Reads the text of run.json, which faults call `named`.
 *
 * @throws InputFaults where it is not as headroom writes it, or of another format.
 */
export function parseVerifiedRecord(text: string, named: string): VerifiedRecord {
  const record = parseRunRecord(text, named);
  const json = parseJson(text, named);
  return { ...record, ...readAs(recordSchema, json, named), named, text, json };
}
