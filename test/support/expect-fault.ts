/** What bad input must come to. */
import { expect } from 'vitest';
import { callCli, filesIn } from './run-cli.ts';

/** Runs the scenario in the folder and expects the fault, and the folder as it was. */
export async function expectFault(folder: string, stderr: string, args = ['run', 'small.yaml']) {
  const before = filesIn(folder);
  expect(await callCli(args, { cwd: folder })).toEqual({ code: 2, stdout: '', stderr });
  expect(filesIn(folder)).toEqual(before);
}
