/** From a scenario file to a plan: what run, validate, plan and trace begin with. */
import { resolve } from 'node:path';
import { compilePlan } from '../plan/compile.ts';
import type { Plan } from '../plan/plan.ts';
import {
  type Organisation,
  scaleMailboxes,
  synthesiseOrganisations,
} from '../population/organisations.ts';
import { readOrganisations } from '../population/read-organisations.ts';
import type { ScenarioIo } from '../scenario/layers.ts';
import { loadScenario } from '../scenario/load.ts';
import type { LoadedScenario } from '../scenario/loaded.ts';
import { MAILBOX_COUNT_MAX, tooManyMailboxesMessage } from '../scenario/mailbox-limit.ts';
import { diskIo } from '../scenario/read-scenario.ts';
import { type Fault, InputFaults } from '../table/fault.ts';
import { throwIfInterrupted } from './interrupt.ts';
import type { CliIo } from './io.ts';

export interface Prepared {
  readonly loaded: LoadedScenario;
  readonly organisations: readonly Organisation[];
  readonly plan: Plan;
  /**
   * Mailboxes that the organisations have, and those that the scenario asks for; null: the same.
   */
  readonly mailboxScaling: { readonly from: number; readonly to: number } | null;
}

/** Files as the disk has them; `-` is standard input, read beforehand if it is among them. */
export interface Source {
  readonly scenarioIo: ScenarioIo;
  readonly standardInput: () => string;
  /** The folder from which relative paths start. */
  readonly workingFolder: string;
}

/** Opens what the files may need. @throws Interrupted while it waits for standard input. */
export async function openSource(files: readonly string[], io: CliIo): Promise<Source> {
  const standardInput = files.includes('-') ? await readStandardInput(io) : '';
  const readText: ScenarioIo['readText'] = (path) =>
    path === '-' ? { text: standardInput } : diskIo.readText(resolve(io.cwd, path));
  return {
    scenarioIo: { ...diskIo, readText },
    standardInput: () => standardInput,
    workingFolder: io.cwd,
  };
}

function readStandardInput(io: CliIo): Promise<string> {
  return io.readStdin().catch((error: unknown) => {
    throwIfInterrupted(io.interruption, () => 'nothing was done');
    throw error;
  });
}

/**
 * Loads a scenario, reads or makes its organisations, compiles the plan.
 *
 * @throws InputFaults with all faults of the first of these steps that finds some.
 */
export function prepare(
  file: string,
  { set, source }: { readonly set: readonly string[]; readonly source: Source },
): Prepared {
  const loaded = loadScenario({ path: file, set, io: source.scenarioIo });
  const { organisations, mailboxScaling } = organisationsOf(loaded, source.workingFolder);
  const compiled = compilePlan(loaded.scenario, organisations);
  if (compiled.plan === null) {
    throw new InputFaults(
      compiled.faults.map((fault) => ({ ...loaded.placeOf(fault.address), ...fault })),
    );
  }
  return { loaded, organisations, plan: compiled.plan, mailboxScaling };
}

function organisationsOf(
  loaded: LoadedScenario,
  workingFolder: string,
): Omit<Prepared, 'loaded' | 'plan'> {
  const { organisations: source, mailboxCount } = loaded.scenario.population;
  const organisations =
    'types' in source
      ? synthesiseOrganisations(source.types)
      : organisationsIn(source.path, loaded, workingFolder);
  const from = organisations.reduce((sum, organisation) => sum + organisation.mailboxCount, 0);
  const to = mailboxCount ?? from;
  if (to > MAILBOX_COUNT_MAX) {
    throw faultOf(loaded, 'population.organisations', {
      message: tooManyMailboxesMessage(to),
      mend: 'set population.mailboxes to scale them down',
    });
  }
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
  workingFolder: string,
): Organisation[] {
  const { organisations, faults } = readOrganisations(resolve(workingFolder, path), path);
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
