/** An axis of names: a lane for each, one below the other. */
import type { JSX } from 'preact';
import type { PageCell } from '../page-cell.ts';
import { type Breadth, type Frame, px } from './frame.ts';

/** Of what stands in lanes: names beside them on wide pages, above them on narrow ones. */
export interface Lanes {
  readonly frame: Frame;
  readonly laneHeight: number;
  /** Where a lane's marks have their middle. */
  readonly middleOf: (index: number) => number;
  /** Where the line of its name stands. */
  readonly nameOf: (index: number) => number;
}

/** Height above a lane that a name takes. */
const NAME_HEIGHT = 18;
/** From the middle of letters to the line on which they stand. */
const BASELINE = 4;

/** Height of all lanes with their names. @param laneHeight of a lane's marks */
export function lanesHeight(count: number, breadth: Breadth, laneHeight: number): number {
  return count * (laneHeight + (breadth === 'narrow' ? NAME_HEIGHT : 0));
}

/** Lanes that fill a frame of that height from its top. */
export function lanesOf(frame: Frame, laneHeight: number): Lanes {
  const above = frame.breadth === 'narrow' ? NAME_HEIGHT : 0;
  const topOf = (index: number) => frame.top + index * (laneHeight + above);
  const middleOf = (index: number) => topOf(index) + above + laneHeight / 2;
  const nameOf = (index: number) =>
    above > 0 ? topOf(index) + NAME_HEIGHT - BASELINE : middleOf(index) + BASELINE;
  return { frame, laneHeight, middleOf, nameOf };
}

interface CategoryAxisProps {
  readonly lanes: Lanes;
  /** One a lane. */
  readonly names: readonly (PageCell | null)[];
  /** Units of the picture for a name above a lane; beside it there is the room at the left. */
  readonly widthAbove: number;
}

export function CategoryAxis({ lanes, names, widthAbove }: CategoryAxisProps): JSX.Element {
  const { left, right, breadth } = lanes.frame;
  const isAbove = breadth === 'narrow';
  return (
    <g class="categories">
      {names.map((name, index) => (
        <g key={index}>
          <line
            class="grid"
            x1={left}
            x2={right}
            y1={px(lanes.middleOf(index))}
            y2={px(lanes.middleOf(index))}
          />
          {name !== null && (
            <text
              x={isAbove ? left : left - 8}
              y={px(lanes.nameOf(index))}
              text-anchor={isAbove ? 'start' : 'end'}
            >
              <CutName name={name} width={isAbove ? widthAbove : left - 8} />
            </text>
          )}
        </g>
      ))}
    </g>
  );
}

/** Units of the picture that a letter takes on the mean, and one of a script that writes wide. */
const LETTER_WIDTH = 7;
const WIDE_FROM = 0x1100;

/** A name as far as there is room for it. */
export function CutName({
  name,
  width,
}: {
  readonly name: PageCell;
  readonly width: number;
}): JSX.Element {
  const shown = fitting(name.text, width);
  return (
    <tspan data-cell={name.address} data-cut={shown === name.text ? undefined : ''}>
      {shown}
    </tspan>
  );
}

/** A text, or its beginning and … if it is wider. */
function fitting(text: string, width: number): string {
  const letters = [...text];
  let used = 0;
  for (const [index, letter] of letters.entries()) {
    used += (letter.codePointAt(0) ?? 0) >= WIDE_FROM ? 2 * LETTER_WIDTH : LETTER_WIDTH;
    if (used > width) return `${letters.slice(0, Math.max(1, index - 1)).join('')}…`;
  }
  return text;
}
