/** Reads what a page shows of a cell, and says what is wrong with it. */
import { type BookCell, RECORD_NUMBER } from './page-book.ts';

const NO_VALUE = '–';
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September'],
  ...['October', 'November', 'December'],
];
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;
const UNSAID = ['', 'date', 'correlation'];

/** How a text stands on the page. */
export interface ShownPlace {
  /** Whether a heading may have the unit. */
  readonly isInTable: boolean;
  /** What else has the unit of a count, in small letters; empty: nothing. */
  readonly label: string;
  /** Whether a picture may show the beginning of a text only. */
  readonly isCut: boolean;
  /** Whether it is one between two runs: they have signs, and those of shares are in points. */
  readonly isDifference?: boolean;
}

/** Why a text is not what stands in a cell; null: it is. */
export function shownFault(shown: string, cell: BookCell, place: ShownPlace): string | null {
  const { text, type } = cell;
  if (text === '') return shown === NO_VALUE ? null : `'${shown}' is shown of an empty cell`;
  if (shown === text && !isFigure(cell)) return null;
  if (place.isCut && shown.endsWith('…') && text.startsWith(shown.slice(0, -1))) return null;
  if (DATE.test(text)) {
    return isoDate(shown) === text ? null : `'${shown}' is not the day ${text}`;
  }
  if (!NUMBER.test(text) || type === 'string') return `'${shown}' is not the text '${text}'`;
  return numberFault(shown, cell, place);
}

/** Whether it must be written for readers: of a column of texts a number may stand as it is. */
function isFigure({ text, type }: BookCell): boolean {
  return type !== 'string' && (DATE.test(text) || NUMBER.test(text));
}

/** `30 October 2013` as 2013-10-30; null: it is no such date. */
function isoDate(shown: string): string | null {
  const [, day = '', name = '', year] = /^(\d{1,2})\u00a0(\p{L}+)\u00a0(\d{4})$/u.exec(shown) ?? [];
  const month = MONTHS.indexOf(name) + 1;
  if (year === undefined || month === 0 || day.startsWith('0')) return null;
  return [year, String(month).padStart(2, '0'), day.padStart(2, '0')].join('-');
}

const SHOWN = new RegExp(
  [
    '^(?<sign>[−+])?(?<pound>£)?',
    String.raw`(?<whole>\d{1,3}(?:,\d{3})*)(?:\.(?<fraction>\d+))?`,
    String.raw`(?:\u00a0(?<scale>million|billion))?(?:\u00a0(?<unit>[^\d\s].*))?$`,
  ].join(''),
  'u',
);
/** Powers of ten by which the cell was divided; a share was multiplied. */
const SCALES: Readonly<Record<string, number>> = { million: 6, billion: 9 };

/** Whether the unit goes without saying beside the number, or is said beside it. */
function isUnsaid({ unit, type }: BookCell, { isInTable, label }: ShownPlace): boolean {
  const isSaid = /^[a-z-]+$/.test(unit) && label.includes(unit);
  return isInTable || isSaid || type === RECORD_NUMBER || UNSAID.includes(unit);
}

function numberFault(shown: string, cell: BookCell, place: ShownPlace): string | null {
  const parts = SHOWN.exec(shown)?.groups;
  if (parts === undefined) return `'${shown}' is not a number as readers write it`;
  const { sign = '', pound, whole = '', fraction = '', scale = '', unit } = parts;
  const said = pound === undefined ? unit : 'GBP';
  const isPoints =
    said === 'percentage points' && cell.unit === 'share' && place.isDifference === true;
  const wanted = isPoints ? said : cell.unit === 'share' ? '%' : cell.unit;
  const isOne = shown.startsWith('1\u00a0') && `${said}s` === wanted;
  const isBare = said === undefined && isUnsaid(cell, place);
  if (!isBare && !isOne && said !== wanted) return `'${shown}' is not in ${cell.unit}`;
  const digits = BigInt(whole.replaceAll(',', '') + fraction);
  if (sign === '+' && place.isDifference !== true) return `'${shown}' has the sign of a difference`;
  if (sign !== '' && digits === 0n) return `'${shown}' is a nothing with a sign`;
  const power = (SCALES[scale] ?? 0) - (said === '%' || isPoints ? 2 : 0);
  const figure = { digits: sign === '−' ? -digits : digits, places: fraction.length - power };
  return isRounded(figure, decimalOf(cell.text)) ? null : `'${shown}' is not ${cell.text}`;
}

interface Decimal {
  readonly digits: bigint;
  readonly places: number;
}

function decimalOf(text: string): Decimal {
  const places = (text.split('.')[1] ?? '').length;
  return { digits: BigInt(text.replace('.', '')), places };
}

/** Whether a decimal is within half a unit of its last place of another. */
function isRounded(shown: Decimal, cell: Decimal): boolean {
  const places = Math.max(shown.places, cell.places);
  const unit = 10n ** BigInt(places - shown.places);
  const difference = shown.digits * unit - cell.digits * 10n ** BigInt(places - cell.places);
  return 2n * (difference < 0n ? -difference : difference) <= unit;
}
