/** Scenarios that the package brings along: found by name after an installation, too. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { lastPart, STANDARD_INPUT } from '../scenario/file-names.ts';
import { type Fault, InputFaults } from '../table/fault.ts';

/** Where to look for what the user named. */
export interface ShippedSource {
  readonly pathOf: (path: string) => string;
  readonly packageFolder: string;
}

/**
 * Loads a file by `load`; where that fails because there is no such file, and the package ships a
 * scenario of that name, the fault says where it is.
 *
 * @throws InputFaults as `load` does.
 */
export function orTellShipped<Loaded>(
  file: string,
  source: ShippedSource,
  load: () => Loaded,
): Loaded {
  try {
    return load();
  } catch (error) {
    const shipped = error instanceof InputFaults ? shippedFor(file, source) : null;
    if (!(error instanceof InputFaults) || shipped === null) throw error;
    const mend = `headroom brings ${shipped} along: name that path, or copy it`;
    const told = (fault: Fault): Fault => (fault.file === file ? { ...fault, mend } : fault);
    throw new InputFaults(error.faults.map(told));
  }
}

/** The full path of the shipped scenario, or null where the file is there or none is shipped. */
function shippedFor(file: string, { pathOf, packageFolder }: ShippedSource): string | null {
  if (file === STANDARD_INPUT || existsSync(pathOf(file))) return null;
  const name = lastPart(file).replace(/\.ya?ml$/, '');
  const path = join(packageFolder, 'scenarios', `${name}.yaml`);
  return name !== '' && existsSync(path) ? path : null;
}
