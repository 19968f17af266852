/** run.json read back: what the scenario says, where each value came from, and the files read. */
import { z } from 'zod';
import { parseJson, readAs } from './parse-run-record.ts';

const originSchema = z.object({
  /** The value in one line of YAML. */
  text: z.string(),
  /** As seen from the scenario, or `--set`. */
  file: z.string(),
  /** From 1; 0 where there is none. */
  line: z.int().nonnegative(),
  column: z.int().nonnegative(),
  source: z.string().default(''),
  owner: z.string().default(''),
  note: z.string().default(''),
  quality: z.string().default(''),
});

const hash = {
  bytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
};

const inputsSchema = z.object({
  inputs: z.array(
    z.object({
      /** As seen from the scenario. */
      name: z.string(),
      /** Within the run folder, and never out of it. */
      path: z.string().regex(/^inputs(?:\/(?!\.{1,2}(?:\/|$))[^/\\]+)+$/),
      ...hash,
    }),
  ),
  origins: z.record(z.string(), originSchema),
});

const packageSchema = z.object({
  dataPackage: z.object({ path: z.literal('datapackage.json'), ...hash }),
});

/** A value of the scenario, where it was written and who says so. */
export type RunOrigin = z.output<typeof originSchema>;

/** A file that the run read and keeps. */
export type RunInput = z.output<typeof inputsSchema>['inputs'][number];

export interface RunInputs {
  /** By address, in the order of the format. */
  readonly origins: ReadonlyMap<string, RunOrigin>;
  readonly files: readonly RunInput[];
}

/** A file of the run folder as it was written. */
export interface RecordedFile {
  /** Within the run folder. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Reads the text of run.json, which faults call `file`.
 *
 * @throws InputFaults where it is not as headroom writes it.
 */
export function parseRunInputs(text: string, file: string): RunInputs {
  const { origins, inputs } = readAs(inputsSchema, parseJson(text, file), file);
  return { origins: new Map(Object.entries(origins)), files: inputs };
}

/**
 * Reads from the text of run.json, which faults call `file`, what it tells of datapackage.json.
 *
 * @throws InputFaults where it is not as headroom writes it.
 */
export function parsePackageRecord(text: string, file: string): RecordedFile {
  return readAs(packageSchema, parseJson(text, file), file).dataPackage;
}
