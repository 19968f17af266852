/** What the schema says may stand at an address. */
import type { z } from 'zod';
import { scenarioSchema } from './schema.ts';
import { type Shape, shapesOf, under } from './shape.ts';

/**
 * Every shape that may stand at an address: none where the format has no such key, several where it
 * allows a word or a map. Free names and numbers of items in it may be any.
 */
export function shapesAt(address: string): Shape[] {
  return address.split('.').reduce(stepInto, [scenarioSchema]).flatMap(shapesOf);
}

/**
 * Whether the last part of an address is the name or the number of an item, of which there may be
 * as many as one likes, and no key of the format.
 *
 * @example isItemAt('rollout.stages.london') // true
 * @example isItemAt('rollout.stages') // false
 */
export function isItemAt(address: string): boolean {
  const stop = address.lastIndexOf('.');
  if (stop < 0) return false;
  const key = address.slice(stop + 1);
  return shapesAt(address.slice(0, stop)).some(
    (shape) =>
      shape.kind === 'list' ||
      (shape.kind === 'map' && shape.rest !== null && !shape.keys.has(key)),
  );
}

/** What may stand under a key; where the format allows a word or a map, in either. */
function stepInto(schemas: readonly z.core.$ZodType[], key: string): z.core.$ZodType[] {
  return schemas.flatMap(shapesOf).flatMap((shape) => {
    if (shape.kind === 'list') return [shape.item];
    const child = under(shape, key);
    return child === undefined ? [] : [child];
  });
}
