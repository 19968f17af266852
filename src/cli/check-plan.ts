/**
 * A check before anything is simulated: scenarios, their reports, and what is wrong with either.
 */
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { probeTarget } from '../report/write-target.ts';
import type { Place } from '../table/fault.ts';
import { type Fault, InputFaults } from '../table/fault.ts';
import { type ScenarioFiles, scenarioFiles } from './check-files.ts';
import { type AskedRecipe, checkAskedTables, isSettled, plannedJob } from './check-recipe.ts';
import { type KeptReport, keptReport, reportFolder, reportsIn } from './check-reports.ts';
import { giveTurn, type Interruptible } from './interrupt.ts';
import type { CliIo } from './io.ts';
import { loadFile, openSource } from './open-scenario.ts';
import type { PlannedRun } from './rerun.ts';
import { checkUntil } from './simulation-options.ts';

/** What is asked of a check. */
export interface AskedCheck {
  /** Files and folders of scenarios. */
  readonly paths: readonly string[];
  /** The folder of the reports. */
  readonly against: string;
  readonly isUpdate: boolean;
  readonly recipe: AskedRecipe;
  readonly help: string;
}

/** A scenario that can be simulated, and the report with which it is then compared. */
export interface CheckJob extends PlannedRun {
  readonly name: string;
  readonly file: string;
  readonly report: KeptReport;
}

export interface PlannedCheck {
  readonly jobs: readonly CheckJob[];
  /** Folders of reports of which there is no scenario. */
  readonly loneReports: readonly string[];
}

/**
 * Opens all scenarios and looks at all reports.
 *
 * @throws UsageError; InputFaults with the faults of all of them; OutputFault where a report that
 *   may have to be written could not be; Interrupted.
 */
export async function planCheck(
  asked: AskedCheck,
  turns: Interruptible,
  io: CliIo,
): Promise<PlannedCheck> {
  const { against, isUpdate, recipe, help } = asked;
  checkAgainst(against, isUpdate, io);
  const given = scenarioFiles(asked.paths, io, help);
  const jobs = await plannedJobs(given.files, asked, { turns, io });
  checkAskedTables(jobs, recipe, help);
  for (const { prepared, options, report } of jobs) {
    checkUntil([prepared], options, help);
    if (isUpdate) probeTarget({ ...report.folder, force: true });
  }
  return { jobs, loneReports: loneReports(given, { jobs, against, io }) };
}

/** @throws InputFaults for a folder that is not there: it is most likely called otherwise. */
function checkAgainst(against: string, isUpdate: boolean, { cwd }: CliIo): void {
  const found = statSync(resolve(cwd, against), { throwIfNoEntry: false });
  if (found === undefined && isUpdate) return;
  if (found?.isDirectory()) return;
  const message = found === undefined ? 'there is no such folder' : 'this is no folder';
  const mend = 'name the folder of the reports, or one to be made with --update';
  throw new InputFaults([{ ...wholeOf(against), message, mend }]);
}

async function plannedJobs(
  files: readonly string[],
  asked: AskedCheck,
  { turns, io }: { readonly turns: Interruptible; readonly io: CliIo },
): Promise<CheckJob[]> {
  const { against, isUpdate, recipe } = asked;
  const source = await openSource(files, io);
  const jobs: CheckJob[] = [];
  const faults: Fault[] = [];
  const fileOf = new Map<string, string>();
  for (const file of files) {
    await giveTurn(turns.interruption, turns.describe);
    try {
      const loaded = loadFile(file, { set: recipe.set, source });
      const { name } = loaded.scenario;
      const folder = reportFolder(against, name, io);
      const namesake = fileOf.get(name);
      if (namesake !== undefined) {
        throw namesakeFault(loaded.placeOf('name'), namesake, folder.named);
      }
      fileOf.set(name, file);
      const report = keptReport(folder, { isUpdate, isSettled: isSettled(recipe) });
      const planned = await plannedJob(file, report.recorded, { asked: recipe, io, turns });
      jobs.push({ ...planned, name, file, report });
    } catch (error) {
      if (!(error instanceof InputFaults)) throw error;
      faults.push(...error.faults);
    }
  }
  if (faults.length > 0) throw new InputFaults(faults);
  return jobs;
}

function namesakeFault(place: Place, namesake: string, report: string): InputFaults {
  const message = `${namesake} has the same name, and the report of both would be ${report}`;
  return new InputFaults([{ ...place, address: 'name', message, mend: 'give one another name' }]);
}

/** Reports that belong to no scenario, where the scenarios of a whole folder are there. */
function loneReports(
  { isCollection }: ScenarioFiles,
  checked: { readonly jobs: readonly CheckJob[]; readonly against: string; readonly io: CliIo },
): readonly string[] {
  if (!isCollection) return [];
  const { jobs, against, io } = checked;
  return reportsIn(against, io)
    .filter((folder) => jobs.every(({ name }) => name !== folder))
    .map((folder) => join(against, folder));
}

function wholeOf(file: string) {
  return { file, line: 0, column: 0, address: '' };
}
