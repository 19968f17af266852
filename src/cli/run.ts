/** `headroom run`: simulates scenarios and writes their folders. */
import { join } from 'node:path';
import { removeSpillFiles } from '../ensemble/spill-file.ts';
import { removeTemporaries } from '../report/write-target.ts';
import { type Fault, InputFaults } from '../table/fault.ts';
import type { CommandInput } from './definitions.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { giveTurn } from './interrupt.ts';
import type { CliIo } from './io.ts';
import { type OpenSettings, openScenario, openSource } from './open-scenario.ts';
import { type PerformedRun, performRun, type RunJob } from './perform-run.ts';
import { compileOpened, type Prepared } from './prepare.ts';
import { checkTargets } from './publish-run.ts';
import { settingsOf } from './settings.ts';
import {
  checkFigure,
  checkUntil,
  type SimulationOptions,
  simulationOptions,
} from './simulation-options.ts';
import { checkTables, tablesOption } from './tables-option.ts';
import { UsageError } from './usage-error.ts';
import { versionOf } from './version.ts';

const HELP = 'headroom run --help';

export async function run(input: CommandInput, io: CliIo): Promise<ExitCode> {
  const files = input.operands;
  const out = input.values.get('out')?.[0];
  if (out !== undefined && files.length > 1) {
    throw new UsageError(
      `--out names the folder of one run, and there are ${files.length} files: leave it out, and ` +
        'each goes to runs/NAME',
      HELP,
    );
  }
  const options = simulationOptions(input, HELP, io);
  const focus = input.flags.has('focus');
  const tables = tablesOption(input, HELP);
  const source = await openSource(files, io);
  const prepared = await prepareAll(files, { set: settingsOf(input, HELP), source }, io);
  const jobs = prepared.map(
    (one): RunJob => ({
      prepared: one,
      source,
      options,
      folder: out ?? join('runs', one.loaded.scenario.name),
      force: input.flags.has('force'),
      excel: input.flags.has('excel'),
      focus,
      tables,
      quiet: input.flags.has('quiet'),
    }),
  );
  for (const one of prepared) {
    checkUntil([one], options, HELP);
    if (focus) checkFocus(one, options);
    const { plan, loaded } = one;
    checkTables(loaded.scenario.name, { ...options, plan, focus, tables }, HELP);
    for (const claim of options.assertions) checkFigure(one, { option: 'assert', ...claim }, HELP);
  }
  const targets = jobs.map(({ folder, force, prepared: { loaded } }, index) => {
    const { name } = loaded.scenario;
    return { folder, force, file: files[index] ?? '', scenarioName: name };
  });
  checkTargets(targets, io.cwd, HELP);
  io.atExit(removeTemporaries);
  io.atExit(removeSpillFiles);
  const performed: PerformedRun[] = [];
  for (const job of jobs) {
    const before = performed.map(({ finished }) => finished.folder);
    performed.push(await performRun(job, { io, before }));
    if (!input.flags.has('json')) io.stdout.write(`${job.folder}\n`);
  }
  if (input.flags.has('json')) {
    const runs = performed.map(({ finished }) => finished);
    const whole = { headroom: versionOf(io.packageFolder), runs };
    io.stdout.write(`${JSON.stringify(whole, null, 2)}\n`);
  }
  return exitCodeOf(performed);
}

/** A fault wins over an assertion that does not hold. */
function exitCodeOf(performed: readonly PerformedRun[]): ExitCode {
  if (performed.some(({ pageFault }) => pageFault !== null)) return EXIT.fault;
  const assertions = performed.flatMap(({ finished }) => finished.assertions);
  return assertions.every(({ holds }) => holds) ? EXIT.done : EXIT.no;
}

/** @throws UsageError where there are no costs, or only those of a sample. */
function checkFocus({ loaded }: Prepared, { sampleShare }: SimulationOptions): void {
  const { name, costs } = loaded.scenario;
  if (costs === null) {
    throw new UsageError(`--focus: ${name} has no costs: write some, or leave --focus out`, HELP);
  }
  if (sampleShare !== null) {
    throw new UsageError('--focus is of all mailboxes: leave it out, or --sample', HELP);
  }
}

/** All files before the first is simulated, so that all faults are told at once. */
async function prepareAll(
  files: readonly string[],
  settings: OpenSettings,
  io: CliIo,
): Promise<Prepared[]> {
  const prepared: Prepared[] = [];
  const faults: Fault[] = [];
  const { interruption } = io;
  const describe = () => 'nothing was simulated or written';
  for (const file of files) {
    await giveTurn(interruption, describe);
    try {
      const opened = openScenario(file, settings);
      await giveTurn(interruption, describe);
      prepared.push(await compileOpened(opened, { interruption, describe }));
    } catch (error) {
      if (!(error instanceof InputFaults)) throw error;
      faults.push(...error.faults);
    }
  }
  if (faults.length > 0) throw new InputFaults(faults);
  return prepared;
}
