/** The runs of a comparison: those read from folders, and those that are simulated now. */
import { join } from 'node:path';
import { removeSpillFiles } from '../ensemble/spill-file.ts';
import { type InputContent, readInputs } from '../report/read-inputs.ts';
import type { RunResult } from '../report/run-result.ts';
import { removeTemporaries } from '../report/write-target.ts';
import { type ComparedRun, comparedRun } from '../review/compared-run.ts';
import type { ComparedArgument } from './compared-arguments.ts';
import type { CliIo } from './io.ts';
import type { Source } from './open-scenario.ts';
import { pageFaultText } from './page-fault.ts';
import type { Prepared } from './prepare.ts';
import { checkTargets, type PublishedPage, publishRun } from './publish-run.ts';
import { precisionText, splitText } from './run-findings.ts';
import { sayBefore, tellerOf } from './run-messages.ts';
import { simulateAlike } from './simulate-alike.ts';
import { checkUntil, type SimulationOptions } from './simulation-options.ts';
import { orSpillFault } from './temporary-folder.ts';

const HELP = 'headroom compare --help';

/** Where the folders of simulated runs go. */
export interface KeptRuns {
  readonly parent: string;
  /** Whether they are gone afterwards: named by number, and without pages; else by the scenario. */
  readonly isTemporary: boolean;
  readonly force: boolean;
  readonly excel: boolean;
  readonly source: Source;
}

export interface Completion {
  readonly options: SimulationOptions;
  readonly isQuiet: boolean;
  /** Null: nothing is left of what is simulated. */
  readonly kept: KeptRuns | null;
}

/** A run of the comparison, and where it can be read. */
export interface CompletedRun {
  readonly run: ComparedRun;
  /** As the user would name it; null: nowhere. */
  readonly folder: string | null;
  /** Whether its page could not be made or written, which has been said. */
  readonly isPageMissing: boolean;
}

/** A scenario among the arguments. */
type Simulated = Extract<ComparedArgument, { prepared: Prepared }>;

/**
 * Simulates the scenarios among the arguments; the runs are in the order of the arguments.
 *
 * @throws UsageError, OutputFault, Interrupted, InputFaults, WorkerDied.
 */
export async function completeRuns(
  args: readonly ComparedArgument[],
  completion: Completion,
  io: CliIo,
): Promise<CompletedRun[]> {
  const simulated = args.filter((one) => 'prepared' in one);
  const done = simulated.length === 0 ? [] : await simulateAll(simulated, completion, io);
  const left = done.values();
  return args.map((one) => {
    if ('read' in one) return { run: one.read, folder: one.argument, isPageMissing: false };
    const { value } = left.next();
    if (value === undefined) throw new Error('a simulation came to nothing');
    const { result, ...where } = value;
    return { run: comparedRun(result, one.argument), ...where };
  });
}

/** What was simulated, and where it was written; null: nowhere. */
interface SimulatedRun extends Omit<CompletedRun, 'run'> {
  readonly result: RunResult;
}

async function simulateAll(
  simulated: readonly Simulated[],
  completion: Completion,
  io: CliIo,
): Promise<SimulatedRun[]> {
  const { options, isQuiet, kept } = completion;
  const prepared = simulated.map((one) => one.prepared);
  checkUntil(prepared, options, HELP);
  const targets = kept === null ? [] : simulated.map(targetIn(kept));
  if (kept?.isTemporary === false) checkTargets(targets, io.cwd, HELP);
  io.atExit(removeTemporaries);
  io.atExit(removeSpillFiles);
  const teller = tellerOf(io.stderr, { isQuiet });
  const { say } = teller;
  for (const one of prepared) sayBefore(one, options, teller);
  const inputs = kept === null ? [] : await inputsOf(prepared, kept);
  const written: string[] = [];
  const pageless = new Set<number>();
  const nothingOf = () =>
    ['nothing was printed', ...written.map((folder) => `${folder} was written`)].join('; ');
  const results = await simulateAlike(prepared, {
    options,
    io,
    quiet: isQuiet,
    excel: kept?.excel ?? false,
    focus: false,
    tables: null,
    keepsDays: kept !== null,
    earlier: null,
    nothingOf,
  });
  for (const [index, result] of results.entries()) {
    const target = targets[index];
    if (target !== undefined) {
      const at = { io, nothingOf };
      const { pageFault } = await publish(result, { ...target, inputs: inputs[index]! }, at);
      if (pageFault !== null) {
        pageless.add(index);
        io.stderr.write(`${pageFaultText(pageFault, target.folder)}\n`);
      }
      if (!target.isPageless) {
        written.push(target.folder);
        say(`wrote ${target.folder}`);
      }
    }
    const split = splitText(result);
    if (split !== null) say(`${result.loaded.scenario.name}:\n${split}`);
    result.daily.release();
  }
  const [first] = results;
  if (first?.until) say(precisionText(first));
  return results.map((result, index) => ({
    result,
    folder: targets[index]?.folder ?? null,
    isPageMissing: pageless.has(index),
  }));
}

/** A folder that nobody keeps, which is the one without a page, is none that the user named. */
async function publish(
  ...[result, target, at]: Parameters<typeof publishRun>
): Promise<PublishedPage> {
  const publishing = publishRun(result, target, at);
  return await (target.isPageless ? orSpillFault(publishing) : publishing);
}

function targetIn({ parent, force, isTemporary }: KeptRuns) {
  return ({ argument, prepared }: Simulated, index: number) => {
    const { name } = prepared.loaded.scenario;
    const folder = join(parent, isTemporary ? String(index) : name);
    return { folder, force, isPageless: isTemporary, file: argument, scenarioName: name };
  };
}

/** Read before anything is simulated, as files may change in the meantime. */
async function inputsOf(
  prepared: readonly Prepared[],
  { source }: KeptRuns,
): Promise<InputContent[][]> {
  const all: InputContent[][] = [];
  for (const { loaded } of prepared) all.push([...(await readInputs(loaded.files, source))]);
  return all;
}
