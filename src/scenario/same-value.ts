/** Whether two ways to write a value of a scenario say the same. */
import { z } from 'zod';
import { shapesAt } from './shapes-at.ts';

/**
 * Whether the format reads the same from two values, given as plain data, at an address.
 *
 * @example meanTheSame('owners.offloadShare', '10%', 0.1) // true
 * @example meanTheSame('title', '10%', '0.1') // false
 */
export function meanTheSame(address: string, one: unknown, other: unknown): boolean {
  return shapesAt(address)
    .filter(({ kind }) => kind === 'value')
    .some(({ schema }) => {
      const [read, otherRead] = [z.safeParse(schema, one), z.safeParse(schema, other)];
      // What the format reads is numbers, texts, and lists and maps of them in an order of its own.
      return (
        read.success &&
        otherRead.success &&
        JSON.stringify(read.data) === JSON.stringify(otherRead.data)
      );
    });
}
