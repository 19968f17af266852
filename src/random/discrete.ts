/** A value that is one of a few, each with a weight. */

import type { LegalRange } from './legal-range.ts';

/** The weights are chances up to a common factor. */
export interface Discrete {
  readonly kind: 'discrete';
  readonly items: readonly { readonly value: number; readonly weight: number }[];
}

/** What makes the items unusable and what to write instead; null where they are fine. */
export function faultOfItems({ items }: Discrete, range: LegalRange): string | null {
  if (items.length === 0) return 'discrete has no items; write at least one value and weight';
  for (const { value, weight } of items) {
    if (!(weight > 0 && weight < Infinity)) {
      return `the weight ${weight} of ${value} is not above 0; write a positive one or drop it`;
    }
    if (!(value >= range.low && value <= range.high)) {
      return `${value} is not legal; write values from ${range.low} to ${range.high}`;
    }
  }
  return null;
}

/** The least value that is not exceeded with probability u or more; the order of items is free. */
export function discreteQuantile({ items }: Discrete, u: number): number {
  const rising = [...items].sort((one, other) => one.value - other.value);
  let weightTotal = 0;
  for (const { weight } of rising) weightTotal += weight;
  let weightUpTo = 0;
  let quantile = Number.NaN;
  for (const { value, weight } of rising) {
    if (weightUpTo > 0 && weightUpTo >= u * weightTotal) break;
    quantile = value;
    weightUpTo += weight;
  }
  return quantile;
}
