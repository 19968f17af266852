/** Exact arithmetic with the numbers that decimal texts stand for. */

/** Numerator and denominator, the latter above 0. */
export type Fraction = readonly [bigint, bigint];

export interface ExactDecimal {
  readonly value: Fraction;
  /** Decimal places that are written. */
  readonly places: number;
}

const PLAIN = /^(-?(?:0|[1-9]\d*))(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/** A plain decimal without a zero too many in front; null: the text is none. */
export function exactDecimal(text: string): ExactDecimal | null {
  const [, whole, fraction = '', power = '0'] = PLAIN.exec(text) ?? [];
  if (whole === undefined) return null;
  const value = times([BigInt(whole + fraction), 1n], powerOfTen(Number(power) - fraction.length));
  return { value, places: Math.max(0, fraction.length - Number(power)) };
}

export function powerOfTen(power: number): Fraction {
  return power < 0 ? [1n, 10n ** BigInt(-power)] : [10n ** BigInt(power), 1n];
}

export function times([a, b]: Fraction, [c, d]: Fraction): Fraction {
  return [a * c, b * d];
}

export function plus([a, b]: Fraction, [c, d]: Fraction): Fraction {
  return [a * d + c * b, b * d];
}

export function minus(one: Fraction, [c, d]: Fraction): Fraction {
  return plus(one, [-c, d]);
}

export function size([a, b]: Fraction): Fraction {
  return [a < 0n ? -a : a, b];
}

export function isAtLeast([a, b]: Fraction, [c, d]: Fraction): boolean {
  return a * d >= c * b;
}

export function larger(one: Fraction, other: Fraction): Fraction {
  return isAtLeast(one, other) ? one : other;
}

/** One by another as a double, to 15 digits after the point. */
export function ratio([a, b]: Fraction, [c, d]: Fraction): number {
  return Number((a * d * 10n ** 15n) / (b * c)) / 1e15;
}
