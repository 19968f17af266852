/** Loads scenarios from texts in memory, for tests. */
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import type { ScenarioIo } from '../../../src/scenario/layers.ts';
import { loadScenario } from '../../../src/scenario/load.ts';
import type { LoadedScenario } from '../../../src/scenario/loaded.ts';
import { InputFaults } from '../../../src/table/fault.ts';

export type Files = Readonly<Record<string, string>>;

function memoryIo(files: Files): ScenarioIo {
  return {
    readText: (path) => {
      const text = files[path];
      return text === undefined ? { fault: 'there is no such file' } : { text };
    },
    resolve: (from, path) => posix.join(posix.dirname(from), path),
  };
}

/** Loads the first of the files. */
export function load(files: Files, ...set: string[]): LoadedScenario {
  const [path = ''] = Object.keys(files);
  return loadScenario({ path, set, io: memoryIo(files) });
}

/** The faults of the first of the files, a line each; an empty list if it loads. */
export function faultLines(files: Files, ...set: string[]): string[] {
  try {
    load(files, ...set);
  } catch (error) {
    if (error instanceof InputFaults) {
      return error.message.split('\n');
    }
    throw error;
  }
  return [];
}

const folder = new URL('./fixtures/', import.meta.url);

export const MINIMAL = readFileSync(new URL('minimal.yaml', folder), 'utf8');
export const SKETCH = readFileSync(new URL('sketch.yaml', folder), 'utf8');

/** The minimal scenario with one piece of its text replaced, which must occur. */
export function minimalWith(...pairs: readonly (readonly [string, string])[]): Files {
  let text = MINIMAL;
  for (const [old, replacement] of pairs) {
    if (!text.includes(old)) {
      throw new Error(`the fixture has no '${old}'`);
    }
    text = text.replace(old, replacement);
  }
  return { 'a.yaml': text };
}
