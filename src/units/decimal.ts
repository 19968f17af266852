/**
 * Below so many units of the last place, 2^52, a double is less than half a unit from the decimal
 * that it stands for, so that rounding to the place gives that decimal back.
 */
const UNITS_TOLD = 4_503_599_627_370_496;
/** Units of the last place in one, by places; the most that toFixed allows. */
const UNITS_IN_ONE = Array.from({ length: 101 }, (_, places) => Number(`1e${places}`));
/** Decimal digits of which a double holds any number, and with which it is told from all others. */
const [DIGITS_HELD, DIGITS_MAX] = [15, 17];

/**
 * Writes a number as a plain decimal with a fixed number of places.
 *
 * No exponent and never a negative zero: -0.0004 with three places is `0.000`. A tie in the exact
 * binary value goes away from zero. Where the places go on beyond what a double can tell, its
 * digits end with the first, from the fifteenth on, that tell it from every other, and zeros
 * follow: the exact binary value of 109052547.62 goes on with 0.000000005, which nobody ever meant.
 * `Number.prototype.toFixed` and `toPrecision` are defined exactly by ECMAScript for magnitudes
 * below 1e21 (the nearest decimal to the double's exact value), so every engine writes the same
 * digits.
 *
 * Source: ECMA-262, Number.prototype.toFixed and toPrecision; IEEE 754-2019, 5.12.2, for 15 and 17.
 * @throws RangeError for NaN, an infinity, a magnitude of 1e21 or more, or places outside 0 to 100.
 * @example formatDecimal(1234.5, 3) // '1234.500'
 */
export function formatDecimal(value: number, places: number): string {
  if (!(value > -1e21 && value < 1e21)) {
    throw new RangeError(
      `${value} cannot be written as a plain decimal: it must be finite and below 1e21`,
    );
  }
  const units = Math.abs(value) * (UNITS_IN_ONE[places] ?? 0);
  const text = units < UNITS_TOLD ? value.toFixed(places) : toldDigits(value, places);
  return value < 0 && Number(text) === 0 ? text.slice(1) : text;
}

/** The digits that tell a double from all others, with zeros up to the places. */
function toldDigits(value: number, places: number): string {
  const isTold = (digits: number): boolean => Number(value.toPrecision(digits)) === value;
  const digits = [DIGITS_HELD, DIGITS_HELD + 1].find(isTold) ?? DIGITS_MAX;
  const [whole = '', fraction = ''] = shiftDecimalPoint(value.toPrecision(digits), 0).split('.');
  if (fraction.length > places) return value.toFixed(places);
  return places === 0 ? whole : `${whole}.${fraction.padEnd(places, '0')}`;
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
