/** Numbers as the format writes them: plain, as a share, or as a size. */
import type { LegalRange } from '../random/distribution.ts';
import { formatShare, parseShare } from '../units/shares.ts';
import { formatSize, parseSize } from '../units/sizes.ts';
import { quoted } from './tree.ts';

export type Quantity = 'number' | 'share' | 'size';

/** What is wrong within one value of the file; `path` leads to the part of it that is at fault. */
export interface ValueFault {
  readonly path: readonly string[];
  /** Whether it is the key at the path's end that is at fault, not its value. */
  readonly isOfKey?: boolean;
  readonly message: string;
  readonly mend: string;
}

export type Reading<T> = { readonly value: T } | { readonly faults: readonly ValueFault[] };

/**
 * @example
 * fault('it is not a number', 'write digits')
 * // { faults: [{ path: [], message: 'it is not a number', mend: 'write digits' }] }
 */
export function fault(message: string, mend: string): { readonly faults: readonly ValueFault[] } {
  return { faults: [{ path: [], message, mend }] };
}

/** Reads a number of a kind; its range is for the caller to check. */
export function readQuantity(quantity: Quantity, raw: unknown): Reading<number> {
  if (typeof raw !== 'number' && typeof raw !== 'string') {
    return fault(`${describe(raw)} is not a ${quantity}`, `write ${EXAMPLES[quantity]}`);
  }
  if (quantity === 'number') {
    return readNumber(raw);
  }
  if (quantity === 'share') {
    const reading = parseShare(raw);
    return 'share' in reading ? { value: reading.share } : splitFault(reading.fault);
  }
  const reading = parseSize(String(raw));
  return 'bytes' in reading ? { value: reading.bytes } : splitFault(reading.fault);
}

const EXAMPLES: Readonly<Record<Quantity, string>> = {
  number: 'digits, such as 16.2',
  share: 'a percentage or a fraction, 15% or 0.15',
  size: 'a number and a binary unit, such as 200 MiB',
};

function readNumber(raw: string | number): Reading<number> {
  if (typeof raw === 'number' && Number.isFinite(raw)) {
    return { value: raw + 0 };
  }
  const isDigits = typeof raw === 'string' && /^[+-]?\d+(\.\d*)?$/.test(raw);
  const mend = isDigits
    ? 'write it without quotes'
    : 'write digits without separators, such as 1000';
  return fault(`${quoted(raw)} is not a number`, mend);
}

/** The sentences of units/ say first what is wrong, then, after a colon, what to write. */
function splitFault(sentence: string): { readonly faults: readonly ValueFault[] } {
  const colon = sentence.lastIndexOf(': ');
  return fault(sentence.slice(0, colon), sentence.slice(colon + 2));
}

/** The unit in which numbers of a field are reported: sizes become bytes, percentages shares. */
export function unitOf({ quantity, unit = '' }: Field): string {
  if (quantity === 'number') return unit;
  return quantity === 'share' ? 'share' : 'bytes';
}

function formatQuantity(quantity: Quantity, value: number): string {
  switch (quantity) {
    case 'number':
      return String(value);
    case 'share':
      return formatShare(value);
    case 'size':
      return value === Number.POSITIVE_INFINITY ? 'unlimited' : formatSize(value);
  }
}

export function formatRange(quantity: Quantity, range: LegalRange): string {
  return `${formatQuantity(quantity, range.low)} to ${formatQuantity(quantity, range.high)}`;
}

/** What the numbers of a field are, and between which bounds they are legal. */
export interface Field {
  readonly quantity: Quantity;
  /** Of plain numbers: shares and sizes have one by their kind. */
  readonly unit?: string;
  readonly range: LegalRange;
}

/** Refuses a number outside its range; `raw` is how it is written. */
export function inRange({ quantity, range }: Field, value: number, raw: unknown): Reading<number> {
  if (value >= range.low && value <= range.high) {
    return { value };
  }
  const text = formatRange(quantity, range);
  const outside = `${formatQuantity(quantity, value)} is outside ${text}`;
  const mend = `write a ${quantity} from ${text}`;
  return fault(outside, lacksPercent({ quantity, range }, value, raw) ? `${mend}: ${raw}%` : mend);
}

/** Whether a share is out of range only because its percent sign was left out. */
function lacksPercent({ quantity, range }: Field, value: number, raw: unknown): boolean {
  return quantity === 'share' && Number(raw) === value && value > 1 && value / 100 <= range.high;
}

/** Names a value in a message: what it is if it is no scalar. */
export function describe(raw: unknown): string {
  if (raw === null || raw === undefined) {
    return 'an empty value';
  }
  if (Array.isArray(raw)) {
    return 'a list';
  }
  return typeof raw === 'object' ? 'a map' : quoted(String(raw));
}
