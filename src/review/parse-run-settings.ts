/** run.json read back: what was asked of the run, so that it can be made again. */
import { z } from 'zod';
import { checkFormat, parseJson, readAs } from './parse-run-record.ts';

const count = z.int().positive();

const settingsSchema = z.object({
  // key.path=VALUE
  overrides: z.array(z.string().regex(/^[^=]*[^=\s][^=]*=\s*\S/)),
  sample: z.object({ share: z.number().positive().max(1) }).nullable(),
  until: z
    .object({ requirement: z.string(), isReached: z.boolean(), replicationsMax: count })
    .nullable(),
  split: z.object({}).nullable(),
  excel: z.boolean(),
  focus: z.boolean(),
  tables: z.array(z.string()).nullable(),
  sampling: z.object({ batchSizes: z.array(count) }),
});

/** What the command line asked for, beside the scenario, and how `--until` ended. */
export interface RunSettings {
  /** `--set` expressions, with those for which other options stand. */
  readonly set: readonly string[];
  /** Share of the mailboxes that was simulated; null: all. */
  readonly sampleShare: number | null;
  readonly until: {
    readonly requirement: string;
    readonly isReached: boolean;
    readonly replicationsMax: number;
  } | null;
  readonly isSplit: boolean;
  readonly excel: boolean;
  readonly focus: boolean;
  readonly tables: readonly string[] | null;
  /** How many replications each batch had. */
  readonly batchSizes: readonly number[];
}

/**
 * Reads the text of run.json, which faults call `file`.
 *
 * @param isAnyFormat whether the keys of another format are taken to mean the same
 * @throws InputFaults where it is not as headroom writes it, or of another format.
 */
export function parseRunSettings(text: string, file: string, isAnyFormat = false): RunSettings {
  const json = parseJson(text, file);
  if (!isAnyFormat) checkFormat(json, file);
  const { overrides, sample, split, sampling, ...rest } = readAs(settingsSchema, json, file);
  return {
    ...rest,
    set: overrides,
    sampleShare: sample?.share ?? null,
    isSplit: split !== null,
    batchSizes: sampling.batchSizes,
  };
}
