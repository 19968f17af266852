/** One run: simulate, tell, write. */
import { resolve } from 'node:path';
import { type RunOutcome, runReplications } from '../ensemble/run-replications.ts';
import { parametersOf } from '../plan/parameters.ts';
import { readInputs } from '../report/read-inputs.ts';
import type { RunResult } from '../report/run-result.ts';
import { openFile } from '../report/write-hashed.ts';
import { writeRunFolder } from '../report/write-run-folder.ts';
import { settleMedians } from '../scenario/settle.ts';
import { driveSteps, giveTurn, throwIfInterrupted } from './interrupt.ts';
import type { CliIo } from './io.ts';
import type { Source } from './open-scenario.ts';
import type { Prepared } from './prepare.ts';
import { progressOn } from './progress.ts';
import { sayAfter, sayBefore } from './run-messages.ts';
import { stageCalendar } from './stage-calendar.ts';
import { type SummaryRecord, summaryRecord } from './summary-record.ts';
import { versionOf } from './version.ts';

export interface RunJob {
  readonly prepared: Prepared;
  readonly source: Source;
  readonly folder: string;
  readonly force: boolean;
  readonly excel: boolean;
  readonly quiet: boolean;
}

/** What `--json` says of a run. */
export interface FinishedRun {
  readonly name: string;
  readonly folder: string;
  readonly replications: number;
  readonly seed: string;
  readonly mailboxes: number;
  /** Simulated in all replications together. */
  readonly events: number;
  readonly summary: SummaryRecord;
}

/**
 * Performs a run.
 *
 * @param at.before folders that this command has written already, for the last words on Ctrl-C
 * @throws OutputFault, Interrupted; nothing of the run is then left.
 */
export async function performRun(
  job: RunJob,
  at: { readonly io: CliIo; readonly before: readonly string[] },
): Promise<FinishedRun> {
  const { io } = at;
  const { loaded, plan } = job.prepared;
  const say = job.quiet ? () => {} : (line: string) => io.stderr.write(`${line}\n`);
  sayBefore(job.prepared, say);
  const inputs = await readInputs(loaded.files, job.source);
  const { traces, drift } = await simulateAll(job, at);
  const result: RunResult = {
    loaded,
    plan,
    traces,
    seedText: loaded.scenario.run.seed,
    replications: traces.length,
    headroomVersion: versionOf(io.packageFolder),
    drift,
    excel: job.excel,
    mailboxScaling: job.prepared.mailboxScaling,
    plannedStages: stageCalendar(plan).schedules,
  };
  await writeRunFolder(result, {
    path: resolve(io.cwd, job.folder),
    named: job.folder,
    force: job.force,
    inputs,
    openSink: (path) => {
      throwIfInterrupted(io.interruption, () => nothingOf(job, at.before));
      return openFile(path);
    },
  });
  sayAfter(result, job.folder, say);
  return finishedRun(result, job.folder);
}

async function simulateAll(
  job: RunJob,
  { io, before }: { readonly io: CliIo; readonly before: readonly string[] },
): Promise<RunOutcome> {
  const { loaded, plan } = job.prepared;
  const { name, run } = loaded.scenario;
  await giveTurn(io.interruption, () => nothingOf(job, before));
  const parameters = parametersOf(settleMedians(loaded.scenario), plan);
  const progress = progressOn(io.stderr, job);
  let doneCount = 0;
  try {
    return await driveSteps(runReplications(plan, parameters, run.replications), {
      interruption: io.interruption,
      onStep: (done) => {
        doneCount = done;
        progress.show(`${name}: replication ${done + 1} of ${run.replications}`);
      },
      describe: () =>
        `${doneCount} of ${run.replications} replications of ${name} were done; ` +
        nothingOf(job, before),
    });
  } finally {
    progress.clear();
  }
}

function nothingOf({ folder }: RunJob, before: readonly string[]): string {
  const earlier = before.length === 0 ? '' : `; ${before.join(', ')} had been written before`;
  return `nothing was written to ${folder}${earlier}`;
}

function finishedRun(result: RunResult, folder: string): FinishedRun {
  const events = result.traces.flatMap(({ counts }) => Object.values(counts) as number[]);
  return {
    name: result.loaded.scenario.name,
    folder,
    replications: result.replications,
    seed: result.seedText,
    mailboxes: result.plan.population.mailboxCount,
    events: events.reduce((sum, count) => sum + count, 0),
    summary: summaryRecord(result),
  };
}
