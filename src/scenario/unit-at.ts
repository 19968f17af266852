/** What the schema knows of a scenario's value, by its address. */
import { shapesAt } from './shapes-at.ts';

/**
 * The unit in which numbers made from the value at an address are reported: sizes in bytes,
 * percentages as shares of 1. Empty for what makes no number, or nothing known.
 *
 * @example unitAt('owners.inducedDelayDays') // 'days'
 */
export function unitAt(address: string): string {
  const units = shapesAt(address).map(({ facts }) => facts.part === 'value' && facts.unit);
  return units.find((unit) => typeof unit === 'string') || '';
}

/**
 * Whether a distribution may stand at an address. Free names in it may be any.
 *
 * @example isUncertainAt('population.cohorts.nurses.keepShare') // true
 */
export function isUncertainAt(address: string): boolean {
  return shapesAt(address).some(({ facts }) => facts.part === 'value' && facts.isUncertain);
}
