/** What the schema knows of a scenario's value, by its address. */
import type { z } from 'zod';
import type { Facts } from './facts.ts';
import { scenarioSchema } from './schema.ts';
import { shapesOf, under } from './shape.ts';

/**
 * The unit in which numbers made from the value at an address are reported: sizes in bytes,
 * percentages as shares of 1. Empty for what makes no number, or nothing known.
 *
 * @example unitAt('owners.inducedDelayDays') // 'days'
 */
export function unitAt(address: string): string {
  const units = factsAt(address).map((facts) => facts.part === 'value' && facts.unit);
  return units.find((unit) => typeof unit === 'string') || '';
}

/**
 * Whether a distribution may stand at an address. Free names in it may be any.
 *
 * @example isUncertainAt('population.cohorts.nurses.keepShare') // true
 */
export function isUncertainAt(address: string): boolean {
  return factsAt(address).some((facts) => facts.part === 'value' && facts.isUncertain);
}

function factsAt(address: string): Facts[] {
  const ends = address.split('.').reduce(stepInto, [scenarioSchema]);
  return ends.flatMap(shapesOf).map(({ facts }) => facts);
}

/** What may stand under a key; where the format allows a word or a map, in either. */
function stepInto(schemas: readonly z.core.$ZodType[], key: string): z.core.$ZodType[] {
  return schemas.flatMap(shapesOf).flatMap((shape) => {
    if (shape.kind === 'list') return [shape.item];
    const child = under(shape, key);
    return child === undefined ? [] : [child];
  });
}
