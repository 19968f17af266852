/** A scenario file with its organisations: what validate, plan, trace and run begin with. */
import {
  mailboxTotal,
  type Organisation,
  scaleMailboxes,
  synthesiseOrganisations,
} from '../population/organisations.ts';
import { readOrganisations } from '../population/read-organisations.ts';
import { STANDARD_INPUT } from '../scenario/file-names.ts';
import type { ScenarioIo } from '../scenario/layers.ts';
import { loadScenario } from '../scenario/load.ts';
import type { LoadedScenario } from '../scenario/loaded.ts';
import { type FileSource, filesFrom, NO_BYTES, pathsFrom } from '../scenario/read-scenario.ts';
import { type Fault, InputFaults } from '../table/fault.ts';
import { throwIfInterrupted } from './interrupt.ts';
import type { CliIo } from './io.ts';
import { orTellShipped } from './shipped-scenario.ts';

export interface OpenedScenario {
  readonly loaded: LoadedScenario;
  readonly organisations: readonly Organisation[];
  /** Mailboxes that the organisations have, and how many the scenario asks for; null: the same. */
  readonly mailboxScaling: { readonly from: number; readonly to: number } | null;
}

/** Where the files of a command come from. */
export interface Source extends FileSource {
  readonly scenarioIo: ScenarioIo;
  readonly packageFolder: string;
}

/** Reads standard input if it is among the files. @throws Interrupted while it waits for that. */
export async function openSource(files: readonly string[], io: CliIo): Promise<Source> {
  const piped = files.includes(STANDARD_INPUT) ? await readStandardInput(io) : NO_BYTES;
  return sourceOf({ pathOf: pathsFrom(io.cwd), standardInput: () => piped }, io);
}

/** The files of a command, which come from there. */
export function sourceOf(
  files: FileSource,
  { packageFolder }: Pick<CliIo, 'packageFolder'>,
): Source {
  return { ...files, scenarioIo: filesFrom(files), packageFolder };
}

/** Reads all of it. @throws Interrupted while it waits. */
export function readStandardInput(io: CliIo): Promise<Uint8Array> {
  return io.readStdin().catch((error: unknown) => {
    throwIfInterrupted(io.interruption, () => 'nothing was done');
    throw error;
  });
}

export interface OpenSettings {
  /** `--set` expressions. */
  readonly set: readonly string[];
  readonly source: Source;
}

/** Loads a scenario. @throws InputFaults with all faults found in it. */
export function loadFile(file: string, { set, source }: OpenSettings): LoadedScenario {
  return orTellShipped(file, source, () =>
    loadScenario({ path: file, set, io: source.scenarioIo }),
  );
}

/**
 * Loads a scenario, and reads or makes its organisations.
 *
 * @throws InputFaults with all faults of the first of these steps that finds some.
 */
export function openScenario(file: string, settings: OpenSettings): OpenedScenario {
  const loaded = loadFile(file, settings);
  return { loaded, ...organisationsOf(loaded, settings.source) };
}

function organisationsOf(
  loaded: LoadedScenario,
  source: FileSource,
): Omit<OpenedScenario, 'loaded'> {
  const { organisations: wanted, mailboxCount } = loaded.scenario.population;
  const organisations =
    'types' in wanted
      ? synthesiseOrganisations(wanted.types)
      : organisationsIn(wanted.path, loaded, source);
  const from = mailboxTotal(organisations);
  const to = mailboxCount ?? from;
  if (to === from) return { organisations, mailboxScaling: null };
  if (from === 0) {
    throw faultOf(loaded, 'population.mailboxes', {
      message: `${to} mailboxes cannot be spread over organisations that have none`,
      mend: 'give the organisations mailboxes, or take this key away',
    });
  }
  return { organisations: scaleMailboxes(organisations, to), mailboxScaling: { from, to } };
}

function organisationsIn(
  path: string,
  loaded: LoadedScenario,
  { pathOf }: FileSource,
): Organisation[] {
  const { organisations, faults } = readOrganisations(pathOf(path), path);
  if (faults.length === 0) return organisations;
  const address = 'population.organisations.file';
  throw new InputFaults(
    faults.map((fault) => {
      if (fault.line > 0) return fault;
      // The file as a whole: what is to be mended is most likely its name in the scenario.
      const message = `${path}: ${fault.message}`;
      return { ...loaded.placeOf(address), address, message, mend: fault.mend };
    }),
  );
}

function faultOf(
  loaded: LoadedScenario,
  address: string,
  what: Pick<Fault, 'message' | 'mend'>,
): InputFaults {
  return new InputFaults([{ ...loaded.placeOf(address), address, ...what }]);
}
