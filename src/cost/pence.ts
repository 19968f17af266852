/** Money as whole pence: sums of them are exact, so that tables made from the same ones agree. */
import { InputFaults } from '../table/fault.ts';
import { formatDecimal } from '../units/decimal.ts';

export const PENCE_PER_POUND = 100;

/**
 * Sums of pence stay below it, 2^52: a hundredth of a whole number up to there, as a double, has
 * the right pence when it is written with two places.
 */
const PENCE_MAX = 4_503_599_627_370_496;

/** A product of a price and a quantity is off by far less than 2^-20 of a penny. */
const STEPS_PER_PENNY = 1_048_576;

/**
 * Rounds pence that are zero or more to whole ones, a half upwards; within 2^-21 of a half counts
 * as one: 1.005 times 100 is below 100.5, and is 101 pence all the same.
 *
 * @example wholePence(1.005 * 100) // 101
 */
export function wholePence(pence: number): number {
  return Math.floor(Math.round(pence * STEPS_PER_PENNY) / STEPS_PER_PENNY + 0.5);
}

/**
 * The whole pence of pounds that were made from some, below the bound on sums.
 *
 * @example penceOf(1.15) // 115
 */
export function penceOf(pounds: number): number {
  return Number(formatDecimal(pounds, 2).replace('.', ''));
}

/**
 * Gives a sum of whole pence back, if it is one that is exact.
 *
 * @throws InputFaults if the costs of the scenario add up to 45 million million pounds or more;
 *   Error if it is no whole number of pence from 0 on, which is a fault of ours.
 */
export function checkedPence(what: () => string, pence: number): number {
  if (pence >= PENCE_MAX) throw tooMuchMoney(what());
  if (!(Number.isInteger(pence) && pence >= 0)) {
    throw new Error(`master check: ${what()} comes to ${pence} pence`);
  }
  return pence;
}

function tooMuchMoney(what: string): InputFaults {
  return new InputFaults([
    {
      ...{ file: '', line: 0, column: 0, address: 'costs' },
      message: `the costs add up to more than a run can count to the penny: ${what}`,
      mend: 'lower the prices, or what they are paid for, below 45 million million in all',
    },
  ]);
}
