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
import type { Prepared } from './prepare.ts';
import { checkTargets, publishRun } from './publish-run.ts';
import { precisionText, splitText } from './run-findings.ts';
import { sayBefore } from './run-messages.ts';
import { simulateAlike } from './simulate-alike.ts';
import { checkUntil, type SimulationOptions } from './simulation-options.ts';

const HELP = 'headroom compare --help';

/** Where the folders of simulated runs go: each into one of its name. */
export interface KeptRuns {
  readonly parent: string;
  readonly force: boolean;
  readonly excel: boolean;
  readonly source: Source;
}

interface Completion {
  readonly options: SimulationOptions;
  readonly isQuiet: boolean;
  /** Null: nothing is left of what is simulated. */
  readonly kept: KeptRuns | null;
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
): Promise<ComparedRun[]> {
  const simulated = args.filter((one) => 'prepared' in one);
  const results = simulated.length === 0 ? [] : await simulateAll(simulated, completion, io);
  const left = results.values();
  return args.map((one) => {
    if ('read' in one) return one.read;
    const { value: result } = left.next();
    if (result === undefined) throw new Error('a simulation came to nothing');
    return comparedRun(result, one.argument);
  });
}

async function simulateAll(
  simulated: readonly Simulated[],
  completion: Completion,
  io: CliIo,
): Promise<RunResult[]> {
  const { options, isQuiet, kept } = completion;
  const prepared = simulated.map((one) => one.prepared);
  checkUntil(prepared, options, HELP);
  if (kept !== null) checkTargets(simulated.map(targetIn(kept)), io.cwd, HELP);
  io.atExit(removeTemporaries);
  io.atExit(removeSpillFiles);
  const say = (line: string) => {
    if (!isQuiet) io.stderr.write(`${line}\n`);
  };
  for (const one of prepared) sayBefore(one, options, say);
  const inputs = kept === null ? [] : await inputsOf(prepared, kept);
  const written: string[] = [];
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
    if (kept !== null) {
      const target = { ...targetIn(kept)(simulated[index]!), inputs: inputs[index]! };
      await publishRun(result, target, { io, nothingOf });
      written.push(target.folder);
      say(`wrote ${target.folder}`);
    }
    const split = splitText(result);
    if (split !== null) say(`${result.loaded.scenario.name}:\n${split}`);
    result.daily.release();
  }
  const [first] = results;
  if (first?.until) say(precisionText(first));
  return results;
}

function targetIn({ parent, force }: KeptRuns) {
  return ({ argument, prepared }: Simulated) => {
    const { name } = prepared.loaded.scenario;
    return { folder: join(parent, name), force, file: argument, scenarioName: name };
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
