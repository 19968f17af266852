/** The runs of a check: each simulated into a folder that nobody keeps, and compared. */
import { join } from 'node:path';
import { removeSpillFiles } from '../ensemble/spill-file.ts';
import { copyRunFolder } from '../report/copy-run-folder.ts';
import { outputFaultOf } from '../report/output-fault.ts';
import { portable } from '../report/portable.ts';
import { PAGE, RUN_RECORD } from '../report/write-strangers.ts';
import { removeTemporaries } from '../report/write-target.ts';
import type { CheckedScenario } from '../review/check.ts';
import type { CheckRecipe } from '../review/check-recipe.ts';
import { outcomeWords } from '../review/check-words.ts';
import type { Diff } from '../review/diff.ts';
import type { DiffSettings } from '../review/diff-selection.ts';
import { checkAlike, readDiffedRun } from '../review/read-diffed-run.ts';
import { readFile } from '../review/read-file.ts';
import type { Folder } from '../review/read-run-folder.ts';
import { type Fault, formatFault, InputFaults } from '../table/fault.ts';
import { atExitOnce } from './at-exit-once.ts';
import type { CheckJob } from './check-plan.ts';
import type { DiffOptions } from './diff-options.ts';
import { diffSteps, folderSide } from './diff-runs.ts';
import { driveSteps, throwIfInterrupted } from './interrupt.ts';
import type { CliIo } from './io.ts';
import { simulateInto, type WrittenRun } from './simulate-into.ts';
import { inTemporaryFolder, orSpillFault } from './temporary-folder.ts';
import { counted } from './words.ts';

export interface CheckRuns {
  readonly settings: DiffSettings;
  readonly options: DiffOptions;
  readonly isUpdate: boolean;
  /** No messages and no progress. */
  readonly quiet: boolean;
}

/** A scenario that was simulated. */
interface DoneJob {
  readonly job: CheckJob;
  /** The folder of its run. */
  readonly path: string;
  readonly diff: Diff | null;
  readonly faults: readonly Fault[];
}

/**
 * Simulates scenarios one after the other and compares each with its report; with `isUpdate`, once
 * all are done, writes the reports whose bytes are others.
 *
 * @throws InputFaults with why reports cannot be compared, unless they are written anew;
 * OutputFault,
 *   Interrupted, SpillFault, WorkerDied. No report is ever half written.
 */
export function checkedRuns(
  jobs: readonly CheckJob[],
  runs: CheckRuns,
  io: CliIo,
): Promise<CheckedScenario[]> {
  atExitOnce(io, removeTemporaries);
  atExitOnce(io, removeSpillFiles);
  const say = runs.quiet ? () => {} : (line: string) => io.stderr.write(`${line}\n`);
  return inTemporaryFolder(io, async (temporary) => {
    const done: DoneJob[] = [];
    for (const job of jobs) {
      const at = `${done.length + 1} of ${counted(jobs.length, 'scenario')}`;
      const path = join(temporary, job.name);
      const one = await doneJob(job, path, { runs, io });
      say(`${at}: ${job.file} ${outcomeWords(plain(one))}`);
      if (runs.isUpdate && job.report.faults.length > 0) say(`note: ${recipeWords(job)}`);
      done.push(one);
    }
    const faults = done.flatMap((one) => one.faults);
    if (!runs.isUpdate && faults.length > 0) throw new InputFaults(faults);
    return runs.isUpdate ? writtenReports(done, say, io) : done.map(plain);
  });
}

async function doneJob(
  job: CheckJob,
  path: string,
  { runs, io }: { readonly runs: CheckRuns; readonly io: CliIo },
): Promise<DoneJob> {
  const { folder, recorded, faults } = job.report;
  const isComparable = recorded !== null && faults.length === 0;
  const unlike = { job, path, diff: null, faults };
  // What is neither compared nor written need not be known.
  if (!isComparable && !runs.isUpdate) return unlike;
  const nothingOf = () => nothingText(runs);
  const { quiet, isUpdate } = runs;
  const into = { folder: path, force: false, quiet, isPageless: !isUpdate };
  const simulating = simulateInto({ ...job, ...into }, { io, nothingOf });
  await orSpillFault(simulating.then((written) => checkPage(written, path)));
  if (!isComparable) return unlike;
  try {
    const before = readDiffedRun(folder, { edited: false });
    const after = readDiffedRun({ path, named: job.file }, { edited: true });
    checkAlike(before, after);
    const sides = [folderSide(folder.named, before), folderSide(job.file, after)] as const;
    const turns = { interruption: io.interruption, describe: nothingOf };
    const diff = await driveSteps(diffSteps(sides, runs.settings, runs.options), turns);
    return { ...unlike, diff };
  } catch (error) {
    if (!(error instanceof InputFaults)) throw error;
    const mend = 'write the report anew with --update';
    return { ...unlike, faults: error.faults.map((fault) => ({ ...fault, mend })) };
  }
}

/** A report is not written without its page. @throws what kept it from being written. */
function checkPage({ pageFault }: WrittenRun, path: string): void {
  if (pageFault !== null) throw outputFaultOf(pageFault, path);
}

/** By what a scenario was run whose report is not to be relied on. */
function recipeWords({ file, report: { folder, recorded } }: CheckJob): string {
  return recorded === null
    ? `${file} was run as the options say, as nothing tells how ${folder.named} was made`
    : `${file} was run as ${join(folder.named, RUN_RECORD)} says that the report was made`;
}

function nothingText({ isUpdate }: CheckRuns): string {
  return isUpdate ? 'nothing was printed or written' : 'nothing was printed';
}

/** Writes each report whose bytes are others; the ones before a failure stay written. */
async function writtenReports(
  done: readonly DoneJob[],
  say: (line: string) => void,
  { interruption }: CliIo,
): Promise<CheckedScenario[]> {
  const written: string[] = [];
  const describe = () =>
    written.length === 0
      ? 'nothing was printed or written'
      : `${written.join(', ')} had been written, and nothing was printed`;
  const look = () => throwIfInterrupted(interruption, describe);
  const checked: CheckedScenario[] = [];
  for (const one of done) {
    const { folder } = one.job.report;
    look();
    const isWritten = !hasSameBytes(one, folder);
    if (isWritten) {
      await copyRunFolder(one.path, { ...folder, force: true }, look);
      written.push(folder.named);
      say(`wrote ${folder.named}`);
    }
    checked.push({ ...plain(one), isWritten });
  }
  return checked;
}

/** Of a report whose files are those on its record, the record tells all of them but the page. */
function hasSameBytes({ path, diff }: DoneJob, folder: Folder): boolean {
  if (diff === null) return false;
  return [RUN_RECORD, PAGE].every((name) => {
    const [before, after] = [folder.path, path].map((place) => readFile(join(place, name)));
    if (before?.kind !== 'file' || after?.kind !== 'file') return before?.kind === after?.kind;
    return Buffer.compare(before.content, after.content) === 0;
  });
}

function plain({ job, diff, faults }: DoneJob): CheckedScenario {
  const { name, file, report } = job;
  return {
    ...{ name, file, diff },
    report: report.folder.named,
    recipe: recipeOf(job),
    faults: faults.map((fault) => formatFault({ ...fault, mend: '' })),
    isWritten: false,
  };
}

/** As run.json records it. */
function recipeOf({ prepared, options, tables }: CheckJob): CheckRecipe {
  return {
    set: portable(prepared.loaded).overrides,
    sampleShare: options.sampleShare,
    until: options.until?.text ?? null,
    tables,
  };
}
