/** The unit of a scenario's value, as far as its text tells. */
import type { Origin } from '../scenario/loaded.ts';

const BINARY_UNIT = /\d\s*(?:B|KiB|MiB|GiB|TiB)\b/;

/**
 * The unit in which numbers made from a value are given: sizes become bytes, percentages shares.
 */
export function unitOfText(text: string): string {
  if (BINARY_UNIT.test(text)) return 'bytes';
  return text.includes('%') ? 'share' : '';
}

/** Gives the unit of the value at an address; empty where its text tells none. */
export function unitsByAddress(origins: readonly Origin[]): (address: string) => string {
  const units = new Map(origins.map(({ address, text }) => [address, unitOfText(text)]));
  return (address) => units.get(address) ?? '';
}
