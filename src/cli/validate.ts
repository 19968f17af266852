/** `headroom validate`: every fault of the files, and whether their traffic has the right size. */
import { InputFaults } from '../table/fault.ts';
import type { CommandInput } from './definitions.ts';
import { giveTurn } from './interrupt.ts';
import type { CliIo } from './io.ts';
import { openSource, prepare } from './prepare.ts';
import { compareMessages, type MessageComparison } from './reported-messages.ts';
import { groupDigits, signedPercent } from './words.ts';

export async function validate(input: CommandInput, io: CliIo): Promise<void> {
  const source = await openSource(input.operands, io);
  const set = input.values.get('set') ?? [];
  const faults = [];
  for (const file of input.operands) {
    await giveTurn(io.interruption, () => 'not all files were looked at');
    try {
      const { loaded, plan } = prepare(file, { set, source });
      io.stdout.write(`${file}: no faults\n`);
      const comparison = compareMessages(loaded.scenario, plan);
      if (comparison !== null) io.stdout.write(`  ${sentenceOf(comparison)}\n`);
    } catch (error) {
      if (!(error instanceof InputFaults)) throw error;
      faults.push(...error.faults);
    }
  }
  if (faults.length > 0) throw new InputFaults(faults);
}

function sentenceOf({ month, modelledCount, reportedCount }: MessageComparison): string {
  if (modelledCount === null) {
    return `messages in ${month}: not compared, the month is not wholly within the horizon`;
  }
  const modelled = groupDigits(Math.round(modelledCount));
  const difference = signedPercent(modelledCount / reportedCount - 1);
  return (
    `messages in ${month}: ${modelled} by the cohorts, ` +
    `${groupDigits(reportedCount)} reported (${difference})`
  );
}
