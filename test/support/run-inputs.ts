/** What run.json would say of a scenario's inputs, without a run. */
import { expect } from 'vitest';
import { portable } from '../../src/report/portable.ts';
import { inputsDiff } from '../../src/review/inputs-diff.ts';
import { parseRunInputs, type RunInputs } from '../../src/review/parse-run-inputs.ts';
import type { LoadedScenario } from '../../src/scenario/loaded.ts';
import { type Files, load, minimalWith } from '../unit/scenario/memory-io.ts';

/** A file, its content a number, of which the last digit is the size less 100 bytes. */
type DataFile = readonly [name: string, content: number];

export function inputsOf(loaded: LoadedScenario, ...dataFiles: readonly DataFile[]): RunInputs {
  const origins = portable(loaded).origins.map(({ address, provenance, ...origin }) => [
    address,
    { ...origin, ...(provenance ?? {}) },
  ]);
  const files: readonly DataFile[] = [
    ...loaded.files.map(({ name }): DataFile => [name, 1]),
    ...dataFiles,
  ];
  const inputs = files.map(([name, content]) => ({
    name,
    path: `inputs/${name.replaceAll('../', '')}`,
    bytes: 100 + (content % 10),
    sha256: String(content).padStart(64, '0'),
  }));
  return parseRunInputs(JSON.stringify({ inputs, origins: Object.fromEntries(origins) }), 'run');
}

export function inputsOfFiles(files: Files, ...set: readonly string[]): RunInputs {
  return inputsOf(load(files, ...set));
}

/** The minimal scenario, some of its text replaced. */
export function minimalInputs(...pairs: readonly (readonly [string, string])[]): RunInputs {
  return inputsOfFiles(minimalWith(...pairs));
}

/** Which values differ, a line each; what else does is counted. */
export function linesOf(before: RunInputs, after: RunInputs): string[] {
  const { isDifferent, values, provenances, files } = inputsDiff(before, after);
  expect(isDifferent).toBe(values.length + provenances.length + files.length > 0);
  return values.map(({ address, before: was, after: is }) => {
    const [left, right] = [was, is].map((value) => value?.text ?? 'none');
    return `${address}: ${left} -> ${right}`;
  });
}

/** An origin of nothing in particular. */
export const NOWHERE = {
  file: 'b.yaml',
  line: 1,
  column: 1,
  source: '',
  owner: '',
  note: '',
  quality: '',
};
