/**
 * Writes a number as a plain decimal with a fixed number of places.
 *
 * No exponent and never a negative zero: -0.0004 with three places is `0.000`. A tie in the exact
 * binary value goes away from zero. `Number.prototype.toFixed` is defined exactly by ECMAScript for
 * magnitudes below 1e21 (the nearest decimal to the double's exact value), so every engine writes
 * the same digits.
 *
 * Source: ECMA-262, Number.prototype.toFixed.
 * @throws RangeError for NaN, an infinity, a magnitude of 1e21 or more, or places outside 0 to 100.
 * @example formatDecimal(1234.5, 3) // '1234.500'
 */
export function formatDecimal(value: number, places: number): string {
  if (!(value > -1e21 && value < 1e21)) {
    throw new RangeError(
      `${value} cannot be written as a plain decimal: it must be finite and below 1e21`,
    );
  }
  const text = value.toFixed(places);
  return value < 0 && Number(text) === 0 ? text.slice(1) : text;
}

/**
 * Like formatDecimal, without the zeros that end the fraction, for messages.
 *
 * @throws RangeError as formatDecimal does.
 * @example formatDecimalShort(1.5, 3) // '1.5'
 */
export function formatDecimalShort(value: number, places: number): string {
  const text = formatDecimal(value, places);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

const DECIMAL = /^([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/;

/**
 * Moves the decimal point of a number written in digits, without arithmetic on its value.
 *
 * Multiplying or dividing by 100 rounds (0.07 * 100 is 7.000000000000001); moving the point in the
 * text does not. Positive places move it to the right. A power of ten written with `e` is resolved.
 *
 * @throws RangeError if the text is not a number in digits.
 * @example shiftDecimalPoint('15', -2) // '0.15'
 */
export function shiftDecimalPoint(text: string, places: number): string {
  const [, sign, whole, fraction, exponent] = DECIMAL.exec(text) ?? [];
  if (whole === undefined || fraction === undefined || whole + fraction === '') {
    throw new RangeError(`'${text}' is not a number in digits`);
  }
  const point = whole.length + Number(exponent ?? 0) + places;
  const digits = '0'.repeat(Math.max(0, 1 - point)) + whole + fraction;
  const split = Math.max(point, 1);
  const left = digits
    .slice(0, split)
    .padEnd(split, '0')
    .replace(/^0+(?=\d)/, '');
  const right = digits.slice(split).replace(/0+$/, '');
  return `${sign === '-' ? '-' : ''}${left}${right === '' ? '' : `.${right}`}`;
}
