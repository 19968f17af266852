/** Writes the folder of a made-up run into a folder of a test's own. */
import { join } from 'node:path';
import { OutputFault } from '../../src/report/output-fault.ts';
import type { RunResult } from '../../src/report/run-result.ts';
import { type RunFolder, writeRunFolder } from '../../src/report/write-run-folder.ts';
import { fakeRun, fakeTrace } from './fake-trace.ts';

export const RUN_FILES = [
  'assumptions.csv',
  'datapackage.json',
  'inputs',
  'mailbox_sizes.csv',
  'quota_states.csv',
  'replications.csv',
  'run.json',
  'sensitivity.csv',
  'stage_events.csv',
  'stages.csv',
  'summary.csv',
  'timeline.csv',
];
const INPUTS = [
  { name: 'fake.yaml', content: Buffer.from('name: fake\n') },
  { name: '../organisations.csv', content: Buffer.from('id\r\n1\r\n') },
];

export const run = fakeRun({ traces: [fakeTrace()] });

/** The writing of `run`, in the folder given. */
export function writerIn(
  folder: string,
): (more?: Partial<RunFolder>, result?: RunResult) => ReturnType<typeof writeRunFolder> {
  const path = join(folder, 'run');
  return (more = {}, result = run) =>
    writeRunFolder(result, { path, named: 'runs/run', force: false, inputs: INPUTS, ...more });
}

/** What writing failed with; anything but an OutputFault fails the test. */
export async function faultOf(writing: Promise<unknown>): Promise<OutputFault> {
  const error = await writing.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof OutputFault) return error;
  throw error ?? new Error('nothing was refused');
}
