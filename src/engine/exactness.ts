/** Whether a replication's sums are small enough to be exact, which its traffic decides. */
import { InputFaults } from '../table/fault.ts';
import { EXACT_SUM_MAX } from '../units/exact-sums.ts';

/** Whether no unit is lost in a sum of units; false for what is not a number. */
export function isExact(sum: number, unit: number): boolean {
  return Math.abs(sum) < EXACT_SUM_MAX * unit;
}

/**
 * What to throw of a sum that is not exact. One that is too large is the scenario's fault: legal
 * growth over a legal horizon comes to any number of bytes. One that is no number is ours.
 */
export function inexactness(what: string, sum: number): Error {
  if (Number.isNaN(sum)) return new Error(`master check: ${what} is not a number`);
  return new InputFaults([
    {
      ...{ file: '', line: 0, column: 0, address: 'horizon' },
      message: `the traffic adds up to more than a run can count exactly: ${what}`,
      mend: 'have a shorter horizon, fewer mailboxes, or less traffic, growth or spread of traffic',
    },
  ]);
}
