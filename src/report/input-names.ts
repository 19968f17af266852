/** How the files that a run read are called in its folder, whatever machine it ran on. */
import { lastPart } from '../scenario/file-names.ts';
import type { InputFile } from '../scenario/loaded.ts';

/** The folder of a run folder that holds the files read. */
export const INPUTS_FOLDER = 'inputs';

/**
 * Where in `inputs/` each file goes, given their names relative to the scenario with `/` between
 * parts: so that every `../` still leads to its file, and the scenario can be run from there.
 *
 * The scenario goes as many folders deep as the longest climb needs. These are called `_`, or `__`
 * and so on where a file's name has such a part, so that no two names become the same.
 *
 * @throws RangeError for a name that is absolute or empty.
 * @example ['a.yaml', '../b.csv'].map(keptNames(['a.yaml', '../b.csv'])) // ['_/a.yaml', 'b.csv']
 */
export function keptNames(names: readonly string[]): (name: string) => string {
  const parts = names.map(partsOf);
  const depth = Math.max(0, ...parts.map(climbOf));
  let filler = '_';
  while (parts.flat().includes(filler)) filler += '_';
  return (name) => {
    const kept: string[] = Array(depth).fill(filler);
    for (const part of partsOf(name)) {
      if (part === '..') kept.pop();
      else kept.push(part);
    }
    return kept.join('/');
  };
}

function partsOf(name: string): string[] {
  const parts = name.split(/[\\/]/);
  if (parts[0] === '' || parts[0]!.endsWith(':')) {
    throw new RangeError(`'${name}' is not a name relative to the scenario`);
  }
  return parts;
}

/** How many folders above the scenario's own a name leads. */
function climbOf(parts: readonly string[]): number {
  let level = 0;
  let lowest = 0;
  for (const part of parts) {
    level += part === '..' ? -1 : 1;
    lowest = Math.min(lowest, level);
  }
  return -lowest;
}

/**
 * Gives the name, relative to the scenario, of a file that a place names as the user did; of a file
 * that is not among those read (`--set`) the last part, so that no path of the machine gets out.
 */
export function inputNames(files: readonly InputFile[]): (file: string) => string {
  const names = new Map(files.map(({ path, name }) => [path, name]));
  return (file) => names.get(file) ?? lastPart(file);
}
