/** `headroom verify`: whether run folders are what they claim to be. */
import { resolve } from 'node:path';
import {
  isIntact,
  type VerifiedFolder,
  verifiedRecord,
  verifiedText,
} from '../review/verify-report.ts';
import { type Fault, InputFaults } from '../table/fault.ts';
import { counted } from '../units/counted.ts';
import type { CommandInput } from './definitions.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Interruptible } from './interrupt.ts';
import type { CliIo } from './io.ts';
import { type VerifiedRun, verifyRun } from './verify-run.ts';
import { versionOf } from './version.ts';

/** So many files that are not of the run are named. */
const STRANGERS_NAMED = 5;

export async function verify(input: CommandInput, io: CliIo): Promise<ExitCode> {
  const verified: VerifiedFolder[] = [];
  const faults: Fault[] = [];
  const isJson = input.flags.has('json');
  const isQuiet = input.flags.has('quiet');
  const turns = turnsOf(verified, input.operands.length, io);
  for (const run of input.operands) {
    try {
      const found = await verifyRun({ path: resolve(io.cwd, run), named: run }, turns);
      verified.push({ run, ...found });
      if (!isQuiet) for (const note of notes(run, found, io)) io.stderr.write(`note: ${note}\n`);
      if (!isJson) io.stdout.write(verifiedText({ run, ...found }));
    } catch (error) {
      if (!(error instanceof InputFaults)) throw error;
      faults.push(...error.faults);
    }
  }
  if (isJson && verified.length > 0) {
    const record = verifiedRecord(verified, versionOf(io.packageFolder));
    io.stdout.write(`${JSON.stringify(record, null, 2)}\n`);
  }
  if (faults.length > 0) throw new InputFaults(faults);
  return verified.every(isIntact) ? EXIT.done : EXIT.no;
}

function turnsOf(verified: readonly unknown[], runCount: number, io: CliIo): Interruptible {
  return {
    interruption: io.interruption,
    describe: () => `${verified.length} of ${counted(runCount, 'run')} verified`,
  };
}

function notes(run: string, { headroomVersion, strangers }: VerifiedRun, io: CliIo): string[] {
  const version = versionOf(io.packageFolder);
  const left = strangers.length - STRANGERS_NAMED;
  const names = strangers.slice(0, STRANGERS_NAMED).join(', ') + (left > 0 ? `, ${left} more` : '');
  return [
    ...(headroomVersion === version
      ? []
      : [`${run} was made by headroom ${headroomVersion}, and this is ${version}`]),
    ...(strangers.length === 0 ? [] : [`${run} holds what is not of the run: ${names}`]),
  ];
}
