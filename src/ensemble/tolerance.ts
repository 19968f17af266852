/** How precise a figure is asked to be. */
import { parseShare } from '../units/shares.ts';
import { ExpressionError } from './expression-error.ts';
import { type Figure, parsePlainDecimal, type Quantity, quantityOf } from './figure.ts';
import type { HalfWidth } from './figure-value.ts';

export interface Tolerance {
  /** Relative: a share of the figure; absolute: in its unit, days for dates. */
  readonly kind: 'relative' | 'absolute';
  readonly amount: number;
}

/**
 * Reads a tolerance: a percentage is of the figure, but of a probability it is percentage points; a
 * number is in the figure's unit, of dates in days. It is above 0, and dates have no percentage.
 *
 * @throws ExpressionError if it is none of these.
 * @example
 * parseTolerance('1%', parseFigure('p95(peak_used_tib)'))
 * // { kind: 'relative', amount: 0.01 }
 */
export function parseTolerance(text: string, figure: Figure): Tolerance {
  const quantity = quantityOf(figure);
  const isPercentage = text.endsWith('%');
  if (isPercentage && quantity.kind === 'date') {
    throw new ExpressionError(
      `a date has no percentage: write a number of days, such as 3, not '${text}'`,
    );
  }
  const amount = isPercentage ? shareIn(text) : parsePlainDecimal(text);
  if (amount === null) {
    throw new ExpressionError(`'${text}' is not a tolerance: write ${howToWrite(quantity)}`);
  }
  if (amount <= 0) throw new ExpressionError(`a tolerance is above 0, not '${text}'`);
  const isProbability = figure.kind === 'probability';
  if (quantity.kind === 'share' && amount >= 1 && (isProbability || !isPercentage)) {
    throw new ExpressionError(
      `every ${quantity.name} is within 1, or 100%: write less than '${text}', such as 1%`,
    );
  }
  return { kind: isPercentage && !isProbability ? 'relative' : 'absolute', amount };
}

function shareIn(text: string): number | null {
  const parsed = parseShare(text);
  return 'share' in parsed ? parsed.share : null;
}

function howToWrite(quantity: Quantity): string {
  switch (quantity.kind) {
    case 'date':
      return 'a number of days, such as 3';
    case 'share':
      return 'a percentage or a fraction, such as 1% or 0.01';
    case 'number':
      return `a percentage of the figure or a number in ${quantity.unit}, such as 1% or 2.5`;
  }
}

/**
 * Whether a half-width is within the tolerance; what has none never is.
 *
 * @example isWithin({ absolute: 3, relative: null }, { kind: 'absolute', amount: 3 }) // true
 */
export function isWithin(halfWidth: HalfWidth, { kind, amount }: Tolerance): boolean {
  if ('reason' in halfWidth) return false;
  const { absolute, relative } = halfWidth;
  // Of a figure of 0 any share is 0.
  return kind === 'absolute'
    ? absolute <= amount
    : absolute === 0 || (relative ?? Infinity) <= amount;
}
