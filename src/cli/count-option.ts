/** Values of options that are whole numbers. */
import type { CommandInput } from './definitions.ts';
import { UsageError } from './usage-error.ts';

/**
 * Reads the option as a whole number, or gives null if it is absent.
 *
 * @throws UsageError if it is something else or outside the bounds.
 */
export function countOption(
  input: CommandInput,
  name: string,
  bounds: { readonly least: number; readonly most: number; readonly help: string },
): number | null {
  const text = input.values.get(name)?.[0];
  if (text === undefined) return null;
  const count = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (count >= bounds.least && count <= bounds.most) return count;
  throw new UsageError(
    `--${name} is '${text}': write a whole number from ${bounds.least} to ${bounds.most}`,
    bounds.help,
  );
}
