/** Amounts beside each other on one scale: `£0.43 million, £1.49 million`. */
import type { JSX } from 'preact';
import type { PageCell, Written } from '../cells/page-cell.ts';
import { ShownSvg } from '../shown/shown.tsx';

const SCALES = [
  { scale: 'billion', from: 1e9 },
  { scale: 'million', from: 1e6 },
] as const;
/** Of the scale; below, one place more tells amounts apart. */
const FEW = 10;

interface ScaledMoneyProps {
  readonly cell: PageCell | null;
  /** In pounds, of either sign: all amounts of the row. */
  readonly beside: readonly number[];
}

/** An amount on the scale of the largest beside it, in a picture. */
export function ScaledMoney({ cell, beside }: ScaledMoneyProps): JSX.Element {
  const written = writtenFor(beside);
  return <ShownSvg cell={cell === null || written === null ? cell : { ...cell, written }} />;
}

/** Null: pounds need no scale. */
function writtenFor(pounds: readonly number[]): Written | null {
  const largest = Math.max(0, ...pounds.map(Math.abs));
  const found = SCALES.find(({ from }) => largest >= from);
  if (found === undefined) return null;
  const { scale, from } = found;
  return { scale, places: largest < FEW * from ? 2 : 1, isSigned: false };
}
