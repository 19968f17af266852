import { shiftDecimalPoint } from './decimal.ts';

const DIGITS_AND_PERCENT = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))(\s*%)?$/;

/**
 * Reads a share such as `15%` or `0.15`; the range that makes sense is for the caller to check.
 *
 * A percentage is the double nearest to its decimal value: `15%` is 0.15 and `0.07%` is 0.0007, as
 * the decimal point is moved in the text and nothing is divided.
 *
 * @example parseShare('0.047%') // { share: 0.00047 }
 */
export function parseShare(value: string | number): { share: number } | { fault: string } {
  const text = String(value).trim();
  const [, digits, percent] = DIGITS_AND_PERCENT.exec(text) ?? [];
  const share =
    typeof value === 'number'
      ? value
      : digits === undefined
        ? Number.NaN
        : Number(percent === undefined ? digits : shiftDecimalPoint(digits, -2));
  if (!Number.isFinite(share)) {
    return { fault: `'${text}' is not a share: write a percentage or a fraction, 15% or 0.15` };
  }
  return { share: share + 0 };
}

/**
 * Writes a share as a percentage that parseShare reads back to the same double.
 *
 * @throws RangeError for NaN and infinities.
 * @example formatShare(0.00047) // '0.047%'
 */
export function formatShare(share: number): string {
  return `${shiftDecimalPoint(String(share), 2)}%`;
}
