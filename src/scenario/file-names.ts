/** How the files of a scenario are called: as seen from the scenario, wherever it lies. */
import type { InputFile } from './loaded.ts';

/** The path by which a command line means standard input. */
export const STANDARD_INPUT = '-';

/** The name of the scenario itself. */
export function scenarioName(path: string): string {
  return path === STANDARD_INPUT ? 'standard-input.yaml' : lastPart(path);
}

/** The last part of a path. */
export function lastPart(path: string): string {
  return path.slice(path.search(/[^\\/]*$/));
}

/**
 * The name of the file that is `written` in another, which itself is called `from`: relative to the
 * scenario, with `/` between parts. One that is written as an absolute path goes by its last part,
 * so that no path of the machine gets into a report.
 *
 * @example nameSeenFrom('base/2013.yaml', '../../fixtures/a.csv') // '../fixtures/a.csv'
 */
export function nameSeenFrom(from: string, written: string): string {
  if (/^([\\/]|[A-Za-z]:)/.test(written)) return lastPart(written);
  const parts: string[] = [];
  for (const part of [...from.split('/').slice(0, -1), ...written.split(/[\\/]/)]) {
    const isUp = part === '..' && parts.length > 0 && parts.at(-1) !== '..';
    if (isUp) parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** Whether distinctName may have given a name to the file that is to be called `wanted`. */
export function isNameFor(wanted: string, name: string): boolean {
  return name === wanted || name.replace(/-\d+(\.[^./]*)?$/, '$1') === wanted;
}

/** The name, with a number before its ending if a file at another path is called so already. */
export function distinctName(name: string, files: readonly InputFile[]): string {
  const [, stem = name, ending = ''] = /^(.*[^/])(\.[^./]*)$/.exec(name) ?? [];
  let distinct = name;
  for (let number = 2; files.some((file) => file.name === distinct); number += 1) {
    distinct = `${stem}-${number}${ending}`;
  }
  return distinct;
}
