/** A run folder as a recipe: what the run was asked for, and where its scenario lies now. */
import { join } from 'node:path';
import { ExpressionError, parseUntil, type Until } from '../ensemble/expression.ts';
import type { EarlierGrowth } from '../ensemble/until.ts';
import type { FolderOptions } from '../report/run-result.ts';
import { parseRunInputs, type RunInput } from '../review/parse-run-inputs.ts';
import { RUN_AGAIN } from '../review/parse-run-record.ts';
import { parseRunSettings, type RunSettings } from '../review/parse-run-settings.ts';
import { type Folder, readOf } from '../review/read-run-folder.ts';
import { isNameFor, nameSeenFrom } from '../scenario/file-names.ts';
import { type FileSource, NO_BYTES, pathsFrom } from '../scenario/read-scenario.ts';
import { InputFaults } from '../table/fault.ts';
import type { CliIo } from './io.ts';
import { type Source, sourceOf } from './open-scenario.ts';
import type { SimulationOptions } from './simulation-options.ts';

/** How a run is made, whatever its scenario and the number of workers. */
export interface RunRecipe
  extends FolderOptions,
    Pick<SimulationOptions, 'sampleShare' | 'until' | 'replicationsMax' | 'isSplit'> {
  /** `--set` expressions. */
  readonly set: readonly string[];
}

export interface RecordedRun {
  readonly folder: Folder;
  readonly recipe: RunRecipe;
  /** With `--until`, how far it went. */
  readonly earlier: EarlierGrowth | null;
  /** The files that it read, in that order: the scenario first. */
  readonly inputs: readonly RunInput[];
  /** The name of the organisations' file if `--set` named it; null: the scenario does. */
  readonly setFile: string | null;
}

/** A scenario by a path, and where it and its files come from. */
export interface ScenarioAt {
  readonly file: string;
  readonly source: Source;
}

/**
 * Reads how the run of a folder was made from its run.json.
 *
 * @param isAnyFormat whether the keys of another format are taken to mean the same
 * @throws InputFaults where there is none, or it is of another format or not as headroom writes it.
 */
export function readRecordedRun(folder: Folder, isAnyFormat = false): RecordedRun {
  const { text, named } = readOf(folder, 'run.json', {
    message: 'this is no run folder: it has no run.json',
    mend: 'name a folder that headroom run has written',
  });
  const { until, batchSizes, ...settings } = parseRunSettings(text, named, isAnyFormat);
  const { files, origins } = parseRunInputs(text, named);
  const file = origins.get('population.organisations.file');
  return {
    folder,
    recipe: {
      ...settings,
      until: until === null ? null : untilOf(until, named),
      replicationsMax: until?.replicationsMax ?? null,
    },
    earlier: until === null ? null : { batchSizes, isReached: until.isReached },
    inputs: files,
    setFile: file?.file === '--set' ? file.text : null,
  };
}

function untilOf({ requirement }: NonNullable<RunSettings['until']>, file: string): Until {
  try {
    return parseUntil(requirement);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    const what = { address: 'until.requirement', message: error.message, mend: RUN_AGAIN };
    throw new InputFaults([{ file, line: 0, column: 0, ...what }]);
  }
}

/** The scenario that the folder of a run keeps, with the files that it read, and no others. */
export function keptScenario(
  { folder, inputs }: RecordedRun,
  io: Pick<CliIo, 'packageFolder'>,
): ScenarioAt {
  const files: FileSource = { pathOf: keptPaths(folder, inputs), standardInput: () => NO_BYTES };
  return { file: inputs[0]?.name ?? '', source: sourceOf(files, io) };
}

/**
 * Where the files lie that the run read, by the paths that the scenario and `--set` have for them.
 *
 * As a scenario reads its files in the same order again, each is the first of those kept, and not
 * asked for before, that may have got its name from the path: also one with an absolute path, which
 * leads out of the folder or nowhere.
 */
function keptPaths(folder: Folder, inputs: readonly RunInput[]): FileSource['pathOf'] {
  const paths = new Map<string, string>();
  const left = [...inputs];
  return (path) => {
    const known = paths.get(path);
    if (known !== undefined) return known;
    const wanted = nameSeenFrom('', path);
    const index = left.findIndex(({ name }) => isNameFor(wanted, name));
    const [input] = index < 0 ? [] : left.splice(index, 1);
    const found = join(folder.path, input?.path ?? `inputs/${wanted}`);
    paths.set(path, found);
    return found;
  };
}

/**
 * A scenario as the user named it, to be run as its recorded run was; a file that `--set` named
 * then is the one that the run folder keeps, as its path is on no record.
 *
 * @param recorded null: there is no such run
 */
export function namedScenario(file: string, recorded: RecordedRun | null, io: CliIo): ScenarioAt {
  const pathOf = pathsFrom(io.cwd);
  const kept = recorded?.inputs.find(({ name }) => name === recorded.setFile);
  const files: FileSource = {
    pathOf: (path) =>
      kept !== undefined && path === kept.name
        ? join(recorded?.folder.path ?? '', kept.path)
        : pathOf(path),
    standardInput: () => NO_BYTES,
  };
  return { file, source: sourceOf(files, io) };
}
