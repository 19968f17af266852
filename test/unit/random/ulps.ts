/** How many units in the last place of `expected` lie between it and `found`. */
export function ulpsBetween(found: number, expected: number): number {
  if (found === expected) return 0;
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, Math.abs(expected));
  bits.setBigUint64(0, bits.getBigUint64(0) + 1n);
  return Math.abs(found - expected) / (bits.getFloat64(0) - Math.abs(expected));
}
