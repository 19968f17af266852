/** What stands above the marks of a row: its name, and its figures at the other end. */
import type { ComponentChildren, JSX } from 'preact';
import type { PageCell } from '../cells/page-cell.ts';
import { CutName } from './category-axis.tsx';
import { type Frame, px } from './frame.ts';

/** Height that it takes. */
export const ROW_HEAD_HEIGHT = 22;
/** Bold letters are wider than those for which names are cut. */
const BOLD = 0.9;
/** From its top to the line on which letters stand. */
const BASELINE = 14;

/** Of a letter of the word before a name, about. */
const LETTER_WIDTH = 7;

interface RowHeadProps {
  /** A word that says what it is the name of. */
  readonly what?: string;
  readonly name: PageCell | null;
  readonly frame: Frame;
  /** Of the row, in the picture. */
  readonly top: number;
  /** Units of the picture for the name. */
  readonly nameWidth: number;
  /** The figures: words and cells. */
  readonly children: ComponentChildren;
}

export function RowHead({
  what = '',
  name,
  frame,
  top,
  nameWidth,
  children,
}: RowHeadProps): JSX.Element {
  const y = px(top + BASELINE);
  const whatWidth = what === '' ? 0 : (what.length + 1) * LETTER_WIDTH;
  return (
    <>
      {name !== null && (
        <text class="row-name" x={frame.left} y={y}>
          {what !== '' && `${what} `}
          <CutName name={name} width={BOLD * (nameWidth - whatWidth)} />
        </text>
      )}
      <text class="row-figures" x={frame.right} y={y} text-anchor="end">
        {children}
      </text>
    </>
  );
}
