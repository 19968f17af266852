/** Cells as elements: each names where it is from. */
import type { JSX } from 'preact';
import type { PageCell } from '../cells/page-cell.ts';
import { type CellStyle, NO_VALUE, shownCell } from './shown-cell.ts';

interface ShownProps {
  /** Null: the run has no such cell. */
  readonly cell: PageCell | null;
  /** By default short. */
  readonly as?: CellStyle;
}

/** A cell in a text or a table. Text in any script keeps its direction to itself. */
export function Shown({ cell, as = 'short' }: ShownProps): JSX.Element {
  if (cell === null) return <>{NO_VALUE}</>;
  const text = shownCell(cell, as);
  return cell.kind === 'text' ? (
    <bdi data-cell={cell.address}>{text}</bdi>
  ) : (
    <data data-cell={cell.address} value={cell.text}>
      {text}
    </data>
  );
}

/** A cell in a picture, as part of a `text`. */
export function ShownSvg({ cell, as = 'short' }: ShownProps): JSX.Element {
  if (cell === null) return <>{NO_VALUE}</>;
  return <tspan data-cell={cell.address}>{shownCell(cell, as)}</tspan>;
}
