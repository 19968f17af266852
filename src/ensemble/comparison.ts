/** Comparing a figure or a metric with a bound. */
import { ExpressionError } from './expression-error.ts';

const OPERATORS = ['<', '<=', '>', '>='] as const;
export type Operator = (typeof OPERATORS)[number];

export interface Comparison {
  readonly operator: Operator;
  /** In the unit of what is compared; of dates a CalendarDate. */
  readonly bound: number;
}

/**
 * Whether the value lies as the comparison says. What does not happen within the horizon (null) is
 * later, and thus larger, than every bound: only `>` and `>=` hold of it.
 *
 * @example holdsOf(null, { operator: '>', bound: 5 }) // true
 */
export function holdsOf(value: number | null, { operator, bound }: Comparison): boolean {
  const found = value ?? Infinity;
  switch (operator) {
    case '<':
      return found < bound;
    case '<=':
      return found <= bound;
    case '>':
      return found > bound;
    case '>=':
      return found >= bound;
  }
}

/**
 * Splits what follows a figure or a metric, such as `<= 200`, into the operator and the text of the
 * bound. `subject` is what it follows, for messages.
 *
 * @throws ExpressionError if either is missing, or the operator is none of `<`, `<=`, `>`, `>=`.
 * @example splitComparison('<= 200', 'p95(peak_used_tib)') // { operator: '<=', boundText: '200' }
 */
export function splitComparison(
  text: string,
  subject: string,
): { readonly operator: Operator; readonly boundText: string } {
  const [, symbol = '', boundText = ''] = /^([<>=!]*)\s*(.*)$/s.exec(text.trim()) ?? [];
  const choice = `one of ${OPERATORS.join(' ')}`;
  if (symbol === '') {
    const found = boundText === '' ? '' : `, not '${boundText}'`;
    throw new ExpressionError(`after ${subject} write ${choice} and a value${found}`);
  }
  const operator = OPERATORS.find((known) => known === symbol);
  if (operator === undefined) {
    throw new ExpressionError(`after ${subject} write ${choice}, not '${symbol}'`);
  }
  if (boundText === '') {
    throw new ExpressionError(`after ${subject} ${operator} a value is missing`);
  }
  return { operator, boundText };
}
