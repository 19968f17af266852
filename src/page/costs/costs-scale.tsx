/** Amounts beside each other in one scale: `£0.43 million, £1.49 million`. */
import type { JSX } from 'preact';
import { groupDigits } from '../../units/counted.ts';
import { formatDecimal } from '../../units/decimal.ts';
import { numberOf, type PageCell } from '../cells/page-cell.ts';
import { ShownSvg } from '../shown/shown.tsx';

interface Scale {
  /** In pounds. */
  readonly divisor: number;
  readonly word: string;
}

const SCALES: readonly Scale[] = [
  { divisor: 1e9, word: 'billion' },
  { divisor: 1e6, word: 'million' },
];
/** Of the scale; below, one place more tells amounts apart. */
const FEW = 10;
/** Keeps an amount on one line. */
const NO_BREAK = '\u00a0';
const MINUS = '\u2212';

interface ScaledMoneyProps {
  readonly cell: PageCell | null;
  /** In pounds, of either sign: all amounts of the row. */
  readonly beside: readonly number[];
}

/** An amount in the scale of the largest beside it, in a picture. */
export function ScaledMoney({ cell, beside }: ScaledMoneyProps): JSX.Element {
  const value = numberOf(cell);
  const largest = Math.max(0, ...beside.map(Math.abs));
  const scale = SCALES.find(({ divisor }) => largest >= divisor);
  if (cell === null || value === null || scale === undefined) return <ShownSvg cell={cell} />;
  return <tspan data-cell={cell.address}>{scaledMoney(value, scale, largest)}</tspan>;
}

function scaledMoney(pounds: number, { divisor, word }: Scale, largest: number): string {
  const places = largest < FEW * divisor ? 2 : 1;
  const decimal = formatDecimal(Math.abs(pounds) / divisor, places);
  const sign = pounds < 0 && Number(decimal) !== 0 ? MINUS : '';
  const [whole = '', fraction = ''] = decimal.split('.');
  return `${sign}£${groupDigits(Number(whole))}.${fraction}${NO_BREAK}${word}`;
}
