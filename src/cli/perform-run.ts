/** One run: simulate, tell, write. */
import type { RunResult, UntilResult } from '../report/run-result.ts';
import { terminalLines } from '../table/terminal-lines.ts';
import { type AssertionResult, assertionResults, assertionText } from './assertions.ts';
import type { CliIo } from './io.ts';
import { pageFaultText } from './page-fault.ts';
import { precisionText } from './run-findings.ts';
import { sayAfter, sayBefore, tellerOf } from './run-messages.ts';
import { type FolderJob, simulateInto } from './simulate-into.ts';
import { type SummaryRecord, summaryRecord } from './summary-record.ts';

export type RunJob = Omit<FolderJob, 'earlier'>;

/** What `--json` says of a run. */
export interface FinishedRun {
  readonly name: string;
  readonly folder: string;
  readonly replications: number;
  readonly seed: string;
  readonly mailboxes: number;
  /** In all replications together; with `--sample` scaled up. */
  readonly events: number;
  /** With `--until`; null: it was not asked for. */
  readonly until: UntilResult | null;
  /** With `--sample` the share of the mailboxes that was simulated; null: all were. */
  readonly sampleShare: number | null;
  readonly summary: SummaryRecord;
  readonly assertions: readonly AssertionResult[];
}

/** A run, and what kept its page from being written; null: nothing did. */
export interface PerformedRun {
  readonly finished: FinishedRun;
  readonly pageFault: Error | null;
}

/**
 * Performs a run. One whose page cannot be made or written is finished nevertheless, with a line
 * that says so.
 *
 * @param at.before folders that this command has written already, for the last words on Ctrl-C
 * @throws OutputFault, Interrupted, WorkerDied; nothing of the run is then left.
 */
export async function performRun(
  job: RunJob,
  at: { readonly io: CliIo; readonly before: readonly string[] },
): Promise<PerformedRun> {
  const { io } = at;
  const { prepared, options } = job;
  const teller = tellerOf(io.stderr, { isQuiet: job.quiet });
  const nothingOf = () => nothingWritten(job, at.before);
  sayBefore(prepared, options, teller);
  const written = await simulateInto({ ...job, earlier: null }, { io, nothingOf });
  const { result, pageFault } = written;
  if (pageFault !== null) io.stderr.write(`${pageFaultText(pageFault, job.folder)}\n`);
  const assertions = assertionResults(options.assertions, result);
  if (!job.quiet) await sayAfter(written, job.folder, teller);
  for (const assertion of assertions) {
    if (!(assertion.holds && job.quiet)) io.stderr.write(`${assertionText(assertion)}\n`);
  }
  const { say, columns } = teller;
  for (const line of terminalLines(precisionText(result), { columns })) say(line);
  return { finished: { ...finishedRun(result, job.folder), assertions }, pageFault };
}

function nothingWritten({ folder }: RunJob, before: readonly string[]): string {
  const earlier = before.length === 0 ? '' : `; ${before.join(', ')} had been written before`;
  return `nothing was written to ${folder}${earlier}`;
}

function finishedRun(result: RunResult, folder: string): Omit<FinishedRun, 'assertions'> {
  const events = result.outcomes.flatMap(({ counts }) => Object.values(counts) as number[]);
  return {
    name: result.loaded.scenario.name,
    folder,
    replications: result.replications,
    seed: result.seedText,
    mailboxes: result.plan.population.openingCount,
    events: events.reduce((sum, count) => sum + count, 0),
    until: result.until,
    sampleShare: result.plan.sample?.share ?? null,
    summary: summaryRecord(result),
  };
}
