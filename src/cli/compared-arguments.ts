/** The runs that `headroom compare` is given: scenario files to simulate and folders to read. */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { batchSizes } from '../ensemble/design.ts';
import { type ComparedRun, plannedRun, type RunIdentity } from '../review/compared-run.ts';
import { pairingFaults } from '../review/pairing.ts';
import { type UnreadFile, whyUnread } from '../review/read-file.ts';
import { readRunFolder } from '../review/read-run-folder.ts';
import { type Fault, InputFaults } from '../table/fault.ts';
import type { CliIo } from './io.ts';
import type { OpenSettings } from './open-scenario.ts';
import { type Prepared, prepare } from './prepare.ts';
import type { SimulationOptions } from './simulation-options.ts';
import { versionOf } from './version.ts';

/** One of the arguments. */
export type ComparedArgument =
  | { readonly argument: string; readonly read: ComparedRun }
  | { readonly argument: string; readonly prepared: Prepared };

/** What can be seen of what an argument names, before it is opened. */
export function standingAt(
  argument: string,
  { cwd }: Pick<CliIo, 'cwd'>,
): UnreadFile | { readonly kind: 'file' } | { readonly kind: 'folder' } {
  try {
    return { kind: statSync(resolve(cwd, argument)).isDirectory() ? 'folder' : 'file' };
  } catch (error) {
    return whyUnread(error);
  }
}

/** Whether an argument is a folder, and so a run that there is already. */
export function isFolder(argument: string, io: Pick<CliIo, 'cwd'>): boolean {
  return standingAt(argument, io).kind === 'folder';
}

/**
 * Reads run folders and prepares scenarios.
 *
 * @throws InputFaults with the faults of all arguments; Interrupted.
 */
export async function openArguments(
  args: readonly string[],
  settings: OpenSettings,
  io: CliIo,
): Promise<ComparedArgument[]> {
  const opened: ComparedArgument[] = [];
  const faults: Fault[] = [];
  for (const argument of args) {
    try {
      opened.push(
        isFolder(argument, io)
          ? { argument, read: readRunFolder(resolve(io.cwd, argument), argument) }
          : { argument, prepared: await prepare(argument, settings, io) },
      );
    } catch (error) {
      if (!(error instanceof InputFaults)) throw error;
      faults.push(...error.faults);
    }
  }
  if (faults.length > 0) throw new InputFaults(faults);
  return opened;
}

/**
 * Looks, before anything is simulated, for what would keep the runs from being paired. How many
 * replications `--until` comes to is not known by then.
 *
 * @throws InputFaults with all of it.
 */
export function checkPairing(
  args: readonly ComparedArgument[],
  options: SimulationOptions,
  { packageFolder }: Pick<CliIo, 'packageFolder'>,
): void {
  const headroomVersion = versionOf(packageFolder);
  const identities = args.map((one): RunIdentity => {
    if ('read' in one) return one.read;
    const { scenario } = one.prepared.loaded;
    const { sampling, replications, hypercubeCount } = scenario.run;
    const design = { method: sampling, batchSizes: batchSizes(replications, hypercubeCount) };
    const { sampleShare } = options;
    const { argument } = one;
    const { plan } = one.prepared;
    return plannedRun({ argument, headroomVersion, scenario, plan, sampleShare, design });
  });
  const known = options.until === null ? identities : identities.map(withoutCounts);
  const faults = pairingFaults(known);
  if (faults.length > 0) throw new InputFaults(faults);
}

function withoutCounts(identity: RunIdentity): RunIdentity {
  const design = { method: identity.design.method, batchSizes: [] };
  return { ...identity, replicationCount: 0, design };
}
