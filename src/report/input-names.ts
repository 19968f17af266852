/** How the files that a run read are called in its folder, whatever machine it ran on. */
import { lastPart } from '../scenario/file-names.ts';
import type { InputFile } from '../scenario/loaded.ts';

/** The folder of a run folder that holds the files read. */
export const INPUTS_FOLDER = 'inputs';

/**
 * Where in `inputs/` a file goes, given its name relative to the scenario, with `/` between parts.
 *
 * A part `..`, which would lead out of the folder, becomes `_up`; a part that already is `_up`
 * behind one or more underscores gets one more, so that no two names become the same.
 *
 * @throws RangeError for a name that is absolute or empty.
 * @example keptName('../fixtures/organisations.csv') // '_up/fixtures/organisations.csv'
 */
export function keptName(name: string): string {
  const parts = name.split(/[\\/]/);
  if (parts[0] === '' || parts[0]!.endsWith(':')) {
    throw new RangeError(`'${name}' is not a name relative to the scenario`);
  }
  return parts
    .map((part) => (part === '..' ? '_up' : /^_+up$/.test(part) ? `_${part}` : part))
    .join('/');
}

/**
 * Gives the name, relative to the scenario, of a file that a place names as the user did; of a file
 * that is not among those read (`--set`) the last part, so that no path of the machine gets out.
 */
export function inputNames(files: readonly InputFile[]): (file: string) => string {
  const names = new Map(files.map(({ path, name }) => [path, name]));
  return (file) => names.get(file) ?? lastPart(file);
}
