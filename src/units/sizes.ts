import { formatDecimalShort } from './decimal.ts';

export const BYTES_PER_KIB = 1024;
export const BYTES_PER_MIB = 1024 * BYTES_PER_KIB;
export const BYTES_PER_GIB = 1024 * BYTES_PER_MIB;
export const BYTES_PER_TIB = 1024 * BYTES_PER_GIB;

/** Units that a size may be written in, smallest first. */
const UNITS = [
  { name: 'B', bytes: 1 },
  { name: 'KiB', bytes: BYTES_PER_KIB },
  { name: 'MiB', bytes: BYTES_PER_MIB },
  { name: 'GiB', bytes: BYTES_PER_GIB },
  { name: 'TiB', bytes: BYTES_PER_TIB },
] as const;

/** Units with two meanings: Exchange's documents use 2^10 steps, disk vendors 10^3 steps. */
const AMBIGUOUS_UNITS = [
  { name: 'KB', decimalBytes: 1e3, binaryName: 'KiB', binaryBytes: BYTES_PER_KIB },
  { name: 'MB', decimalBytes: 1e6, binaryName: 'MiB', binaryBytes: BYTES_PER_MIB },
  { name: 'GB', decimalBytes: 1e9, binaryName: 'GiB', binaryBytes: BYTES_PER_GIB },
  { name: 'TB', decimalBytes: 1e12, binaryName: 'TiB', binaryBytes: BYTES_PER_TIB },
] as const;

type AmbiguousUnit = (typeof AMBIGUOUS_UNITS)[number];

const AMOUNT_AND_UNIT = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))\s*([A-Za-z]*)$/;
const HOW_TO_WRITE = 'write a number and a binary unit, such as 200 MiB';

/**
 * Reads a size such as `200 MiB`, `0.5 TiB` or `55KiB`, rounded to whole bytes (half a byte up).
 *
 * `KB`, `MB`, `GB` and `TB` are refused with both of their readings. The result is either the bytes
 * or a sentence that says what is wrong and what to write; the largest size is 2^53 - 1 bytes.
 *
 * @example parseSize('55 KiB') // { bytes: 56320 }
 */
export function parseSize(text: string): { bytes: number } | { fault: string } {
  const trimmed = text.trim();
  const [, amountText, unitText] = AMOUNT_AND_UNIT.exec(trimmed) ?? [];
  if (amountText === undefined || unitText === undefined) {
    return { fault: `'${trimmed}' is not a size: ${HOW_TO_WRITE}` };
  }
  if (amountText.startsWith('-')) {
    return { fault: `'${trimmed}' is negative: a size is zero or more, such as 200 MiB` };
  }
  const unit = UNITS.find((candidate) => candidate.name === unitText);
  if (unit === undefined) {
    return { fault: unitFault(trimmed, amountText, unitText) };
  }
  const bytes = Math.round(Number(amountText) * unit.bytes);
  if (!Number.isSafeInteger(bytes)) {
    return { fault: `'${trimmed}' is too large: a size is below 8192 TiB` };
  }
  return { bytes };
}

function unitFault(trimmed: string, amountText: string, unitText: string): string {
  const lowerCase = unitText.toLowerCase();
  const ambiguous = AMBIGUOUS_UNITS.find(({ name }) => name.toLowerCase() === lowerCase);
  if (ambiguous !== undefined) {
    return bothReadings(trimmed, Number(amountText), ambiguous);
  }
  if (unitText === '') {
    return `'${trimmed}' has no unit: write B, KiB, MiB, GiB or TiB after it, such as 200 MiB`;
  }
  const meant = UNITS.find(({ name }) => name.toLowerCase() === lowerCase);
  const advice = meant === undefined ? 'B, KiB, MiB, GiB or TiB' : `${amountText} ${meant.name}`;
  return `'${unitText}' in '${trimmed}' is not a unit of size: write ${advice}`;
}

function bothReadings(trimmed: string, amount: number, unit: AmbiguousUnit): string {
  const binary = amount * unit.binaryBytes;
  const decimal = amount * unit.decimalBytes;
  if (!Number.isSafeInteger(Math.round(binary))) {
    return `'${trimmed}' is too large: a size is below 8192 TiB`;
  }
  const asBinary = `${formatDecimalShort(amount, 3)} ${unit.binaryName}`;
  const asDecimal = `${formatDecimalShort(decimal / unit.binaryBytes, 3)} ${unit.binaryName}`;
  return (
    `'${trimmed}' could mean ${asBinary} (${groupDigits(binary)} bytes, Exchange's usage) ` +
    `or ${asDecimal} (${groupDigits(decimal)} bytes, disk vendors' usage): write one of them`
  );
}

function groupDigits(bytes: number): string {
  return String(Math.round(bytes)).replace(/(?<=\d)(?=(?:\d{3})+$)/g, ',');
}

/**
 * Writes a size for messages in the largest unit of which it holds at least one, up to 3 places.
 *
 * The rounded figure stays below 1024 (1 byte short of 1 GiB is `1 GiB`) except in TiB.
 *
 * @throws RangeError for NaN, infinities and 1e21 TiB or more.
 * @example formatSize(1.5 * BYTES_PER_GIB) // '1.5 GiB'
 */
export function formatSize(bytes: number): string {
  for (const unit of UNITS) {
    const isLargest = unit.bytes === BYTES_PER_TIB;
    if (!isLargest && Math.abs(bytes) >= 1024 * unit.bytes) continue;
    const amount = formatDecimalShort(bytes / unit.bytes, 3);
    if (Math.abs(Number(amount)) < 1024 || isLargest) {
      return `${amount} ${unit.name}`;
    }
  }
  throw new RangeError(`${bytes} bytes cannot be written as a size`);
}
