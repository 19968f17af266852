/** Figures: what a metric comes to over the replications, in one number. */
import { parseDate } from '../calendar/date.ts';
import { parseShare } from '../units/shares.ts';
import type { Comparison } from './comparison.ts';
import { ExpressionError } from './expression-error.ts';
import type { Metric } from './metrics.ts';

export type Figure =
  | { readonly kind: 'mean'; readonly metric: Metric }
  | { readonly kind: 'quantile'; readonly metric: Metric; readonly percent: number }
  | {
      readonly kind: 'probability';
      readonly metric: Metric;
      /** Null: that it happens within the horizon. */
      readonly condition: Comparison | null;
    };

/** What a number is of: it decides how the number is written. */
export type Quantity =
  | { readonly kind: 'date' }
  | { readonly kind: 'share'; readonly name: string }
  | { readonly kind: 'number'; readonly unit: string };

/** What the metric's values are. */
export function quantityOfMetric({ kind, unit }: Metric): Quantity {
  if (kind === 'day') return { kind: 'date' };
  return unit === 'share' ? { kind: 'share', name: 'share' } : { kind: 'number', unit };
}

/** What the figure's value is. */
export function quantityOf(figure: Figure): Quantity {
  if (figure.kind === 'probability') return { kind: 'share', name: 'probability' };
  return quantityOfMetric(figure.metric);
}

/**
 * Reads a value: a date, a share or percentage, or a plain decimal in the quantity's unit. A date
 * is a CalendarDate.
 *
 * @throws ExpressionError if the text is none.
 * @example parseBound('90%', { kind: 'share', name: 'probability' }) // 0.9
 */
export function parseBound(text: string, quantity: Quantity): number {
  switch (quantity.kind) {
    case 'date': {
      const date = parseDate(text);
      if (date !== null) return date;
      throw new ExpressionError(`'${text}' is not a date: write it as 2013-12-01`);
    }
    case 'share':
      return parseShareBound(text, quantity.name);
    case 'number': {
      const value = parsePlainDecimal(text);
      if (value !== null) return value;
      throw new ExpressionError(
        `'${text}' is not a number: write a plain decimal in ${quantity.unit}, such as 200 or 12.5`,
      );
    }
  }
}

/** A share above 1 is a percentage without its sign. */
function parseShareBound(text: string, name: string): number {
  const parsed = parseShare(text);
  if ('fault' in parsed) {
    throw new ExpressionError(`'${text}' is not a ${name}: write it as 90% or 0.9`);
  }
  if (parsed.share >= 0 && parsed.share <= 1) return parsed.share;
  throw new ExpressionError(`a ${name} is from 0% to 100%, or from 0 to 1, not '${text}'`);
}

const PLAIN_DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;

/**
 * Reads a number written in digits, without an exponent; null if it is something else.
 *
 * @example parsePlainDecimal('1e3') // null
 */
export function parsePlainDecimal(text: string): number | null {
  const value = PLAIN_DECIMAL.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : null;
}
