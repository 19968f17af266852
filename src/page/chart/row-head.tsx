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

interface RowHeadProps {
  readonly name: PageCell | null;
  readonly frame: Frame;
  /** Of the row, in the picture. */
  readonly top: number;
  /** Units of the picture for the name. */
  readonly nameWidth: number;
  /** The figures: words and cells. */
  readonly children: ComponentChildren;
}

export function RowHead({ name, frame, top, nameWidth, children }: RowHeadProps): JSX.Element {
  const y = px(top + BASELINE);
  return (
    <>
      {name !== null && (
        <text class="row-name" x={frame.left} y={y}>
          <CutName name={name} width={BOLD * nameWidth} />
        </text>
      )}
      <text class="row-figures" x={frame.right} y={y} text-anchor="end">
        {children}
      </text>
    </>
  );
}
