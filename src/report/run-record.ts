/** run.json: what made a run folder, so that it can be checked and made again. */
import { formatDate } from '../calendar/date.ts';
import { metricScope } from '../ensemble/metric-scope.ts';
import { HEADLINE_METRICS } from '../ensemble/metrics.ts';
import type { Plan } from '../plan/plan.ts';
import type { Origin } from '../scenario/loaded.ts';
import type { Sampling } from '../scenario/scenario.ts';
import { formatDecimal } from '../units/decimal.ts';
import type { WrittenFile } from './datapackage.ts';
import { sha256Of } from './hash-text.ts';
import { headlineMean } from './headline-mean.ts';
import { masterCheck } from './master-check.ts';
import { portable } from './portable.ts';
import { sealed } from './record-seal.ts';
import type { RunResult } from './run-result.ts';

/** Of the run folder; raised when a file or column changes its meaning. */
export const FORMAT_VERSION = 5;

/** What `sampling.method` means, for who reads the record without the documents. */
const SAMPLING_NOTES: Readonly<Record<Sampling, string>> = {
  'latin-hypercube': 'uncertain inputs were drawn in Latin hypercubes, one a batch',
  random: 'uncertain inputs were drawn independently for each replication',
  medians: 'uncertain inputs were held at their medians in every replication',
};

/** An input as kept in the run folder. */
export interface KeptInput extends WrittenFile {
  /** Relative to the scenario. */
  readonly name: string;
}

/** What was written before the record, which so proves the whole folder; see sealed for itself. */
export interface RecordedFiles {
  readonly inputs: readonly KeptInput[];
  /** datapackage.json, which has the hash of each table. */
  readonly dataPackage: WrittenFile;
}

/** The text of run.json; the same input gives the same bytes. */
export function runRecordText(result: RunResult, { inputs, dataPackage }: RecordedFiles): string {
  const { loaded, plan, outcomes, design, until, secondLuck } = result;
  const { resolved, origins, overrides } = portable(loaded);
  const record = {
    headroom: result.headroomVersion,
    formatVersion: FORMAT_VERSION,
    name: loaded.scenario.name,
    title: loaded.scenario.title,
    question: loaded.scenario.question,
    firstDate: formatDate(plan.startDate),
    lastDate: formatDate(plan.startDate + plan.dayCount - 1),
    mailboxCount: plan.population.openingCount,
    metricScope: metricScope(plan),
    seed: result.seedText,
    replications: result.replications,
    sampling: { ...design, note: SAMPLING_NOTES[design.method] },
    correlations: correlationsOf(result),
    until,
    sample: sampleOf(plan),
    split:
      secondLuck === null
        ? null
        : { replications: secondLuck.map(({ replication }) => replication) },
    overrides,
    excel: result.excel,
    focus: result.focus,
    tables: result.tables,
    mailboxScaling: result.mailboxScaling,
    drift: driftOf(result),
    masterCheck: masterCheck(result),
    headlineMeans: headlineMeans(result),
    eventCounts: outcomes.map(({ replication, counts }) => ({ replication, ...counts })),
    inputs,
    dataPackage,
    scenarioSha256: sha256Of(JSON.stringify(resolved)),
    scenario: resolved,
    origins: originsByAddress(origins),
  };
  return sealed(record);
}

/** Whether a text is a run.json that headroom wrote, of this version or another. */
export function isRunRecord(text: string): boolean {
  let record: unknown;
  try {
    record = JSON.parse(text);
  } catch {
    return false;
  }
  if (typeof record !== 'object' || record === null) return false;
  const { headroom, formatVersion } = record as Record<string, unknown>;
  return typeof headroom === 'string' && Number.isInteger(formatVersion);
}

/** Of a quick look: the share asked for and the mailboxes simulated; null: all were. */
function sampleOf({ sample }: Plan) {
  return sample === null ? null : { share: sample.share, mailboxCount: sample.mailboxCount };
}

/** Those achieved are written to 6 places. */
function correlationsOf({ correlations }: RunResult) {
  return correlations.map((pair) => ({
    ...pair,
    achieved: pair.achieved === null ? null : rounded(pair.achieved, 6),
  }));
}

/** The relative change is written to 6 places. */
function driftOf({ drift }: RunResult) {
  return drift === null ? null : { days: drift.days, share: rounded(drift.share, 6) };
}

/** By metric: the mean as in summary.csv, or null for dates and where a replication has none. */
function headlineMeans(result: RunResult): Record<string, number | null> {
  return Object.fromEntries(
    HEADLINE_METRICS.map((metric) => {
      const mean = headlineMean(metric, result);
      return [metric.name, mean === null ? null : rounded(mean, metric.places)];
    }),
  );
}

function originsByAddress(origins: readonly Origin[]) {
  return Object.fromEntries(
    origins.map(({ address, text, provenance, file, line, column }) => [
      address,
      { text, file, line, column, ...(provenance ?? {}) },
    ]),
  );
}

/** As the tables write it, so that JSON has no exponent and no digits beyond meaning. */
function rounded(value: number, places: number): number {
  return Number(formatDecimal(value, places));
}
